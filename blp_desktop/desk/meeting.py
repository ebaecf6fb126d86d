"""Meeting: what another laptop did apart is looked at, and taken in whole or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, literal_column, select
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import in_batches
from blp_desktop.desk.becoming import Place, Row, becoming, change_of, shared_tables
from blp_desktop.desk.meeting_words import Decided, decided, names_of
from blp_desktop.desk.safety import back_up
from blp_desktop.desk.station import Outcome, Station, looking, require_supervisor
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.merging import Change, settle
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.bundles import Bundle, Known, gathered, known_in, read_apart
from blp_desktop.store.columns import instant_of, journalled, restored
from blp_desktop.store.journal import Act, Touched, journal_end, wall_time
from blp_desktop.store.progress import Progress
from blp_desktop.store.scan_contents import keep_parts
from blp_desktop.store.schema import Base, Journal, Laptop, Ledger, Programme, class_of
from blp_desktop.store.staging import Rows
from blp_desktop.store.taking_over import Takeover, take_over

_A_CLOCK_IS_RIGHT_WITHIN = timedelta(minutes=1)
_NO_CLOCK_IS_SO_WRONG = timedelta(days=1)
"""What lies further apart was a rehearsal's set clock, and says nothing of the laptop's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLaptop:
    """A laptop whose scans came: how many, the last by its own clock, and how far that clock is surely ahead."""

    id: str
    name: str
    scans: int
    last: datetime
    ahead: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What taking in a bundle would do; names are of people, `others` of whatever else changes.

    `decided` tells what was written on both sides, and which of it stands.
    """

    source: str
    scans: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    others: tuple[str, ...]
    decided: tuple[Decided, ...]
    laptops: tuple[OtherLaptop, ...]
    bundle: Bundle = field(repr=False)
    rows: Mapping[Place, Row | None] = field(repr=False)
    offsets: Mapping[str, float] = field(repr=False)
    seen: int = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether everything is here already."""
        return not self.bundle.journal and not self.bundle.ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What was taken in."""

    scans: int
    added: int
    changed: int
    decided: tuple[Decided, ...]


def look_at(station: Station, path: Path, *, progress: Progress) -> Meeting:
    """What taking in this file of another laptop would do; the file is only read.

    Raises Refusal for a file that is none of ours, newer, damaged, of another programme, or the one that is open.
    """
    require_supervisor(station, "Taking in another laptop's file")
    if path.exists() and path.samefile(station.file.path):
        raise Refusal("own_file", f"{path.name} is the programme that is open.", "Choose the other laptop's copy.")
    progress(0.0)
    with looking(station) as session:
        known = known_in(session.connection())
    progress(0.2)
    return meet(station, _bundle_of(path, known), source=path.name, progress=progress)


def meet(station: Station, bundle: Bundle, *, source: str, progress: Progress) -> Meeting:
    """What taking in a bundle would do, however it came; raises Refusal for one of another programme."""
    with looking(station) as session:
        _refuse_another_programme(session, bundle, source)
        progress(0.4)
        become = becoming(session, bundle.journal, bundle.ledger)
        progress(0.8)
        before = _present(session, become.rows)
        rows = {place: row for place, row in become.rows.items() if row != before.get(place)}
        return Meeting(
            source=source,
            scans=sum(row["verdict"] != Verdict.ANNULLED for row in bundle.ledger),
            **names_of(session, rows, before),
            decided=decided(session, bundle, become, own=station.author),
            laptops=tuple(_laptops(session, bundle, station.now())),
            bundle=bundle,
            rows=rows,
            offsets=_offsets(session, bundle),
            seen=journal_end(session),
        )


def take_in(
    station: Station,
    meeting: Meeting,
    *,
    clocks: Mapping[str, timedelta],
    backups: Path,
    at: datetime,
    progress: Progress,
) -> Outcome[TakenIn]:
    """Take in what was looked at, all or nothing, after a backup made `at` this instant.

    `clocks` tells by how much other laptops' clocks are ahead.
    Rows of journal and ledger are taken over as they are. Raises Refusal where people were changed since the look.
    """
    require_supervisor(station, "Taking in another laptop's file")
    value = TakenIn(
        scans=meeting.scans, added=len(meeting.added), changed=len(meeting.changed), decided=meeting.decided
    )
    if meeting.is_empty:
        return Outcome(value)
    progress(0.0)
    back_up(station, backups, now=at)
    keep_parts(station.file, meeting.bundle.contents)
    act = Act(name="measure clocks", author=station.author)
    guard = _Unchanged(meeting.seen, station.author.laptop, takes_out=None in meeting.rows.values())
    take_over(station.file, act, _takeover(meeting, clocks), guard=guard, progress=progress)
    scans = (Touched(Ledger.__tablename__, row["id"]) for row in meeting.bundle.ledger)
    return Outcome(value, frozenset((*scans, *(Touched(*place) for place in meeting.rows), *act.touched)))


def _bundle_of(path: Path, known: Known) -> Bundle:
    with read_apart(path) as other, other.engine.connect() as connection:
        return gathered(connection, known)


def _refuse_another_programme(session: Session, bundle: Bundle, source: str) -> None:
    own = session.execute(select(Programme.id)).scalar()
    if own is None:
        sentence = "This file holds no programme yet, so nothing can be taken in."
        raise Refusal("no_programme", sentence, f"Open {source} instead.")
    if own != bundle.programme:
        sentence = f"{source} holds another programme than the one that is open."
        raise Refusal("other_programme", sentence, "Choose a file that was copied from this programme.")


def _present(session: Session, places: Iterable[Place]) -> dict[Place, Row]:
    """The rows as they are here, with values as the journal writes them."""
    found: dict[Place, Row] = {}
    wanted = set(places)
    for name, table in shared_tables().items():
        for batch in in_batches(row for of, row in wanted if of == name):
            for row in session.execute(select(table).where(table.c.id.in_(batch))).mappings():
                found[name, row["id"]] = {column: journalled(value) for column, value in row.items()}
    return found


def _offsets(session: Session, bundle: Bundle) -> dict[str, float]:
    """Clock offsets of scans that were measured at another laptop."""
    told = {row["row"] for row in bundle.journal if row["table"] == "ledger" and row["change"] == "changed"}
    changes: dict[str, list[Change]] = defaultdict(list)
    for row in bundle.journal:
        changes[row["row"]].append(change_of(row))
    for batch in in_batches(told):
        for here in session.execute(select(Journal.__table__).where(Journal.row.in_(batch))).mappings():
            changes[here["row"]].append(change_of(here))
    return {scan: float(settle(changes[scan]).value("clock_offset") or 0.0) for scan in told}


def _laptops(session: Session, bundle: Bundle, now: datetime) -> Iterable[OtherLaptop]:
    names = {row.id: row.name for row in session.execute(select(Laptop.id, Laptop.name))}
    names |= {row["id"]: row["name"] for row in bundle.laptops}
    own = [row for row in bundle.ledger if not row["clock_offset"]]
    for laptop in sorted({row["laptop_id"] for row in own}):
        instants = [row["at"] for row in own if row["laptop_id"] == laptop]
        yield OtherLaptop(
            id=laptop,
            name=names.get(laptop, ""),
            scans=len(instants),
            last=max(instants),
            ahead=_ahead(bundle, laptop, now),
        )


def _ahead(bundle: Bundle, laptop: str, now: datetime) -> timedelta:
    """How far its clock surely is ahead (negative: behind).

    Ahead: it wrote at an instant that has not come here. Behind: it wrote earlier than what it had seen by then.
    """
    rows = [row for row in bundle.journal if row["laptop_id"] == laptop]
    at, _, by = bundle.copied_at.partition(" ")
    latest = max((row["at"] for row in rows), default=now)
    ahead = max(latest, instant_of(at)) - now if by == laptop else latest - now
    behind = max((wall_time(row["clock"]) - row["at"] for row in rows), default=timedelta())
    if _A_CLOCK_IS_RIGHT_WITHIN < ahead < _NO_CLOCK_IS_SO_WRONG:
        return ahead
    return -behind if _A_CLOCK_IS_RIGHT_WITHIN < behind < _NO_CLOCK_IS_SO_WRONG else timedelta()


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """Lets scans of this laptop through that came since the look, and refuses what the look does not know of."""

    seen: int
    laptop: str
    takes_out: bool

    def __call__(self, connection: Connection) -> None:
        since = select(Journal.table, Journal.laptop_id).where(literal_column("journal.rowid") > self.seen)
        for row in connection.execute(since):
            if row.table != Ledger.__tablename__ or row.laptop_id != self.laptop or self.takes_out:
                sentence = "Something was changed in this file while the preview was open."
                raise Refusal("stale_preview", sentence, "Look at the preview again, then take it in.")


def _takeover(meeting: Meeting, clocks: Mapping[str, timedelta]) -> Takeover:
    bundle, new = meeting.bundle, {row["id"] for row in meeting.bundle.ledger}
    measured = _measured(meeting, clocks)
    offsets = {**meeting.offsets, **measured}
    gone: dict[type[Base], list[str]] = defaultdict(list)
    for (name, key), row in meeting.rows.items():
        if row is None:
            gone[class_of(name)].append(key)
    return Takeover(
        laptops=bundle.laptops,
        journal=bundle.journal,
        ledger=[{**row, "clock_offset": offsets.get(row["id"], row["clock_offset"])} for row in bundle.ledger],
        rows=[Rows(class_of(name), rows) for name in shared_tables() if (rows := _whole(meeting, name))],
        gone=gone,
        offsets={scan: by for scan, by in meeting.offsets.items() if scan not in new},
        measured=measured,
    )


def _measured(meeting: Meeting, clocks: Mapping[str, timedelta]) -> dict[str, float]:
    """The offsets of scans of which nobody measured the clock before."""
    return {
        row["id"]: clocks[row["laptop_id"]].total_seconds()
        for row in meeting.bundle.ledger
        if clocks.get(row["laptop_id"]) and not meeting.offsets.get(row["id"], row["clock_offset"])
    }


def _whole(meeting: Meeting, name: str) -> list[Row]:
    """The rows of a table as its columns take them."""
    columns = shared_tables()[name].c
    return [
        {column: restored(columns[column], value) for column, value in row.items()}
        for (of, _), row in meeting.rows.items()
        if of == name and row is not None
    ]
