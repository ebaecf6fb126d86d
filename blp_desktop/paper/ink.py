"""Ink: PDF operators for what reportlab's canvas would draw slowly or blur."""

from functools import cache
from typing import TYPE_CHECKING

from blp_desktop.paper.fonts import font
from blp_desktop.paper.qr import Symbol

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@cache
def rgb(colour: str) -> str:
    """The fill of a colour written `#rrggbb`."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.3g}" for part in parts) + " rg"


def set_text(canvas: "Canvas", text: str, face_name: str, size: float) -> str:
    """What shows a text where a text object stands, in the subsets of its face that this document embeds."""
    face = font(face_name)
    return " ".join(
        f"{face.getSubsetInternalName(subset, canvas._doc)} {size:g} Tf ({escaped(codes)}) Tj"
        for subset, codes in face.splitString(text, canvas._doc)
    )


def escaped(codes: bytes) -> str:
    """The signs of a subset font as a string of PDF."""
    return codes.decode("latin-1").translate(_ESCAPES)


def _escape(sign: str) -> str:
    if sign in "\\()":
        return "\\" + sign
    return sign if " " <= sign <= "~" else f"\\{ord(sign):03o}"


_ESCAPES = {code: _escape(chr(code)) for code in range(256)}


def code_image(symbol: Symbol, *, x: float, y: float, side: float) -> str:
    """A code as an image of one bit a module, painted without interpolation; all in points, from the lower left."""
    padding = -symbol.side % 8
    digits = 2 * ((symbol.side + 7) // 8)
    rows = "".join(f"{row << padding:0{digits}x}" for row in symbol.rows())
    image = f"BI /IM true /W {symbol.side} /H {symbol.side} /BPC 1 /D [1 0] /F /AHx ID {rows}> EI"
    return f"q 0 g {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm\n{image}\nQ"
