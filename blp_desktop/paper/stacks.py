"""Stacks: the texts of one box, shrunk together until they fit it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from blp_desktop.paper.fitting import Fitted, Sizes, fit
from blp_desktop.paper.fonts import width
from blp_desktop.paper.layouts import Across, Down
from blp_desktop.paper.marks import TextMark

LEADING = 1.12
_ASCENT = 0.88
_SCALES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.45, 0.35, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One text as its layout would like it, in points; see `layouts.Said`."""

    text: str
    font: str
    colour: str
    largest: float
    floor: float
    lines: int
    single: float
    smaller: float
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box in points, from the lower left corner of its panel."""

    x: float
    y: float
    width: float
    height: float
    across: Across = Across.LEFT
    down: Down = Down.TOP


@dataclass(frozen=True, slots=True)
class Stack:
    """The texts as they fit, and one sentence for each that does not."""

    marks: tuple[TextMark, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layer:
    want: Want
    fitted: Fitted

    @property
    def height(self) -> float:
        return len(self.fitted.lines) * self.fitted.size * LEADING


def stack(wants: Sequence[Want], place: Place) -> Stack:
    """Every text as large as the box allows: all shrink, then those of most lines give one up, then the last goes.

    Names do so last.
    """
    said = [want for want in wants if want.text]
    fitting = (layers for layers in _tries(said, place) if _height(layers) <= place.height + 0.01)
    layers = next(fitting, [])  # margins may leave less than nothing
    return Stack(tuple(_marks(layers, place)), tuple(_problems(said, layers)))


def _tries(wants: list[Want], place: Place) -> Iterator[list[_Layer]]:
    for scale in _SCALES:
        yield _fitted(wants, place, scale)
    least = [replace(want, largest=want.floor, single=0.0, smaller=0.0) for want in wants]
    for fewer in _fewer(least):
        yield _fitted(fewer, place, 0.0)


def _fewer(wants: list[Want]) -> Iterator[list[Want]]:
    """One line less each time, of those that have most, then one text less from below; names last, until none is."""
    left = dict(enumerate(wants))
    for is_name in (False, True):
        these = [at for at, want in left.items() if bool(want.least) is is_name]
        while any(left[at].lines > 1 for at in these):
            longest = max(these, key=lambda at: left[at].lines)
            left[longest] = replace(left[longest], lines=left[longest].lines - 1)
            yield list(left.values())
        for at in reversed(these):
            del left[at]
            yield list(left.values())


def _fitted(wants: Sequence[Want], place: Place, scale: float) -> list[_Layer]:
    layers: list[_Layer] = []
    for want in wants:
        above = layers[-1].fitted.size - want.smaller if layers and want.smaller else want.largest
        largest = max(want.floor, min(want.largest * scale, above))
        sizes = Sizes(
            largest=largest, floor=want.floor, least=want.least, single=want.single * largest, lines=want.lines
        )
        layers.append(_Layer(want, fit(want.text, want.font, room=place.width, sizes=sizes)))
    return layers


def _height(layers: Sequence[_Layer]) -> float:
    return sum(layer.height for layer in layers)


def _marks(layers: Sequence[_Layer], place: Place) -> Iterator[TextMark]:
    cursor = place.y + _upper_edge(_height(layers), place)
    for at, layer in enumerate(layers):
        if at == 1 and place.down is Down.APART:
            cursor -= place.height - _height(layers)
        size = layer.fitted.size
        for line in layer.fitted.lines:
            x = place.x + _indent(line, layer, place)
            yield TextMark(line, layer.want.font, size, x, cursor - size * _ASCENT, layer.want.colour)
            cursor -= size * LEADING


def _upper_edge(height: float, place: Place) -> float:
    match place.down:
        case Down.TOP | Down.APART:
            return place.height
        case Down.MIDDLE:
            return (place.height + height) / 2
        case Down.BOTTOM:
            return height


def _indent(line: str, layer: _Layer, place: Place) -> float:
    match place.across:
        case Across.LEFT:
            return 0.0
        case Across.CENTRE:
            return (place.width - width(line, layer.want.font) * layer.fitted.size) / 2
        case Across.RIGHT:
            return place.width - width(line, layer.want.font) * layer.fitted.size


def _problems(wants: Sequence[Want], layers: Sequence[_Layer]) -> Iterator[str]:
    for layer in layers:
        if layer.fitted.cut:
            yield f"too long for its place: {layer.want.text}"
        elif layer.fitted.torn:
            yield f"broken in the middle of a word: {layer.want.text}"
        elif layer.fitted.small:
            yield f"only {layer.fitted.size:g} points high, so that no word breaks: {layer.want.text}"
    kept = {layer.want.text for layer in layers}
    yield from (f"no room for: {want.text}" for want in wants if want.text not in kept)
