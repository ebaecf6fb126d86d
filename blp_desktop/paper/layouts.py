"""Badge layouts: boxes in millimetres and what each shows, as data that ships or that staff make."""

import base64
import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.stocks import Stock
from blp_desktop.places import resource


class Holds(StrEnum):
    """What a box holds."""

    TEXTS = "texts"
    CODE = "code"
    AGENDA = "agenda"
    BAND = "band"
    LOGOS = "logos"
    PICTURE = "picture"


class Shows(StrEnum):
    """What a text says: of the person, of the module, or words of its own."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FULL_NAME = "full_name"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    ROLE = "role"
    DIET = "diet"
    PHOTOS = "photos"
    SHORT_CODE = "short_code"
    PROGRAMME = "programme"
    MODULE = "module"
    DATES = "dates"
    WORDS = "words"

    @property
    def of_person(self) -> bool:
        """Whether it differs from badge to badge."""
        return self not in {Shows.PROGRAMME, Shows.MODULE, Shows.DATES, Shows.WORDS}


class Panel(StrEnum):
    """A face of the badge; a folded one has four."""

    FRONT = "front"
    BACK = "back"
    INSIDE_LEFT = "inside-left"
    INSIDE_RIGHT = "inside-right"


class Form(StrEnum):
    """How the paper becomes a badge: one side, both sides the same, or folded twice from one printed side."""

    SINGLE = "single"
    BOTH_SIDES = "both-sides"
    FOLDED = "folded"


class Across(StrEnum):
    """Where text stands in its box from left to right."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Down(StrEnum):
    """Where text stands in its box from top to bottom; `APART`: the first at the top, the others at the bottom."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"
    APART = "apart"


ROLE_COLOUR = "role"
"""Stands in for a colour: the one of the person's role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One text of a box: sizes in points; with `smaller` at most that much below the text above it.

    It shrinks to `floor`, then wraps to at most `lines`; `single` is the share of `size` under which it wraps first.
    A name has a `least` too: before one of its words breaks it shrinks to that, and other texts give way to it.
    """

    shows: Shows
    words: str = ""
    size: float = 12.0
    floor: float = 8.0
    least: float = 0.0
    lines: int = 1
    single: float = 0.0
    smaller: float = 0.0
    strong: bool = False
    colour: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place on a panel, in millimetres from its upper left corner; `colour` fills a band.

    A code's box holds its quiet zone too; a picture is one of the layout's `pictures`.
    """

    holds: Holds
    x: float
    y: float
    width: float
    height: float
    panel: Panel = Panel.FRONT
    says: tuple[Said, ...] = ()
    across: Across = Across.LEFT
    down: Down = Down.TOP
    colour: str = ""
    picture: str = ""

    @property
    def of_person(self) -> bool:
        """Whether what it shows differs from badge to badge."""
        match self.holds:
            case Holds.TEXTS:
                return any(said.shows.of_person for said in self.says)
            case Holds.BAND:
                return self.colour == ROLE_COLOUR
            case Holds.CODE:
                return True
            case Holds.AGENDA | Holds.LOGOS | Holds.PICTURE:
                return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A badge's design: `width` and `height` of one panel in millimetres, `margin` the space that its boxes keep.

    `colours` are by name (`text`, `muted`, `accent`, `paper`, and what else its boxes use), written `#rrggbb`;
    `pictures` are PNG files by name.
    """

    id: str
    title: str
    width: float
    height: float
    margin: float
    form: Form
    boxes: tuple[Box, ...]
    colours: Mapping[str, str]
    pictures: Mapping[str, bytes]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Its faces."""
        match self.form:
            case Form.SINGLE | Form.BOTH_SIDES:
                return (Panel.FRONT,)
            case Form.FOLDED:
                return tuple(Panel)

    @property
    def whole(self) -> tuple[float, float]:
        """Width and height of the paper it takes, unfolded."""
        folds = 2 if self.form is Form.FOLDED else 1
        return self.width * folds, self.height * folds


def layout(name: str) -> Layout:
    """The shipped layout of that id; raises KeyError."""
    return layouts()[name]


@cache
def layouts() -> dict[str, Layout]:
    """Every layout that ships, by id."""
    files = sorted(resource("layouts").glob("*.toml"))
    return {file.stem: read_layout(file.read_text(encoding="utf-8"), name=file.stem) for file in files}


