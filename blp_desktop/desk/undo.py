"""Undo: the last act of this laptop taken back by a new act that names it; no scan and no print is undone here."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, literal_column, or_, select
from sqlalchemy.orm import Session

from blp_desktop.desk.act_words import act_in_words
from blp_desktop.desk.doubles import UNITE
from blp_desktop.desk.inverse import apply_inverse, bulk_of, inverse_of
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.bulk import write_rows
from blp_desktop.store.journal import Act, journal_end
from blp_desktop.store.progress import Progress, tell_nobody
from blp_desktop.store.schema import Badge, Certificate, Journal, Ledger, Operator, PrintJob, Recognition, Sheet

_NOT_HERE = tuple(table.__tablename__ for table in (Ledger, Badge, PrintJob, Certificate, Sheet, Operator))
"""Tables whose changes came out of a door or a printer, which no undo un-happens, or that say who may undo."""
NOT_COME_OUT = "mark badges as not come out"
"""The act that changes what counts as printed, and that somebody may have chosen by mistake."""
_SEEN_HERE = (NOT_COME_OUT, f"undo: {NOT_COME_OUT}", f"redo: {NOT_COME_OUT}")
_LARGE = 500
"""Rows of an act from which on it is looked through before the lock is taken: so many take a tenth of a second."""
_TRIES = 5
"""Looks through a large act at a busy door, before it is done with the lock in hand all the same."""
_UNSEEN = (Recognition.__tablename__,)
"""Tables that nobody sees changing: an act of these alone is passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAct:
    """An act that can be undone or done again; `words` complete "Undo: …" ("invite 3 people to Stockholm")."""

    id: str
    words: str
    at: datetime
    operator: str
    is_large: bool
    """Whether it takes longer than a moment."""
    ended: int
    """Where the journal ended with it: what was written later stands beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An act that was taken back, or done again, in words."""

    act: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    id: str
    name: str
    undoes: str | None
    at: datetime
    operator: str
    first: int


Find = Callable[[Session, Station], Undone]


def last_act(station: Station) -> PastAct | None:
    """What an undo would take back: the last act of this laptop that still stands."""
    with looking(station) as session:
        found = _last_standing(session, station)
        return _past(session, found, found.name) if found else None


def last_undone(station: Station) -> PastAct | None:
    """What can be done again: the last act taken back, as long as nothing else was done since."""
    with looking(station) as session:
        found = _last_undo(session, station)
        return _past(session, found, _name_of(session, found.undoes)) if found else None


def undo_last(station: Station, *, progress: Progress = tell_nobody) -> Outcome[Undone]:
    """Take back the last act of this laptop that still stands.

    `progress` is told 0 to 1 where the act is large, and may raise to leave everything as it is. Raises Refusal where
    there is no such act, or where what it changed was changed or used since.
    """
    require_supervisor(station, "Undo")
    return _taken_back(station, "undo", _to_undo, progress)


def redo_last(station: Station, *, progress: Progress = tell_nobody) -> Outcome[Undone]:
    """Do again what was undone last, as `undo_last` takes back; raises Refusal where something else was done since."""
    require_supervisor(station, "Redo")
    return _taken_back(station, "redo", _to_redo, progress)


def _to_undo(session: Session, station: Station) -> Undone:
    found = _last_standing(session, station)
    if found is None:
        raise Refusal("nothing_to_undo", "There is nothing to undo.", "Scans are undone in the check-in view.")
    return Undone(act=found.id, words=act_in_words(session, found.id, found.name))


def _to_redo(session: Session, station: Station) -> Undone:
    found = _last_undo(session, station)
    if found is None:
        raise Refusal("nothing_to_redo", "There is nothing to do again.", "Only what was just undone can be.")
    return Undone(act=found.id, words=act_in_words(session, found.id, _name_of(session, found.undoes)))


def _taken_back(station: Station, verb: str, find: Find, progress: Progress) -> Outcome[Undone]:
    for _ in range(_TRIES):
        with suppress(_Overtaken):
            done = _large_taken_back(station, verb, find, progress)
            if done is None:
                break
            return done
    with acting(station, verb) as under_way:
        found = find(under_way.session, station)
        under_way.act.name, under_way.act.undoes = f"{verb}: {found.words}", found.act
        apply_inverse(under_way, inverse_of(under_way.session, found.act, found.words))
    return outcome(found, under_way)


