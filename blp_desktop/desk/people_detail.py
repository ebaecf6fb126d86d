"""One person, whole: everything the programme file holds about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import ENTRY_COLUMNS, entry
from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.conditions import OpenCondition, still_open
from blp_desktop.desk.differences import settled_in
from blp_desktop.desk.finding import edition_named, full_name, modules_of
from blp_desktop.desk.registering import Duplicate, PersonFields, alike
from blp_desktop.desk.standing import SelectionDecision, standing_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.united import keys_counted_as
from blp_desktop.domain.checkin import EXPECTED, InvitationState, Standing
from blp_desktop.domain.codes import shown
from blp_desktop.domain.ledger import Presence, fold
from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.signatures import Settled
from blp_desktop.store.schema import Application, Badge, Edition, Invitation, Ledger, Module, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    """A module of the edition and the person's invitation to it; `state` is None where there never was one."""

    module: str
    code: str
    title: str
    city: str
    first_day: date
    last_day: date
    state: InvitationState | None
    invited_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeLine:
    """A badge of the person in this edition; `short` as it is printed."""

    short: str
    made_at: datetime
    printed_at: datetime | None
    prints: int
    revoked_at: datetime | None
    revoked_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLine:
    """A checkpoint of a module the person was expected at or came to; `first_seen` is in the module's zone.

    `by_signature` is true where an attested signature stands for a scan, `mistaken` where the scan was a mistake.
    """

    module: str
    city: str
    checkpoint: str
    label: str
    first_seen: datetime | None
    station: str
    by_signature: bool = False
    mistaken: bool = False

    @property
    def counts(self) -> bool:
        """Whether the person was there, as certificates count it."""
        return (self.first_seen is not None or self.by_signature) and not self.mistaken


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetail:
    """One person in one edition. `answers` are (question, answer) as the application gave them.

    `may_be` are others in the file who may be the same person: looked for where they walked in.
    """

    id: str
    edition: str
    fields: PersonFields
    status: Standing
    decision: SelectionDecision
    submitted: str
    walk_in: bool
    answers: tuple[tuple[str, str], ...]
    scores: tuple[float, ...]
    withdrawn_at: datetime | None
    withdrawn_reason: str
    blocked_at: datetime | None
    blocked_reason: str
    invitations: tuple[InvitationLine, ...]
    badges: tuple[BadgeLine, ...]
    attendance: tuple[AttendanceLine, ...]
    other_editions: tuple[str, ...]
    conditions: tuple[OpenCondition, ...]
    may_be: tuple[Duplicate, ...]

    @property
    def name(self) -> str:
        """`Rūta Kalniņa`."""
        return f"{self.fields.first_name} {self.fields.last_name}".strip()


def person_detail(station: Station, person: str, *, edition: str | None = None) -> PersonDetail:
    """Everything about a person in an edition (the newest); raises Refusal where they have no place in it."""
    with looking(station) as session:
        found = edition_named(session, edition)
        known, place = _known(session, person, found)
        invitations = tuple(_invitations(session, known, found))
        badges = _badges(session, known, found)
        return PersonDetail(
            id=known.id,
            edition=found.code,
            fields=_fields(known, place),
            status=standing_of(place.decision, withdrawn_at=place.withdrawn_at, blocked_at=place.blocked_at),
            decision=SelectionDecision(place.decision),
            submitted=place.submitted,
            walk_in=place.walk_in,
            answers=tuple((question, str(answer)) for question, answer in place.answers.items()),
            scores=tuple(place.scores),
            withdrawn_at=place.withdrawn_at,
            withdrawn_reason=place.withdrawn_reason,
            blocked_at=place.blocked_at,
            blocked_reason=place.blocked_reason,
            invitations=invitations,
            badges=tuple(_badge_line(badge) for badge in badges),
            attendance=tuple(_attendance(session, known, invitations, [badge.code for badge in badges])),
            other_editions=_other_editions(session, known, found),
            conditions=still_open(session, known.id),
            may_be=_may_be(session, known, place, found) if place.walk_in else (),
        )


def _known(session: Session, person: str, edition: Edition) -> tuple[Person, Application]:
    known = session.get(Person, person)
    if known is None:
        raise Refusal("unknown_person", "This person is no longer in the file.", "Look for them in the list again.")
    chosen = select(Application).where(Application.person_id == person, Application.edition_id == edition.id)
    place = session.scalars(chosen).first()
    if place is None:
        sentence = f"{full_name(known)} has no place in the edition {edition.code}."
        raise Refusal("not_in_edition", sentence, "Add them to it first.")
    return known, place


