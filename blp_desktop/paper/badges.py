"""Badges on sheets of labels, as PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper import qr
from blp_desktop.paper.badge_layout import BAND, BadgeFace, Frame, Layout, Line, frame_of, lay_out
from blp_desktop.paper.fonts import font
from blp_desktop.paper.ink import code_image
from blp_desktop.paper.pages import DOT, MM, new_canvas
from blp_desktop.paper.stocks import Stock

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

__all__ = ["BadgeFace", "BadgeProblem", "BadgesPdf", "badges_pdf"]

_USUAL_SIDE = 25
"""Modules of a badge code of 29 signs (version 2)."""


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
class _Drawn:
    """One badge as PDF operators, and what is wrong with it."""

    operators: str
    problems: tuple[str, ...]


def badges_pdf(faces: Sequence[BadgeFace], *, stock: Stock, start_at: int, title: str, language: str) -> BadgesPdf:
    """Badges on as many sheets as they need, the first on label `start_at` (from 1) of a part-used sheet.

    Raises Refusal where the sheet has no such label, or there is no badge. One bad badge never stops the others.
    """
    _refuse_impossible(faces, stock, start_at)
    out = BytesIO()
    canvas = new_canvas(out, page=stock.page_size, title=title, language=language)
    drawn = [_drawn(canvas, face, stock) for face in faces]
    pages = _lay_on_sheets(canvas, drawn, stock, start_at - 1)
    canvas.save()
    problems = (BadgeProblem(at, said) for at, badge in enumerate(drawn) for said in badge.problems)
    return BadgesPdf(out.getvalue(), len(faces), pages, tuple(problems))


def _refuse_impossible(faces: Sequence[BadgeFace], stock: Stock, start_at: int) -> None:
    if not faces:
        raise Refusal("no_badges", "There is no badge to print.", "Invite people first.")
    if not 1 <= start_at <= stock.labels:
        labels = f"labels 1 to {stock.labels}" if stock.labels > 1 else "one label a page"
        sentence = f"{stock.title} has {labels}, not {start_at}."
        raise Refusal("no_such_label", sentence, "Count the labels row by row from the top left.")


def _lay_on_sheets(canvas: "Canvas", drawn: Sequence[_Drawn], stock: Stock, first: int) -> int:
    """Every badge on its label; gives how many sheets that took."""
    sheet = 0
    for label, badge in enumerate(drawn, start=first):
        if label // stock.labels > sheet:
            canvas.showPage()
            sheet += 1
        canvas._code.append(_placed(badge.operators, stock, label % stock.labels))
    canvas.showPage()
    return sheet + 1


def _placed(operators: str, stock: Stock, label: int) -> str:
    """The badge moved to its label; on whole dots from the top left, so that modules stay sharp."""
    left, top = (round(part * MM / DOT) * DOT for part in stock.corner(label))
    bottom = (stock.page_height - stock.label_height) * MM - top
    return f"q 1 0 0 1 {left:.3f} {bottom:.3f} cm {operators} Q"


def _drawn(canvas: "Canvas", face: BadgeFace, stock: Stock) -> _Drawn:
    symbol = qr.strong_symbol(face.code) if qr.can_say(face.code) else None
    frame = frame_of(stock, symbol.side if symbol else _USUAL_SIDE)
    layout = lay_out(face, frame)
    image = code_image(symbol, x=frame.code_x, y=frame.code_y, side=frame.code_side) if symbol else ""
    texts = " ".join(_text_parts(canvas, layout.lines))
    return _Drawn(f"{_band(layout, frame)} {image} BT {texts} ET", layout.problems)


def _text_parts(canvas: "Canvas", lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        face = font(line.font)
        yield f"{line.colour} 1 0 0 1 {line.x:.1f} {line.y:.1f} Tm"
        for subset, codes in face.splitString(line.text, canvas._doc):
            name = face.getSubsetInternalName(subset, canvas._doc)
            yield f"{name} {line.size:g} Tf ({_escaped(codes)}) Tj"


def _escaped(codes: bytes) -> str:
    text = codes.decode("latin-1")
    if text.isalnum() and text.isascii():
        return text
    return "".join(_escape(sign) for sign in text)


def _escape(sign: str) -> str:
    if sign in "\\()":
        return "\\" + sign
    return sign if " " <= sign <= "~" else f"\\{ord(sign):03o}"


def _band(layout: Layout, frame: Frame) -> str:
    place = f"{frame.margin:.1f} {frame.high - frame.margin:.1f} {frame.full:.1f} {BAND:.1f}"
    return f"{layout.band} {place} re f"
