"""Invitations: who is expected at which module."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import Applicant, applicants, in_batches, selected_applicants
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.station import Outcome, Station, acting, outcome, require_supervisor
from blp_desktop.domain.checkin import EXPECTED, InvitationState, Standing
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.store.columns import journalled
from blp_desktop.store.file import Writing
from blp_desktop.store.journal import ChangeKind, RowChange, added, record
from blp_desktop.store.schema import Edition, Invitation, Module


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """How many were invited to the module of that code, and how many were already."""

    module: str
    invited: int
    already: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How many invitations to the module of that code were changed, and how many said so already."""

    module: str
    changed: int
    already: int


def invite(station: Station, *, module: str, people: Sequence[str]) -> Outcome[Invited]:
    """Invite these people to a module; a cancelled or declined invitation stands again.

    Raises Refusals, one for each who is not selected, and changes nothing then.
    """
    require_supervisor(station, "Inviting to a module")
    with acting(station, "invite") as under_way:
        found = module_named(under_way.session, module)
        places = applicants(under_way.session, under_way.session.get_one(Edition, found.edition_id), people)
        _refuse_unselected(places, found)
        invited = _invite(station, under_way, found, places)
    return outcome(invited, under_way)


def invite_all_selected(station: Station, *, module: str) -> Outcome[Invited]:
    """Invite everyone who is selected in the module's edition."""
    require_supervisor(station, "Inviting to a module")
    with acting(station, "invite") as under_way:
        found = module_named(under_way.session, module)
        places = selected_applicants(under_way.session, under_way.session.get_one(Edition, found.edition_id))
        invited = _invite(station, under_way, found, places)
    return outcome(invited, under_way)


def confirm_invitation(station: Station, *, module: str, people: Sequence[str]) -> Outcome[Answered]:
    """These people have said that they come; raises Refusals for those who are not invited."""
    return _answer(station, "confirm invitation", module, people, InvitationState.CONFIRMED)


def decline_invitation(station: Station, *, module: str, people: Sequence[str]) -> Outcome[Answered]:
    """These people have said that they do not come; raises Refusals for those who are not invited."""
    return _answer(station, "decline invitation", module, people, InvitationState.DECLINED)


def cancel_invitation(station: Station, *, module: str, people: Sequence[str]) -> Outcome[Answered]:
    """These people are no longer invited; raises Refusals for those who never were."""
    return _answer(station, "cancel invitation", module, people, InvitationState.CANCELLED)


def _refuse_unselected(places: Iterable[Applicant], module: Module) -> None:
    refused = [place for place in places if place.standing is not Standing.SELECTED]
    if refused:
        raise Refusals(tuple(_unselected(place, module) for place in refused))


def _unselected(place: Applicant, module: Module) -> Refusal:
    sentence = f"{place.name} cannot be invited to {module.city}: {_WHY_NOT[place.standing]}."
    return Refusal("not_selected", sentence, _WHAT_NEXT[place.standing])


_WHY_NOT = {
    Standing.APPLIED: "the application is not decided yet",
    Standing.WAITING: "on the waiting list",
    Standing.DECLINED: "the application was declined",
    Standing.WITHDRAWN: "withdrawn from this edition",
    Standing.BLOCKED: "blocked",
}
_WHAT_NEXT = {
    Standing.APPLIED: "Select them first.",
    Standing.WAITING: "Select them first.",
    Standing.DECLINED: "Select them first.",
    Standing.WITHDRAWN: "Take the withdrawal back first.",
    Standing.BLOCKED: "Unblock them first.",
}


def _invite(station: Station, under_way: Writing, module: Module, places: Sequence[Applicant]) -> Invited:
    standing = _invitations(under_way.session, module, [place.person for place in places])
    new = [place for place in places if place.person not in standing]
    again = [standing[place.person] for place in places if _lapsed(standing.get(place.person))]
    _add(station, under_way, module, new)
    _change(under_way, again, {"state": InvitationState.INVITED, "invited_at": station.now()})
    invited = len(new) + len(again)
    return Invited(module=module.code, invited=invited, already=len(places) - invited)


def _lapsed(invitation: Any) -> bool:
    return invitation is not None and invitation.state not in EXPECTED


def _invitations(session: Session, module: Module, people: list[str]) -> dict[str, Any]:
    columns = select(Invitation.id, Invitation.person_id, Invitation.state, Invitation.invited_at)
    found: dict[str, Any] = {}
    for batch in in_batches(people):
        rows = session.execute(columns.where(Invitation.module_id == module.id, Invitation.person_id.in_(batch)))
        found.update({row.person_id: row for row in rows})
    return found


def _add(station: Station, under_way: Writing, module: Module, places: Sequence[Applicant]) -> None:
    rows = [
        {
            "id": station.author.new_key(),
            "person_id": place.person,
            "module_id": module.id,
            "state": InvitationState.INVITED.value,
            "invited_at": station.now(),
        }
        for place in places
    ]
    if rows:
        under_way.connection.execute(insert(Invitation), rows)
        record(under_way.connection, under_way.act, [added("invitation", row) for row in rows])


def _change(under_way: Writing, invitations: Sequence[Any], values: dict[str, Any]) -> None:
    for invitation in invitations:
        under_way.connection.execute(update(Invitation).where(Invitation.id == invitation.id).values(values))
    changes = [
        RowChange("invitation", invitation.id, ChangeKind.CHANGED, _fields(invitation, values))
        for invitation in invitations
    ]
    record(under_way.connection, under_way.act, changes)


def _fields(invitation: Any, values: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {name: (journalled(getattr(invitation, name)), journalled(value)) for name, value in values.items()}


def _answer(
    station: Station, act: str, module: str, people: Sequence[str], state: InvitationState
) -> Outcome[Answered]:
    require_supervisor(station, "Changing an invitation")
    with acting(station, act) as under_way:
        found = module_named(under_way.session, module)
        places = applicants(under_way.session, under_way.session.get_one(Edition, found.edition_id), people)
        standing = _invitations(under_way.session, found, [place.person for place in places])
        _refuse_uninvited(places, found, standing, state)
        changing = [standing[place.person] for place in places if standing[place.person].state != state]
        _change(under_way, changing, {"state": state.value})
    value = Answered(module=found.code, changed=len(changing), already=len(places) - len(changing))
    return outcome(value, under_way)


def _refuse_uninvited(
    places: Iterable[Applicant], module: Module, standing: dict[str, Any], state: InvitationState
) -> None:
    refused = [place for place in places if not _may_become(standing.get(place.person), state)]
    if refused:
        raise Refusals(
            tuple(
                Refusal("not_invited", f"{place.name} is not invited to {module.city}.", "Invite them first.")
                for place in refused
            )
        )


def _may_become(invitation: Any, state: InvitationState) -> bool:
    if invitation is None:
        return False
    return state is InvitationState.CANCELLED or invitation.state != InvitationState.CANCELLED
