"""Operators: who may sit at a desk, with which rights, and behind which PIN.

What each may do; `require_supervisor` stands in the acts themselves, and tests/desk/test_rights.py tries them all:

| act | door staff | supervisor |
| --- | --- | --- |
| scan, search, read every list, attendance sheets, save a copy | yes | yes |
| add a walk-in, answer the questions of the door | yes | yes |
| undo a scan | the last one of their own at this laptop, for five minutes | any |
| settle a condition | where it may be overridden | any |
| print badges, also a new one in the place of a revoked or a lost one, whose code is revoked with it | yes | yes |
| admit with a reason (override) | no: the verdict stays as it is | yes |
| revoke a badge without a new one, invite, change invitations, people, conditions, decisions | no | yes |
| file signed sheets, say who signed, settle differences between paper and door | no | yes |
| programme, editions, modules, agenda, checkpoints, questions, venues, imports, undo of such acts | no | yes |
| restore a backup, operators and their PINs | no | yes |

A programme without a supervisor of its own lets whoever has the laptop work as one: nobody is locked out. Nor does the
last supervisor go. A forgotten PIN is cleared by another supervisor; where there is none, by whoever holds the file,
with `blp-desktop operators clear-pin NAME`: a PIN guards the desk against passers-by, not the file against its holder.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from blp_desktop.desk.pins import hashed, try_pin
from blp_desktop.desk.station import (
    Outcome,
    Rights,
    Station,
    acting,
    looking,
    outcome,
    require_supervisor,
    seated,
)
from blp_desktop.domain.names import fold, typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Operator

_MANAGING = "Setting who may sit at a desk"
_SELF_SERVICE = "self-service"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorLine:
    """An operator as the list shows them."""

    id: str
    name: str
    rights: Rights
    has_pin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorFields:
    """What is written about an operator; `pin` None leaves it as it is, empty takes it away."""

    name: str
    rights: Rights = Rights.DOOR
    pin: str | None = None


def list_operators(station: Station) -> tuple[OperatorLine, ...]:
    """The programme's operators by name."""
    with looking(station) as session:
        return tuple(sorted(map(_line, session.scalars(select(Operator))), key=_by_name))


def add_operator(station: Station, fields: OperatorFields) -> Outcome[str]:
    """Add an operator; gives their id. The first one has to be a supervisor."""
    require_supervisor(station, _MANAGING)
    with acting(station, "add operator") as under_way:
        row = Operator(id=station.author.new_key())
        _write(under_way.session, row, fields)
        under_way.act.name = f"add operator {row.name}"
        under_way.session.add(row)
        under_way.session.flush()
        _refuse_nobody_in_charge(under_way.session)
    return outcome(row.id, under_way)


def edit_operator(station: Station, operator: str, fields: OperatorFields) -> Outcome[str]:
    """Write name, rights and PIN of an operator anew, in one act; the last supervisor stays one."""
    require_supervisor(station, _MANAGING)
    with acting(station, "edit operator") as under_way:
        row = _known(under_way.session, operator)
        under_way.act.name = f"edit operator {row.name}"
        _write(under_way.session, row, fields)
        under_way.session.flush()
        _refuse_nobody_in_charge(under_way.session)
    return outcome(operator, under_way)


def clear_pin(station: Station, operator: str) -> Outcome[str]:
    """Take a forgotten PIN away (operator by id or name); gives the operator's name."""
    require_supervisor(station, "Clearing a PIN")
    with acting(station, "clear PIN") as under_way:
        row = under_way.session.get(Operator, operator) or _named(under_way.session, operator)
        if row is None:
            raise Refusal("unknown_operator", f"There is no operator {operator}.", "Look at the list of operators.")
        under_way.act.name = f"clear the PIN of {row.name}"
        row.pin = None
    return outcome(row.name, under_way)


