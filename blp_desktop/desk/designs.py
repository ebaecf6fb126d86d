"""Designs: the badge layouts that ship and those that staff made, named alike."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.names import fold, typed
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.paper.layouts import Layout, layout_for, layouts, read_layout, write_layout
from blp_desktop.paper.stocks import Stock
from blp_desktop.store.schema import Design


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """A layout; `is_own` where staff made it, so that it can be changed and removed."""

    layout: Layout
    is_own: bool


def list_layouts(station: Station) -> tuple[KnownLayout, ...]:
    """Every layout by its title, staff's own first."""
    with looking(station) as session:
        own = [KnownLayout(_layout(row), is_own=True) for row in session.scalars(select(Design))]
    shipped = [KnownLayout(known, is_own=False) for known in layouts().values()]
    return (*sorted(own, key=_title), *sorted(shipped, key=_title))


def layout_named(session: Session, key: str, *, stock: Stock) -> Layout:
    """The layout of that id, without one the one that suits the stock; raises Refusal for an unknown id."""
    if key in layouts():
        return layouts()[key]
    if key:
        return _layout(_row(session, key))
    suits = session.get(Design, stock.layout) if stock.layout else None
    return _layout(suits) if suits else layout_for(stock)


def save_layout(station: Station, made: Layout) -> Outcome[str]:
    """Keep a layout of one's own; one that ships is kept as a new one beside it. Gives its id."""
    require_supervisor(station, "Changing a badge layout")
    title = typed(made.title) or "Layout"
    with acting(station, f"save layout {title}") as under_way:
        row = under_way.session.get(Design, made.id) or Design(id=station.author.new_key())
        row.title, row.file = title, _file_of(replace(made, title=title))
        under_way.session.add(row)
        key = row.id
    return outcome(key, under_way)


def remove_layout(station: Station, key: str) -> Outcome[str]:
    """Forget a layout of one's own; gives its title."""
    require_supervisor(station, "Removing a badge layout")
    with acting(station, "remove layout") as under_way:
        row = _row(under_way.session, key)
        title = row.title
        under_way.session.delete(row)
    return outcome(title, under_way)


def export_layout(made: Layout, file: Path) -> Path:
    """Write the layout as a file that another programme can take in; raises SurroundingsFailed."""
    write_file(file, write_layout(made).encode())
    return file


def import_layout(station: Station, file: Path) -> Outcome[str]:
    """Take in a layout's file as one's own; gives its id. Raises Refusal for what is no layout."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refusal("bad_layout", f"{file.name} is not a badge layout.", "Choose an exported layout.") from None
    except OSError as error:
        raise SurroundingsFailed(f"{file} cannot be read: {error.strerror}.") from None
    return save_layout(station, read_layout(text, name=file.stem))


def _file_of(made: Layout) -> str:
    """The layout's file, which can be read again; raises Refusal where it could not."""
    file = write_layout(made)
    read_layout(file, name=made.title)
    return file


def _row(session: Session, key: str) -> Design:
    row = session.get(Design, key)
    if row is None:
        step = f"Choose one of: {', '.join(layouts())}, or one of your own."
        raise Refusal("unknown_layout", f"There is no layout {key}.", step)
    return row


def _layout(row: Design) -> Layout:
    return replace(read_layout(row.file, name=row.title), id=row.id)


def _title(known: KnownLayout) -> str:
    return fold(known.layout.title)
