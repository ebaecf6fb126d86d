"""The station: the laptop with an open programme file, who sits at it, and how its acts are made."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.file import ProgrammeFile, Writing, reading, tried, writing
from blp_desktop.store.journal import Author, Touched

T = TypeVar("T")


class Rights(StrEnum):
    """What an operator may do: door staff scan, search and add walk-ins; supervisors everything."""

    DOOR = "door"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Everything an act needs besides its own arguments."""

    file: ProgrammeFile
    author: Author
    rights: Rights = Rights.SUPERVISOR

    def now(self) -> datetime:
        """The instant by the station's clock."""
        return self.author.now()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What an act gives back, and which rows it changed, told after the commit."""

    value: T
    touched: frozenset[Touched] = frozenset()


@contextmanager
def acting(station: Station, act: str, *, undoes: str | None = None) -> Iterator[Writing]:
    """One act as one journalled transaction; nothing stays if it raises."""
    with writing(station.file, station.author, act, undoes=undoes) as under_way:
        yield under_way


def looking(station: Station) -> AbstractContextManager[Session]:
    """One consistent look at the file."""
    return reading(station.file)


@contextmanager
def trying(station: Station) -> Iterator[Session]:
    """An act only tried: whatever the block writes is taken back at its end."""
    with tried(station.file) as session:
        yield session


def outcome(value: T, under_way: Writing) -> Outcome[T]:
    """The outcome of an act; call it after the transaction has ended."""
    return Outcome(value, frozenset(under_way.act.touched))


def seated(station: Station, *, operator: str, rights: Rights) -> Station:
    """The same station with another operator at it."""
    return replace(station, author=replace(station.author, operator=operator), rights=rights)


def require_supervisor(station: Station, what: str) -> None:
    """Refuse an act that door staff may not do; `what` completes "… is for supervisors"."""
    if station.rights is not Rights.SUPERVISOR:
        raise Refusal("needs_supervisor", f"{what} is for supervisors.", "Ask a supervisor to sit at this desk.")
