"""The roll: everyone of the edition in memory, narrowed and searched at each key."""

from collections.abc import Iterable

from blp_desktop.desk.people import PersonRow
from blp_desktop.domain.names import needles
from blp_desktop.domain.word_index import WordIndex
from blp_desktop.ui.participants.facets import Chosen, holding


class Roll:
    """Rows in the language's order, and those of them that the facets and the search leave."""

    def __init__(self) -> None:
        self._rows: list[PersonRow] = []
        self._index = WordIndex(())
        self._search: tuple[str, ...] = ()
        self._chosen: Chosen = {}
        self._narrowed: set[int] | None = None
        self._found: list[PersonRow] = []

    @property
    def rows(self) -> list[PersonRow]:
        """Everyone, in order."""
        return self._rows

    @property
    def found(self) -> list[PersonRow]:
        """Those that the facets and the search leave, in order."""
        return self._found

    def fill(self, rows: Iterable[PersonRow]) -> None:
        """Hold these rows instead."""
        self._rows = sorted(rows, key=_by_name)
        self._index = WordIndex([row.haystack for row in self._rows])
        self.narrow(self._chosen)

    def renew(self, rows: Iterable[PersonRow], gone: Iterable[str] = ()) -> None:
        """Put these rows in the place of those of the same people, and take the gone ones out."""
        fresh = {row.id: row for row in rows}
        out = set(gone) | fresh.keys()
        self.fill([row for row in self._rows if row.id not in out] + list(fresh.values()))

    def narrow(self, chosen: Chosen) -> None:
        """Keep to the rows that have the chosen values."""
        self._chosen = chosen
        self._narrowed = holding(self._rows, chosen) if chosen else None
        self._find()

    def search(self, text: str) -> None:
        """Keep to the rows that hold every word of the text, folded, in any order."""
        self._search = needles(text)
        self._find()

    def _find(self) -> None:
        left = self._narrowed
        found = self._index.holding_all(self._search)
        if found is not None:
            left = found if left is None else left & found
        everyone = left is None or len(left) == len(self._rows)
        self._found = self._rows if everyone else [self._rows[place] for place in sorted(left or ())]


def _by_name(row: PersonRow) -> tuple[object, ...]:
    return row.order
