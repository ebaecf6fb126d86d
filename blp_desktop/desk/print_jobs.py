"""Print jobs: what was sent to paper, by whom and where; begun, ended, repeated, cancelled."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.badges import (
    BadgeOrder,
    Only,
    ReadyBadge,
    badges_again,
    badges_made,
    badges_to_see,
    nothing_to_print,
    record_printed,
    revoke,
)
from blp_desktop.desk.finding import full_name, module_named, people_named
from blp_desktop.desk.label_stocks import stock_named
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome
from blp_desktop.desk.united import keys_counted_as
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Badge, Laptop, Ledger, Module, Person, PrintJob

PRINT = "print badges"
"""The act that ends a job well."""
LOST = "lost"
"""Why a badge was revoked whose owner stands at the door without it."""
JUST_REPLACED = "just_replaced"
"""The refusal to replace once more what was replaced a moment ago."""
NEXT_LABEL = 0
"""The label that an order starts at which goes on where the last sheet of its stock ended, as it then is."""
_A_MOMENT = timedelta(minutes=1)
_INTERRUPTED = "The program was closed while it printed. Look which badges came out and say so; print the others again."


class JobState(StrEnum):
    """How far a job is. `WAITING`: for its printer, or for its turn. `PRINTED`: written, or handed to its printer.

    `SPOILED`: handed to it and not come out.
    """

    WAITING = "waiting"
    PRINTING = "printing"
    PRINTED = "printed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    SPOILED = "spoiled"


OPEN = frozenset({JobState.WAITING, JobState.PRINTING})
"""What is not over yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where badges go: to a printer, or without one into a file."""

    printer: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as the list shows it, in its module's time; `is_here` where it is this laptop's."""

    id: str
    module: str
    city: str
    made_at: datetime
    operator: str
    laptop: str
    is_here: bool
    state: JobState
    problem: str
    stock: str
    stock_title: str
    to: Destination
    count: int


@dataclass(frozen=True, slots=True)
class BegunJob:
    """A job that is on its way to paper: the order to draw, its badges, and where to."""

    id: str
    order: BadgeOrder
    to: Destination
    badges: tuple[ReadyBadge, ...]


def begin_job(station: Station, order: BadgeOrder, *, to: Destination) -> Outcome[str]:
    """Give everyone in the order a badge and keep a job that waits for its turn; gives its id. Open to door staff.

    Raises Refusal for an unknown module, stock or person, someone not invited, or nothing to print.
    """
    with acting(station, "begin print job") as under_way:
        badges = badges_made(under_way.session, station, order)
        if not badges:
            raise nothing_to_print(order)
        row = _new_job(under_way.session, station, order, to)
        row.badges = [badge.id for badge in badges]
        under_way.session.add(row)
        key = row.id
    return outcome(key, under_way)


def begin_on_arrival(station: Station, order: BadgeOrder, *, to: Destination) -> Outcome[str] | None:
    """The same for whoever arrives with no badge printed yet; None where they have one, or it is on its way."""
    missing = {badge.id for badge in badges_to_see(station, replace(order, only=Only.NEW))}
    with looking(station) as session:
        under_way = select(PrintJob.badges).where(PrintJob.state.in_(OPEN))
        missing -= {badge for badges in session.scalars(under_way) for badge in badges}
    return begin_job(station, order, to=to) if missing else None


def start_job(station: Station, job: str) -> Outcome[BegunJob]:
    """Take up a waiting job: from now on it is printing. A badge revoked meanwhile is replaced by its new one.

    Raises Refusal for a job that is not waiting any more.
    """
    with acting(station, "start print job") as under_way:
        row = _waiting(under_way.session, job)
        module = under_way.session.get_one(Module, row.module_id)
        badges = badges_again(under_way.session, station, module, row.badges)
        row.badges = [badge.id for badge in badges]
        row.state, row.problem = JobState.PRINTING, ""
        order = replace(_order_of(row), start_at=_first_label(under_way.session, station, row))
        begun = BegunJob(row.id, order, _destination_of(row), badges)
    return outcome(begun, under_way)


def end_job(station: Station, begun: BegunJob) -> Outcome[int]:
    """It is on paper: the job is printed, and its badges are, in one; gives how many."""
    with acting(station, PRINT) as under_way:
        row = job_named(under_way.session, begun.id)
        row.state, row.problem, row.ended_at = JobState.PRINTED, "", station.now()
        row.start_at = begun.order.start_at
        record_printed(under_way, begun.badges, now=station.now())
    return outcome(len(begun.badges), under_way)