def remove_operator(station: Station, operator: str) -> Outcome[str]:
    """Let an operator sit here no longer; what they did stays theirs. The last supervisor cannot be removed."""
    require_supervisor(station, _MANAGING)
    with acting(station, "remove operator") as under_way:
        row = _known(under_way.session, operator)
        under_way.act.name = f"remove operator {row.name}"
        under_way.session.delete(row)
        under_way.session.flush()
        _refuse_nobody_in_charge(under_way.session)
    return outcome(operator, under_way)


def sit_down(station: Station, operator: str, pin: str = "", *, now: datetime) -> Station:
    """The station with this operator at it; `now` is the laptop's own instant, whatever the station's clock says.

    Raises Refusal for a wrong PIN, and while wrong ones have to be waited for.
    """
    with looking(station) as session:
        row = _known(session, operator)
    if row.pin and not try_pin((row.pin,), pin, whose=row.id, now=now):
        step = "Try again; if it is forgotten, another supervisor clears it under Check-in, Operators."
        raise Refusal("wrong_pin", f"That is not the PIN of {row.name}.", step)
    return seated(station, operator=row.name, rights=Rights(row.rights))


def stand_in(station: Station, name: str) -> Station:
    """The station while nobody chose to sit at it: door rights, and all where no supervisor is set up."""
    rights = Rights.DOOR if has_supervisor(station) else Rights.SUPERVISOR
    return seated(station, operator=name, rights=rights)


def still_seated(station: Station, operator: str) -> Station | None:
    """The station with the name and rights that its operator has by now; None where they were removed."""
    row = next((each for each in list_operators(station) if each.id == operator), None)
    return seated(station, operator=row.name, rights=row.rights) if row else None


def has_supervisor(station: Station) -> bool:
    """Whether the programme has a supervisor of its own, so that rights have to be asked for."""
    supervisors = select(_operators.c.id).where(_operators.c.rights == Rights.SUPERVISOR).limit(1)
    with looking(station) as session:
        return session.connection().scalar(supervisors) is not None


def has_pins(station: Station) -> bool:
    """Whether any operator has a PIN; where none has, self-service asks for one before it starts."""
    return any(each.has_pin for each in list_operators(station))


def pin_opens(station: Station, pin: str) -> bool:
    """Whether this is the PIN of any operator of the programme, to leave self-service; never where nobody has one.

    Raises Refusal while wrong ones have to be waited for.
    """
    with looking(station) as session:
        kept = tuple(row.pin for row in session.scalars(select(Operator)) if row.pin)
    return bool(kept) and try_pin(kept, pin, whose=_SELF_SERVICE, now=station.now())


_operators = cast(Table, Operator.__table__)
"""Asked for without the mapped class: a start waits for this, and for no more."""


def _line(row: Operator) -> OperatorLine:
    return OperatorLine(id=row.id, name=row.name, rights=Rights(row.rights), has_pin=bool(row.pin))


def _by_name(line: OperatorLine) -> str:
    return fold(line.name)


def _write(session: Session, row: Operator, fields: OperatorFields) -> None:
    name = typed(fields.name)
    if not name:
        raise Refusal("no_name", "The operator has no name.", "Write it as the others know them.")
    other = _named(session, name)
    if other is not None and other.id != row.id:
        raise Refusal("known_operator", f"There already is an operator {other.name}.", "Add a surname.")
    row.name, row.rights = name, fields.rights.value
    if fields.pin is not None:
        row.pin = hashed(fields.pin) if fields.pin else None


def _named(session: Session, name: str) -> Operator | None:
    wanted = fold(typed(name))
    return next((row for row in session.scalars(select(Operator)) if fold(row.name) == wanted), None)


def _known(session: Session, operator: str) -> Operator:
    row = session.get(Operator, operator)
    if row is None:
        raise Refusal("unknown_operator", "This operator is no longer in the file.", "Look at the list again.")
    return row


def _refuse_nobody_in_charge(session: Session) -> None:
    kept = session.scalars(select(Operator.rights).where(Operator.rights == Rights.SUPERVISOR.value)).first()
    if kept is None:
        step = "Make somebody a supervisor first."
        raise Refusal("no_supervisor", "A programme with operators needs a supervisor among them.", step)
