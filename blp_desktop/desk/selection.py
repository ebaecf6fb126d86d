"""Selection: what was decided about an application, and who withdrew or was blocked since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from blp_desktop.desk.applicants import Applicant, applicants, applications
from blp_desktop.desk.finding import edition_named
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Outcome, Station, acting, outcome, require_supervisor
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Application


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Whose place in the edition was changed (names), and for how many it was so already."""

    edition: str
    changed: tuple[str, ...]
    already: int


def set_decision(
    station: Station, people: Sequence[str], decision: SelectionDecision, *, edition: str | None = None
) -> Outcome[Decided]:
    """Decide about the applications of these people; an invitation that was sent stands until it is cancelled."""

    def decide(application: Application) -> bool:
        changes = application.decision != decision
        application.decision = decision.value
        return changes

    return _change(station, f"set decision to {decision}", people, edition, decide)


def withdraw(station: Station, people: Sequence[str], *, reason: str, edition: str | None = None) -> Outcome[Decided]:
    """These people take no further part in the edition; who was let in before stays let in."""
    because = _reason(reason, "A withdrawal")

    def leave(application: Application) -> bool:
        if application.withdrawn_at is not None:
            return False
        application.withdrawn_at, application.withdrawn_reason = station.now(), because
        return True

    return _change(station, "withdraw", people, edition, leave)


def reinstate(station: Station, people: Sequence[str], *, edition: str | None = None) -> Outcome[Decided]:
    """Take the withdrawal of these people back."""
    return _change(station, "take back withdrawal", people, edition, _come_back)


def block(station: Station, people: Sequence[str], *, reason: str, edition: str | None = None) -> Outcome[Decided]:
    """These people are not let in, whatever else holds."""
    because = _reason(reason, "A block")

    def bar(application: Application) -> bool:
        if application.blocked_at is not None:
            return False
        application.blocked_at, application.blocked_reason = station.now(), because
        return True

    return _change(station, "block", people, edition, bar)


def unblock(station: Station, people: Sequence[str], *, edition: str | None = None) -> Outcome[Decided]:
    """Take the block of these people away."""
    return _change(station, "unblock", people, edition, _let_in_again)


def keep_walk_ins(station: Station, people: Sequence[str], *, edition: str | None = None) -> Outcome[Decided]:
    """The office has looked at these walk-ins: they stay, and are marked no longer."""
    return _change(station, "keep walk-in", people, edition, _keep)


def _keep(application: Application) -> bool:
    was_marked, application.walk_in = application.walk_in, False
    return was_marked


def _come_back(application: Application) -> bool:
    changes = application.withdrawn_at is not None
    application.withdrawn_at, application.withdrawn_reason = None, ""
    return changes


def _let_in_again(application: Application) -> bool:
    changes = application.blocked_at is not None
    application.blocked_at, application.blocked_reason = None, ""
    return changes


def _reason(text: str, what: str) -> str:
    if not typed(text):
        raise Refusal("needs_reason", f"{what} needs a reason.", "Say in a few words why.")
    return typed(text)


def _change(
    station: Station,
    act: str,
    people: Sequence[str],
    edition: str | None,
    change: Callable[[Application], bool],
) -> Outcome[Decided]:
    require_supervisor(station, "Changing somebody's place in the edition")
    with acting(station, act) as under_way:
        found = edition_named(under_way.session, edition)
        places = applicants(under_way.session, found, people)
        rows = applications(under_way.session, places)
        changed = tuple(place.name for place in places if change(rows[place.person]))
        value = _decided(found.code, changed, places)
    return outcome(value, under_way)


def _decided(edition: str, changed: tuple[str, ...], places: Sequence[Applicant]) -> Decided:
    return Decided(edition=edition, changed=changed, already=len(places) - len(changed))