def _fields(person: Person, place: Application) -> PersonFields:
    return PersonFields(
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        phone=person.phone,
        organisation=person.organisation,
        job_title=person.job_title,
        city=person.city,
        country=person.country,
        sector=person.sector,
        diet=person.diet,
        access=person.access,
        photo_consent=person.photo_consent,
        twitter=person.twitter,
        notes=person.notes,
        role=place.role,
    )


def _may_be(session: Session, person: Person, place: Application, edition: Edition) -> tuple[Duplicate, ...]:
    found = alike(session, _fields(person, place), edition=edition)
    return tuple(other for other in found if other.id != person.id)


def _invitations(session: Session, person: Person, edition: Edition) -> Iterable[InvitationLine]:
    rows = session.scalars(select(Invitation).where(Invitation.person_id == person.id))
    standing = {row.module_id: row for row in rows}
    for module in modules_of(session, edition):
        yield _invitation_line(module, standing.get(module.id))


def _invitation_line(module: Module, invitation: Invitation | None) -> InvitationLine:
    return InvitationLine(
        module=module.id,
        code=module.code,
        title=module.title,
        city=module.city,
        first_day=module.first_day,
        last_day=module.last_day,
        state=InvitationState(invitation.state) if invitation else None,
        invited_at=invitation.invited_at if invitation else None,
    )


def _badges(session: Session, person: Person, edition: Edition) -> list[Badge]:
    chosen = select(Badge).where(Badge.person_id == person.id, Badge.edition_id == edition.id)
    return list(session.scalars(chosen.order_by(Badge.made_at.desc(), Badge.id.desc())))


def _badge_line(badge: Badge) -> BadgeLine:
    return BadgeLine(
        short=shown(badge.short),
        made_at=badge.made_at,
        printed_at=badge.printed_at,
        prints=badge.prints,
        revoked_at=badge.revoked_at,
        revoked_reason=badge.revoked_reason,
    )


def _attendance(
    session: Session, person: Person, invitations: Iterable[InvitationLine], codes: list[str]
) -> Iterable[AttendanceLine]:
    """A line for each checkpoint of the modules that expect this person or have seen them."""
    for line in invitations:
        seen = _presences(session, person, line.module, codes)
        module = session.get_one(Module, line.module)
        settled = settled_in(session, module)
        if line.state in EXPECTED or seen or person.id in {who for _, who in settled.attested}:
            yield from _module_attendance(session, module, person.id, seen, settled)


def _presences(session: Session, person: Person, module: str, codes: list[str]) -> dict[str, Presence]:
    own = or_(Ledger.person_id.in_(keys_counted_as(person.id)), Ledger.person_id.is_(None) & Ledger.code.in_(codes))
    rows = session.execute(select(*ENTRY_COLUMNS).where(Ledger.module_id == module, own))
    folded = fold(entry(row, person.id) for row in rows)
    return {checkpoint: presence for (checkpoint, _), presence in folded.items()}


def _module_attendance(
    session: Session, module: Module, who: str, seen: dict[str, Presence], settled: Settled
) -> Iterable[AttendanceLine]:
    labels = {checkpoint.id: checkpoint.label for checkpoint in checkpoints_of(session, module)}
    for checkpoint in [*labels, *(place for place in seen if place not in labels)]:
        presence = seen.get(checkpoint)
        yield AttendanceLine(
            module=module.code,
            city=module.city,
            checkpoint=checkpoint,
            label=labels.get(checkpoint, checkpoint),
            first_seen=presence.first.at.astimezone(ZoneInfo(module.time_zone)) if presence else None,
            station=presence.first.station if presence else "",
            by_signature=(checkpoint, who) in settled.attested,
            mistaken=(checkpoint, who) in settled.mistaken,
        )


def _other_editions(session: Session, person: Person, edition: Edition) -> tuple[str, ...]:
    chosen = (
        select(Edition.code)
        .join(Application, Application.edition_id == Edition.id)
        .where(Application.person_id == person.id, Edition.id != edition.id)
    )
    return tuple(session.scalars(chosen.order_by(Edition.code)))
