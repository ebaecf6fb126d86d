"""The plate of a print: a layout on a stock for an occasion, from which each badge's marks are struck."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from blp_desktop.paper import qr
from blp_desktop.paper.agendas import AgendaInk, agenda
from blp_desktop.paper.badge_facts import BadgeFace, Occasion
from blp_desktop.paper.fonts import REGULAR, STRONG, missing_letters
from blp_desktop.paper.layouts import ROLE_COLOUR, Box, Form, Holds, Layout, Panel, Said
from blp_desktop.paper.logos import logo_marks, shape_of
from blp_desktop.paper.marks import CodeMark, FillMark, Mark, PictureMark, Placed
from blp_desktop.paper.pages import DOT, MM
from blp_desktop.paper.stacks import Place, Stack, Want, stack
from blp_desktop.paper.stocks import Stock

USUAL_SIDE = 25
"""Modules of a badge code of 29 signs (QR version 2)."""
LEAST_DOTS = 4
"""Printer dots that a module needs (print facts: 0.33 mm at 300 dpi, 0.50 mm at 203)."""
ROLE_COLOURS = ("#99331a", "#146b42", "#6b388f", "#9e5c05", "#056675", "#8a2a55", "#3d5a1f", "#4a4a9e")
"""What roles are told apart by; white letters can be read on each."""
_USUAL_COLOURS = {"text": "#171f29", "muted": "#5c6978", "accent": "#0a598a", "paper": "#ffffff"}
_SIZES = (0.5, 1.6)
"""How far text grows or shrinks with its label, whatever the label's size."""


@dataclass(frozen=True, slots=True)
class Struck:
    """What one badge shows beyond the plate, and one sentence for each thing that is wrong with it."""

    panels: tuple[Placed, ...]
    problems: tuple[str, ...]


