"""Label stocks: those that ship and those that staff described, named alike."""

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.names import fold, typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.outlines import outline_page
from blp_desktop.paper.stocks import Stock, read_stock, stock_facts, stocks, wrong_with
from blp_desktop.store.schema import LabelStock

_NOT_IN_A_CODE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class KnownStock:
    """A stock and the key of its row, empty for one that ships."""

    stock: Stock
    key: str = ""


def list_stocks(station: Station) -> tuple[KnownStock, ...]:
    """Every stock by its title, staff's own first."""
    with looking(station) as session:
        own = [KnownStock(_stock(row), row.id) for row in session.scalars(select(LabelStock))]
    shipped = [KnownStock(known) for known in stocks().values()]
    return (*sorted(own, key=_title), *sorted(shipped, key=_title))


def stock_named(session: Session, code: str) -> Stock:
    """The stock of that id, one's own before one that ships; raises Refusal that names those there are."""
    rows = {row.code: row for row in session.scalars(select(LabelStock))}
    if code in rows:
        return _stock(rows[code])
    if code in stocks():
        return stocks()[code]
    raise Refusal("unknown_stock", f"There is no stock {code}.", f"Choose one of: {', '.join((*rows, *stocks()))}.")


def wrong_with_stock(sheet: Stock) -> tuple[str, ...]:
    """A sentence for each thing that keeps a stock from being saved."""
    nameless = () if sheet.title.strip() else ("The stock needs a name.",)
    return (*nameless, *wrong_with(sheet))


def write_test_page(sheet: Stock, file: Path) -> Path:
    """Write the outlines of the stock's labels as PDF; raises Refusal or SurroundingsFailed."""
    _refuse_impossible(sheet)
    write_file(file, outline_page(sheet))
    return file


def save_stock(station: Station, sheet: Stock, *, key: str = "") -> Outcome[str]:
    """Keep a stock of one's own, or change the one of that key; gives its id.

    Raises Refusal with every length that cannot be.
    """
    require_supervisor(station, "Describing a stock")
    _refuse_impossible(sheet)
    with acting(station, f"describe stock {typed(sheet.title)}") as under_way:
        row = _row(under_way.session, key) if key else _new_row(station, under_way.session, sheet.title)
        row.title, row.facts = typed(sheet.title), stock_facts(sheet)
        under_way.session.add(row)
        code = row.code
    return outcome(code, under_way)


def remove_stock(station: Station, key: str) -> Outcome[str]:
    """Forget a stock of one's own; what was printed on it stays recorded."""
    require_supervisor(station, "Removing a stock")
    with acting(station, "remove stock") as under_way:
        row = _row(under_way.session, key)
        title = row.title
        under_way.act.name = f"remove stock {title}"
        under_way.session.delete(row)
    return outcome(title, under_way)


def _refuse_impossible(sheet: Stock) -> None:
    found = wrong_with_stock(sheet)
    if found:
        raise Refusal("impossible_stock", " ".join(found), "Measure from the upper left corner of the page.")


def _new_row(station: Station, session: Session, title: str) -> LabelStock:
    taken = {*stocks(), *session.scalars(select(LabelStock.code))}
    stem = _NOT_IN_A_CODE.sub("-", fold(title)).strip("-") or "stock"
    codes = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return LabelStock(id=station.author.new_key(), code=next(code for code in codes if code not in taken))


def _row(session: Session, key: str) -> LabelStock:
    row = session.get(LabelStock, key)
    if row is None:
        raise Refusal("stock_gone", "That stock is no longer there.", "Choose another one.")
    return row


def _stock(row: LabelStock) -> Stock:
    return read_stock(row.facts, name=row.code)


def _title(known: KnownStock) -> str:
    return fold(known.stock.title)