def _large_taken_back(station: Station, verb: str, find: Find, progress: Progress) -> Outcome[Undone] | None:
    """An act of many rows is looked through without the write lock; None where this one is small."""
    with looking(station) as session:
        found, seen = find(session, station), journal_end(session)
        if _extent(session, found.act)[0] < _LARGE:
            return None
        progress(0.0)
        inverse = inverse_of(session, found.act, found.words)
    act = Act(name=f"{verb}: {found.words}", author=station.author, undoes=found.act)
    guard = _Unchanged(seen)
    rows, second_half = bulk_of(inverse), lambda share: progress((1 + share) / 2)
    touched = write_rows(station.file, act, rows, inverse.changes, guard=guard, progress=second_half)
    return Outcome(found, touched)


def _extent(session: Session, act: str) -> tuple[int, int]:
    """How many rows of the journal an act has, and where the last of them stands."""
    rowid: ColumnElement[int] = literal_column("journal.rowid")
    rows, ended = session.execute(select(func.count(), func.max(rowid)).where(Journal.act_id == act)).one()
    return rows, ended or 0


class _Overtaken(Exception):
    """Somebody wrote between the look and the lock."""


@dataclass(frozen=True, slots=True)
class _Unchanged:
    seen: int

    def __call__(self, connection: Connection) -> None:
        since = select(Journal.act_id).where(literal_column("journal.rowid") > self.seen).limit(1)
        if connection.execute(since).first() is not None:
            raise _Overtaken


def _past(session: Session, act: _Act, name: str) -> PastAct:
    words, (rows, ended) = act_in_words(session, act.id, name), _extent(session, act.id)
    return PastAct(id=act.id, words=words, at=act.at, operator=act.operator, is_large=rows >= _LARGE, ended=ended)


def _last_standing(session: Session, station: Station) -> _Act | None:
    for act in _acts(session, station):
        if act.undoes is None and not _is_undone(session, act.id) and not _is_from_door_or_printer(session, act.id):
            return act
    return None


def _last_undo(session: Session, station: Station) -> _Act | None:
    for act in _acts(session, station):
        if act.undoes is None:
            return None
        if not _is_undo(session, act.undoes) and not _is_undone(session, act.id):
            return act
    return None


def _acts(session: Session, station: Station) -> Iterator[_Act]:
    """The acts of this laptop, the latest first, but for scans and prints."""
    before: int | None = None
    while act := _act_before(session, station.author.laptop, before):
        yield act
        before = act.first


def _act_before(session: Session, laptop: str, before: int | None) -> _Act | None:
    chosen = select(Journal.act_id, Journal.act, Journal.undoes, Journal.at, Journal.operator).where(
        Journal.laptop_id == laptop,
        or_(Journal.table.not_in((*_NOT_HERE, *_UNSEEN)), Journal.act.in_(_SEEN_HERE)),
    )
    if before is not None:
        chosen = chosen.where(Journal.sequence < before)
    row = session.execute(chosen.order_by(Journal.sequence.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    first = session.scalar(select(func.min(Journal.sequence)).where(Journal.act_id == row.act_id))
    return _Act(
        id=row.act_id, name=row.act, undoes=row.undoes, at=row.at, operator=row.operator or "", first=first or 0
    )


def _is_undone(session: Session, act: str) -> bool:
    """Whether an undo took it back that was not itself taken back."""
    undos = session.scalars(select(Journal.act_id).where(Journal.undoes == act).distinct())
    return any(not _is_undone(session, undo) for undo in undos.all())


def _is_undo(session: Session, act: str) -> bool:
    undoes = session.scalars(select(Journal.undoes).where(Journal.act_id == act).limit(1)).first()
    return undoes is not None


def _is_from_door_or_printer(session: Session, act: str) -> bool:
    chosen = select(Journal.row).where(
        Journal.act_id == act, Journal.table.in_(_NOT_HERE), Journal.act.not_in((*_SEEN_HERE, UNITE))
    )
    return session.scalars(chosen.limit(1)).first() is not None


def _name_of(session: Session, act: str | None) -> str:
    return session.scalars(select(Journal.act).where(Journal.act_id == act).limit(1)).first() or ""
