"""Upgrades: migrations give what the schema says, and an older file is never lost to one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.store import file as programme_files
from blp_desktop.store import upgrades
from blp_desktop.store.file import APPLICATION_ID, FORMAT, ProgrammeFile, close_file, format_of, open_file, upgrade_file
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


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_an_upgrade_that_fails_half_way_leaves_the_older_file_as_it_was_and_no_copy(older: Path, journal: str) -> None:
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("CREATE TABLE venue (in_the_way TEXT)")
    with closing(sqlite3.connect(older)) as connection:
        connection.execute(f"PRAGMA journal_mode={journal}")
    before = bytes_in(older.parent)
    for _ in range(2):
        with pytest.raises(SurroundingsFailed, match="venue"):
            open_file(older)
        assert bytes_in(older.parent) == before
    assert is_as_before(older)
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("DROP TABLE venue")
    assert people_at(older) == set()


def test_an_upgrade_that_fails_keeps_the_copies_of_earlier_upgrades(older: Path) -> None:
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("CREATE TABLE venue (in_the_way TEXT)")
    older.with_name(ASIDE).write_bytes(b"kept from before")
    with pytest.raises(SurroundingsFailed, match="venue"):
        open_file(older)
    assert set(bytes_in(older.parent)) == {older.name, ASIDE}
    assert older.with_name(ASIDE).read_bytes() == b"kept from before"


def test_where_the_upgrade_was_made_although_it_told_of_a_failure_the_copy_stays(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def upgrade_and_fail(path: Path) -> None:
        upgrade_file(path)
        raise SurroundingsFailed("The disk failed.", "Save a copy on another disk.")

    monkeypatch.setattr(programme_files, "upgrade_file", upgrade_and_fail)
    with pytest.raises(SurroundingsFailed, match="The disk failed"):
        open_file(older)
    assert format_of(older) == FORMAT
    assert is_as_before(older.with_name(ASIDE))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, as large as an older file with its copy and a little of the upgrade."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "none", folder], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("only root on Linux gets a disk of its own")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_full_disk_nothing_is_changed_however_often_it_is_tried(older: Path, small_disk: Path) -> None:
    path = small_disk / older.name
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    shutil.copy(older, path)
    before = bytes_in(small_disk)
    for _ in range(3):
        with pytest.raises(SurroundingsFailed, match="The disk is full") as failed:
            open_file(path)
        assert "nothing was changed" in failed.value.next_step
        assert bytes_in(small_disk) == before
    assert is_as_before(path)


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
