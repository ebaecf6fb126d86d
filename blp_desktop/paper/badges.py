"""Badges on sheets of labels, as PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper import qr
from blp_desktop.paper.badge_facts import BadgeFace, Occasion
from blp_desktop.paper.badge_plate import Plate, Struck
from blp_desktop.paper.badge_sides import Lying, Side, sides
from blp_desktop.paper.ink import code_image, rgb, set_text
from blp_desktop.paper.layouts import Layout
from blp_desktop.paper.marks import CodeMark, FillMark, Mark, PictureMark, Placed, TextMark
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.stocks import Stock

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SHARED = "plate"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePrint:
    """How badges are printed: the design, the stock, what they have in common, and where on the paper.

    `start_at` counts the labels of a part-used sheet from 1; `shift_x` and `shift_y` move everything on the paper to
    the right and down (millimetres), for printers that feed it askew.
    """

    layout: Layout
    stock: Stock
    occasion: Occasion = field(default_factory=Occasion)
    start_at: int = 1
    shift_x: float = 0.0
    shift_y: float = 0.0

    def sides(self, count: int) -> Iterator[Side]:
        """The pages of so many badges."""
        shift = self.shift_x, self.shift_y
        return sides(count, self.layout, self.stock, first=self.start_at - 1, shift=shift)


@dataclass(frozen=True, slots=True)
class BadgeProblem:
    """What is wrong on one badge; `face` counts from 0."""

    face: int
    sentence: str


@dataclass(frozen=True, slots=True)
class BadgesPdf:
    """The document, how much is in it, and what is wrong with single badges or with all (`plate`)."""

    pdf: bytes
    badges: int
    pages: int
    problems: tuple[BadgeProblem, ...]
    plate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One badge as operators: what lies below the shared parts, and what lies above them."""

    below: str
    above: str


def badges_pdf(faces: Sequence[BadgeFace], how: BadgePrint, *, title: str, language: str) -> BadgesPdf:
    """Badges on as many sheets as they need; with backs, each sheet's back follows its front, mirrored.

    Raises Refusal where the sheet has no such label, or there is no badge. One bad badge never stops the others.
    """
    _refuse_impossible(faces, how)
    out = BytesIO()
    canvas = new_canvas(out, page=how.stock.page_size, title=title, language=language)
    plate = Plate(how.layout, how.stock, how.occasion)
    _draw_shared(canvas, plate)
    struck = [plate.strike(face) for face in faces]
    pages = _lay_on_sheets(canvas, struck, how)
    canvas.save()
    problems = (BadgeProblem(at, said) for at, badge in enumerate(struck) for said in badge.problems)
    return BadgesPdf(out.getvalue(), len(faces), pages, tuple(problems), plate.problems)


def _refuse_impossible(faces: Sequence[BadgeFace], how: BadgePrint) -> None:
    if not faces:
        raise Refusal("no_badges", "There is no badge to print.", "Invite people first.")
    if not 1 <= how.start_at <= how.stock.labels:
        labels = f"labels 1 to {how.stock.labels}" if how.stock.labels > 1 else "one label a page"
        sentence = f"{how.stock.title} has {labels}, not {how.start_at}."
        raise Refusal("no_such_label", sentence, "Count the labels row by row from the top left.")


def _lay_on_sheets(canvas: "Canvas", struck: Sequence[Struck], how: BadgePrint) -> int:
    """Every badge on its label; gives how many pages that took."""
    drawn = [_drawn(canvas, badge.panels) for badge in struck]
    pages = list(how.sides(len(drawn)))
    for side in pages:
        for lying in side:
            canvas._code.append(_on_label(drawn[lying.badge], lying, how))
        canvas._formsinuse.append(_SHARED)
        canvas.showPage()
    return len(pages)


def _on_label(drawn: _Drawn, lying: Lying, how: BadgePrint) -> str:
    """The badge moved to its label."""
    bottom = (how.stock.page_height - how.stock.label_height) * MM - lying.top
    return f"q 1 0 0 1 {lying.left:.3f} {bottom:.3f} cm {drawn.below} /{_form_name()} Do {drawn.above} Q"


def _form_name() -> str:
    from reportlab.pdfbase.pdfdoc import xObjectName

    name: str = xObjectName(_SHARED)
    return name


def _draw_shared(canvas: "Canvas", plate: Plate) -> None:
    """What all badges show alike, once in the file, however many there are."""
    wide, high = plate.stock.label_width * MM, plate.stock.label_height * MM
    canvas.beginForm(_SHARED, 0, 0, wide, high)
    for placed in plate.shared:
        canvas._code.append(f"q {_moved(placed)} {_fills(placed.marks)}")
        _draw_pictures(canvas, placed)
        canvas._code.append(f"{_inked(canvas, placed.marks)} Q")
    canvas.endForm()


def _draw_pictures(canvas: "Canvas", placed: Placed) -> None:
    from reportlab.lib.utils import ImageReader

    for mark in placed.marks:
        if isinstance(mark, PictureMark):
            reader = ImageReader(BytesIO(mark.png))
            canvas.drawImage(reader, mark.x, mark.y, mark.width, mark.height, mask="auto")


def _drawn(canvas: "Canvas", panels: Sequence[Placed]) -> _Drawn:
    below, above = [], []
    fills = inked = ""
    for at, placed in enumerate(panels):
        if not at or placed.marks != panels[at - 1].marks:
            fills, inked = _fills(placed.marks), _inked(canvas, placed.marks)
        below.append(_on_panel(placed, fills))
        above.append(_on_panel(placed, inked))
    return _Drawn(" ".join(below), " ".join(above))


def _on_panel(placed: Placed, operators: str) -> str:
    if not operators or not (placed.left or placed.bottom or placed.turned):
        return operators
    return f"q {_moved(placed)} {operators} Q"


def _moved(placed: Placed) -> str:
    turn = "-1 0 0 -1" if placed.turned else "1 0 0 1"
    return f"{turn} {placed.left:.3f} {placed.bottom:.3f} cm"


def _fills(marks: Sequence[Mark]) -> str:
    return " ".join(_fill(mark) for mark in marks if isinstance(mark, FillMark))


def _inked(canvas: "Canvas", marks: Sequence[Mark]) -> str:
    """Codes below texts."""
    codes = [_code(mark) for mark in marks if isinstance(mark, CodeMark)]
    texts = [part for mark in marks if isinstance(mark, TextMark) for part in _text(canvas, mark)]
    return " ".join([*codes, *(["BT", *texts, "ET"] if texts else [])])


def _fill(mark: FillMark) -> str:
    return f"{rgb(mark.colour)} {mark.x:.1f} {mark.y:.1f} {mark.width:.1f} {mark.height:.1f} re f"


def _code(mark: CodeMark) -> str:
    return code_image(qr.strong_symbol(mark.code), x=mark.x, y=mark.y, side=mark.side)


def _text(canvas: "Canvas", mark: TextMark) -> Iterator[str]:
    yield f"{rgb(mark.colour)} 1 0 0 1 {mark.x:.1f} {mark.y:.1f} Tm"
    yield set_text(canvas, mark.text, mark.font, mark.size)
