"""Conditions: what a person must settle before a module, such as a missing form or an unpaid fee."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import person_ids
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCondition:
    """One thing a person has yet to settle; without `module` it holds for each."""

    id: str
    label: str
    module: str | None
    overridable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCondition:
    """What is to be settled, and whether a supervisor may let somebody in all the same."""

    label: str
    module: str | None = None
    overridable: bool = True


def open_conditions(station: Station, person: str, *, module: str | None = None) -> tuple[OpenCondition, ...]:
    """What this person has yet to settle (at this module, or at any)."""
    with looking(station) as session:
        return still_open(session, person, module_named(session, module).id if module else None)


def still_open(session: Session, person: str, module: str | None = None) -> tuple[OpenCondition, ...]:
    """The same within a look that is under way; `module` is an id."""
    return tuple(
        OpenCondition(id=row.id, label=row.label, module=row.module_id, overridable=row.overridable)
        for row in session.scalars(_still_open(person, module))
    )


def add_condition(station: Station, people: Sequence[str], new: NewCondition) -> Outcome[int]:
    """Let these people settle something first; gives how many. Raises Refusal where it is not said what."""
    require_supervisor(station, "Setting a condition")
    label = typed(new.label)
    if not label:
        raise Refusal(
            "no_label", "It is not said what is to be settled.", "Write it in a few words, such as consent form."
        )
    with acting(station, "set condition") as under_way:
        module = module_named(under_way.session, new.module).id if new.module else None
        found = person_ids(under_way.session, people)
        under_way.session.add_all(
            Condition(
                id=station.author.new_key(),
                person_id=person,
                module_id=module,
                label=label,
                overridable=new.overridable,
            )
            for person in found
        )
    return outcome(len(found), under_way)


def settle_conditions(station: Station, person: str, *, module: str) -> Outcome[int]:
    """Everything this person had to settle for the module is settled; gives how many that were.

    Open to door staff where the condition may be overridden; what may not be is for supervisors to settle.
    """
    with acting(station, "settle condition") as under_way:
        found = module_named(under_way.session, module)
        rows = list(under_way.session.scalars(_still_open(person, found.id)))
        if not all(row.overridable for row in rows):
            require_supervisor(station, "Settling this condition")
        for row in rows:
            row.cleared_at = station.now()
    return outcome(len(rows), under_way)


def settle_condition(station: Station, condition: str) -> Outcome[str]:
    """This one thing is settled; gives what it was. Raises Refusal where it is settled or gone."""
    with acting(station, "settle condition") as under_way:
        row = under_way.session.get(Condition, condition)
        if row is None or row.cleared_at is not None:
            raise Refusal("already_settled", "This is settled already.", "Nothing is left to do.")
        if not row.overridable:
            require_supervisor(station, "Settling this condition")
        row.cleared_at = station.now()
        label = row.label
    return outcome(label, under_way)


def _still_open(person: str, module: str | None) -> Select[Condition]:
    rows = select(Condition).where(Condition.person_id == person, Condition.cleared_at.is_(None))
    if module is not None:
        rows = rows.where(or_(Condition.module_id.is_(None), Condition.module_id == module))
    return rows.order_by(Condition.id)
