"""Lost badges that were not lost: what a press of a key revoked at the door opens it again."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import full_name, people_named
from blp_desktop.desk.print_jobs import LOST, JobState, was_scanned
from blp_desktop.desk.station import Outcome, Station, acting, outcome
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Badge, Person, PrintJob

FOUND = "the lost badge was found"
"""Why a badge was revoked that was made in the place of one that was not lost."""


def take_back_replacement(station: Station, person: str) -> Outcome[str]:
    """Let the badge open the door again that was lost last, and the one made in its place open none; gives the name.

    Open to door staff, as the replacement is. Raises Refusal where none stands, or a door has seen the new badge.
    """
    with acting(station, "take back lost badge") as under_way:
        session = under_way.session
        (known,) = people_named(session, (person,))
        lost = _lost_badges(session, known)
        fresh = _made_instead(session, known, lost)
        for badge in lost:
            badge.revoked_at, badge.revoked_reason, badge.replaced_by = None, "", None
        fresh.revoked_at, fresh.revoked_reason, fresh.replaced_by = station.now(), FOUND, lost[0].id
        _print_no_more(session, station, fresh)
        name = full_name(known)
    return outcome(name, under_way)


def _lost_badges(session: Session, person: Person) -> Sequence[Badge]:
    """Those in whose place the badge was made that stands now."""
    stands = select(Badge.id).where(Badge.person_id == person.id, Badge.revoked_at.is_(None))
    lost = select(Badge).where(Badge.revoked_reason == LOST, Badge.replaced_by.in_(stands.scalar_subquery()))
    found = session.scalars(lost.order_by(Badge.made_at.desc())).all()
    return [badge for badge in found if badge.replaced_by == found[0].replaced_by]


def _made_instead(session: Session, person: Person, lost: Sequence[Badge]) -> Badge:
    if not lost:
        sentence = f"No new badge of {full_name(person)} stands in a lost one's place."
        raise Refusal("not_replaced", sentence, "Scan the badge to see whether it opens the door.")
    fresh = session.get_one(Badge, lost[0].replaced_by)
    if was_scanned(session, fresh):
        sentence = f"The new badge of {full_name(person)} was used at a door already, and it stands."
        raise Refusal("used_since", sentence, "Take the old one from them.")
    return fresh


def _print_no_more(session: Session, station: Station, badge: Badge) -> None:
    """Jobs that wait for their printer would only bring a badge that opens no door."""
    waiting = select(PrintJob).where(PrintJob.state == JobState.WAITING)
    for job in session.scalars(waiting):
        if job.badges == [badge.id]:
            job.state, job.ended_at = JobState.CANCELLED, station.now()
