"""Attendance sheets: a day's or a whole module's, for signing or with the ledger's times, as PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.fonts import missing_letters
from blp_desktop.paper.pages import new_canvas
from blp_desktop.paper.sheet_columns import A4
from blp_desktop.paper.sheet_drawing import SheetPen
from blp_desktop.paper.sheet_facts import (
    BLANK_ROWS,
    Field,
    Seen,
    SheetColumn,
    SheetDay,
    SheetHeader,
    SheetMark,
    SheetRow,
    SheetSection,
)
from blp_desktop.paper.sheet_plan import Plan, plans_of

__all__ = [
    "BLANK_ROWS",
    "Field",
    "Seen",
    "SheetColumn",
    "SheetDay",
    "SheetHeader",
    "SheetMark",
    "SheetRow",
    "SheetSection",
    "SheetsPdf",
    "sheets_of_modules",
    "sheets_pdf",
]


@dataclass(frozen=True, slots=True)
class SheetsPdf:
    """The document, how much is in it, and a sentence for each text that cannot be printed whole."""

    pdf: bytes
    sheets: int
    pages: int
    problems: tuple[str, ...] = ()


def sheets_pdf(header: SheetHeader, days: Sequence[SheetDay], *, title: str) -> SheetsPdf:
    """The days' sheets in one document; each counts its own pages. Raises Refusal where no day has a half-day."""
    return sheets_of_modules([(header, tuple(days))], title=title)


def sheets_of_modules(modules: Sequence[tuple[SheetHeader, tuple[SheetDay, ...]]], *, title: str) -> SheetsPdf:
    """The same for several modules."""
    signed = [(header, day) for header, days in modules for day in days if day.columns]
    if not signed:
        raise Refusal("no_counting_day", "No day counts for attendance.", "Let a session of the agenda count.")
    sheets = [plans_of(header, day) for header, day in signed]
    out = BytesIO()
    canvas = new_canvas(out, page=A4, title=title, language=sheets[0][0].words.language)
    pages = 0
    for plans in sheets:
        whole, first = sum(len(plan.pages) for plan in plans), 1
        for plan in plans:
            SheetPen(canvas, plan).draw(first=first, pages=whole)
            first += len(plan.pages)
        pages += whole
    canvas.save()
    problems = dict.fromkeys(said for plans in sheets for plan in plans for said in _problems(plan))
    return SheetsPdf(out.getvalue(), len(signed), pages, tuple(problems))


def _problems(plan: Plan) -> Iterator[str]:
    yield from plan.head.problems
    if plan.foot.notice.cut:
        yield "The privacy notice is too long for the foot of the sheet."
    for row in plan.day.rows:
        if lacking := missing_letters(_said(row)):
            yield f"{_name(row)}: no font here has the letters {lacking}"
    fitted = [cell for page in plan.pages for row in page for cell in (*row.cells, *row.times)]
    fitted += [line.text for column in plan.columns for line in column.heading]
    yield from (f"Too long for its column: {cell.lines[-1]}" for cell in fitted if cell.cut)


def _said(row: SheetRow) -> str:
    return "".join(row.text_of(shown) for shown in Field)


def _name(row: SheetRow) -> str:
    return f"{row.first_name} {row.last_name}".strip()
