"""Attendance sheets: one day of one module, for signing, as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.paper import qr
from blp_desktop.paper.fitting import Fitted, Sizes, fit, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG
from blp_desktop.paper.pages import MM, new_canvas

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_A4 = (210.0, 297.0)
_SIDE = 14.0
_UPRIGHT_ROW, _ACROSS_ROW = 12.0, 10.0
_ROWS_A_PAGE = 15
_HEAD_ROW = 11.0
_FOOT = 54.0
_INK, _MUTED, _LINE, _ACCENT = (0.09, 0.12, 0.16), (0.36, 0.41, 0.47), (0.72, 0.76, 0.80), (0.04, 0.35, 0.54)
BLANK_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHeader:
    """What stands at the head of every sheet of a module; what nobody gave is empty and left out."""

    programme: str
    module: str
    city: str
    country: str = ""
    subtitle: str = ""
    edition: str = ""
    project_number: str = ""
    organisers: str = ""
    funders: str = ""
    funding_sentence: str = ""
    venue: str = ""
    address: str = ""
    time_zone: str = ""
    contact: str = ""
    privacy_notice: str = ""
    printed_at: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One person expected."""

    last_name: str
    first_name: str
    organisation: str
    country: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One half-day to sign for: `Morning`, `09:00-12:30`."""

    label: str
    times: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """One day's sheet. `id` names the paper when it comes back signed."""

    id: str
    day: str
    times: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...] = field(default=())
    blank_rows: int = BLANK_ROWS


@dataclass(frozen=True, slots=True)
class SheetsPdf:
    """The document and how much is in it."""

    pdf: bytes
    sheets: int
    pages: int


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    below: str
    width: float
    signed: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """One day's sheet laid out: page size in mm, columns, and the rows of each page."""

    header: SheetHeader
    day: SheetDay
    page: tuple[float, float]
    columns: tuple[_Column, ...]
    head: float
    row: float
    pages: tuple[tuple[tuple[str, ...], ...], ...]


def sheets_pdf(header: SheetHeader, days: Sequence[SheetDay], *, title: str) -> SheetsPdf:
    """The days' sheets in one document; each counts its own pages."""
    return sheets_of_modules([(header, tuple(days))], title=title)


def sheets_of_modules(modules: Sequence[tuple[SheetHeader, tuple[SheetDay, ...]]], *, title: str) -> SheetsPdf:
    """The same for several modules."""
    out = BytesIO()
    language = modules[0][0].language if modules else "en"
    canvas = new_canvas(out, page=_A4, title=title, language=language)
    plans = [_plan(header, day) for header, days in modules for day in days]
    pages = sum(_draw(canvas, plan) for plan in plans)
    canvas.save()
    return SheetsPdf(out.getvalue(), len(plans), pages)


def _plan(header: SheetHeader, day: SheetDay) -> _Plan:
    upright = len(day.columns) < 3
    page = _A4 if upright else (_A4[1], _A4[0])
    columns = _columns(day, page[0] - 2 * _SIDE)
    head = _head_height(header, day, page)
    row = _UPRIGHT_ROW if upright else _ACROSS_ROW
    pages = _paged(_texts(day, columns), row, room=page[1] - head - _HEAD_ROW - 12)
    return _Plan(header, day, page, columns, head, row, pages)


def _columns(day: SheetDay, room: float) -> tuple[_Column, ...]:
    """Number, names, organisation, country, role where anyone has one, and a signature for each half-day."""
    has_roles = any(row.role for row in day.rows)
    parts = [("", 0.0), ("Surname", 30.0), ("First name", 26.0), ("Organisation", 40.0), ("Country", 18.0)]
    parts += [("Role", 20.0)] if has_roles else []
    signature = max(28.0, room * 0.36 / len(day.columns))
    number = 8.0
    left = room - number - signature * len(day.columns)
    total = sum(share for _, share in parts)
    fixed = [_Column("No.", "", number)]
    fixed += [_Column(title, "", left * share / total) for title, share in parts if title]
    return tuple(fixed) + tuple(_Column(each.label, each.times, signature, signed=True) for each in day.columns)


def _texts(day: SheetDay, columns: tuple[_Column, ...]) -> list[tuple[str, ...]]:
    has_roles = any(column.title == "Role" for column in columns)
    rows: list[tuple[str, ...]] = []
    for number, row in enumerate(day.rows, start=1):
        texts = (str(number), row.last_name, row.first_name, row.organisation, row.country)
        rows.append((*texts, row.role) if has_roles else texts)
    return rows + [(str(len(rows) + blank), "", "", "", "") for blank in range(1, day.blank_rows + 1)]


