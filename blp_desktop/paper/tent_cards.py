"""Name tent cards: A4 upright, folded once across its middle, the name large on both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.paper.fonts import REGULAR, STRONG, missing_letters
from blp_desktop.paper.ink import rgb, set_text
from blp_desktop.paper.layouts import Across, Down
from blp_desktop.paper.listings import UPRIGHT, PaperPdf
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.sheet_look import ACCENT, INK, LINE, MUTED
from blp_desktop.paper.stacks import Place, Stack, Want, stack

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_FOLD = UPRIGHT[1] / 2
_BESIDE, _ABOVE, _BELOW = 14.0, 16.0, 20.0
_TICK = 6.0
_BAR = 2.0


@dataclass(frozen=True, slots=True)
class TentCard:
    """Who sits there."""

    first_name: str
    last_name: str
    organisation: str = ""
    country: str = ""

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.first_name} {self.last_name}".strip()


def tent_cards_pdf(cards: Sequence[TentCard], *, title: str, language: str) -> PaperPdf:
    """A page for each card; the upper half stands on its head, so that both sides are read when it is folded."""
    out = BytesIO()
    canvas = new_canvas(out, page=UPRIGHT, title=title, language=language)
    problems: list[str] = []
    for card in cards:
        face = stack(list(_wants(card)), _PLACE)
        _draw(canvas, face)
        problems += _problems(card, face)
    canvas.save()
    return PaperPdf(out.getvalue(), len(cards), tuple(problems))


_PLACE = Place(
    x=_BESIDE * MM,
    y=_BELOW * MM,
    width=(UPRIGHT[0] - 2 * _BESIDE) * MM,
    height=(_FOLD - _ABOVE - _BELOW) * MM,
    across=Across.CENTRE,
    down=Down.MIDDLE,
)


def _wants(card: TentCard) -> Iterator[Want]:
    first, last = (card.first_name, card.last_name) if card.first_name else (card.last_name, "")
    where = ", ".join(part for part in (card.organisation, card.country) if part)
    yield Want(text=first, font=STRONG, colour=INK, largest=84, floor=26, lines=2, single=0.5, smaller=0)
    yield Want(text=last, font=STRONG, colour=INK, largest=62, floor=22, lines=2, single=0.5, smaller=10)
    yield Want(text=where, font=REGULAR, colour=MUTED, largest=24, floor=13, lines=3, single=0.8, smaller=0)


def _draw(canvas: "Canvas", face: Stack) -> None:
    _half(canvas, face)
    canvas.saveState()
    canvas.translate(UPRIGHT[0] * MM, UPRIGHT[1] * MM)
    canvas.rotate(180)
    _half(canvas, face)
    canvas.restoreState()
    _fold_marks(canvas)
    canvas.showPage()


def _half(canvas: "Canvas", face: Stack) -> None:
    """The lower half of the page, as it is read."""
    bar = " ".join(f"{side * MM:.2f}" for side in (_BESIDE, 10.0, UPRIGHT[0] - 2 * _BESIDE, _BAR))
    canvas._code.append(f"{rgb(ACCENT)} {bar} re f")
    for mark in face.marks:
        shown = set_text(canvas, mark.text, mark.font, mark.size)
        canvas._code.append(f"BT {rgb(mark.colour)} {mark.x:.2f} {mark.y:.2f} Td {shown} ET")


def _fold_marks(canvas: "Canvas") -> None:
    """Short lines at both edges where the page is folded."""
    for start in (0.0, UPRIGHT[0] - _TICK):
        drawn = f"0.5 w {start * MM:.2f} {_FOLD * MM:.2f} m {(start + _TICK) * MM:.2f} {_FOLD * MM:.2f} l S"
        canvas._code.append(f"{rgb(LINE).upper()} {drawn}")


def _problems(card: TentCard, face: Stack) -> Iterator[str]:
    for problem in face.problems:
        yield f"{card.name}: {problem}"
    if lacking := missing_letters(f"{card.name}{card.organisation}{card.country}"):
        yield f"{card.name}: no font here has the letters {lacking}"
