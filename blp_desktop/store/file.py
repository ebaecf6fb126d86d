"""The programme file: made, opened, upgraded, refused."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.columns import compact_json
from blp_desktop.store.failures import foreign, telling_failures
from blp_desktop.store.guard import Guard
from blp_desktop.store.journal import Act, Author, listen
from blp_desktop.store.quick import driver_of

APPLICATION_ID = 0x424C5044
"""`BLPD`: tells a programme file from any other SQLite database."""

FORMAT = 6
"""The format this program writes (PRAGMA user_version); each migration raises it by one."""

_MAGIC = b"SQLite format 3\0"
_HEADER, _APPLICATION = 100, slice(68, 72)
"""The head of a SQLite file, and where in it the application_id stands."""

_BUSY_MILLISECONDS = 10_000
_ASKED_EVERY = 0.001
"""Seconds between two requests for the write lock."""
_COMPANIONS = ("", "-wal", "-shm", "-journal")
"""A log that was left behind would be played into whatever file takes the name."""
WRITES = "blp_writes"
"""The execution option of a connection whose transactions take the write lock at once."""


@dataclass(frozen=True, slots=True)
class ProgrammeFile:
    """An open programme file."""

    path: Path
    engine: Engine
    writer: Engine
    guard: Guard


@dataclass(frozen=True, slots=True)
class Writing:
    """A transaction under way: the ORM's session and the connection below it share it."""

    session: Session
    connection: Connection
    act: Act


