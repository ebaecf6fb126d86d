"""Attendance sheets: a day's or a whole module's, for signing or with the ledger's times, as PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.fonts import missing_letters
from blp_desktop.paper.pages import new_canvas
from blp_desktop.paper.sheet_code import PrintedSheet, printed_sheet
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

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

__all__ = [
    "BLANK_ROWS",
    "Field",
    "PrintedSheet",
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
    """The document, how much is in it, and a sentence for each text that cannot be printed whole.

    `printed` says what stands where on each sheet, for when it comes back signed.
    """

    pdf: bytes
    sheets: int
    pages: int
    problems: tuple[str, ...] = ()
    printed: tuple[PrintedSheet, ...] = ()


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
    printed = tuple(printed_sheet(plans) for plans in sheets)
    for plans, sheet in zip(sheets, printed, strict=True):
        _draw(canvas, plans, sheet)
    canvas.save()
    problems = dict.fromkeys(said for plans in sheets for plan in plans for said in _problems(plan))
    pages = sum(len(sheet.pages) for sheet in printed)
    return SheetsPdf(out.getvalue(), len(signed), pages, tuple(problems), printed)


def _draw(canvas: "Canvas", plans: Sequence[Plan], sheet: PrintedSheet) -> None:
    first = 1
    for plan in plans:
        SheetPen(canvas, plan, sheet).draw(first=first, pages=len(sheet.pages))
        first += len(plan.pages)


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
