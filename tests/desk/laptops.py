"""Laptops for tests: each with its own copy of the demo programme, at the door apart from the others."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from blp_desktop.desk.attendance import entries
from blp_desktop.desk.becoming import shared_tables
from blp_desktop.desk.meeting import Meeting, TakenIn, look_at, take_in
from blp_desktop.desk.safety import save_backup
from blp_desktop.desk.station import looking
from blp_desktop.domain.ledger import Attendance, fold
from blp_desktop.store.file import open_file
from blp_desktop.store.schema import Ledger
from tests.desk.demo import MORNING, Desk


def quiet(_share: float) -> None:
    """Progress that nobody watches."""


def laptop(desk: Desk, folder: Path, name: str, *, ahead: timedelta = timedelta()) -> Desk:
    """Another laptop at a copy of this desk's file, with a clock that may be wrong."""
    path = saved(desk, folder / f"{name}.blp")
    author = replace(
        desk.station.author,
        laptop=f"laptop-{name}",
        laptop_name=f"Desk {name}",
        operator=f"Operator {name}",
        now=lambda: MORNING + ahead,
    )
    return Desk(replace(desk.station, file=open_file(path), author=author), desk.badges)


def saved(desk: Desk, path: Path) -> Path:
    """A copy as it is carried from laptop to laptop."""
    path.unlink(missing_ok=True)
    return save_backup(desk.station, path)


def look(desk: Desk, other: Desk) -> Meeting:
    """What taking in a copy of the other's file would do."""
    folder = desk.station.file.path.parent
    return look_at(desk.station, saved(other, folder / "carried.blp"), progress=quiet)


def takes_in(desk: Desk, other: Desk, **clocks: timedelta) -> TakenIn:
    """Take in a copy of the other's file; clocks by the laptops' names."""
    stated = {f"laptop-{name}": ahead for name, ahead in clocks.items()}
    backups = desk.station.file.path.parent / "backups"
    return take_in(desk.station, look(desk, other), clocks=stated, backups=backups, at=MORNING, progress=quiet).value


def folded(desk: Desk, module: str = "M1") -> Attendance:
    """The module's attendance from all rows."""
    with looking(desk.station) as session:
        return fold(entries(session.connection(), desk.module(module)))


def state(desk: Desk) -> dict[str, list[Any]]:
    """Every row of every shared table, the ledger among them, as SQLite keeps it."""
    tables: list[Table] = [*shared_tables().values(), Ledger.__table__]  # type: ignore[list-item]
    names = {table.name: ", ".join(f'"{column.name}"' for column in table.columns) for table in tables}
    with looking(desk.station) as session:
        connection = session.connection()
        return {
            name: connection.exec_driver_sql(f'SELECT {columns} FROM "{name}" ORDER BY id').all()
            for name, columns in names.items()
        }


def rows_of(desk: Desk, table: type) -> list[Any]:
    """The rows of one table by key."""
    with looking(desk.station) as session:
        return list(session.execute(select(table.__table__).order_by(table.__table__.c.id)))  # type: ignore[attr-defined]
