"""The occasion of a module's badges: programme, city and days, the agenda, and the logos of those who pay."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from sqlalchemy.orm import Session

from blp_desktop.desk.agenda import SessionLine, session_lines
from blp_desktop.desk.modules import span_label
from blp_desktop.desk.programme import header_of, logos_of
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.paper.badge_facts import AgendaDay, AgendaLine, Occasion
from blp_desktop.store.schema import Module


def occasion_of(session: Session, module: Module) -> Occasion:
    """What all badges of the module say alike."""
    header = header_of(session)
    title = module.title if module.city in module.title else f"{module.title} · {module.city}"
    return Occasion(
        programme=header.title,
        module=title,
        dates=span_label(module.first_day, module.last_day),
        agenda=tuple(_days(session_lines(session, module))),
        logos=logos_of(header),
    )


def _days(lines: Sequence[SessionLine]) -> Iterator[AgendaDay]:
    for day, of_day in groupby(lines, key=attrgetter("day")):
        yield AgendaDay(day_label(day), tuple(_line(line) for line in of_day))


def _line(line: SessionLine) -> AgendaLine:
    return AgendaLine(f"{line.start:%H:%M}-{line.end:%H:%M}", line.title, line.room)