def fail_job(station: Station, job: str, *, problem: str) -> Outcome[None]:
    """It did not come out, and why."""
    with acting(station, "fail print job") as under_way:
        row = job_named(under_way.session, job)
        row.state, row.problem, row.ended_at = JobState.FAILED, problem, station.now()
    return outcome(None, under_way)


def let_job_wait(station: Station, job: str, *, problem: str) -> Outcome[None]:
    """Its printer is not there: it waits, and says for what."""
    with acting(station, "let print job wait") as under_way:
        row = job_named(under_way.session, job)
        row.state, row.problem = JobState.WAITING, problem
    return outcome(None, under_way)


def drop_job(station: Station, job: str) -> Outcome[None]:
    """It was stopped while it printed: no badge counts as printed."""
    with acting(station, "stop print job") as under_way:
        row = job_named(under_way.session, job)
        row.state, row.ended_at = JobState.CANCELLED, station.now()
    return outcome(None, under_way)


def cancel_job(station: Station, job: str) -> Outcome[None]:
    """Print it no more; raises Refusal where it is not waiting."""
    with acting(station, "cancel print job") as under_way:
        row = _waiting(under_way.session, job)
        row.state, row.ended_at = JobState.CANCELLED, station.now()
    return outcome(None, under_way)


def repeat_job(station: Station, job: str, *, to: Destination | None = None) -> Outcome[str]:
    """A new job with the same badges on the next free labels, for the same printer or another.

    For a revoked badge comes its owner's new one.
    """
    with acting(station, "repeat print job") as under_way:
        old = job_named(under_way.session, job)
        order = replace(_order_of(old), start_at=NEXT_LABEL)
        row = _new_job(under_way.session, station, order, to or _destination_of(old))
        module = under_way.session.get_one(Module, old.module_id)
        row.badges = [badge.id for badge in badges_again(under_way.session, station, module, old.badges)]
        under_way.session.add(row)
        key = row.id
    return outcome(key, under_way)


def replace_badge(station: Station, order: BadgeOrder, *, to: Destination) -> Outcome[str]:
    """The badge of the one person in the order is lost: its code is revoked, a job with a new one begun; gives its id.

    Open to door staff, for whoever is invited gets a badge in its place at once. Raises Refusal as `begin_job` does,
    and `JUST_REPLACED` where the badge was made in a lost one's place a moment ago and no door has seen it yet.
    """
    with acting(station, "replace lost badge") as under_way:
        session = under_way.session
        (person,) = people_named(session, order.people)
        badges_made(session, station, order)
        session.flush()
        _refuse_twice(session, station, person)
        revoke(session, person, now=station.now(), reason=LOST)
        session.flush()
        row = _new_job(session, station, order, to)
        row.badges = [badge.id for badge in badges_made(session, station, order)]
        session.add(row)
        key = row.id
    return outcome(key, under_way)


def give_up_interrupted(station: Station) -> Outcome[int]:
    """At the program's start nothing prints yet: what this laptop was printing when it stopped says so now."""
    with acting(station, "find interrupted print jobs") as under_way:
        cut = [row for row in _rows_here(under_way.session, station) if row.state == JobState.PRINTING]
        for row in cut:
            row.state, row.problem, row.ended_at = JobState.FAILED, _INTERRUPTED, station.now()
    return outcome(len(cut), under_way)


def list_jobs(station: Station, *, module: str = "") -> tuple[Job, ...]:
    """Every job, the newest first; of one module where it is named."""
    with looking(station) as session:
        rows = list(session.scalars(select(PrintJob).order_by(PrintJob.made_at.desc(), PrintJob.id.desc())))
        wanted = module_named(session, module).id if module else ""
        laptops = {row.id: row.name for row in session.scalars(select(Laptop))}
        found = [row for row in rows if not wanted or row.module_id == wanted]
        titles = {stock: _title_of(session, stock) for stock in {row.stock for row in found}}
        return tuple(_as_shown(session, station, row, laptops=laptops, titles=titles) for row in found)


def count_waiting(station: Station) -> int:
    """How many of this laptop's jobs wait."""
    here = (PrintJob.laptop == station.author.laptop, PrintJob.state == JobState.WAITING)
    with looking(station) as session:
        return session.scalar(select(func.count()).select_from(PrintJob).where(*here)) or 0


def waiting_jobs(station: Station, *, since: datetime) -> tuple[Job, ...]:
    """This laptop's waiting jobs made since then, the oldest first."""
    here = (job for job in list_jobs(station) if job.is_here and job.state is JobState.WAITING)
    return tuple(reversed([job for job in here if job.made_at >= since]))


def people_of_job(station: Station, job: str) -> tuple[str, ...]:
    """Whose badges are in the job, by name."""
    with looking(station) as session:
        rows = [session.get_one(Badge, badge) for badge in job_named(session, job).badges]
        return tuple(full_name(person) for person in people_named(session, tuple(row.person_id for row in rows)))


