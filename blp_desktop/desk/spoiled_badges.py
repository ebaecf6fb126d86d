"""Spoiled badges: what a printer took and did not bring out counts as printed no more; what came out after all does."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import in_batches
from blp_desktop.desk.badges import as_it_is, record_printed, roles_in
from blp_desktop.desk.finding import full_name
from blp_desktop.desk.label_stocks import stock_named
from blp_desktop.desk.print_jobs import PRINT, JobState, job_named
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome
from blp_desktop.desk.undo import NOT_COME_OUT
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.columns import instant_of
from blp_desktop.store.schema import Badge, Journal, Module, Person, PrintJob

_JOBS = PrintJob.__tablename__
NOT_ON_PAPER = frozenset({JobState.FAILED, JobState.CANCELLED, JobState.SPOILED})
"""Jobs whose badges count as printed by no means, whatever a printer may have brought out of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobBadge:
    """A badge of a job, and where it was to lie; sheets and labels count from 1."""

    id: str
    name: str
    sheet: int
    label: int


def badges_of_job(station: Station, job: str) -> tuple[JobBadge, ...]:
    """The badges of a job in the order of its labels."""
    with looking(station) as session:
        row = job_named(session, job)
        owners = {badge.id: badge.person_id for badge in _badges(session, row.badges)}
        labels, first = _labels(session, row), max(row.start_at, 1) - 1
        named = [(badge, full_name(session.get_one(Person, owners[badge]))) for badge in row.badges]
    places = (divmod(first + at, labels) for at in range(len(named)))
    return tuple(
        JobBadge(id=badge, name=name, sheet=sheet + 1, label=label + 1)
        for (badge, name), (sheet, label) in zip(named, places, strict=True)
    )


def did_not_come_out(station: Station, job: str, badges: Collection[str] = ()) -> Outcome[int]:
    """These of a job's badges, or all, lie on no paper from it: each counts as what other jobs printed it, or as new.

    They stand in the list as a job of their own, which can be printed again. Gives how many. Open to door staff.
    Raises Refusal for a job that is not printed, or has none of them.
    """
    with acting(station, NOT_COME_OUT) as under_way:
        session = under_way.session
        row = _in_state(session, job, frozenset({JobState.PRINTED}))
        spoiled = _chosen(row, badges)
        _set_apart(station, session, row, spoiled).state = JobState.SPOILED
        session.flush()
        _count_anew(session, spoiled)
    return outcome(len(spoiled), under_way)


def came_out_after_all(station: Station, job: str, badges: Collection[str] = ()) -> Outcome[int]:
    """These badges of a job that failed, was stopped or was marked, or all, lie on paper: they count as printed.

    Gives how many. Open to door staff. Raises Refusal for a job that is under way or printed, or has none of them.
    """
    with acting(station, PRINT) as under_way:
        session = under_way.session
        row = _in_state(session, job, NOT_ON_PAPER)
        there = _chosen(row, badges)
        made = _set_apart(station, session, row, there)
        made.state, made.problem, made.ended_at = JobState.PRINTED, "", station.now()
        roles = roles_in(session, session.get_one(Module, row.module_id).edition_id)
        rows = [(session.get_one(Person, badge.person_id), badge) for badge in _badges(session, there)]
        ready = [as_it_is(person, badge, roles.get(person.id, "")) for person, badge in rows]
        record_printed(under_way, ready, now=station.now())
    return outcome(len(there), under_way)


def _in_state(session: Session, job: str, states: Collection[JobState]) -> PrintJob:
    row = job_named(session, job)
    if row.state not in states:
        sentence = f"That cannot be said of this print job: it is {row.state}."
        raise Refusal("other_job_state", sentence, "Look at the list of print jobs again.")
    return row


def _chosen(row: PrintJob, badges: Collection[str]) -> list[str]:
    chosen = [badge for badge in row.badges if not badges or badge in badges]
    if not chosen:
        raise Refusal("not_in_job", "That job has none of these badges.", "Look at the list of print jobs again.")
    return chosen


def _set_apart(station: Station, session: Session, row: PrintJob, chosen: list[str]) -> PrintJob:
    """The job of the chosen ones: the whole, or one of their own beside it."""
    kept = [badge for badge in row.badges if badge not in set(chosen)]
    if not kept:
        return row
    copied = {column.key: getattr(row, column.key) for column in PrintJob.__table__.columns}
    made = PrintJob(**copied | {"id": station.author.new_key(), "badges": chosen})
    session.add(made)
    row.badges = kept
    return made


def _count_anew(session: Session, spoiled: list[str]) -> None:
    """Each badge says of itself what the journal has of its prints that still stand."""
    past = _past(session, spoiled)
    jobs = _jobs(session, {row.act_id for rows in past.values() for row in rows if row.act == PRINT})
    for badge in _badges(session, spoiled):
        standing = list(_standing(badge.id, past[badge.id], jobs))
        last = standing[-1] if standing else {"printed_at": None, "printed_as": {}}
        badge.printed_at = instant_of(last["printed_at"]) if last["printed_at"] else None
        badge.printed_as, badge.prints = last["printed_as"], len(standing)


def _standing(badge: str, rows: Iterable[Journal], jobs: Mapping[str, list[PrintJob]]) -> Iterator[dict[str, Any]]:
    """What the badge said of itself after each print that is on paper."""
    said: dict[str, Any] = {}
    for row in rows:
        said |= {name: row.fields[name][1] for name in ("printed_at", "printed_as") if name in row.fields}
        if row.act == PRINT and _is_on_paper(badge, jobs.get(row.act_id)):
            yield dict(said)


def _is_on_paper(badge: str, jobs: list[PrintJob] | None) -> bool:
    """A print that is older than jobs stands."""
    return jobs is None or any(job.state == JobState.PRINTED and badge in job.badges for job in jobs)


def _past(session: Session, badges: Iterable[str]) -> dict[str, list[Journal]]:
    """What the journal has of each badge, in time's order."""
    found: dict[str, list[Journal]] = defaultdict(list)
    for batch in in_batches(badges):
        rows = select(Journal).where(Journal.row.in_(batch))
        for row in session.scalars(rows.order_by(Journal.clock, Journal.laptop_id, Journal.sequence)):
            found[row.row].append(row)
    return found


def _jobs(session: Session, acts: Iterable[str]) -> dict[str, list[PrintJob]]:
    """The jobs that these acts printed, by act."""
    found: dict[str, list[PrintJob]] = defaultdict(list)
    for batch in in_batches(acts):
        rows = select(Journal.act_id, Journal.row).where(Journal.act_id.in_(batch), Journal.table == _JOBS)
        for row in session.execute(rows):
            found[row.act_id].append(session.get_one(PrintJob, row.row))
    return dict(found)


def _badges(session: Session, keys: Iterable[str]) -> list[Badge]:
    rows = (session.scalars(select(Badge).where(Badge.id.in_(batch))) for batch in in_batches(keys))
    return [badge for batch in rows for badge in batch]


def _labels(session: Session, row: PrintJob) -> int:
    """Labels of a sheet; a stock of one's own may be gone by now, and then it is one long sheet."""
    try:
        return stock_named(session, row.stock).labels
    except Refusal:
        return max(row.start_at, 1) + len(row.badges)
