"""Fitting text into boxes: shrunk in small steps to a floor, then wrapped, then cut and said so."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from unicodedata import category

from blp_desktop.paper.fonts import width

_STEP = 0.5
_STEERING = frozenset({"Cc", "Cf"})


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of one size (points).

    `cut`: even at the floor not everything fits; `torn`: a word broke; `small`: it stands below the floor so as not to.
    """

    lines: tuple[str, ...]
    size: float
    cut: bool = False
    torn: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large text may be (points): from `largest` to `floor`, in one line while that leaves it at `single`.

    Below the floor only a word that would break shrinks on, to `least` where there is one. With `at_hyphens`, a word
    that is too long breaks after its hyphen before anything shrinks.
    """

    largest: float
    floor: float
    least: float = 0.0
    single: float = 0.0
    lines: int = 2
    at_hyphens: bool = False

    def steps(self) -> Iterator[float]:
        """Every size worth trying, from the largest."""
        size = self.largest
        while size > self.floor:
            yield size
            size -= _STEP
        yield self.floor


@lru_cache(maxsize=20_000)
def fit(text: str, font: str, *, room: float, sizes: Sizes) -> Fitted:
    """The text as large as `room` points of width allow: in one line, else in whole words, else cut at the floor."""
    text = _seen(text)
    if not text:
        return Fitted((), sizes.largest)
    whole = _in_one_line(text, font, room, sizes)
    if whole >= max(sizes.single, sizes.floor):
        return Fitted((text,), whole)
    return _in_lines(text, font, room, sizes)


@lru_cache(maxsize=20_000)
def wrap(text: str, font: str, *, room: float, size: float) -> Fitted:
    """The text in as many lines of at most `room` points as it needs, at one size."""
    return Fitted(tuple(_break(_seen(text), font, room / size)), size)


def _seen(text: str) -> str:
    """The text without what no paper shows, such as signs that only steer; one space between words."""
    shown = "".join(sign for sign in text if sign.isspace() or category(sign) not in _STEERING)
    return " ".join(shown.split())


def _in_one_line(text: str, font: str, room: float, sizes: Sizes) -> float:
    fitting = room / width(text, font)
    return sizes.largest if fitting >= sizes.largest else int(fitting / _STEP) * _STEP


def _in_lines(text: str, font: str, room: float, sizes: Sizes) -> Fitted:
    for size in sizes.steps():
        lines = _whole_words(text, font, room / size, sizes)
        if lines:
            return Fitted(lines, size)
    return _below_floor(text, font, room, sizes) or _at_floor(text, font, room / sizes.floor, sizes)


def _below_floor(text: str, font: str, room: float, sizes: Sizes) -> Fitted | None:
    """As large as the widest word allows, where that would break at the floor."""
    if not sizes.least or not _is_torn(text, font, room / sizes.floor):
        return None
    widest = max(width(word, font) for word in text.replace("-", "- ").split())
    size = int(room / widest / _STEP) * _STEP
    if size < sizes.least:
        return None
    lines = _break(text, font, room / size)
    return Fitted(tuple(lines), size, small=True) if len(lines) <= sizes.lines else None


def _whole_words(text: str, font: str, room: float, sizes: Sizes) -> tuple[str, ...]:
    """As many lines as may be, of about the same length, no word broken; nothing where that cannot be."""
    parts = text.replace("-", "- ") if sizes.at_hyphens else text
    widest = max(width(word, font) for word in parts.split())
    if widest > room:
        return ()
    lines = _break(text, font, room)
    return _balanced(text, font, widest, lines) if len(lines) <= sizes.lines else ()


def _balanced(text: str, font: str, widest: float, lines: list[str]) -> tuple[str, ...]:
    """As many lines, the longest as short as it can be without a break in its `widest` word."""
    while len(lines) > 1:
        longest = max(width(line, font) for line in lines)
        if longest - 0.001 < widest:
            break
        narrower = _break(text, font, longest - 0.001)
        if len(narrower) != len(lines) or max(width(line, font) for line in narrower) >= longest:
            break
        lines = narrower
    return tuple(lines)


def _at_floor(text: str, font: str, room: float, sizes: Sizes) -> Fitted:
    wrapped = _break(text, font, room)
    if len(wrapped) <= sizes.lines:
        return Fitted(tuple(wrapped), sizes.floor, torn=_is_torn(text, font, room))
    kept = wrapped[: sizes.lines - 1]
    rest = _shortened(_joined(wrapped[sizes.lines - 1 :]), font, room)
    return Fitted((*kept, rest), sizes.floor, cut=True)


def _is_torn(text: str, font: str, room: float) -> bool:
    """Whether a word breaks elsewhere than after a hyphen of its own."""
    return any("".join(_pieces(word, font, room)) != word for word in text.split())


def _joined(lines: list[str]) -> str:
    """Lines as one again; what was broken after a hyphen without a space."""
    return "".join(line if line.endswith("-") else f"{line} " for line in lines).rstrip()


def _break(text: str, font: str, room: float) -> list[str]:
    lines: list[str] = []
    for word in (piece for part in text.split() for piece in _pieces(part, font, room)):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, font) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(word: str, font: str, room: float) -> list[str]:
    """A word, broken after a hyphen or wherever it must be where it is wider than the line."""
    pieces = []
    while width(word, font) > room:
        length, mark = _break_at(word, font, room)
        if length >= len(word):
            break
        pieces.append(word[:length] + mark)
        word = word[length:]
    return [*pieces, word]


def _break_at(word: str, font: str, room: float) -> tuple[int, str]:
    """How much of a word stands in the first line, and the hyphen that it ends with where it has none of its own."""
    own = word.find("-") + 1
    if 0 < own < len(word) and width(word[:own], font) <= room:
        return own, ""
    return max(1, _fitting(word, font, room - width("-", font))), "-"


def _shortened(text: str, font: str, room: float) -> str:
    return text[: _fitting(text, font, room - width("…", font))].rstrip() + "…"


def _fitting(text: str, font: str, room: float) -> int:
    """How many signs from the first on the room holds."""
    ends = accumulate(width(sign, font) for sign in text)
    return next((at for at, end in enumerate(ends) if end > room), len(text))
