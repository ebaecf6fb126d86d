"""A programme with a supervisor behind a PIN and somebody at the door."""

from pathlib import Path

import pytest

from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.operators import OperatorFields, add_operator
from blp_desktop.desk.station import Rights, Station
from blp_desktop.store.file import close_file, open_file
from tests.desk.demo import close_desk, now, open_desk

ANNA = OperatorFields(name="Anna Ek", rights=Rights.SUPERVISOR, pin="4711")
JONAS = OperatorFields(name="Jonas Pētersons", rights=Rights.DOOR)


@pytest.fixture(autouse=True)
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop where nobody has tried a PIN, and whose account is called laptop-user."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOGNAME", "laptop-user")


@pytest.fixture
def path(tmp_path: Path, laptop: None) -> Path:
    """A file without operators."""
    made = open_desk(tmp_path)
    close_desk(made)
    return made.station.file.path


def name_operators(path: Path) -> None:
    """Let Anna (PIN 4711) and Jonas sit at desks of this file."""
    station = station_at(open_file(path), operator="office", now=now)
    for fields in (ANNA, JONAS):
        add_operator(station, fields)
    close_file(station.file)


@pytest.fixture
def station(path: Path) -> Station:
    """A station at a file with operators."""
    name_operators(path)
    return station_at(open_file(path), operator="office", now=now)
