"""Upgrades: migrations give what the schema says, and an older file is never lost to one."""

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.store import upgrades
from blp_desktop.store.file import APPLICATION_ID, FORMAT, ProgrammeFile, close_file, format_of, open_file
from blp_desktop.store.schema import Base
from tests.store.programmes import ROOT, add_person, apart, bytes_in, people_at, people_of

ASIDE = "programme.before-upgrade-from-0.blp"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file of the format before the first: marked as ours, with a keepsake and no tables yet."""
    path = tmp_path / "older" / "programme.blp"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE keepsake (value TEXT)")
        connection.execute("INSERT INTO keepsake VALUES ('kept')")
    return path


def is_as_before(path: Path) -> bool:
    """Whether a file is the older one, whole."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        kept = connection.execute("SELECT value FROM keepsake").fetchall()
    return (format_of(path), tables[0], kept) == (0, ("keepsake",), [("kept",)])


def test_the_migrations_give_what_the_schema_says(file: ProgrammeFile) -> None:
    with file.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_each_migration_raises_the_format_by_one(file: ProgrammeFile) -> None:
    migrations = list((ROOT / "blp_desktop/store/migrations/versions").glob("*.py"))
    assert len(migrations) == FORMAT == format_of(file.path)


def test_an_older_file_is_upgraded_when_it_is_opened_and_keeps_what_it_held(older: Path) -> None:
    file = open_file(older)
    add_person(file, "Ada")
    assert people_of(file) == ["Ada"]
    with file.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT value FROM keepsake").scalar_one() == "kept"
    close_file(file)
    assert format_of(older) == FORMAT


def test_a_copy_as_it_was_is_set_aside_before_an_upgrade(older: Path) -> None:
    close_file(open_file(older))
    assert is_as_before(older.with_name(ASIDE))


def test_a_copy_that_stands_aside_is_never_overwritten(older: Path) -> None:
    older.with_name(ASIDE).write_bytes(b"kept from before")
    close_file(open_file(older))
    assert older.with_name(ASIDE).read_bytes() == b"kept from before"
    assert is_as_before(older.with_name("programme.before-upgrade-from-0-2.blp"))


def test_a_file_of_this_format_is_not_set_aside(file: ProgrammeFile) -> None:
    close_file(file)
    close_file(open_file(file.path))
    assert list(bytes_in(file.path.parent)) == ["programme.blp"]


def test_an_upgrade_that_fails_half_way_leaves_the_older_file_whole(older: Path) -> None:
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("CREATE TABLE venue (in_the_way TEXT)")
    with pytest.raises(SurroundingsFailed, match="venue"):
        open_file(older)
    assert is_as_before(older)
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("DROP TABLE venue")
    assert people_at(older) == set()


def die_in_the_upgrade(path: str) -> None:
    """Open an older file, and be killed when every table is made and nothing is committed."""
    upgrade = upgrades.upgrade

    def upgrade_and_die(connection: Connection) -> None:
        upgrade(connection)
        os.kill(os.getpid(), signal.SIGKILL)

    upgrades.upgrade = upgrade_and_die
    open_file(Path(path))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_an_upgrade_killed_half_way_leaves_the_older_file_whole(older: Path) -> None:
    with apart(die_in_the_upgrade, older) as process:
        process.wait()
    assert process.returncode == -signal.SIGKILL
    assert is_as_before(older)
    assert is_as_before(older.with_name(ASIDE))
    assert people_at(older) == set()
