"""The demo programme for tests: made once, copied for each test, with codes for everyone invited."""

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.badges import BadgeOrder, ready_badges
from blp_desktop.desk.checkin import Judged, Scan, scan
from blp_desktop.desk.demo import make_demo
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.station import Station, acting, looking
from blp_desktop.domain.codes import EditionKey, new_code, short_code
from blp_desktop.store.file import close_file, create_file, open_file
from blp_desktop.store.schema import Badge, Checkpoint, Edition, Module, Person
from blp_desktop.store.schema import Session as SessionRow

MORNING = datetime(2017, 10, 24, 7, 0, tzinfo=UTC)
"""Tue 24 Oct 2017, 09:00 in Stockholm."""
AM, PM = "2017-10-24-am", "2017-10-24-pm"


def now() -> datetime:
    """The clock of the tests."""
    return MORNING


_DATA = os.environ.get("XDG_DATA_HOME", "")
"""Where the tests' own laptop has its key; a test may have moved it since."""


@cache
def demo_file() -> Path:
    """The demo with a badge for each of the 28 invited, made once a run by the laptop that scans in the tests."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.delenv("BLP_DATA", raising=False)
        surroundings.setenv("XDG_DATA_HOME", _DATA)
        return _made()


def _made() -> Path:
    path = Path(tempfile.mkdtemp(prefix="blp-demo-")) / "demo.blp"
    station = station_at(create_file(path), operator="Anna", now=now)
    make_demo(station)
    ready_badges(station, BadgeOrder(module="M1"))
    close_file(station.file)
    return path


@dataclass(frozen=True, slots=True)
class Desk:
    """A station at a copy of the demo, and the badges in it."""

    station: Station
    badges: dict[str, str]

    def scan(self, raw: str = "", *, module: str = "M1", **asked: object) -> Judged:
        """Judge one scan at a module's door."""
        with opened_door(self.station, module) as door:
            return scan(door, Scan(raw=raw, **asked)).value  # type: ignore[arg-type]

    def code(self, number: int = 0) -> str:
        """The code of one of the invited."""
        return list(self.badges.values())[number]

    def person(self, number: int = 0) -> str:
        """Their key."""
        return list(self.badges)[number]

    def key(self) -> EditionKey:
        """The edition's key."""
        with looking(self.station) as session:
            edition = session.scalars(select(Edition).where(Edition.code == "2017")).one()
            return EditionKey(edition.id, edition.tag, edition.secret)

    def change(self, table: type, chosen: str, **values: object) -> None:
        """Set fields of a row, as the office would."""
        with acting(self.station, "change") as under_way:
            row = under_way.session.get_one(table, chosen)
            for name, value in values.items():
                setattr(row, name, value)

    def add(self, row: object) -> None:
        """Add a row, as the office would."""
        with acting(self.station, "add") as under_way:
            under_way.session.add(row)

    def twin(self, code: str, *, number: int) -> None:
        """Give another of the invited a badge with the same short code."""
        other = new_code(self.key(), entropy=self.station.author.entropy)
        row = Badge(id=self.new_key(), person_id=self.person(number), edition_id=self.key().edition, code=other)
        row.short, row.made_at = short_code(code), MORNING
        self.add(row)

    def new_key(self) -> str:
        """A key."""
        return self.station.author.new_key()

    def module(self, code: str = "M1") -> str:
        """A module's key."""
        with looking(self.station) as session:
            return session.scalars(select(Module.id).where(Module.code == code)).one()

    def sitting(self, start: str, end: str, *, day: date) -> None:
        """Add a counting session to Stockholm."""
        times = time.fromisoformat(start), time.fromisoformat(end)
        row = SessionRow(id=self.new_key(), module_id=self.module(), day=day, title=f"At {start}", counts=True)
        row.start, row.end = times
        self.add(row)

    def checkpoint(self, code: str, **values: object) -> None:
        """Set a checkpoint of Stockholm otherwise than its agenda."""
        self.add(Checkpoint(id=self.new_key(), module_id=self.module(), code=code, label=code, **values))

    def at_desk(self, *, operator: str = "Anna", station: str = "Desk A") -> "Desk":
        """The same file at another desk."""
        author = replace(self.station.author, operator=operator, laptop_name=station, laptop=f"laptop-{station}")
        return Desk(replace(self.station, author=author), self.badges)


def open_desk(folder: Path) -> Desk:
    """A copy of the demo at a desk; the caller closes it with `close_desk`."""
    path = folder / "demo.blp"
    shutil.copy(demo_file(), path)
    station = station_at(open_file(path), operator="Anna", now=now, entropy=os.urandom)
    with looking(station) as session:
        rows = session.execute(select(Badge.person_id, Badge.code).join(Person, Person.id == Badge.person_id))
        badges = {row.person_id: row.code for row in rows.all()}
    return Desk(replace(station, author=replace(station.author, laptop_name="Desk A")), badges)


def close_desk(desk: Desk) -> None:
    """Give the file back."""
    close_file(desk.station.file)
