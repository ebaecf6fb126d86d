"""What stands where on a printed sheet, so that its signed pages can be read beside it; lengths in millimetres."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from blp_desktop.domain.sheet_codes import PageCode, Spot, sheet_code
from blp_desktop.paper import qr
from blp_desktop.paper.pages import DOT, MM
from blp_desktop.paper.sheet_look import SIDE
from blp_desktop.paper.sheet_plan import Plan
from blp_desktop.paper.sheet_rows import BAND, Row, has_band

_MODULE, _SMALL_MODULE = 8 * DOT, 5 * DOT
_TOP, _BOTTOM = 10.0, 5.5
"""Millimetres from the edges of the page."""


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A page's code and where it is drawn, from the upper left corner of the page.

    There are two, far from each other, so that a photograph can be laid over the page.
    """

    symbol: qr.Symbol
    x: float
    y: float
    side: float

    @classmethod
    def of(cls, page: tuple[float, float], code: PageCode, spot: Spot) -> "CodePlace":
        """Large at the upper right, or small at the lower left; on whole dots."""
        symbol = qr.symbol(code.text(spot))
        match spot:
            case Spot.HEAD:
                side = symbol.side * _MODULE
                left, top = (page[0] - SIDE) * MM - side, _TOP * MM
            case Spot.FOOT:
                side = symbol.side * _SMALL_MODULE
                left, top = SIDE * MM, (page[1] - _BOTTOM) * MM - side
        return cls(symbol, int(left / DOT) * DOT / MM, int(top / DOT) * DOT / MM, side / MM)

    @property
    def square(self) -> tuple[float, float, float]:
        """Its left edge, top and side."""
        return self.x, self.y, self.side


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as it was printed: whose, and between which heights; without a name it is blank."""

    number: int
    who: str
    name: str
    organisation: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A half-day to sign for."""

    checkpoint: str
    label: str


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its size, the left edge, top and side of its codes, its half-days and its rows."""

    size: tuple[float, float]
    code: tuple[float, float, float]
    foot_code: tuple[float, float, float]
    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet as it was printed, of that module; the same pages have the same code."""

    code: str
    module_id: str
    pages: tuple[PrintedPage, ...]

    def code_of(self, page: int) -> PageCode:
        """The code of its page of that number."""
        return PageCode(self.code, page)

    def kept(self) -> dict[str, Any]:
        """Its pages by number, as JSON can hold them; `kept_page` reads one again."""
        return {str(number): _rounded(asdict(page)) for number, page in enumerate(self.pages, start=1)}


def kept_page(kept: dict[str, Any]) -> PrintedPage:
    """A page as `PrintedSheet.kept` wrote it."""
    across, down = kept["size"]
    head, foot = ((x, y, side) for x, y, side in (kept["code"], kept["foot_code"]))
    return PrintedPage(
        size=(across, down),
        code=head,
        foot_code=foot,
        columns=tuple(PrintedColumn(**column) for column in kept["columns"]),
        rows=tuple(PrintedRow(**row) for row in kept["rows"]),
    )


def printed_sheet(plans: Sequence[Plan]) -> PrintedSheet:
    """What stands on the pages of these plans of one sheet."""
    day, module = plans[0].day, plans[0].header.module_id
    like_it = sheet_code(day.id, b"")
    all_rows = [(plan, rows) for plan in plans for rows in plan.pages]
    pages = tuple(_page(*each, PageCode(like_it, at)) for at, each in enumerate(all_rows, start=1))
    nameless = PrintedSheet("", module, pages)
    content = json.dumps([module, day.moment, nameless.kept()], ensure_ascii=False)
    return replace(nameless, code=sheet_code(day.id, content.encode()))


def _page(plan: Plan, rows: Sequence[Row], code: PageCode) -> PrintedPage:
    return PrintedPage(
        size=plan.page,
        code=CodePlace.of(plan.page, code, Spot.HEAD).square,
        foot_code=CodePlace.of(plan.page, code, Spot.FOOT).square,
        columns=tuple(PrintedColumn(column.checkpoint, column.name) for column in plan.day.columns),
        rows=tuple(_rows(plan, rows)),
    )


def _rows(plan: Plan, rows: Sequence[Row]) -> Iterator[PrintedRow]:
    y = plan.rows_top
    for at, row in enumerate(rows):
        y += BAND if has_band(rows, at) else 0.0
        person = row.person
        name = f"{person.first_name} {person.last_name}".strip() if person else ""
        yield PrintedRow(
            number=row.number,
            who=person.who if person else "",
            name=name,
            organisation=person.organisation if person else "",
            top=y,
            bottom=y + row.height,
        )
        y += row.height


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, 2)
        case dict():
            return {key: _rounded(each) for key, each in value.items()}
        case list() | tuple():
            return [_rounded(each) for each in value]
        case _:
            return value
