"""Ink: PDF operators for what reportlab's canvas would draw slowly or blur."""

from blp_desktop.paper.qr import Symbol


def code_image(symbol: Symbol, *, x: float, y: float, side: float) -> str:
    """A code as an image of one bit a module, painted without interpolation; all in points, from the lower left."""
    padding = -symbol.side % 8
    digits = 2 * ((symbol.side + 7) // 8)
    rows = "".join(f"{row << padding:0{digits}x}" for row in symbol.rows())
    image = f"BI /IM true /W {symbol.side} /H {symbol.side} /BPC 1 /D [1 0] /F /AHx ID {rows}> EI"
    return f"q 0 g {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm\n{image}\nQ"
