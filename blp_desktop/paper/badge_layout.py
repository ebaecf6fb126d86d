"""The layout of a badge: where each text and the code stand on a label of any size."""

from dataclasses import dataclass
from functools import cache
from zlib import crc32

from blp_desktop.paper import qr
from blp_desktop.paper.fitting import Fitted, Sizes, fit
from blp_desktop.paper.fonts import REGULAR, STRONG, missing_letters, width
from blp_desktop.paper.pages import DOT, MM
from blp_desktop.paper.stocks import Stock

INK, MUTED, ACCENT = "0.09 0.12 0.16 rg", "0.36 0.41 0.47 rg", "0.04 0.35 0.54 rg"
_ROLE_COLOURS = (
    "0.60 0.20 0.10 rg",
    "0.08 0.42 0.26 rg",
    "0.42 0.22 0.56 rg",
    "0.62 0.36 0.02 rg",
    "0.02 0.40 0.46 rg",
)
BAND = 0.9 * MM
_SHORT_SIZE = 10.0
_SHORT_HEIGHT = 0.66 * _SHORT_SIZE
_NAME_FLOOR, _SURNAME_USUAL, _SURNAME_FLOOR = 18.0, 16.0, 11.0
_SMALLER = 8.0
"""Points by which the surname is smaller than the first name."""
_LEADING, _GAP = 1.12, 3.0
_TALL = 90 * MM
"""From this height on a long first name stands larger in two lines than in one."""
_TRIES = (*((scale, 3) for scale in (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55)), (0.55, 2), (0.55, 1), (0.55, 0))
"""How much smaller than the label would like, and the most lines of the organisation; with none the foot is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeFace:
    """What one badge says; `code` goes into the QR, `short_code` is printed as given."""

    first_name: str
    last_name: str
    organisation: str
    country: str
    code: str
    short_code: str
    role: str = ""
    module_line: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text at its place in the label (points from the label's lower left corner)."""

    text: str
    font: str
    size: float
    x: float
    y: float
    colour: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A badge laid out, and one sentence for each thing that is wrong with it."""

    lines: tuple[Line, ...]
    band: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every badge of one stock has in common, in points from the label's lower left corner.

    `code_x`, `code_y`, `code_side` bound the dark square; `above` is where its quiet zone ends;
    `full` and `beside` are the widths for text above the code and to its left.
    """

    wide: float
    high: float
    margin: float
    code_x: float
    code_y: float
    code_side: float
    above: float
    full: float
    beside: float
    largest: float
    largest_small: float


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that was fitted, how it looks and whose words it is."""

    fitted: Fitted
    font: str
    colour: str

    @property
    def height(self) -> float:
        return len(self.fitted.lines) * self.fitted.size * _LEADING


@cache
def frame_of(stock: Stock, side: int) -> Frame:
    """The frame of a stock for codes of `side` modules."""
    wide, high, margin = stock.label_width * MM, stock.label_height * MM, stock.margin * MM
    module = min(13, max(9, int(stock.label_height * 0.15))) * DOT
    code_side, quiet = side * module, qr.QUIET * module
    lowest = margin + _SHORT_HEIGHT + quiet
    from_top = int((high - lowest - code_side) / DOT) * DOT
    code_x = int((wide - margin - code_side) / DOT) * DOT
    return Frame(
        wide=wide,
        high=high,
        margin=margin,
        code_x=code_x,
        code_y=high - from_top - code_side,
        code_side=code_side,
        above=high - from_top + quiet,
        full=wide - 2 * margin,
        beside=code_x - quiet - margin,
        largest=float(int(min(48.0, max(24.0, stock.label_height * 0.68)))),
        largest_small=min(18.0, max(12.0, stock.label_height * 0.27)),
    )


def lay_out(face: BadgeFace, frame: Frame) -> Layout:
    """The badge as large as the label allows: everything shrinks in steps until names and foot stand clear."""
    colour = _colour_of(face.role)
    for scale, most in _TRIES:
        names, foot = _names(face, frame, scale), _foot(face, frame, colour, scale=scale, most=most)
        if _clear(names, foot, frame):
            break
    lines = (*_stacked(names, frame), *_standing(foot, frame), *_short_code(face, frame))
    return Layout(lines, colour, tuple(_problems(face, names, foot)))


def _clear(names: list[_Text], foot: list[_Text], frame: Frame) -> bool:
    return _bottom_of(names, frame) - _GAP >= _top_of(foot, frame)


def _colour_of(role: str) -> str:
    """One colour for each role, the same on every badge."""
    return _ROLE_COLOURS[crc32(role.casefold().encode()) % len(_ROLE_COLOURS)] if role else ACCENT


def _names(face: BadgeFace, frame: Frame, scale: float) -> list[_Text]:
    """First name and surname, across the label where they stand above the code, else beside it."""
    large = max(_NAME_FLOOR, frame.largest * scale)
    sizes = Sizes(largest=large, floor=_NAME_FLOOR, single=0.75 * large if frame.high > _TALL else 0)
    first = _name(face.first_name or face.last_name, STRONG, _top(frame), frame, sizes)
    if not face.first_name:
        return [first]
    largest = max(_SURNAME_USUAL * scale, first.fitted.size - _SMALLER, _SURNAME_FLOOR)
    sizes = Sizes(largest=largest, floor=_SURNAME_FLOOR)
    return [first, _name(face.last_name, REGULAR, _top(frame) - first.height, frame, sizes)]


def _name(text: str, font: str, top: float, frame: Frame, sizes: Sizes) -> _Text:
    across = _Text(fit(text, font, room=frame.full, sizes=sizes), font, INK)
    if top - across.height >= frame.above:
        return across
    return _Text(fit(text, font, room=frame.beside, sizes=sizes), font, INK)


def _foot(face: BadgeFace, frame: Frame, colour: str, *, scale: float, most: int) -> list[_Text]:
    """Organisation, country, role and module beside the code, from the top; what is empty is left out."""
    if most == 0:
        return []
    large = max(9.0, frame.largest_small * scale)
    small = Sizes(largest=max(8.5, large * 0.84), floor=7.5, lines=1)
    fine = Sizes(largest=8.0, floor=7.0, lines=2)
    organisation = Sizes(largest=large, floor=8.5, single=large - 1, lines=most)
    said = (
        (face.organisation, STRONG, INK, organisation),
        (face.country, REGULAR, MUTED, small),
        (face.role, STRONG, colour, small),
        (face.module_line if most > 2 else "", REGULAR, MUTED, fine),
    )
    return [
        _Text(fit(text, font, room=frame.beside, sizes=sizes), font, ink) for text, font, ink, sizes in said if text
    ]


def _top(frame: Frame) -> float:
    return frame.high - frame.margin - 1.0 * MM


def _bottom_of(names: list[_Text], frame: Frame) -> float:
    return _top(frame) - sum(text.height for text in names)


def _top_of(foot: list[_Text], frame: Frame) -> float:
    return frame.margin + sum(text.height for text in foot)


def _stacked(names: list[_Text], frame: Frame) -> list[Line]:
    """The names' lines, from the top down."""
    cursor, lines = _top(frame), []
    for text in names:
        size = text.fitted.size
        for line in text.fitted.lines:
            lines.append(Line(line, text.font, size, frame.margin, cursor - size * 0.88, text.colour))
            cursor -= size * _LEADING
    return lines


