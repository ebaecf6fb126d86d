"""The roll: everyone of the edition in memory, narrowed and searched at each key."""

from collections.abc import Iterable

from blp_desktop.desk.people import PersonRow
from blp_desktop.domain.names import needles
from blp_desktop.ui.participants.facets import Chosen, narrowed


class Roll:
    """Rows in the language's order; a search that only grew goes through what the last one left."""

    def __init__(self) -> None:
        self._rows: list[PersonRow] = []
        self._chosen: Chosen = {}
        self._search: tuple[str, ...] = ()
        self._narrowed: list[PersonRow] = []
        self._found: list[PersonRow] = []

    @property
    def rows(self) -> list[PersonRow]:
        """Everyone, in order."""
        return self._rows

    @property
    def found(self) -> list[PersonRow]:
        """Those that the facets and the search leave, in order."""
        return self._found

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return len(self._found) == len(self._rows)

    def fill(self, rows: Iterable[PersonRow]) -> None:
        """Hold these rows instead."""
        self._rows = sorted(rows, key=_by_name)
        self._narrow()

    def renew(self, rows: Iterable[PersonRow], gone: Iterable[str] = ()) -> None:
        """Put these rows in the place of those of the same people, and take the gone ones out."""
        fresh = {row.id: row for row in rows}
        out = set(gone) | fresh.keys()
        self.fill([row for row in self._rows if row.id not in out] + list(fresh.values()))

    def narrow(self, chosen: Chosen) -> None:
        """Keep to the rows that have the chosen values."""
        self._chosen = chosen
        self._narrow()

    def search(self, text: str) -> None:
        """Keep to the rows that hold every word of the text, folded, in any order."""
        wanted = needles(text)
        grew = all(any(new.startswith(old) for new in wanted) for old in self._search)
        self._found = _holding(wanted, self._found if grew else self._narrowed)
        self._search = wanted

    def _narrow(self) -> None:
        self._narrowed = narrowed(self._rows, self._chosen)
        self._found = _holding(self._search, self._narrowed)


def _by_name(row: PersonRow) -> tuple[object, ...]:
    return row.order


def _holding(wanted: tuple[str, ...], rows: list[PersonRow]) -> list[PersonRow]:
    for needle in wanted:
        rows = [row for row in rows if needle in row.haystack]
    return rows