def labels_used(station: Station, stock: str) -> int:
    """How many labels of the last sheet of that stock are gone, by what this laptop printed last; 0 for a whole one."""
    with looking(station) as session:
        return _labels_used(session, station, stock)


def _labels_used(session: Session, station: Station, stock: str) -> int:
    labels = stock_named(session, stock).labels
    rows = [row for row in _rows_here(session, station) if row.stock == stock and row.state == JobState.PRINTED]
    last = sorted(rows, key=_over_at)[-1:]
    return sum(row.start_at - 1 + len(row.badges) for row in last) % labels


def _over_at(row: PrintJob) -> datetime:
    """A job that waited lies on paper after one that was begun later and did not."""
    return row.ended_at or row.made_at


def _first_label(session: Session, station: Station, row: PrintJob) -> int:
    if row.start_at != NEXT_LABEL:
        return row.start_at
    try:
        return _labels_used(session, station, row.stock) + 1
    except Refusal:  # the stock is gone; whoever draws the job says so
        return 1


def _refuse_twice(session: Session, station: Station, person: Person) -> None:
    since = station.now() - _A_MOMENT
    standing = select(Badge).where(Badge.person_id == person.id, Badge.revoked_at.is_(None), Badge.made_at >= since)
    fresh = next((row for row in session.scalars(standing) if _is_instead_of_a_lost_one(session, row)), None)
    if fresh is None or was_scanned(session, fresh):
        return
    sentence = f"{full_name(person)} got a new badge in the lost one's place a moment ago, and it stands."
    raise Refusal(JUST_REPLACED, sentence, "If it did not come out, print the same one again.")


def _is_instead_of_a_lost_one(session: Session, badge: Badge) -> bool:
    lost = select(Badge.id).where(Badge.replaced_by == badge.id, Badge.revoked_reason == LOST)
    return session.scalar(lost.limit(1)) is not None


def was_scanned(session: Session, badge: Badge) -> bool:
    """Whether a door has seen it."""
    holder = Ledger.person_id.in_(keys_counted_as(badge.person_id))
    scans = select(Ledger.id).where(holder, Ledger.code == badge.code)
    return session.scalar(scans.limit(1)) is not None


def _new_job(session: Session, station: Station, order: BadgeOrder, to: Destination) -> PrintJob:
    row = PrintJob(id=station.author.new_key(), module_id=module_named(session, order.module).id)
    row.made_at, row.operator, row.laptop = station.now(), station.author.operator, station.author.laptop
    row.state, row.stock, row.layout, row.start_at = JobState.WAITING, order.stock, order.layout, order.start_at
    row.printer, row.target = to.printer, to.file
    return row


def _order_of(row: PrintJob) -> BadgeOrder:
    return BadgeOrder(module=row.module_id, stock=row.stock, layout=row.layout, start_at=row.start_at)


def _destination_of(row: PrintJob) -> Destination:
    return Destination(printer=row.printer, file=row.target)


def job_named(session: Session, key: str) -> PrintJob:
    """The job with that key; raises Refusal where there is none."""
    row = session.get(PrintJob, key)
    if row is None:
        raise Refusal("unknown_job", "That print job is no longer there.", "Look at the list of print jobs again.")
    return row


def _waiting(session: Session, key: str) -> PrintJob:
    row = job_named(session, key)
    if row.state != JobState.WAITING:
        step = "Print it again where you want it once more."
        raise Refusal("job_not_waiting", f"That print job is not waiting: it is {row.state}.", step)
    return row


def _rows_here(session: Session, station: Station) -> list[PrintJob]:
    return list(session.scalars(select(PrintJob).where(PrintJob.laptop == station.author.laptop)))


def _as_shown(
    session: Session, station: Station, row: PrintJob, *, laptops: dict[str, str], titles: dict[str, str]
) -> Job:
    module = session.get_one(Module, row.module_id)
    return Job(
        id=row.id,
        module=module.id,
        city=module.city,
        made_at=row.made_at.astimezone(ZoneInfo(module.time_zone)),
        operator=row.operator,
        laptop=laptops.get(row.laptop, ""),
        is_here=row.laptop == station.author.laptop,
        state=JobState(row.state),
        problem=row.problem,
        stock=row.stock,
        stock_title=titles[row.stock],
        to=_destination_of(row),
        count=len(row.badges),
    )


def _title_of(session: Session, stock: str) -> str:
    """A stock of one's own may be gone by now."""
    try:
        return stock_named(session, stock).title
    except Refusal:
        return stock