class Plate:
    """`shared` is what all badges of the print show alike; `problems` what is wrong with it."""

    def __init__(self, layout: Layout, stock: Stock, occasion: Occasion) -> None:
        self.layout, self.stock, self.occasion = layout, stock, occasion
        self._fit = _Fit.of(layout, stock)
        self._places = {box: self._fit.place(box) for box in layout.boxes}
        self._own = tuple((box, place) for box, place in self._places.items() if box.of_person)
        self._twins = _twins([box for box, _ in self._own])
        self.problems = tuple(self._unfit())
        agendas = self._agendas()
        shared = (box for box in layout.boxes if not box.of_person)
        self.shared = self._placed([(box.panel, self._shared(box, agendas)) for box in shared])

    def strike(self, face: BadgeFace) -> Struck:
        """One badge."""
        problems = list(_wrong_with(face))
        struck: list[tuple[Mark, ...]] = []
        for (box, place), twin in zip(self._own, self._twins, strict=True):
            struck.append(struck[twin] if twin < len(struck) else self._struck(box, place, face, problems))
        marks = [(box.panel, of_box) for (box, _), of_box in zip(self._own, struck, strict=True)]
        return Struck(self._placed(marks), tuple(dict.fromkeys(problems)))

    def place_of(self, box: Box) -> Place:
        """Where a box stands on its panel, in points from the lower left."""
        return self._places.get(box) or self._fit.place(box)

    @property
    def dot(self) -> float:
        """A dot of the stock's printers in points; of 300 an inch for those of which that is a part."""
        return 72 / self.stock.dpi if self.stock.dpi % 300 else DOT

    @property
    def panel_size(self) -> tuple[float, float]:
        """Width and height of a panel on this stock, in points."""
        return self._fit.wide, self._fit.high

    @property
    def scale(self) -> tuple[float, float]:
        """Points of the label to a millimetre of the layout, across and down."""
        return self._fit.scale_x, self._fit.scale_y

    # inside

    def _placed(self, marks: Sequence[tuple[Panel, tuple[Mark, ...]]]) -> tuple[Placed, ...]:
        """The marks by panels; panels without any are left out."""
        found = []
        for panel in self.layout.panels:
            said = tuple(mark for of_panel, of_box in marks if of_panel is panel for mark in of_box)
            if said:
                found.append(self._fit.panel(panel, said))
        return tuple(found)

    def _struck(self, box: Box, place: Place, face: BadgeFace, problems: list[str]) -> tuple[Mark, ...]:
        match box.holds:
            case Holds.CODE:
                return self._code(face, box, place)
            case Holds.BAND:
                return (_fill(place, self._role_colour(face.role)),)
            case _:
                return self._texts(box, place, face, problems)

    def _shared(self, box: Box, agendas: dict[Box, tuple[Mark, ...]]) -> tuple[Mark, ...]:
        place = self._places[box]
        match box.holds:
            case Holds.BAND:
                return (_fill(place, self._colour(box.colour, "")),)
            case Holds.AGENDA:
                return agendas.get(box, ())
            case Holds.LOGOS:
                return logo_marks(self.occasion.logos, place, box.across)
            case Holds.PICTURE:
                return (_picture(self.layout.pictures[box.picture], place),)
            case _:
                return self._texts(box, place, None, [])

    def _texts(self, box: Box, place: Place, face: BadgeFace | None, problems: list[str]) -> tuple[Mark, ...]:
        done = self._stack(box, place, face)
        problems += done.problems
        return done.marks

    def _stack(self, box: Box, place: Place, face: BadgeFace | None) -> Stack:
        return stack([self._want(said, face) for said in box.says], place)

    def _want(self, said: Said, face: BadgeFace | None) -> Want:
        size = max(said.floor, said.size * self._fit.text)
        return Want(
            text=self._said(said, face),
            font=STRONG if said.strong else REGULAR,
            colour=self._colour(said.colour, face.role if face else ""),
            largest=size,
            floor=said.floor,
            least=said.least,
            lines=said.lines,
            single=said.single,
            smaller=said.smaller,
        )

    def _said(self, said: Said, face: BadgeFace | None) -> str:
        if said.words and not said.shows.of_person:
            return said.words
        return face.text_of(said.shows) if said.shows.of_person and face else self.occasion.text_of(said.shows)

    def _code(self, face: BadgeFace, box: Box, place: Place) -> tuple[Mark, ...]:
        if not qr.can_say(face.code):
            return ()
        side = qr.strong_symbol(face.code).side
        return (code_mark(face.code, place, box, side=side, label_height=self._fit.high, dot=self.dot),)

    def _agendas(self) -> dict[Box, tuple[Mark, ...]]:
        boxes = [box for box in self.layout.boxes if box.holds is Holds.AGENDA]
        ink = AgendaInk(*(self._colour(name, "") for name in ("accent", "text", "muted")))
        done = agenda(self.occasion.agenda, [self._places[box] for box in boxes], ink)
        self.problems += done.problems
        return dict(zip(boxes, done.boxes, strict=True))

    def _colour(self, name: str, role: str) -> str:
        if name == ROLE_COLOUR:
            return self._role_colour(role)
        return self.layout.colours.get(name) or _USUAL_COLOURS.get(name) or _USUAL_COLOURS["text"]

    def _role_colour(self, role: str) -> str:
        """The colour given to a role, else one that all of that role get; the accent where there is no role."""
        if not role:
            return self._colour("accent", "")
        usual = ROLE_COLOURS[crc32(role.casefold().encode()) % len(ROLE_COLOURS)]
        return self.occasion.role_colours.get(role.casefold(), usual)

    def _unfit(self) -> Iterator[str]:
        """What the layout would do wrong on every label of this stock."""
        if lacking := _lacking(self._shared_words()):
            yield f"no font here has the letters {lacking} of what all badges say"
        for box in self.layout.boxes:
            if box.holds is Holds.CODE:
                dots = _module(self._places[box], USUAL_SIDE, self.dot) / (72 / self.stock.dpi)
                if dots < LEAST_DOTS:
                    yield f"the code's modules are {dots:.1f} printer dots, and readers need {LEAST_DOTS}"
            if box.holds is Holds.TEXTS and not any(said.shows.of_person for said in box.says):
                yield from self._stack(box, self._places[box], None).problems

    def _shared_words(self) -> Iterator[str]:
        texts = (said for box in self.layout.boxes for said in box.says if not said.shows.of_person)
        yield from (self._said(said, None) for said in texts)
        if any(box.holds is Holds.AGENDA for box in self.layout.boxes):
            for day in self.occasion.agenda:
                yield day.label
                yield from (f"{line.title}{line.place}" for line in day.lines)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a layout's millimetres become points of a label; its margin becomes the label's."""

    form: Form
    wide: float
    high: float
    margin: float
    scale_x: float
    scale_y: float
    inset: float
    text: float

    @classmethod
    def of(cls, layout: Layout, stock: Stock) -> "_Fit":
        folds = 2 if layout.form is Form.FOLDED else 1
        wide, high = stock.label_width * MM / folds, stock.label_height * MM / folds
        inset = stock.margin * MM
        scale_x = (wide - 2 * inset) / (layout.width - 2 * layout.margin)
        scale_y = (high - 2 * inset) / (layout.height - 2 * layout.margin)
        text = min(scale_x, scale_y) / MM
        least, most = _SIZES
        return cls(layout.form, wide, high, layout.margin, scale_x, scale_y, inset, min(most, max(least, text)))

    def place(self, box: Box) -> Place:
        """A box in points; what reaches the layout's edge reaches the label's."""
        left, right = self._across(box.x), self._across(box.x + box.width)
        top, bottom = self._down(box.y), self._down(box.y + box.height)
        return Place(x=left, y=self.high - bottom, width=right - left, height=bottom - top,
                     across=box.across, down=box.down)  # fmt: skip

    def _across(self, x: float) -> float:
        return min(self.wide, max(0.0, self.inset + (x - self.margin) * self.scale_x))

    def _down(self, y: float) -> float:
        return min(self.high, max(0.0, self.inset + (y - self.margin) * self.scale_y))

    def panel(self, panel: Panel, marks: tuple[Mark, ...]) -> Placed:
        """The panel on its label. Folded: the upper half is turned, so that it reads upright once it is behind."""
        match panel:
            case Panel.FRONT if self.form is not Form.FOLDED:
                return Placed(panel, 0.0, 0.0, turned=False, marks=marks)
            case Panel.FRONT:
                return Placed(panel, self.wide, 0.0, turned=False, marks=marks)
            case Panel.BACK:
                return Placed(panel, 0.0, 0.0, turned=False, marks=marks)
            case Panel.INSIDE_LEFT:
                return Placed(panel, 2 * self.wide, 2 * self.high, turned=True, marks=marks)
            case Panel.INSIDE_RIGHT:
                return Placed(panel, self.wide, 2 * self.high, turned=True, marks=marks)


def code_mark(code: str, place: Place, box: Box, *, side: int, label_height: float, dot: float) -> CodeMark:
    """The largest code of whole printer dots that its box holds with its quiet zone, on dots from the label's top."""
    module = _module(place, side, dot)
    square, quiet = side * module, qr.QUIET * module
    spare_x, spare_y = place.width - square - 2 * quiet, place.height - square - 2 * quiet
    shares = {"left": 0.0, "centre": 0.5, "right": 1.0, "top": 1.0, "middle": 0.5, "apart": 0.5, "bottom": 0.0}
    x = place.x + quiet + spare_x * shares[box.across]
    y = place.y + quiet + spare_y * shares[box.down]
    from_top = math.ceil((label_height - y - square) / dot - 0.001) * dot
    return CodeMark(code, math.floor(x / dot + 0.001) * dot, label_height - from_top - square, square)


