"""Drafts: stocks as they stand in the form and not in the file, so that choosing another one loses nothing."""

from collections.abc import Sequence
from dataclasses import replace

from blp_desktop.desk.label_stocks import KnownStock
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.stocks.stock_list import Entry

_NEW = "new-"
_SHIPPED = "shipped-"


class Drafts:
    """Entries of the stocks that are known, and what was written into them since."""

    def __init__(self) -> None:
        self._known: dict[str, Entry] = {}
        self._written: dict[str, Stock] = {}
        self._number = 0

    def know(self, stocks: Sequence[KnownStock]) -> None:
        """These are in the file now; what was written into one that is gone stays as a new one."""
        self._known = {entry.id: entry for entry in map(_entry, stocks)}

    def entries(self) -> tuple[Entry, ...]:
        """Everything to choose from, unsaved new ones first."""
        new = [Entry(id=key, stock=sheet) for key, sheet in self._written.items() if key not in self._known]
        return (*new, *self._known.values())

    def entry(self, key: str) -> Entry:
        """The entry of that id."""
        return self._known.get(key) or Entry(id=key, stock=self._written[key])

    def id_of(self, stock: str) -> str:
        """The entry of the stock of that id; empty where there is none."""
        return next((entry.id for entry in self._known.values() if entry.stock.id == stock), "")

    def sheet(self, key: str) -> Stock:
        """The stock as it was written last."""
        return self._written.get(key) or self._known[key].stock

    def begin(self, sheet: Stock) -> str:
        """A new one, not saved yet; gives its id."""
        self._number += 1
        key = f"{_NEW}{self._number}"
        self._written[key] = replace(sheet, id=key)
        return key

    def write(self, key: str, sheet: Stock) -> None:
        """Keep what was written; the same as saved is no draft."""
        known = self._known.get(key)
        if known is not None and known.stock == sheet:
            self._written.pop(key, None)
        else:
            self._written[key] = sheet

    def drop(self, key: str) -> Stock:
        """Forget what was written; gives it."""
        return self._written.pop(key)

    def is_draft(self, key: str) -> bool:
        """Whether something was written that is not saved."""
        return key in self._written

    def titles(self) -> tuple[str, ...]:
        """What the unsaved ones are called."""
        return tuple(sheet.title for sheet in self._written.values())


def _entry(known: KnownStock) -> Entry:
    key = known.key or f"{_SHIPPED}{known.stock.id}"
    return Entry(id=key, stock=known.stock, key=known.key, is_shipped=not known.key)
