"""The programme file: made, opened, refused, and how it is set."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store import file as programme_file
from blp_desktop.store.backups import copy_database
from blp_desktop.store.file import (
    APPLICATION_ID,
    FORMAT,
    ProgrammeFile,
    close_file,
    create_file,
    open_file,
    reading,
    tried,
    writing,
)
from blp_desktop.store.journal import Author
from blp_desktop.store.schema import Edition, Person
from tests.store.programmes import add_person, bytes_in, journal_of, people_at, people_of

NOBODY = 65534
_SET = {"application_id": APPLICATION_ID, "user_version": FORMAT, "journal_mode": "wal", "foreign_keys": 1}
_SET |= {"synchronous": 2}


def settings_of(file: ProgrammeFile) -> dict[str, object]:
    with file.engine.connect() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in _SET}


def closed_file(path: Path) -> Path:
    close_file(create_file(path))
    return path


def refused(path: Path) -> Refusal | SurroundingsFailed:
    """What opening says; the folder is as it was, byte for byte."""
    before = bytes_in(path.parent)
    with pytest.raises((Refusal, SurroundingsFailed)) as told:
        open_file(path)
    assert bytes_in(path.parent) == before
    problem = told.value
    assert isinstance(problem, Refusal | SurroundingsFailed)
    assert str(path) in problem.sentence
    assert problem.sentence.endswith(".")
    assert problem.next_step.endswith(".")
    assert "\n" not in str(problem)
    return problem


def test_a_new_file_is_marked_as_ours_and_writes_safely(file: ProgrammeFile) -> None:
    assert settings_of(file) == _SET


def test_a_new_file_is_ours_for_programs_that_look_at_its_first_bytes(file: ProgrammeFile) -> None:
    assert file.path.read_bytes()[68:72] == b"BLPD"


def test_an_opened_file_writes_as_safely_as_a_new_one(tmp_path: Path) -> None:
    file = open_file(closed_file(tmp_path / "programme.blp"))
    assert settings_of(file) == _SET
    close_file(file)


def test_a_copy_is_set_like_any_other_file_when_it_is_opened(file: ProgrammeFile, tmp_path: Path) -> None:
    copy_database(file.path, tmp_path / "copy.blp")
    copy = open_file(tmp_path / "copy.blp")
    assert copy.path.read_bytes()[18:20] == b"\x02\x02", "the write-ahead log is on from the start"
    assert settings_of(copy) == _SET
    close_file(copy)


def test_closing_folds_the_log_into_the_one_file(file: ProgrammeFile) -> None:
    add_person(file, "Ada")
    close_file(file)
    assert list(bytes_in(file.path.parent)) == ["programme.blp"]


@pytest.mark.parametrize("name", ["år 2017 & co", "#1 100% [Łódź]", "who comes?mode=ro"])
def test_a_file_of_any_name_is_one_file_of_that_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("no name there")
    path = tmp_path / name / f"{name}.blp"
    file = create_file(path)
    add_person(file, "Ada")
    close_file(file)
    assert people_at(path) == {"Ada"}
    assert [found.name for found in tmp_path.rglob("*.blp")] == [path.name]
    assert list(bytes_in(tmp_path)) == []


def make_text(path: Path) -> None:
    path.write_text("First name;Last name\nAda;Lovelace\n" * 50, encoding="utf-8")


def make_short_text(path: Path) -> None:
    path.write_text("Ada", encoding="utf-8")


def make_empty(path: Path) -> None:
    path.touch()


def make_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE person (id TEXT)")


def make_database_of_another_program(path: Path) -> None:
    make_other_database(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA application_id=1234")
        connection.execute(f"PRAGMA user_version={FORMAT}")


def make_database_with_a_log(path: Path) -> None:
    """As its own program would leave it if it were killed."""
    original = path.parent.parent / "original.db"
    with closing(sqlite3.connect(original)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE person (id TEXT)")
        shutil.copy(original, path)
        shutil.copy(f"{original}-wal", f"{path}-wal")


@pytest.mark.parametrize(
    "make",
    [
        make_text,
        make_short_text,
        make_empty,
        make_other_database,
        make_database_of_another_program,
        make_database_with_a_log,
    ],
)
def test_what_is_no_programme_file_is_refused_and_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "folder" / "programme.blp"
    path.parent.mkdir()
    make(path)
    problem = refused(path)
    assert isinstance(problem, Refusal)
    assert problem.code == "file_foreign"


def test_a_file_of_a_newer_program_is_refused_and_names_the_program_it_needs(tmp_path: Path) -> None:
    path = closed_file(tmp_path / "programme.blp")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version={FORMAT + 1}")
        connection.execute("UPDATE about SET value = '2.3' WHERE word = 'needs'")
    problem = refused(path)
    assert isinstance(problem, Refusal)
    assert problem.code == "file_newer"
    assert "BLP Desk 2.3" in problem.next_step


@pytest.mark.parametrize("left", [100, 4096, 5000, 50_000])
def test_a_file_cut_short_is_told_as_damaged_and_left_alone(tmp_path: Path, left: int) -> None:
    path = closed_file(tmp_path / "programme.blp")
    os.truncate(path, left)
    assert "damaged" in refused(path).sentence


def test_a_file_whose_tables_cannot_be_read_is_told_as_damaged_and_left_alone(tmp_path: Path) -> None:
    path = closed_file(tmp_path / "programme.blp")
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3996 + whole[4096:])
    assert "damaged" in refused(path).sentence


def test_damage_deep_in_the_file_is_told_when_it_is_read(file: ProgrammeFile) -> None:
    add_person(file, "Ada")
    close_file(file)
    path = file.path
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()
    path.write_bytes(whole[: (page - 1) * 4096] + b"\xff" * 4096 + whole[page * 4096 :])
    file = open_file(path)
    with pytest.raises(SurroundingsFailed, match="damaged"):
        people_of(file)
    close_file(file)


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    problem = refused(tmp_path / "nowhere.blp")
    assert isinstance(problem, Refusal)
    assert problem.code == "file_missing"


def test_a_folder_is_no_programme_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder.blp"
    folder.mkdir()
    refused(folder)


def test_a_new_file_never_takes_the_place_of_another(file: ProgrammeFile) -> None:
    add_person(file, "Ada")
    with pytest.raises(Refusal, match="already a file"):
        create_file(file.path)
    assert people_of(file) == ["Ada"]


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A closed programme file in a folder that this process may read but not write."""
    if sys.platform == "win32":
        pytest.skip("folders have no such permission there")
    folder = Path(tempfile.mkdtemp(prefix="blp-sealed-"))
    path = closed_file(folder / "programme.blp")
    path.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield path
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_in_a_read_only_folder_is_refused_and_left_alone(sealed: Path) -> None:
    assert isinstance(refused(sealed), SurroundingsFailed)


