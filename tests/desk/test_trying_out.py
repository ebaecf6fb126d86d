"""The demo to try things out in."""

from pathlib import Path

import pytest

from blp_desktop.desk import demo
from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.people import count_people
from blp_desktop.desk.registering import PersonFields, add_person
from blp_desktop.desk.trying_out import demo_path, demo_to_try
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.store.file import close_file, create_file, open_file
from tests.desk.demo import now

ANNA = PersonFields(first_name="Anna", last_name="Ek")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLP_DATA", str(tmp_path))
    return tmp_path


def people_in(path: Path) -> int:
    station = station_at(open_file(path), operator="Anna", now=now)
    found = count_people(station)
    close_file(station.file)
    return found


def test_it_is_made_once_and_what_was_done_in_it_stays() -> None:
    station = station_at(open_file(demo_to_try(now=now)), operator="Anna", now=now)
    add_person(station, ANNA)
    close_file(station.file)
    assert people_in(demo_to_try(now=now)) == 51


def test_where_it_cannot_be_made_whole_nothing_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_station: object) -> None:
        raise SurroundingsFailed("The disk is full.", "Free some space.")

    monkeypatch.setattr(demo, "make_demo", full)
    with pytest.raises(SurroundingsFailed):
        demo_to_try(now=now)
    assert list(folder.glob("*.blp*")) == []


def test_one_that_was_cut_off_is_made_anew_and_kept_aside(folder: Path) -> None:
    close_file(create_file(demo_path()))
    close_file(create_file(folder / "demo-being-made.blp"))
    assert people_in(demo_to_try(now=now)) == 50
    assert sorted(file.name for file in folder.glob("*.blp")) == ["demo.before-new-demo.blp", "demo.blp"]


def test_one_that_is_damaged_is_made_anew(folder: Path) -> None:
    demo_path().write_bytes(b"SQLite format 3\0 cut off")
    assert people_in(demo_to_try(now=now)) == 50
    assert (folder / "demo.before-new-demo.blp").exists()
