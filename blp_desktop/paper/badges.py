"""Badges on sheets of labels, as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper import qr
from blp_desktop.paper.fitting import Fitted, fit
from blp_desktop.paper.fonts import REGULAR, STRONG, font, missing_letters, width
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.stocks import Stock

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_INK, _MUTED, _ACCENT = "0.09 0.12 0.16 rg", "0.36 0.41 0.47 rg", "0.04 0.35 0.54 rg"
_MARGIN = 4.0 * MM
_QR_MODULE = 0.7 * MM
"""What laptop webcams want."""
_QR_SIDE = 25 * _QR_MODULE
_QUIET = qr.QUIET * _QR_MODULE
_SHORT_SIZE = 10.0
_QR_BOTTOM = _MARGIN + 0.66 * _SHORT_SIZE + _QUIET
_TALL = 46 * MM
"""From this height on the first name stands clear above the code."""


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


@dataclass(frozen=True, slots=True)
class BadgeProblem:
    """What is wrong on one badge; `face` counts from 0."""

    face: int
    sentence: str


@dataclass(frozen=True, slots=True)
class BadgesPdf:
    """The document, how much is in it, and what is wrong with single badges."""

    pdf: bytes
    badges: int
    pages: int
    problems: tuple[BadgeProblem, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text at its place in the label (points from the label's lower left corner)."""

    text: str
    font: str
    size: float
    x: float
    y: float
    colour: str


def badges_pdf(faces: Sequence[BadgeFace], *, stock: Stock, start_at: int, title: str, language: str) -> BadgesPdf:
    """Badges on as many sheets as they need, the first on label `start_at` (from 1) of a part-used sheet.

    Raises Refusal where the sheet has no such label. One bad badge never stops the others.
    """
    if not 1 <= start_at <= stock.labels:
        sentence = f"{stock.title} has labels 1 to {stock.labels}, not {start_at}."
        raise Refusal("no_such_label", sentence, "Count the labels row by row from the top left.")
    out = BytesIO()
    canvas = new_canvas(out, page=stock.page_size, title=title, language=language)
    problems = [BadgeProblem(at, said) for at, face in enumerate(faces) for said in _problems(face, stock)]
    pages = _draw_sheets(canvas, faces, stock, start_at)
    canvas.save()
    return BadgesPdf(out.getvalue(), len(faces), pages, tuple(problems))


