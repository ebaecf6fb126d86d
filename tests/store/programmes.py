"""Programme files for tests: who writes them, what is put in, and processes that do it apart."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from blp_desktop.store.file import ProgrammeFile, close_file, open_file, reading, writing
from blp_desktop.store.journal import Author
from blp_desktop.store.schema import Journal, Laptop, Person

ROOT = Path(__file__).resolve().parents[2]
MORNING = datetime(2017, 10, 24, 7, 0, tzinfo=UTC)
LAPTOP = "018b0000-0000-7000-8000-000000000001"


def morning() -> datetime:
    """The clock of the tests."""
    return MORNING


def author_at(laptop: str = LAPTOP, *, now: Callable[[], datetime] = morning) -> Author:
    """Anna at a laptop."""
    return Author(laptop=laptop, laptop_name="Desk A", operator="Anna", now=now, entropy=os.urandom)


def add_person(file: ProgrammeFile, name: str, author: Author | None = None) -> str:
    """One act that adds a person; gives their key."""
    author = author or author_at()
    with writing(file, author, "add person") as under_way:
        person = Person(id=author.new_key(), first_name=name)
        under_way.session.add(person)
        return person.id


def people_of(file: ProgrammeFile) -> list[str]:
    """First names in the order they were added."""
    with reading(file) as session:
        return list(session.scalars(select(Person.first_name).order_by(Person.id)))


def people_at(path: Path) -> set[str]:
    """First names in a file that nobody holds open here."""
    file = open_file(path)
    try:
        return set(people_of(file))
    finally:
        close_file(file)


def journal_of(file: ProgrammeFile) -> list[Journal]:
    """The journal in the order of the laptop's running numbers."""
    with reading(file) as session:
        return list(session.scalars(select(Journal).order_by(Journal.laptop_id, Journal.sequence)))


def number_of(file: ProgrammeFile, laptop: str = LAPTOP) -> int:
    """The highest running number that a laptop used."""
    with reading(file) as session:
        return session.get_one(Laptop, laptop).sequence


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def say(word: str) -> None:
    """Tell the process that started this one, at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def apart(function: Callable[..., None], *given: object) -> subprocess.Popen[str]:
    """A process of its own that calls a module's function with these plain arguments; answers come line by line."""
    words = ", ".join(repr(str(each)) for each in given)
    command = f"from {function.__module__} import {function.__name__} as do; do({words})"
    return subprocess.Popen(
        [sys.executable, "-c", command], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