def _paged(rows: list[tuple[str, ...]], row: float, *, room: float) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The rows of each page; the last page keeps room for the foot and never holds the foot alone."""
    full = min(_ROWS_A_PAGE, int(room // row))
    last = min(full, int((room - _FOOT) // row))
    pages = [tuple(rows[at : at + full]) for at in range(0, len(rows), full)] or [()]
    if len(pages[-1]) <= last:
        return tuple(pages)
    left = pages.pop()
    kept = len(left) - min(last, len(left) // 2)
    return (*pages, left[:kept], left[kept:])


def _draw(canvas: "Canvas", plan: _Plan) -> int:
    for number, rows in enumerate(plan.pages, start=1):
        canvas.setPageSize((plan.page[0] * MM, plan.page[1] * MM))
        _draw_head(canvas, plan, f"Page {number} of {len(plan.pages)}")
        bottom = _draw_table(canvas, plan, rows)
        if number == len(plan.pages):
            _draw_foot(canvas, plan, bottom)
        _draw_margin(canvas, plan)
        canvas.showPage()
    return len(plan.pages)


def _text(canvas: "Canvas", plan: _Plan, x: float, y: float, fitted: Fitted, font: str, colour: object = _INK) -> float:
    """Lines from `y` millimetres below the top edge; gives where the next line may stand."""
    canvas.setFillColorRGB(*colour)  # type: ignore[misc]
    canvas.setFont(font, fitted.size)
    for line in fitted.lines:
        y += fitted.size * 1.2 / MM
        canvas.drawString(x * MM, (plan.page[1] - y) * MM + fitted.size * 0.22, line)
    return y


def _head_lines(
    header: SheetHeader, day: SheetDay, room: float
) -> list[tuple[Fitted, str, tuple[float, float, float]]]:
    place = ", ".join(part for part in (header.venue, header.address, header.city, header.country) if part)
    when = f"{day.day}, {day.times}" + (f" ({header.time_zone})" if header.time_zone else "")
    edition = " · ".join(part for part in (header.edition, header.project_number) if part)
    programme = f"{header.programme} {edition}".strip()
    by = [("Organised by", header.organisers), ("Funded by", header.funders)]
    shown = [
        (programme, STRONG, 13.0, _INK),
        (header.subtitle, REGULAR, 9.5, _MUTED),
        (f"Attendance sheet · {header.module}", STRONG, 11.5, _ACCENT),
        (when, STRONG, 10.5, _INK),
        (place, REGULAR, 10.0, _INK),
        *((f"{label}: {value}", REGULAR, 8.5, _MUTED) for label, value in by if value),
        (header.funding_sentence, REGULAR, 8.5, _MUTED),
    ]
    return [(wrap(text, font, room=room * MM, size=size), font, colour) for text, font, size, colour in shown if text]


def _head_height(header: SheetHeader, day: SheetDay, page: tuple[float, float]) -> float:
    lines = _head_lines(header, day, page[0] - 2 * _SIDE - 26)
    return max(12 + sum(len(fitted.lines) * fitted.size * 1.2 / MM for fitted, _, _ in lines) + 4, 12 + 28)


def _draw_head(canvas: "Canvas", plan: _Plan, page_of: str) -> None:
    y = 10.0
    for fitted, font, colour in _head_lines(plan.header, plan.day, plan.page[0] - 2 * _SIDE - 26):
        y = _text(canvas, plan, _SIDE, y, fitted, font, colour)
    _draw_id(canvas, plan, page_of)


def _draw_id(canvas: "Canvas", plan: _Plan, page_of: str) -> None:
    """The sheet's QR code, its id and the page, at the right of the head."""
    symbol = qr.symbol(plan.day.id)
    side = symbol.side * 0.6
    x, top = plan.page[0] - _SIDE - side, 11.0
    canvas.setFillColorRGB(*_INK)
    for row, bits in enumerate(symbol.rows()):
        for left, length in _runs(bits, symbol.side):
            y = plan.page[1] - top - (row + 1) * 0.6
            canvas.rect((x + left * 0.6) * MM, y * MM, length * 0.6 * MM, 0.6 * MM, stroke=0, fill=1)
    for line, below in ((plan.day.id, 3.2), (page_of, 6.6)):
        canvas.setFont(REGULAR, 7.5)
        canvas.drawRightString((plan.page[0] - _SIDE) * MM, (plan.page[1] - top - side - below) * MM, line)


def _runs(bits: int, side: int) -> list[tuple[int, int]]:
    """Where dark modules stand side by side in a row: (first, how many)."""
    text, runs, at = f"{bits:0{side}b}", [], 0
    while (start := text.find("1", at)) >= 0:
        end = text.find("0", start) if "0" in text[start:] else side
        runs.append((start, end - start))
        at = end
    return runs