def _standing(foot: list[_Text], frame: Frame) -> list[Line]:
    """The foot's lines from the top down; the last one stands on the line of the short code."""
    cursor, lines = frame.margin, []
    for text in reversed(foot):
        for line in reversed(text.fitted.lines):
            lines.append(Line(line, text.font, text.fitted.size, frame.margin, cursor, text.colour))
            cursor += text.fitted.size * _LEADING
    return lines[::-1]


def _short_code(face: BadgeFace, frame: Frame) -> list[Line]:
    middle = frame.code_x + frame.code_side / 2
    left = middle - width(face.short_code, STRONG) * _SHORT_SIZE / 2
    return [Line(face.short_code, STRONG, _SHORT_SIZE, left, frame.margin, INK)] if face.short_code else []


def _problems(face: BadgeFace, names: list[_Text], foot: list[_Text]) -> list[str]:
    found = []
    said = "".join((face.first_name, face.last_name, face.organisation, face.country, face.role, face.module_line))
    if lacking := missing_letters(said):
        found.append(f"no font here has the letters {lacking}")
    found += [f"too long for the label: {text.fitted.lines[-1]}" for text in (*names, *foot) if text.fitted.cut]
    if face.organisation and not foot:
        found.append("the names leave no room for organisation and country")
    if not (face.first_name or face.last_name):
        found.append("it has no name")
    if not qr.can_say(face.code):
        found.append("it has no code that a QR can hold")
    return found
