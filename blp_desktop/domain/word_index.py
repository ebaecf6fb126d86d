"""An index of words: which rows hold a word that begins so, found without going through them all."""

from bisect import bisect_left
from collections.abc import Sequence

_LAST = "\U0010ffff"


class WordIndex:
    """The words of haystacks in order; the places of the haystacks that hold them lie one after the other."""

    def __init__(self, haystacks: Sequence[str]) -> None:
        places: dict[str, list[int]] = {}
        for place, haystack in enumerate(haystacks):
            for word in set(haystack.split()):
                places.setdefault(word, []).append(place)
        self._words = sorted(places)
        self._places: list[int] = []
        self._starts: list[int] = []
        for word in self._words:
            self._starts.append(len(self._places))
            self._places += places[word]
        self._starts.append(len(self._places))

    def holding_all(self, search: Sequence[str]) -> set[int] | None:
        """The places of the haystacks that hold every needle, in any order; None where nothing is searched for."""
        left: set[int] | None = None
        for needle in sorted(search, key=len, reverse=True):
            holding_it = self.holding(needle)
            left = holding_it if left is None else left & holding_it
        return left

    def holding(self, needle: str) -> set[int]:
        """The places of the haystacks with a word that begins as the needle does (` kal`)."""
        start = needle.strip()
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, start + _LAST, lo=first)
        return set(self._places[self._starts[first] : self._starts[last]])
