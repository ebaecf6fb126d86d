"""The facts a scan is judged by, read from the programme file in the scan's own transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from blp_desktop.desk.attendance import ENTRY_COLUMNS, entry, present_at
from blp_desktop.desk.door import Door
from blp_desktop.desk.standing import standing_of
from blp_desktop.domain.checkin import EXPECTED, Condition, InvitationState, PersonFacts, Recognised, ScanFacts
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.codes import looks_garbled, read_code, read_short_code
from blp_desktop.domain.ledger import MOVED, Direction, Presence, Verdict, presence_of, standing_moves, true_time
from blp_desktop.store import schema
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.journal import Author
from blp_desktop.store.quick import quick
from blp_desktop.store.schema import Answer, Application, Badge, Invitation, Ledger, Module, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The person a scan named, as the desk shows them."""

    id: str
    name: str
    organisation: str
    country: str
    diet: str
    access: str
    photo_consent: bool | None
    notes: str


@dataclass(frozen=True, slots=True)
class FirstScan:
    """The scan that let someone in: which, when (in the module's zone), where, by whom."""

    scan_id: str
    at: datetime
    station: str
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Whom the text names; `code` is the whole proven code where there is one."""

    recognised: Recognised
    code: str | None = None
    person: Seen | None = None
    row: AnyRow | None = None
    other_edition: str = ""


def gather(door: Door, raw: str, person: str | None) -> Recognition:
    """Whom the scan names."""
    if person is not None:
        return _chosen(door, person)
    read = read_code(raw, door.setting.keys)
    if read is None:
        return _short(door, raw)
    if read.edition != door.setting.edition:
        return _of_other_edition(door, read.edition, read.code)
    rows = _BY_CODE.rows(door.connection, _ask(door) | {"code": read.code})
    if not rows:
        return Recognition(recognised=Recognised.STRANGER, code=read.code)
    return _of_rows(rows, read.code)


def _chosen(door: Door, person: str) -> Recognition:
    rows = _BY_PERSON.rows(door.connection, _ask(door) | {"person": person})
    return _of_rows(rows, None) if rows else Recognition(recognised=Recognised.NOBODY)


def _short(door: Door, raw: str) -> Recognition:
    short = read_short_code(raw)
    if short is None:
        garbled = looks_garbled(raw)
        return Recognition(recognised=Recognised.GARBLED if garbled else Recognised.NOBODY)
    rows = _BY_SHORT.rows(door.connection, _ask(door) | {"short": short})
    if rows:
        return _of_rows(rows, rows[0].code)
    return _short_elsewhere(door, short)


def _short_elsewhere(door: Door, short: str) -> Recognition:
    found = door.connection.execute(select(Badge.edition_id, Badge.code).where(Badge.short == short)).first()
    if found is None:
        return Recognition(recognised=Recognised.NOBODY)
    return _of_other_edition(door, found.edition_id, found.code)


def _of_other_edition(door: Door, edition: str, code: str) -> Recognition:
    """The person is named only where they have a place in this edition too."""
    name = door.setting.edition_names[edition]
    holder = door.connection.execute(select(Badge.person_id).where(Badge.code == code)).scalar()
    rows = _BY_PERSON.rows(door.connection, _ask(door) | {"person": holder})
    row = next((row for row in rows if row.decision is not None), None)
    seen = _seen(row) if row else None
    return Recognition(recognised=Recognised.OTHER_EDITION, code=code, person=seen, row=row, other_edition=name)


def _of_rows(rows: Any, code: str | None) -> Recognition:
    if len({row.person_id for row in rows}) > 1:
        return Recognition(recognised=Recognised.SEVERAL)
    row = next((row for row in rows if row.revoked_at is None), rows[0])
    return Recognition(recognised=Recognised.PERSON, code=code and row.code, person=_seen(row), row=row)


def _seen(row: AnyRow) -> Seen:
    return Seen(
        id=row.person_id,
        name=f"{row.first_name} {row.last_name}".strip(),
        organisation=row.organisation,
        country=row.country,
        diet=row.diet,
        access=row.access,
        photo_consent=row.photo_consent,
        notes=row.notes,
    )


def facts(
    door: Door, seen: Recognition, *, checkpoint: Checkpoint, at: datetime, direction: Direction, may_override: bool
) -> ScanFacts:
    """Everything the decision about this scan rests on."""
    who = seen.person.id if seen.person else seen.code
    return ScanFacts(
        recognised=seen.recognised,
        at=at,
        zone=door.setting.zone,
        checkpoint=checkpoint,
        direction=direction,
        person=_person_facts(door, seen, checkpoint) if seen.row else None,
        presence=_presence(door, seen, checkpoint) if who else None,
        counted=_counted(door, checkpoint) if checkpoint.capacity is not None else 0,
        may_override=may_override,
        other_edition=seen.other_edition,
    )


def _person_facts(door: Door, seen: Recognition, checkpoint: Checkpoint) -> PersonFacts:
    row = seen.row
    assert row is not None
    assert seen.person is not None
    invitation = InvitationState(row.state) if row.state else None
    return PersonFacts(
        id=seen.person.id,
        name=seen.person.name,
        organisation=seen.person.organisation,
        standing=standing_of(row.decision, withdrawn_at=row.withdrawn_at, blocked_at=row.blocked_at),
        invitation=invitation,
        invited_to=() if invitation in EXPECTED else _invited_to(door, seen.person.id),
        badge_revoked=seen.code is not None and row.revoked_at is not None,
        conditions=_conditions(door, seen.person.id) if row.open_conditions else (),
        **_questions(door, seen.person.id, checkpoint),
    )


def _invited_to(door: Door, person: str) -> tuple[str, ...]:
    invited = (
        select(Module.code, Module.city)
        .join(Invitation, Invitation.module_id == Module.id)
        .where(Invitation.person_id == person, Invitation.state.in_(EXPECTED), Module.id != door.setting.module)
        .where(Module.edition_id == door.setting.edition)
        .order_by(Module.first_day)
    )
    return tuple(f"{row.code} {row.city}" for row in door.connection.execute(invited))


def _conditions(door: Door, person: str) -> tuple[Condition, ...]:
    table = schema.Condition
    of_this_module = or_(table.module_id.is_(None), table.module_id == door.setting.module)
    still_open = select(table).where(table.person_id == person, table.cleared_at.is_(None), of_this_module)
    rows = door.connection.execute(still_open)
    return tuple(Condition(label=row.label, overridable=row.overridable) for row in rows)


def _questions(door: Door, person: str, checkpoint: Checkpoint) -> dict[str, tuple[str, ...]]:
    """What this person has not answered yet: the required questions, and those that may be skipped."""
    asked = [question for question in door.setting.questions if question.checkpoint in ("", checkpoint.id)]
    if not asked:
        return {}
    given = select(Answer.question_id).where(Answer.person_id == person)
    answered = {row.question_id for row in door.connection.execute(given)}
    still_open = [question for question in asked if question.id not in answered]
    return {
        "open_questions": tuple(question.text for question in still_open if question.required),
        "optional_questions": tuple(question.text for question in still_open if not question.required),
    }


def _presence(door: Door, seen: Recognition, checkpoint: Checkpoint) -> Presence | None:
    person = seen.person.id if seen.person else None
    asked = {"module": door.setting.module, "checkpoint": checkpoint.id}
    if person:
        rows = _MOVES_OF.rows(door.connection, asked | {"person": person})
    else:
        rows = _MOVES_OF_CODE.rows(door.connection, asked | {"code": seen.code})
    return presence_of(standing_moves([entry(row, person or seen.code or "") for row in rows]))


def _counted(door: Door, checkpoint: Checkpoint) -> int:
    return len(present_at(door.connection, door.setting.module, checkpoint.id))


def ledger_row(connection: Connection, scan_id: str) -> AnyRow | None:
    """The row of that scan, whole."""
    return connection.execute(select(Ledger.__table__).where(Ledger.id == scan_id)).first()


def annulment_of(connection: Connection, scan_id: str) -> str | None:
    """The scan id of the row that annuls this one."""
    return connection.execute(select(Ledger.id).where(Ledger.annuls == scan_id)).scalar()


def last_moved_by(connection: Connection, author: Author) -> str | None:
    """The scan id of the last admission or exit that this operator judged at this laptop, annulled or not."""
    own = select(Ledger.id).where(Ledger.laptop_id == author.laptop, Ledger.operator == author.operator)
    return connection.execute(own.where(Ledger.verdict.in_(MOVED)).order_by(Ledger.sequence.desc()).limit(1)).scalar()


def seen_person(connection: Connection, person: str | None) -> Seen | None:
    """The person of that key, as the desk shows them."""
    if person is None:
        return None
    row = connection.execute(select(*_PERSON).where(Person.id == person)).first()
    return _seen(row) if row else None


def first_scan(connection: Connection, scan_id: str | None, zone: ZoneInfo) -> FirstScan | None:
    """The first scan that a refusal named."""
    row = ledger_row(connection, scan_id) if scan_id else None
    if row is None:
        return None
    at = true_time(row.at, row.clock_offset).astimezone(zone)
    return FirstScan(row.id, at, row.station, row.operator or "")


def _ask(door: Door) -> dict[str, Any]:
    return {"module": door.setting.module, "edition": door.setting.edition}


_PERSON = (
    Person.id.label("person_id"),
    Person.first_name,
    Person.last_name,
    Person.organisation,
    Person.country,
    Person.diet,
    Person.access,
    Person.photo_consent,
    Person.notes,
)
_OPEN_CONDITIONS = (
    select(func.count())
    .where(schema.Condition.person_id == Person.id, schema.Condition.cleared_at.is_(None))
    .scalar_subquery()
    .label("open_conditions")
)
_WHOLE = (
    select(
        *_PERSON,
        Application.decision,
        Application.withdrawn_at,
        Application.blocked_at,
        Invitation.state,
        Badge.code,
        Badge.revoked_at,
        _OPEN_CONDITIONS,
    )
    .select_from(Person)
    .outerjoin(Application, and_(Application.person_id == Person.id, Application.edition_id == bindparam("edition")))
    .outerjoin(Invitation, and_(Invitation.person_id == Person.id, Invitation.module_id == bindparam("module")))
)
_WITH_BADGE = _WHOLE.join(Badge, and_(Badge.person_id == Person.id, Badge.edition_id == bindparam("edition")))
_BY_CODE = quick(_WITH_BADGE.where(Badge.code == bindparam("code")))
_BY_SHORT = quick(_WITH_BADGE.where(Badge.short == bindparam("short")))
_BY_PERSON = quick(
    _WHOLE.outerjoin(
        Badge,
        and_(Badge.person_id == Person.id, Badge.edition_id == bindparam("edition"), Badge.revoked_at.is_(None)),
    ).where(Person.id == bindparam("person"))
)

_MOVES = select(*ENTRY_COLUMNS).where(
    Ledger.module_id == bindparam("module"),
    Ledger.checkpoint == bindparam("checkpoint"),
    or_(*(Ledger.verdict == verdict for verdict in (*sorted(MOVED), Verdict.ANNULLED))),
)
"""Without refusals: a badge left under a scanner is refused a thousand times."""
_CODES_OF = select(Badge.code).where(Badge.person_id == bindparam("person"))
_BEFORE_KNOWN = and_(Ledger.person_id.is_(None), Ledger.code.is_not(None), Ledger.code.in_(_CODES_OF.scalar_subquery()))
_UNITED = select(Person.id).where(Person.united_with == bindparam("person"))
_MOVES_OF = quick(
    _MOVES.where(Ledger.person_id == bindparam("person")).union_all(
        _MOVES.where(Ledger.person_id.in_(_UNITED.scalar_subquery())), _MOVES.where(_BEFORE_KNOWN)
    )
)
_MOVES_OF_CODE = quick(
    _MOVES.where(Ledger.person_id.is_(None), Ledger.code == bindparam("code"), Ledger.code.is_not(None))
)
