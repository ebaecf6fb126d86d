"""Fitting text into boxes: shrunk in small steps to a floor, then wrapped, then cut and said so."""

from dataclasses import dataclass
from functools import lru_cache

from blp_desktop.paper.fonts import width

_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of one size (points); `cut` says that even at the floor not everything fits."""

    lines: tuple[str, ...]
    size: float
    cut: bool = False


@lru_cache(maxsize=20_000)
def fit(text: str, font: str, *, room: float, largest: float, floor: float, lines: int = 2) -> Fitted:
    """The largest size (points) at which the text stands in one line of `room` points, else wrapped at the floor."""
    needed = width(text, font)
    if needed * largest <= room:
        return Fitted((text,), largest)
    fitting = int(room / needed / _STEP) * _STEP
    if fitting >= floor:
        return Fitted((text,), fitting)
    return _wrapped(text, font, room, floor, lines)


@lru_cache(maxsize=20_000)
def wrap(text: str, font: str, *, room: float, size: float, lines: int = 99) -> Fitted:
    """The text in lines of at most `room` points at one size."""
    return _wrapped(text, font, room, size, lines)


def _wrapped(text: str, font: str, room: float, size: float, lines: int) -> Fitted:
    wrapped = _break(text, font, room / size)
    if len(wrapped) <= lines:
        return Fitted(tuple(wrapped), size)
    kept = [*wrapped[: lines - 1], _shortened(" ".join(wrapped[lines - 1 :]), font, room / size)]
    return Fitted(tuple(kept), size, cut=True)


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
    if width(word, font) <= room:
        return [word]
    head, hyphen, tail = word.partition("-")
    if hyphen and tail and width(head + hyphen, font) <= room:
        return [head + hyphen, *_pieces(tail, font, room)]
    length = next((cut for cut in range(len(word) - 1, 1, -1) if width(word[:cut] + "-", font) <= room), 1)
    return [word[:length] + "-", *_pieces(word[length:], font, room)]


def _shortened(text: str, font: str, room: float) -> str:
    while text and width(text + "…", font) > room:
        text = text[:-1]
    return text.rstrip() + "…"