def layout_for(stock: Stock) -> Layout:
    """The shipped layout that the stock names, else the one whose shape and size come nearest to its label."""
    if stock.layout in layouts():
        return layouts()[stock.layout]
    return min(layouts().values(), key=lambda known: _distance(known, stock))


def _distance(known: Layout, stock: Stock) -> float:
    """How much the label differs in shape and in size; black-only designs are for stocks that name them."""
    wide, high = stock.label_width / known.whole[0], stock.label_height / known.whole[1]
    away = 0.0 if len(set(known.colours.values())) > 2 else 9.0
    return away + abs(math.log(wide / high)) * 2 + abs(math.log(wide * high)) / 2


def read_layout(text: str, *, name: str) -> Layout:
    """A layout from its file; raises Refusal that says what is wrong where."""
    try:
        said = tomllib.loads(text)
        return _layout(said, name)
    except tomllib.TOMLDecodeError as error:
        raise _not_a_layout(name, str(error)) from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _not_a_layout(name, f"{type(error).__name__}: {error}") from None


def write_layout(layout: Layout) -> str:
    """The layout's file; what says no more than usual is left out."""
    import tomli_w

    said = {name: value for name, value in asdict(layout).items() if name not in {"id", "boxes", "pictures"}}
    said["colours"] = dict(layout.colours)
    said["pictures"] = {name: base64.b64encode(data).decode() for name, data in layout.pictures.items()}
    said["box"] = [_box_said(box) for box in layout.boxes]
    return tomli_w.dumps(said)


def _box_said(box: Box) -> dict[str, Any]:
    usual = Box(holds=box.holds, x=0, y=0, width=0, height=0)
    kept = {name: value for name, value in asdict(box).items() if value != getattr(usual, name) or name in _PLACE}
    if box.says:
        kept["says"] = [_text_said(said) for said in box.says]
    return kept


def _text_said(said: Said) -> dict[str, Any]:
    usual = Said(shows=said.shows)
    return {name: value for name, value in asdict(said).items() if name == "shows" or value != getattr(usual, name)}


_PLACE = frozenset({"holds", "x", "y", "width", "height"})


def _not_a_layout(name: str, why: str) -> Refusal:
    step = "Export the layout again from the program that made it, or choose another file."
    return Refusal("bad_layout", f"{name} is not a badge layout: {why}.", step)


def _layout(said: dict[str, Any], name: str) -> Layout:
    pictures = {picture: base64.b64decode(data, validate=True) for picture, data in said.pop("pictures", {}).items()}
    boxes = tuple(_box(box) for box in said.pop("box"))
    form = Form(said.pop("form"))
    made = Layout(id=name, form=form, boxes=boxes, pictures=pictures, **said)
    _check(made)
    return made


def _box(said: dict[str, Any]) -> Box:
    kinds: dict[str, Any] = {"holds": Holds, "panel": Panel, "across": Across, "down": Down}
    known = {name: kinds[name](value) if name in kinds else value for name, value in said.items()}
    texts = tuple(Said(**(text | {"shows": Shows(text["shows"])})) for text in known.pop("says", ()))
    return Box(says=texts, **known)


def _check(made: Layout) -> None:
    """Every box stands on a panel there is, with a size, in colours and pictures that the layout has."""
    if min(made.width, made.height) <= 0 or not 0 <= made.margin < min(made.width, made.height) / 2:
        raise ValueError("its size is not one that paper has")
    for box in made.boxes:
        _check_box(box, made)


def _check_box(box: Box, made: Layout) -> None:
    if box.panel not in made.panels:
        raise ValueError(f"a box stands on the panel {box.panel}, which this form does not have")
    if min(box.width, box.height) <= 0:
        raise ValueError("a box has no size")
    colours = {said.colour for said in box.says} | ({box.colour} if box.holds is Holds.BAND else set())
    if unknown := colours - set(made.colours) - {ROLE_COLOUR}:
        raise ValueError(f"the colour {', '.join(sorted(unknown))} is not one of the layout's colours")
    if box.holds is Holds.PICTURE and box.picture not in made.pictures:
        raise ValueError(f"the picture {box.picture} is missing")
