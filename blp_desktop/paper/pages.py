"""Pages: a canvas of explicit size, with embedded fonts, a title and a language."""

from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.paper.fonts import REGULAR, STRONG, font

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
"""Points in a millimetre."""

DOT = 72 / 300
"""Points in a dot of a printer of 300 dpi; two at 600, four at 1200."""


def new_canvas(out: BytesIO, *, page: tuple[float, float], title: str, language: str) -> "Canvas":
    """A canvas whose pages (millimetres) print at their own size; the same input gives the same bytes."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    for name in (REGULAR, STRONG):
        font(name)
    size = (page[0] * MM, page[1] * MM)
    canvas = Canvas(
        out,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        lang=language,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(title)
    canvas.setSubject("")
    canvas.setCreator("BLP Desk")
    canvas.setAuthor("BLP Desk")
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