def test_a_copy_in_a_read_only_folder_is_refused_when_it_is_opened_not_later(sealed: Path) -> None:
    if os.getuid() == 0:
        os.seteuid(0)
    sealed.parent.chmod(0o755)
    copy_database(sealed, sealed.with_name("copy.blp"))
    sealed.with_name("copy.blp").chmod(0o444)
    sealed.parent.chmod(0o555)
    if os.getuid() == 0:
        os.seteuid(NOBODY)
    assert isinstance(refused(sealed.with_name("copy.blp")), SurroundingsFailed)


def test_no_file_is_made_in_a_read_only_folder(sealed: Path) -> None:
    with pytest.raises(SurroundingsFailed, match=r"new\.blp"):
        create_file(sealed.with_name("new.blp"))
    assert list(bytes_in(sealed.parent)) == ["programme.blp"]


def fail_after_adding(file: ProgrammeFile, author: Author) -> None:
    with writing(file, author, "add person") as under_way:
        under_way.session.add(Person(id=author.new_key(), first_name="Ada"))
        under_way.session.flush()
        raise ZeroDivisionError


def test_an_act_that_fails_leaves_nothing(file: ProgrammeFile, author: Author) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_adding(file, author)
    assert people_of(file) == []
    assert journal_of(file) == []


def add_an_edition_of_nothing(file: ProgrammeFile, author: Author) -> None:
    with writing(file, author, "add edition") as under_way:
        under_way.session.add(Person(id=author.new_key(), first_name="Ada"))
        under_way.session.add(Edition(id=author.new_key(), programme_id="none", code="2017", tag="T", secret=b""))


def test_a_row_that_points_nowhere_is_our_bug_and_leaves_nothing(file: ProgrammeFile, author: Author) -> None:
    with pytest.raises(IntegrityError):
        add_an_edition_of_nothing(file, author)
    assert people_of(file) == []


def test_what_is_only_tried_is_taken_back(file: ProgrammeFile, author: Author) -> None:
    with tried(file) as session:
        session.add(Person(id=author.new_key(), first_name="Ada"))
        session.commit()
        assert session.scalar(select(func.count()).select_from(Person)) == 1
    assert people_of(file) == []


def test_a_look_at_the_file_does_not_change_while_others_write(file: ProgrammeFile) -> None:
    add_person(file, "Ada")
    with reading(file) as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 1
        add_person(file, "Grace")
        assert session.scalar(select(func.count()).select_from(Person)) == 1
    assert set(people_of(file)) == {"Ada", "Grace"}


def test_an_act_waits_for_another_writer_and_begins_as_soon_as_that_one_ends(file: ProgrammeFile) -> None:
    with closing(sqlite3.connect(file.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        ending = Timer(0.3, other.execute, ("ROLLBACK",))
        ending.start()
        add_person(file, "Rūta")
        ending.join()
    assert len(people_of(file)) == 1


def test_an_act_that_waits_in_vain_says_who_holds_the_file_and_changes_nothing(
    file: ProgrammeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programme_file, "_BUSY_MILLISECONDS", 50)
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SurroundingsFailed, match="Another program holds the file"):
            add_person(file, "Rūta")
    assert people_of(file) == []
