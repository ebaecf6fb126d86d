"""The plan of an attendance sheet: head, columns, the rows of each page and the foot, in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass

from blp_desktop.paper.fitting import Fitted, Sizes, fit
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_facts import SheetDay, SheetHeader
from blp_desktop.paper.sheet_head import Head, head_of, height_of

A4 = (210.0, 297.0)
SIDE, PADDING, HEADING_ROW = 14.0, 1.5, 13.5
_BELOW_HEAD, _BELOW_TABLE = 4.0, 13.0
_NUMBER, _SIGNATURE, _WIDEST_SIGNATURE = 8.0, 29.0, 48.0
_UPRIGHT_ROW, _ACROSS_ROW, _TALLEST = 12.0, 10.0, 1.25
_FEWEST, _MOST = 12, 15
"""Rows on a full page."""
_TEXT = 9.5
_CELL = Sizes(largest=_TEXT, floor=6.5, single=_TEXT, lines=8)
_NOTICE = Sizes(largest=7.5, floor=5.5, single=7.5, lines=24)
_FOOT = 37.0
"""Totals and signatures, without the notice."""
_BETWEEN = {
    "Surname": (28.0, 40.0),
    "First name": (24.0, 36.0),
    "Organisation": (40.0, 62.0),
    "Country": (19.0, 28.0),
    "Role": (18.0, 30.0),
}
"""How wide a column is at least, for those who write their own name, and at most before its texts wrap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table; a column to sign says so above its title, and its times below."""

    title: str
    width: float
    above: str = ""
    below: str = ""
    font: str = REGULAR


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, already wrapped, and its height."""

    cells: tuple[Fitted, ...]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One day's sheet laid out; `notice` is the small print of the foot."""

    header: SheetHeader
    day: SheetDay
    page: tuple[float, float]
    head: Head
    columns: tuple[Column, ...]
    pages: tuple[tuple[Row, ...], ...]
    notice: Fitted

    @property
    def table_top(self) -> float:
        """How far down the page the table begins."""
        return self.head.bottom + _BELOW_HEAD


def plan_of(header: SheetHeader, day: SheetDay) -> Plan:
    """Upright, but across for three signatures or where words would break; every text whole, in lines as needed."""
    across = len(day.columns) > 2 or not _fits_upright(day)
    page = (A4[1], A4[0]) if across else A4
    room = page[0] - 2 * SIDE
    head = head_of(header, day, left=SIDE, width=room, across=across)
    notice = fit(_notice(header), REGULAR, room=room * MM, sizes=_NOTICE)
    columns = _columns(day, room)
    rows = _rows(day, columns, _ACROSS_ROW if across else _UPRIGHT_ROW)
    free = page[1] - head.bottom - _BELOW_HEAD - HEADING_ROW - _BELOW_TABLE
    pages = _stretched(_paged(rows, free, foot_height(notice)), free, foot_height(notice))
    return Plan(header=header, day=day, page=page, head=head, columns=columns, pages=pages, notice=notice)


def _fits_upright(day: SheetDay) -> bool:
    room = A4[0] - 2 * SIDE - _NUMBER - len(day.columns) * _SIGNATURE
    return sum(_least(_texts(day)).values()) <= room


def foot_height(notice: Fitted) -> float:
    """Millimetres of the foot with its notice."""
    return _FOOT + height_of(notice)


def _notice(header: SheetHeader) -> str:
    contact = f"Contact: {header.contact.rstrip('.')}." if header.contact else ""
    return " ".join(part for part in (header.privacy_notice, contact) if part)


def _columns(day: SheetDay, room: float) -> tuple[Column, ...]:
    """Number, names, organisation, country, role where anyone has one, and a signature for each half-day."""
    texts = _texts(day)
    signatures = len(day.columns)
    widths = _widths(texts, room - _NUMBER - signatures * _SIGNATURE)
    signature = min(_WIDEST_SIGNATURE, (room - _NUMBER - sum(widths.values())) / signatures)
    widths["Organisation"] += room - _NUMBER - sum(widths.values()) - signature * signatures
    said = [Column(title=title, width=widths[title], font=_font(title)) for title in texts]
    signed = [Column(title=each.label, above="Signature", below=each.times, width=signature) for each in day.columns]
    return (Column(title="No.", width=_NUMBER), *said, *signed)