def _draw_table(canvas: "Canvas", plan: _Plan, rows: tuple[tuple[str, ...], ...]) -> float:
    """Heading and rows; gives how far down the page they reach."""
    top = plan.head
    _draw_headings(canvas, plan, top)
    y = top + _HEAD_ROW
    for row in rows:
        _draw_row(canvas, plan, row, y)
        y += plan.row
    _draw_lines(canvas, plan, top, rows)
    return y


def _draw_headings(canvas: "Canvas", plan: _Plan, top: float) -> None:
    x = _SIDE
    canvas.setFillColorRGB(0.94, 0.96, 0.97)
    bottom = (plan.page[1] - top - _HEAD_ROW) * MM
    canvas.rect(_SIDE * MM, bottom, (plan.page[0] - 2 * _SIDE) * MM, _HEAD_ROW * MM, stroke=0, fill=1)
    for column in plan.columns:
        room = (column.width - 3) * MM
        title = fit(column.title, STRONG, room=room, sizes=Sizes(largest=9, floor=7, lines=1))
        y = _text(canvas, plan, x + 1.5, top + (1.2 if column.below else 3.2), title, STRONG)
        if column.below:
            _text(canvas, plan, x + 1.5, y, fit(column.below, REGULAR, room=room, sizes=Sizes(largest=8, floor=6)), REGULAR, _MUTED)
        x += column.width


def _draw_row(canvas: "Canvas", plan: _Plan, row: tuple[str, ...], y: float) -> None:
    x = _SIDE
    for position, (text, column) in enumerate(zip(row, plan.columns, strict=False)):
        if text:
            font = STRONG if position == 1 else REGULAR
            fitted = fit(text, font, room=(column.width - 3) * MM, sizes=Sizes(largest=9.5, floor=8))
            height = len(fitted.lines) * fitted.size * 1.2 / MM
            _text(canvas, plan, x + 1.5, y + (plan.row - height) / 2, fitted, font, _MUTED if position == 0 else _INK)
        x += column.width


def _draw_lines(canvas: "Canvas", plan: _Plan, top: float, rows: tuple[tuple[str, ...], ...]) -> None:
    canvas.setStrokeColorRGB(*_LINE)
    canvas.setLineWidth(0.5)
    bottom = top + _HEAD_ROW + plan.row * len(rows)
    levels = [top, *(top + _HEAD_ROW + plan.row * number for number in range(len(rows) + 1))]
    for y in levels:
        height = (plan.page[1] - y) * MM
        canvas.line(_SIDE * MM, height, (plan.page[0] - _SIDE) * MM, height)
    x = _SIDE
    for column in (*plan.columns, None):
        canvas.line(x * MM, (plan.page[1] - top) * MM, x * MM, (plan.page[1] - bottom) * MM)
        x += column.width if column else 0


def _draw_foot(canvas: "Canvas", plan: _Plan, bottom: float) -> None:
    y = bottom + 5
    totals = f"Expected: {len(plan.day.rows)}"
    totals += "".join(f"     Signed, {column.label.lower()}: ______" for column in plan.day.columns)
    y = _text(canvas, plan, _SIDE, y, Fitted((totals,), 9.5), STRONG) + 11
    half = (plan.page[0] - 2 * _SIDE - 10) / 2
    for x, who in ((_SIDE, "Trainer"), (_SIDE + half + 10, "Organiser")):
        canvas.setStrokeColorRGB(*_INK)
        canvas.line(x * MM, (plan.page[1] - y) * MM, (x + half) * MM, (plan.page[1] - y) * MM)
        _text(canvas, plan, x, y + 0.5, Fitted((f"{who}: name, signature, date",), 8), REGULAR, _MUTED)
    notice = " ".join(part for part in (plan.header.privacy_notice, _contact(plan.header)) if part)
    room = (plan.page[0] - 2 * _SIDE) * MM
    _text(canvas, plan, _SIDE, y + 7, wrap(notice, REGULAR, room=room, size=7.5), REGULAR, _MUTED)


def _contact(header: SheetHeader) -> str:
    return f"Contact: {header.contact}." if header.contact else ""


def _draw_margin(canvas: "Canvas", plan: _Plan) -> None:
    printed = f"Printed {plan.header.printed_at}" if plan.header.printed_at else ""
    canvas.setFillColorRGB(*_MUTED)
    canvas.setFont(REGULAR, 7)
    canvas.drawString(_SIDE * MM, 7 * MM, printed)
    canvas.drawRightString((plan.page[0] - _SIDE) * MM, 7 * MM, f"{plan.header.city} · {plan.day.day}")
