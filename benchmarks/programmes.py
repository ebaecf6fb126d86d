"""Programme files to measure with: as many people as asked for, selected, invited and with a badge."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy import insert

from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.station import Station, acting
from blp_desktop.domain.codes import EditionKey, edition_tag, new_code, short_code
from blp_desktop.store.file import create_file
from blp_desktop.store.schema import Application, Badge, Edition, Invitation, Module, Person, Programme, Session

NOW = datetime(2017, 10, 24, 7, 0, tzinfo=UTC)
_STARTED = monotonic()
_FIRST = ("Rūta", "Kęstutis", "Søren", "Łukasz", "Åsa", "Õnne", "Jürgen", "Zofia", "Päivi", "Bjørn")
_LAST = ("Kalniņa", "Žukauskas", "Ærø", "Wójcik", "Öberg", "Käärik", "Müller", "Łódź", "Hämäläinen", "O’Jaatinen")


@dataclass(frozen=True, slots=True)
class Made:
    """A station at a made programme, the module's key and everyone's codes."""

    station: Station
    module: str
    codes: tuple[str, ...]


def now() -> datetime:
    """The morning of the first day, by a clock that goes: keys made in one instant would have no order."""
    return NOW + timedelta(seconds=monotonic() - _STARTED)


def made_programme(path: Path, *, people: int) -> Made:
    """A programme of one module with that many people invited."""
    station = station_at(create_file(path), operator="benchmark", now=now)
    with acting(station, "make") as under_way:
        session, key = under_way.session, station.author.new_key
        programme = Programme(id=key(), title="Benchmark")
        session.add(programme)
        session.flush()
        edition = Edition(id=key(), programme_id=programme.id, code="2017", tag="", secret=os.urandom(32))
        edition.tag = edition_tag(edition.id)
        session.add(edition)
        session.flush()
        module = _module(edition.id, key())
        session.add(module)
        session.flush()
        session.add(_sitting(module.id, key(), hours=(9, 12)))
        session.add(_sitting(module.id, key(), hours=(13, 17)))
        edition_key = EditionKey(edition.id, edition.tag, edition.secret)
        session.flush()
        codes = _add_people(under_way.connection, station, edition_key, module.id, people)
        module_id = module.id
    return Made(station, module_id, codes)


def _module(edition: str, key: str) -> Module:
    module = Module(id=key, edition_id=edition, code="M1", title="Module 1", city="Stockholm")
    module.time_zone, module.first_day, module.last_day = "Europe/Stockholm", date(2017, 10, 24), date(2017, 10, 26)
    return module


def _sitting(module: str, key: str, *, hours: tuple[int, int]) -> Session:
    sitting = Session(id=key, module_id=module, day=date(2017, 10, 24), title="Workshop")
    sitting.start, sitting.end, sitting.counts = time(hours[0]), time(hours[1]), True
    return sitting


def _add_people(connection, station, edition_key, module, people):  # type: ignore[no-untyped-def]
    key = station.author.new_key
    rows = [(key(), new_code(edition_key, entropy=os.urandom), number) for number in range(people)]
    defaults = {"last_name": "", "phone": "", "job_title": "", "city": "", "sector": "", "diet": "", "access": ""}
    defaults |= {"twitter": "", "notes": "", "photo_consent": None}
    connection.execute(insert(Person), [defaults | _person(person, number) for person, _, number in rows])
    edition = edition_key.edition
    place = {"edition_id": edition, "decision": "selected"}
    connection.execute(insert(Application), [place | {"id": key(), "person_id": person} for person, _, _ in rows])
    invited = {"module_id": module, "invited_at": NOW}
    connection.execute(insert(Invitation), [invited | {"id": key(), "person_id": person} for person, _, _ in rows])
    badges = [
        {
            "id": key(),
            "person_id": person,
            "edition_id": edition,
            "code": code,
            "short": short_code(code),
            "made_at": NOW,
        }
        for person, code, _ in rows
    ]
    connection.execute(insert(Badge), badges)
    return tuple(code for _, code, _ in rows)


def _person(key: str, number: int) -> dict[str, str]:
    first, last = _FIRST[number % 10], _LAST[number // 10 % 10]
    return {
        "id": key,
        "first_name": first,
        "last_name": f"{last} {number}",
        "organisation": f"Cluster {number % 700} of the Baltic Sea",
        "country": "Latvia",
        "email": f"person{number}@example.org",
    }