def _font(title: str) -> str:
    return STRONG if title == "Surname" else REGULAR


def _texts(day: SheetDay) -> dict[str, list[str]]:
    """What stands in each column of words, without the blank rows."""
    texts = {
        "Surname": [row.last_name for row in day.rows],
        "First name": [row.first_name for row in day.rows],
        "Organisation": [row.organisation for row in day.rows],
        "Country": [row.country for row in day.rows],
    }
    roles = [row.role for row in day.rows]
    return texts | {"Role": roles} if any(roles) else texts


def _widths(texts: dict[str, list[str]], room: float) -> dict[str, float]:
    """As wide as the texts ask for; where that is too much, between that and what their longest word asks for."""
    wanted = {title: max(_BETWEEN[title][0], _asked(title, cells)) for title, cells in texts.items()}
    spare = room - sum(wanted.values())
    if spare >= 0:
        return wanted
    least = _least(texts)
    given = sum(wanted.values()) - sum(least.values())
    if given < -spare:
        return {title: value * room / sum(least.values()) for title, value in least.items()}
    return {title: wanted[title] + spare * (wanted[title] - least[title]) / given for title in texts}


def _least(texts: dict[str, list[str]]) -> dict[str, float]:
    """The width at which no word breaks, but for words that no column has room for."""
    return {title: _asked(title, [word for cell in cells for word in cell.split()]) for title, cells in texts.items()}


def _asked(title: str, cells: Sequence[str]) -> float:
    longest = max((width(cell, _font(title)) for cell in cells), default=0.0)
    needed = max(longest * _TEXT, width(title, STRONG) * 9) / MM + 2 * PADDING + 0.2
    return min(_BETWEEN[title][1], needed)


def _rows(day: SheetDay, columns: tuple[Column, ...], least: float) -> list[Row]:
    texts = list(_texts(day).values())
    people = [_row((str(number), *cells), columns, least) for number, cells in enumerate(zip(*texts, strict=True), 1)]
    numbers = range(len(people) + 1, len(people) + 1 + day.blank_rows)
    return people + [_row((str(number),), columns, least) for number in numbers]


def _row(cells: tuple[str, ...], columns: tuple[Column, ...], least: float) -> Row:
    pairs = zip(cells, columns, strict=False)
    fitted = [fit(text, column.font, room=(column.width - 2 * PADDING) * MM, sizes=_CELL) for text, column in pairs]
    return Row(tuple(fitted), max(least, *(height_of(each) + 2 for each in fitted)))


def _paged(rows: list[Row], free: float, foot: float) -> list[list[Row]]:
    """The fewest pages there can be, filled evenly; the last keeps room for the foot and never holds it alone."""
    pages = _filled(rows, free, foot, _MOST)
    for most in range(_FEWEST, _MOST):
        evener = _filled(rows, free, foot, most)
        if len(evener) == len(pages):
            return evener
    return pages


def _filled(rows: list[Row], free: float, foot: float, most: int) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    for row in rows:
        if pages[-1] and (len(pages[-1]) == most or _height(pages[-1]) + row.height > free):
            pages.append([])
        pages[-1].append(row)
    if len(pages[-1]) > 1 and _height(pages[-1]) + foot > free:
        pages.append(_moved(pages[-1], free, foot))
    return pages


def _moved(page: list[Row], free: float, foot: float) -> list[Row]:
    """Rows taken from the end of a full page to stand with the foot: up to half of them."""
    moved: list[Row] = []
    half = (len(page) + 1) // 2
    while len(page) > half and _height(moved) + page[-1].height + foot <= free:
        moved.insert(0, page.pop())
    return moved


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


def _stretched(pages: list[list[Row]], free: float, foot: float) -> tuple[tuple[Row, ...], ...]:
    """Rows a little taller, where every page has room for that: signatures are large."""
    rooms = [free] * (len(pages) - 1) + [free - foot]
    fits = [room / _height(rows) for room, rows in zip(rooms, pages, strict=True) if rows]
    factor = max(1.0, min(_TALLEST, *fits)) if fits else 1.0
    return tuple(tuple(Row(row.cells, row.height * factor) for row in rows) for rows in pages)