def _module(place: Place, side: int, dot: float) -> float:
    """The side of a module in points: whole dots where it can be."""
    room = min(place.width, place.height) / (side + 2 * qr.QUIET)
    return math.floor(room / dot + 0.001) * dot or room


def _fill(place: Place, colour: str) -> FillMark:
    return FillMark(place.x, place.y, place.width, place.height, colour)


def _picture(png: bytes, place: Place) -> PictureMark:
    """As large as its place allows, in its own shape, in the middle."""
    wide, high = shape_of(png)
    scale = min(place.width / wide, place.height / high)
    width, height = wide * scale, high * scale
    return PictureMark(png, place.x + (place.width - width) / 2, place.y + (place.height - height) / 2, width, height)


def _wrong_with(face: BadgeFace) -> Iterator[str]:
    own = (face.first_name, face.last_name, face.organisation, face.country, face.role, face.diet, face.photos)
    if lacking := _lacking(own):
        yield f"no font here has the letters {lacking}"
    if not (face.first_name or face.last_name):
        yield "it has no name"
    if not qr.can_say(face.code):
        yield "it has no code that a QR can hold"


def _twins(boxes: Sequence[Box]) -> list[int]:
    """For each box the first that is like it but for its panel: a badge says the same on both sides."""
    alike = [replace(box, panel=Panel.FRONT) for box in boxes]
    return [alike.index(box) for box in alike]


def _lacking(said: Iterable[str]) -> str:
    return missing_letters("".join(said))
