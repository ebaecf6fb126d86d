"""Likeness of names: how far apart two spellings are, whatever the order of their words."""

from collections.abc import Sequence

_SLIPS = 2
"""So many slips of the hand, or names left out, still leave it the same person's name."""
_LONG = 7
"""Letters from which a word may hold two slips."""


def likeness(one: Sequence[str], other: Sequence[str]) -> int | None:
    """How many slips or names left out lie between two names (folded words); None where they are two people's."""
    shorter, longer = sorted((one, other), key=len)
    left_out = len(longer) - len(shorter)
    if "".join(one) == "".join(other):
        return min(left_out, 1)
    if len(shorter) < 2 or left_out > _SLIPS:
        return None
    slips = misspelling(shorter, longer)
    return None if slips is None or slips + left_out > _SLIPS else slips + left_out


def nearness(written: Sequence[str], name: Sequence[str]) -> int | None:
    """How many slips lie between what was written of a name, in part or in whole, and the name; None where too many."""
    found = [slips for slips in (misspelling(written, name), likeness(written, name)) if slips is not None]
    return min(found, default=None)


def misspelling(written: Sequence[str], known: Sequence[str]) -> int | None:
    """How many slips make each written word one of the known ones, each serving once; None where it takes too many."""
    wrong, left = _unpaired(written, known)
    slips = 0
    for word in wrong:
        nearest = min(((_slips(word, other), other) for other in left), default=(_SLIPS + 1, ""))
        slips += nearest[0]
        if slips > _SLIPS:
            return None
        left.remove(nearest[1])
    return slips


def _unpaired(written: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of each that the other has not."""
    wrong, left = [], list(known)
    for word in written:
        if word in left:
            left.remove(word)
        else:
            wrong.append(word)
    return wrong, left


def _slips(word: str, other: str) -> int:
    """How many slips make one word the other; more than `_SLIPS` where it is another word.

    An initial counts for as much as may be wrong: all else has to be right.
    """
    if len(word) == 1 or len(other) == 1:
        return _SLIPS if word[0] == other[0] else _SLIPS + 1
    longest = max(len(word), len(other))
    allowed = _SLIPS if longest >= _LONG else int(longest > 2)
    if abs(len(word) - len(other)) > allowed or len(set(word) ^ set(other)) > 2 * allowed:
        return _SLIPS + 1
    found = _distance(word, other)
    return found if found <= allowed else _SLIPS + 1


def _distance(one: str, other: str) -> int:
    """Letters added, left out, changed, or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, sign in enumerate(other, start=1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != sign))
            if row > 1 and column > 1 and letter == other[column - 2] and sign == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]
