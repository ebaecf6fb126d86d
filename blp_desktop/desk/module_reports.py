"""The report of a module as a project manager sends it: figures, charts, agenda, speakers, no-shows where wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from blp_desktop.desk.agenda import SessionLine, session_lines
from blp_desktop.desk.finding import module_named, the_programme
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.module_headers import header_of_module
from blp_desktop.desk.report_charts import STEP_WORDS, charts_of, half_day_label
from blp_desktop.desk.report_facts import Group, ModuleFigures, Report, ReportScope
from blp_desktop.desk.report_reading import doors_of
from blp_desktop.desk.reports import missed_by, report_in
from blp_desktop.desk.sheet_sections import speakers_in
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.writing_files import write_file
from blp_desktop.paper.blocks import Rows
from blp_desktop.paper.listings import PaperPdf
from blp_desktop.paper.module_reports import ReportFacts, ReportTable, report_pdf
from blp_desktop.paper.sheet_words import SheetWords, words_of
from blp_desktop.store.schema import Edition, Module


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Whether those who stayed away are named."""

    no_shows: bool = False


_AS_EVER = ReportOrder()


def module_report(station: Station, module: str, order: ReportOrder = _AS_EVER) -> PaperPdf:
    """The report as PDF; raises Refusal for an unknown module."""
    with looking(station) as session:
        return report_as_read(station, session, module_named(session, module), order)


def report_as_read(station: Station, session: Session, module: Module, order: ReportOrder = _AS_EVER) -> PaperPdf:
    """The same within one look at the file."""
    return report_pdf(_Facts(station, session, module, order).facts())


def write_module_report(station: Station, module: str, order: ReportOrder, file: Path) -> PaperPdf:
    """Write the report; raises SurroundingsFailed if the disk does not allow it."""
    made = module_report(station, module, order)
    write_file(file, made.pdf)
    return made


class _Facts:
    """Gathers what one report says."""

    def __init__(self, station: Station, session: Session, module: Module, order: ReportOrder) -> None:
        self._session, self._module, self._order = session, module, order
        self._now = station.now()
        self._words: SheetWords = words_of(module.language or the_programme(session).language)
        self._edition = session.get_one(Edition, module.edition_id)
        scope = ReportScope(self._edition.code, module.id)
        self._report: Report = report_in(session, scope, now=self._now)
        self._lines = session_lines(session, module)

    def facts(self) -> ReportFacts:
        """All of it, in the language of the module."""
        words, module = self._words, self._module
        at = f"{words.instant(self._now.astimezone(ZoneInfo(module.time_zone)))} ({module.time_zone})"
        return ReportFacts(
            header=header_of_module(self._session, module, words, now=self._now),
            days=words.long_span(module.first_day, module.last_day),
            ledger_at=words.say("note_ledger", instant=at),
            figures=tuple(self._figures()),
            charts=charts_of(self._report, words),
            tables=tuple(self._tables()),
            agenda=tuple(self._agenda()),
            speakers=speakers_in(line.speaker for line in self._lines),
        )

    def _figures(self) -> Iterator[tuple[str, str]]:
        for word, count in zip(STEP_WORDS, astuple(self._report.steps), strict=True):
            yield self._words.say(word), str(count)
        yield self._words.say("others"), str(self._report.others)
        if self._report.no_shows is not None:
            yield self._words.say("no_shows"), str(self._report.no_shows)

    def _tables(self) -> Iterator[ReportTable]:
        if self._report.is_empty:
            return
        (figures,) = self._report.modules
        yield self._half_days(figures)
        yield self._groups("by_country", "country", self._report.countries)
        yield self._groups("by_sector", "sector", self._report.sectors)
        if self._order.no_shows:
            yield self._no_shows()

    def _half_days(self, figures: ModuleFigures) -> ReportTable:
        say = self._words.say
        heads = ("half_day", "invited", "invited_present", "others", "total_present", "no_shows")
        rows = (
            (
                half_day_label(half, self._words),
                *(str(count) for count in (half.invited, half.came, half.others, half.present)),
                say("to_come") if half.no_shows is None else str(half.no_shows),
            )
            for half in figures.half_days
        )
        return ReportTable(
            title=say("by_half_day"),
            about=say("note_half_days"),
            rows=Rows(
                headings=tuple(say(word) for word in heads),
                rows=tuple(rows),
                shares=(3, 1, 1.4, 1.2, 1.2, 1.2),
                numbers=frozenset(range(1, 6)),
            ),
        )

    def _groups(self, title: str, heading: str, groups: Sequence[Group]) -> ReportTable:
        say = self._words.say
        rows = ((group.name or say("not_given"), *(str(count) for count in astuple(group.steps))) for group in groups)
        return ReportTable(
            title=say(title),
            rows=Rows(
                headings=(say(heading), *(say(word) for word in STEP_WORDS)),
                rows=tuple(rows),
                shares=(3, 1.2, 1.2, 1.2, 1.2, 1.2),
                numbers=frozenset(range(1, 6)),
            ),
        )

    def _no_shows(self) -> ReportTable:
        """Those invited who came to none of the half-days that are over, in the order of names."""
        say = self._words.say
        (door,) = doors_of(self._session, self._edition, [self._module]).modules
        missed = missed_by([door], self._now) or frozenset()
        people = [person for person in expected_people(self._session, self._module) if person.id in missed]
        return ReportTable(
            title=say("no_shows"),
            about=say("note_no_shows"),
            rows=Rows(
                headings=tuple(say(word) for word in ("last_name", "first_name", "organisation", "country")),
                rows=tuple((one.last_name, one.first_name, one.organisation, one.country) for one in people),
                shares=(2, 2, 4, 2),
            ),
        )

    def _agenda(self) -> Iterator[ReportTable]:
        """Each day's sessions; the first day under the heading of them all."""
        say = self._words.say
        for day, lines in groupby(self._lines, key=attrgetter("day")):
            yield ReportTable(
                title=f"{say('agenda')} · {self._words.long_date(day)}",
                rows=Rows(
                    headings=tuple(say(word) for word in ("time", "session", "speakers", "room")),
                    rows=tuple(self._line(line) for line in lines),
                    shares=(1.4, 4, 3.4, 2),
                ),
            )

    def _line(self, line: SessionLine) -> tuple[str, ...]:
        return self._words.span(line.start, line.end), line.title, line.speaker, line.room