def _draw_sheets(canvas: "Canvas", faces: Sequence[BadgeFace], stock: Stock, start_at: int) -> int:
    first = start_at - 1
    sheets = -(-(first + len(faces)) // stock.labels)
    for sheet in range(sheets):
        begin = max(0, sheet * stock.labels - first)
        end = (sheet + 1) * stock.labels - first
        label = first + begin - sheet * stock.labels
        commands = [_placed(canvas, face, stock, label + at) for at, face in enumerate(faces[begin:end])]
        canvas._code.extend(commands)
        canvas.showPage()
    return sheets


def _placed(canvas: "Canvas", face: BadgeFace, stock: Stock, label: int) -> str:
    x, y = stock.corner(label)
    left = x * MM
    bottom = (stock.page_size[1] - y - stock.label_height) * MM
    return f"q 1 0 0 1 {left:.2f} {bottom:.2f} cm {_drawn(canvas, face, stock)} Q"


def _drawn(canvas: "Canvas", face: BadgeFace, stock: Stock) -> str:
    lines = _lines(face, stock)
    texts = " ".join(_shown(canvas, line) for line in lines)
    return f"{_band(stock)} {_ink(face.code, stock)} BT {texts} ET"


def _shown(canvas: "Canvas", line: _Line) -> str:
    face = font(line.font)
    parts = [f"{line.colour} 1 0 0 1 {line.x:.1f} {line.y:.1f} Tm"]
    for subset, codes in face.splitString(line.text, canvas._doc):
        name = face.getSubsetInternalName(subset, canvas._doc)
        parts.append(f"{name} {line.size:g} Tf ({_escaped(codes)}) Tj")
    return " ".join(parts)


def _escaped(codes: bytes) -> str:
    text = codes.decode("latin-1")
    if text.isalnum() and text.isascii():
        return text
    return "".join(_escape(sign) for sign in text)


def _escape(sign: str) -> str:
    if sign in "\\()":
        return "\\" + sign
    return sign if " " <= sign <= "~" else f"\\{ord(sign):03o}"


def _lines(face: BadgeFace, stock: Stock) -> list[_Line]:
    """Every line of the badge, from the top."""
    wide, high = stock.label_width * MM, stock.label_height * MM
    first, last = _names(face, wide, high)
    cursor = high - _MARGIN - 1.2 * MM
    lines: list[_Line] = []
    for fitted, name, colour in ((first, STRONG, _INK), (last, REGULAR, _INK)):
        cursor = _stack(lines, fitted, name, colour, cursor)
    return lines + _lower_lines(face, stock) + [_short_code_line(face, stock)]


def _names(face: BadgeFace, wide: float, high: float) -> tuple[Fitted, Fitted]:
    beside = wide - 2 * _MARGIN - _QR_SIDE - _QUIET
    room = wide - 2 * _MARGIN if high >= _TALL else beside
    first = fit(face.first_name or face.last_name, STRONG, room=room, largest=30, floor=18)
    last = fit(face.last_name if face.first_name else "", REGULAR, room=beside, largest=first.size - 8, floor=12)
    return first, last


def _stack(lines: list[_Line], fitted: Fitted, name: str, colour: str, cursor: float) -> float:
    for text in fitted.lines:
        cursor -= fitted.size * 0.92
        lines.append(_Line(text, name, fitted.size, _MARGIN, cursor, colour))
    return cursor - fitted.size * 0.18


def _lower_lines(face: BadgeFace, stock: Stock) -> list[_Line]:
    """Organisation, country and role, standing on the foot of the badge beside the code."""
    cursor = _MARGIN + 0.6 * MM
    lines: list[_Line] = []
    for fitted, name, colour in reversed(_lower_texts(face, stock)):
        for text in reversed(fitted.lines):
            lines.append(_Line(text, name, fitted.size, _MARGIN, cursor, colour))
            cursor += fitted.size * 1.15
        cursor += 1.5
    return lines[::-1]


def _lower_texts(face: BadgeFace, stock: Stock) -> list[tuple[Fitted, str, str]]:
    room = stock.label_width * MM - 2 * _MARGIN - _QR_SIDE - _QUIET
    shown = [
        (fit(face.organisation, STRONG, room=room, largest=12, floor=11, lines=3), STRONG, _INK),
        (fit(face.country, REGULAR, room=room, largest=10.5, floor=8, lines=1), REGULAR, _MUTED),
        (fit(face.role, REGULAR, room=room, largest=10.5, floor=8, lines=1), REGULAR, _ACCENT),
    ]
    return [entry for entry in shown if entry[0].lines not in ((), ("",))]


def _qr_left(stock: Stock) -> float:
    """Where the dark square begins (without its quiet zone)."""
    return stock.label_width * MM - _MARGIN - _QR_SIDE


def _short_code_line(face: BadgeFace, stock: Stock) -> _Line:
    middle = _qr_left(stock) + _QR_SIDE / 2 - width(face.short_code, STRONG) * _SHORT_SIZE / 2
    return _Line(face.short_code, STRONG, _SHORT_SIZE, middle, _MARGIN, _INK)


def _band(stock: Stock) -> str:
    wide, high = stock.label_width * MM, stock.label_height * MM
    return f"{_ACCENT} {_MARGIN:.1f} {high - _MARGIN:.1f} {wide - 2 * _MARGIN:.1f} {0.9 * MM:.1f} re f"


def _ink(code: str, stock: Stock) -> str:
    """The code as an image of one bit a module, painted without interpolation."""
    symbol = qr.symbol(code)
    padding = -symbol.side % 8
    digits = 2 * ((symbol.side + 7) // 8)
    rows = "".join(f"{row << padding:0{digits}x}" for row in symbol.rows())
    image = f"BI /IM true /W {symbol.side} /H {symbol.side} /BPC 1 /D [1 0] /F /AHx ID {rows}> EI"
    place = f"{_QR_SIDE:.3f} 0 0 {_QR_SIDE:.3f} {_qr_left(stock):.3f} {_QR_BOTTOM:.3f} cm"
    return f"q 0 g {place}\n{image}\nQ"


def _problems(face: BadgeFace, stock: Stock) -> list[str]:
    found = []
    lacking = missing_letters(face.first_name + face.last_name + face.organisation + face.country + face.role)
    if lacking:
        found.append(f"no font here has the letters {lacking}")
    first, last = _names(face, stock.label_width * MM, stock.label_height * MM)
    texts = [first, last, *(fitted for fitted, _, _ in _lower_texts(face, stock))]
    found += [f"too long for the label: {fitted.lines[-1]}" for fitted in texts if fitted.cut]
    if not (face.first_name or face.last_name):
        found.append("it has no name")
    return found