def create_file(path: Path) -> ProgrammeFile:
    """Make a programme file where none is; raises Refusal if there is one, SurroundingsFailed if the disk fails."""
    if path.exists():
        raise Refusal("file_exists", f"There is already a file {path}.", "Choose another name.")
    with telling_failures(path), _gone_unless_whole(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _plain(path) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode=WAL")
        upgrade_file(path)
        return _opened(path)


@contextmanager
def _gone_unless_whole(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            remove_file(path)
        raise


def remove_file(path: Path) -> None:
    """Delete a programme file that nobody has open, and what belongs to it."""
    for companion in _COMPANIONS:
        path.with_name(path.name + companion).unlink(missing_ok=True)


def open_file(path: Path) -> ProgrammeFile:
    """Open a programme file, upgraded if it is older (a copy stands aside).

    Raises Refusal for a missing, foreign or newer file, SurroundingsFailed for a damaged one or a folder that may
    not be written; then the file is as it was.
    """
    with telling_failures(path):
        found = format_of(path)
        if found < FORMAT:
            _upgrade_beside_copy(path, found)
        return _opened(path)


def format_of(path: Path) -> int:
    """The format of a programme file, read without a change to it.

    Raises Refusal for a missing, foreign or newer file, sqlite3.DatabaseError for a damaged one.
    """
    if not path.is_file():
        raise Refusal("file_missing", f"There is no programme file {path}.", "Check the name, or make one first.")
    _refuse_foreign(path)
    with _plain(path) as connection:
        found = _pragma(connection, "user_version")
        if found > FORMAT:
            raise _newer(connection, path)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return found


def upgrade_file(path: Path) -> None:
    """Bring a programme file to this program's format, whole or not at all; one that fails keeps its very bytes."""
    from blp_desktop.store.upgrades import upgrade

    engine = _engine(path, journal="")
    try:
        with engine.connect() as connection, connection.execution_options(**{WRITES: True}).begin():
            upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")
    finally:
        engine.dispose()


def close_file(file: ProgrammeFile) -> None:
    """Give the file back; the write-ahead log is folded into it."""
    file.guard.let_go()
    file.engine.dispose()
    file.guard.end()


@contextmanager
def reading(file: ProgrammeFile) -> Iterator[Session]:
    """One consistent view of the file."""
    with telling_failures(file.path), Session(file.engine) as session:
        yield session


@contextmanager
def writing(file: ProgrammeFile, author: Author, act: str, *, undoes: str | None = None) -> Iterator[Writing]:
    """One act: a transaction that holds the write lock from its start and journals what it changes."""
    under_way = Act(name=act, author=author, undoes=undoes)
    with (
        telling_failures(file.path),
        file.writer.connect() as connection,
        connection.begin(),
        Session(connection) as session,
    ):
        listen(session, under_way)
        yield Writing(session, connection, under_way)
        session.flush()


@contextmanager
def tried(file: ProgrammeFile) -> Iterator[Session]:
    """A transaction that is always taken back, to see what an act would come to."""
    with telling_failures(file.path), file.writer.connect() as connection, connection.begin() as transaction:
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()


def _opened(path: Path) -> ProgrammeFile:
    """Connected once, so that what forbids working in the file is told here and not at the first act."""
    engine, guard = _engine(path), Guard(path)
    event.listen(engine, "connect", lambda *_: guard.hold())
    file = ProgrammeFile(path, engine, engine.execution_options(**{WRITES: True}), guard)
    try:
        with engine.connect() as connection:
            left = driver_of(connection).execute("SELECT EXISTS (SELECT 1 FROM unfinished)").fetchone()[0]
        if left:
            _finish_unfinished(file)
    except BaseException:
        close_file(file)
        raise
    return file


def _finish_unfinished(file: ProgrammeFile) -> None:
    """Where it cannot be done now, the next opening does it: the door comes first."""
    from blp_desktop.store.unfinished import finish_unfinished

    with suppress(SurroundingsFailed):
        finish_unfinished(file)


def _engine(path: Path, *, journal: str = "WAL") -> Engine:
    """Without a `journal` the file keeps the kind it has: to change it writes into the file at once."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=3,
        connect_args={"timeout": _BUSY_MILLISECONDS / 1000},
        json_serializer=compact_json,
    )
    event.listen(engine, "connect", partial(_prepare, journal))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(journal: str, connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    kept = (f"journal_mode={journal}",) if journal else ()
    for pragma in (*kept, "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MILLISECONDS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, False):
        _begin_writing(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """Ask for the write lock every millisecond: SQLite itself asks ever more seldom, and somebody waits at the door."""
    driver = driver_of(connection)
    patient_until = time.monotonic() + _BUSY_MILLISECONDS / 1000
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while not _locked(driver) and time.monotonic() < patient_until:
            time.sleep(_ASKED_EVERY)
        if not driver.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")


def _locked(driver: sqlite3.Connection) -> bool:
    """Whether this connection may write from now on."""
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _refuse_foreign(path: Path) -> None:
    """Told from the first bytes: SQLite may write into a file that it opens."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header.startswith(_MAGIC) or int.from_bytes(header[_APPLICATION]) != APPLICATION_ID:
        raise foreign(path)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _newer(connection: sqlite3.Connection, path: Path) -> Refusal:
    row = connection.execute("SELECT value FROM about WHERE word = 'needs'").fetchone()
    needed = f"BLP Desk {row[0]}" if row else "a newer BLP Desk"
    return Refusal("file_newer", f"{path} was written by a newer program.", f"Open it with {needed} or later.")


@contextmanager
def _plain(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, timeout=_BUSY_MILLISECONDS / 1000)
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def _upgrade_beside_copy(path: Path, found: int) -> None:
    aside = _copy_aside(path, found)
    try:
        upgrade_file(path)
    except Exception:
        _remove_needless(aside, path, found)
        raise


def _copy_aside(path: Path, found: int) -> Path:
    from blp_desktop.store.backups import copy_database

    aside = _free_name(path, f"before-upgrade-from-{found}")
    copy_database(path, aside)
    return aside


def _remove_needless(aside: Path, path: Path, found: int) -> None:
    """The copy goes where the file itself still is what it was; in doubt it stays."""
    with suppress(OSError, sqlite3.Error, Refusal):
        if format_of(path) == found:
            aside.unlink()


def move_aside(path: Path, *, mark: str) -> Path:
    """Rename a programme file and what belongs to it out of the way, over no other file, and tell its new name."""
    aside = _free_name(path, mark)
    for companion in _COMPANIONS:
        part = path.with_name(path.name + companion)
        if part.exists():
            shutil.move(part, aside.with_name(aside.name + companion))
    return aside


def _free_name(path: Path, mark: str) -> Path:
    asides = (f"{path.stem}.{mark}{f'-{again}' if again > 1 else ''}{path.suffix}" for again in count(1))
    return next(free for free in map(path.with_name, asides) if not free.exists())


def held(file: ProgrammeFile) -> Connection:
    """A connection of one's own whose transactions write; the caller closes it."""
    with telling_failures(file.path):
        return file.writer.connect()


@contextmanager
def written(file: ProgrammeFile, connection: Connection) -> Iterator[None]:
    """One transaction on a held connection: committed at the end, undone by an exception."""
    with telling_failures(file.path), _for(connection, writes=True).begin():
        yield


@contextmanager
def looked(file: ProgrammeFile, connection: Connection) -> Iterator[None]:
    """One consistent look on a held connection; it waits for nobody who writes."""
    with telling_failures(file.path), _for(connection, writes=False).begin():
        yield


def _for(connection: Connection, *, writes: bool) -> Connection:
    """The connection, set for that only where it is not: setting costs as much as a statement."""
    if connection.get_execution_options().get(WRITES) is writes:
        return connection
    return connection.execution_options(**{WRITES: writes})


def data_version(connection: Connection) -> int:
    """A number that changes when another connection has committed."""
    return int(driver_of(connection).execute("PRAGMA data_version").fetchone()[0])
