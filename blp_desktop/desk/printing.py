"""Printing: a job carried out from its badges to paper, whoever puts it there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from blp_desktop.desk.badges import BadgeOrder, badge_print, draw, sentences
from blp_desktop.desk.designs import list_layouts
from blp_desktop.desk.finding import full_name, module_named, people_named
from blp_desktop.desk.label_stocks import list_stocks
from blp_desktop.desk.print_jobs import (
    NEXT_LABEL,
    BegunJob,
    Destination,
    begin_job,
    drop_job,
    end_job,
    fail_job,
    let_job_wait,
    replace_badge,
    start_job,
)
from blp_desktop.desk.printer_memory import Shift, printer_memory
from blp_desktop.desk.station import Outcome, Station, looking
from blp_desktop.desk.writing_files import make_folder, write_file
from blp_desktop.domain.names import words
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.paper.badge_facts import BadgeFace
from blp_desktop.paper.badges import BadgePrint
from blp_desktop.paper.layouts import Form


class PrinterMissing(SurroundingsFailed):
    """The printer is not there; whoever waits for it may try again."""


class PrintStopped(Exception):
    """The operator stopped the print in its middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """What a printer is handed: pages of one size (millimetres), each back after its front where there are backs.

    Badges are there as what they are made of too, for printers that take no PDF.
    """

    pdf: bytes
    width: float
    height: float
    has_backs: bool
    title: str
    badges: "Badges | None" = None


@dataclass(frozen=True, slots=True)
class Badges:
    """What the pages are made of: what each badge says, and how they are printed."""

    faces: tuple[BadgeFace, ...]
    how: BadgePrint


@dataclass(frozen=True, slots=True)
class PrintedBadges:
    """Badges that are on paper and recorded; `problems` are sentences, `file` is empty where a printer has them."""

    file: Path
    badges: int
    pages: int
    problems: tuple[str, ...]


Send = Callable[[Sheets, Destination], None]
"""Puts sheets where they belong; raises PrinterMissing, PrintStopped or SurroundingsFailed."""


def print_badges(station: Station, order: BadgeOrder, file: Path) -> Outcome[PrintedBadges]:
    """Write the badges as PDF and record them as printed; no badge is recorded if the file cannot be written.

    Raises Refusal for an unknown module, stock or person, someone not invited, or nothing to print.
    """
    begun = begin_job(station, order, to=Destination(file=str(file)))
    done = carry_out(station, begun.value, write_sheets, shift=order.shift)
    return Outcome(done.value, begun.touched | done.touched)


def badge_for(station: Station, person: str, *, module: str, folder: Path) -> Outcome[PrintedBadges]:
    """One person's badge as a PDF of its own in this folder, with a new code where the old one was revoked."""
    make_folder(folder)
    to = Destination(file=str(badge_file(station, person, folder=folder)))
    begun = begin_job(station, order_alone(station, person, module=module), to=to)
    done = carry_out(station, begun.value, write_sheets)
    return Outcome(done.value, begun.touched | done.touched)


def badge_instead(station: Station, person: str, *, module: str, folder: Path) -> Outcome[PrintedBadges]:
    """The same in the place of a lost badge, whose code is revoked."""
    make_folder(folder)
    to = Destination(file=str(badge_file(station, person, folder=folder)))
    begun = replace_badge(station, order_alone(station, person, module=module), to=to)
    done = carry_out(station, begun.value, write_sheets)
    return Outcome(done.value, begun.touched | done.touched)


def order_alone(station: Station, person: str, *, module: str) -> BadgeOrder:
    """One person's badge on the next free label of the door's stock, or of the one printed on last here.

    What is remembered of another programme's own stocks and layouts keeps no badge from being printed.
    """
    memory = printer_memory()
    stock, layout = memory.stock_alone, memory.layouts.get(memory.stock_alone, "")
    order = BadgeOrder(module=module, people=(person,), start_at=NEXT_LABEL)
    if not memory.door_printer and stock not in {known.stock.id for known in list_stocks(station)}:
        return order
    is_known = layout in {known.layout.id for known in list_layouts(station)}
    return replace(order, stock=stock, layout=layout if is_known else "")


def badge_file(station: Station, person: str, *, folder: Path) -> Path:
    """What a badge of this person alone is called."""
    with looking(station) as session:
        (found,) = people_named(session, (person,))
        name = "-".join(("badge", *words(full_name(found))))
    return folder / f"{name}.pdf"


def carry_out(station: Station, job: str, send: Send, *, shift: Shift | None = None) -> Outcome[PrintedBadges]:
    """Print a waiting job, corrected by `shift` or as it is remembered of its printer and stock.

    Whatever keeps it from paper stands in the job afterwards, and is raised.
    """
    started = start_job(station, job)
    begun = started.value
    try:
        done = _drawn_and_sent(station, begun, send, shift if shift is not None else _remembered(begun))
    except PrintStopped:
        drop_job(station, job)
        raise
    except PrinterMissing as missing:
        let_job_wait(station, job, problem=str(missing))
        raise
    except (Refusal, SurroundingsFailed) as problem:
        fail_job(station, job, problem=str(problem))
        raise
    ended = end_job(station, begun)
    return Outcome(done, started.touched | ended.touched)


def write_sheets(sheets: Sheets, to: Destination) -> None:
    """A file instead of a printer."""
    write_file(Path(to.file), sheets.pdf)


def _remembered(begun: BegunJob) -> Shift:
    return printer_memory().shift_for(begun.to.printer, begun.order.stock)


def _drawn_and_sent(station: Station, begun: BegunJob, send: Send, shift: Shift) -> PrintedBadges:
    order = replace(begun.order, shift=shift)
    pdf = draw(station, order, begun.badges)
    with looking(station) as session:
        how = badge_print(session, module_named(session, order.module), order)
    send(_sheets(pdf.pdf, Badges(tuple(badge.face for badge in begun.badges), how)), begun.to)
    return PrintedBadges(Path(begun.to.file), pdf.badges, pdf.pages, tuple(sentences(begun.badges, pdf)))


def _sheets(pdf: bytes, badges: Badges) -> Sheets:
    stock = badges.how.stock
    return Sheets(
        pdf=pdf,
        width=stock.page_width,
        height=stock.page_height,
        has_backs=badges.how.layout.form is Form.BOTH_SIDES,
        title=f"{len(badges.faces)} badges · {stock.title}",
        badges=badges,
    )
