"""Questions before a print: who is to be printed, who was already, and what would go wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.badges import (
    BadgeOrder,
    Only,
    ReadyBadge,
    as_it_is,
    badge_print,
    badges_to_see,
    is_chosen,
    roles_in,
)
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.print_jobs import JobState
from blp_desktop.desk.station import Station, looking
from blp_desktop.paper.preflight import preflight
from blp_desktop.paper.stocks import Stock
from blp_desktop.store.schema import Badge, Module, Person, PrintJob

_EXACT = 0.01
"""Millimetres that no printer shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBefore:
    """Of the badges in an order: how many were never printed, how many say otherwise now, how many are on paper as
    they are; and when and by whom one of those was printed last."""

    new: int
    changed: int
    unchanged: int
    last_at: datetime | None = None
    last_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that would go wrong: on the badge of a person (key and name), else on all of them."""

    sentence: str
    person: str = ""
    name: str = ""


def printed_before(station: Station, badges: Sequence[ReadyBadge]) -> PrintedBefore:
    """What is known of these badges; changes nothing."""
    unchanged = [badge for badge in badges if badge.printed_at is not None and not badge.has_changed]
    last = max(unchanged, key=_when, default=None)
    return PrintedBefore(
        new=sum(is_chosen(badge, Only.NEW) for badge in badges),
        changed=sum(is_chosen(badge, Only.CHANGED) for badge in badges),
        unchanged=len(unchanged),
        last_at=last.printed_at if last else None,
        last_by=_printed_by(station, last.id) if last else "",
    )


def about_order(station: Station, order: BadgeOrder) -> PrintedBefore:
    """The same of the badges that an order would print."""
    return printed_before(station, badges_to_see(station, order))


def about_job(station: Station, job: str) -> PrintedBefore:
    """The same of the badges that a job's repetition would print, which it gives to whoever has none that stands."""
    with looking(station) as session:
        row = session.get_one(PrintJob, job)
        badges = _standing(session, row)
        owners = set(session.scalars(select(Badge.person_id).where(Badge.id.in_(row.badges))))
    told = printed_before(station, badges)
    return replace(told, new=told.new + len(owners) - len(badges))


def findings(station: Station, order: BadgeOrder, badges: Sequence[ReadyBadge]) -> tuple[Finding, ...]:
    """What would go wrong with these badges on the order's stock: what concerns all first."""
    with looking(station) as session:
        how = badge_print(session, module_named(session, order.module), order)
    found = preflight([badge.face for badge in badges], how)
    of_all = (Finding(sentence=f"{how.layout.title}: {said}") for said in found.layout)
    astray = (Finding(sentence=said) for said in _off_the_page(how.stock, order.shift))
    return (*astray, *of_all, *(_of_person(badges[problem.face], problem.sentence) for problem in found.badges))


def _standing(session: Session, job: PrintJob) -> list[ReadyBadge]:
    owners = select(Badge.person_id).where(Badge.id.in_(job.badges))
    edition = session.get_one(Module, job.module_id).edition_id
    rows = select(Badge).where(Badge.edition_id == edition, Badge.person_id.in_(owners), Badge.revoked_at.is_(None))
    roles = roles_in(session, edition)
    found = [(session.get_one(Person, row.person_id), row) for row in session.scalars(rows)]
    return [as_it_is(person, badge, roles.get(person.id, "")) for person, badge in found]


def _off_the_page(stock: Stock, shift: tuple[float, float]) -> Iterator[str]:
    """A correction may use up what the sheet and its labels leave empty at each edge, and no more."""
    far_right, far_down = stock.corner(stock.labels - 1)
    right = stock.page_width - far_right - stock.label_width
    bottom = stock.page_height - far_down - stock.label_height
    across, down = shift
    sides = (("right", across, right), ("left", -across, stock.left), ("down", down, bottom), ("up", -down, stock.top))
    for way, moved, room in sides:
        if moved > room + stock.margin + _EXACT:
            most = max(0.0, room + stock.margin)
            yield f"Moved {way} by {moved:g} mm, badges leave the page; at most {most:.1f} mm keeps them on it."


def _of_person(badge: ReadyBadge, sentence: str) -> Finding:
    name = badge.face.full_name
    return Finding(sentence=f"{name or 'Somebody without a name'}: {sentence}", person=badge.person, name=name)


def _when(badge: ReadyBadge) -> datetime:
    assert badge.printed_at is not None
    return badge.printed_at


def _printed_by(station: Station, badge: str) -> str:
    """The operator of the latest printed job with that badge."""
    with looking(station) as session:
        printed = select(PrintJob).where(PrintJob.state == JobState.PRINTED).order_by(PrintJob.made_at.desc())
        return next((row.operator for row in session.scalars(printed) if badge in row.badges), "")
