"""Check-in: the one function that decides about a scan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo

from blp_desktop.domain.checkpoints import Checkpoint, day_label
from blp_desktop.domain.ledger import Direction, Entry, Presence, Verdict


class Recognised(StrEnum):
    """Whom a scanned text names."""

    PERSON = "person"
    STRANGER = "stranger"
    OTHER_EDITION = "other edition"
    SEVERAL = "several"
    NOBODY = "nobody"
    GARBLED = "garbled"


class Standing(StrEnum):
    """Where a person stands in an edition."""

    APPLIED = "applied"
    WAITING = "waiting"
    DECLINED = "declined"
    SELECTED = "selected"
    WITHDRAWN = "withdrawn"
    BLOCKED = "blocked"


class InvitationState(StrEnum):
    """What became of an invitation."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


EXPECTED = frozenset({InvitationState.INVITED, InvitationState.CONFIRMED})


class NextStep(StrEnum):
    """The act that would resolve a refusal."""

    INVITE = "invite to this module"
    OVERRIDE = "override with a reason"
    REISSUE = "print a new badge"
    CHOOSE = "choose who it is"
    SELECT = "ask the office about the selection"
    CALL_OFFICE = "call the office"
    SCAN_AGAIN = "scan again or search by name"
    CLEAR = "clear the open condition"
    ANSWER = "ask the question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something that must be settled before a person may enter."""

    label: str
    overridable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What the decision needs to know of a person."""

    id: str
    name: str
    organisation: str
    standing: Standing
    invitation: InvitationState | None = None
    invited_to: tuple[str, ...] = ()
    badge_revoked: bool = False
    conditions: tuple[Condition, ...] = ()
    open_questions: tuple[str, ...] = ()
    optional_questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFacts:
    """Everything one decision rests on. `counted` is how many are present at the checkpoint."""

    recognised: Recognised
    at: datetime
    zone: ZoneInfo
    checkpoint: Checkpoint
    direction: Direction = Direction.ENTRY
    person: PersonFacts | None = None
    presence: Presence | None = None
    counted: int = 0
    may_override: bool = False
    other_edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check that failed."""

    verdict: Verdict
    why: str
    next_step: NextStep
    overridable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The verdict about one scan.

    `overridden` names the checks that a supervisor set aside, `overridable` says whether one could set this one aside.
    """

    verdict: Verdict
    why: str
    next_step: NextStep | None = None
    overridable: bool = False
    overridden: tuple[Verdict, ...] = ()
    first: Presence | None = None


def judge(facts: ScanFacts) -> Decision:
    """The verdict: the first check that fails, or the way through the door."""
    overridden: list[Verdict] = []
    for check in _CHECKS:
        finding = check(facts)
        if finding is None:
            continue
        if not (facts.may_override and finding.overridable):
            return _refused(finding, facts)
        overridden.append(finding.verdict)
    return _let_through(facts, tuple(overridden))


def _refused(finding: Finding, facts: ScanFacts) -> Decision:
    first = facts.presence if finding.verdict is Verdict.ALREADY_IN else None
    return Decision(
        verdict=finding.verdict,
        why=finding.why,
        next_step=finding.next_step,
        overridable=finding.overridable,
        first=first,
    )


def _let_through(facts: ScanFacts, overridden: tuple[Verdict, ...]) -> Decision:
    if facts.direction is Direction.EXIT:
        came = "" if facts.presence else ", without having come in"
        why = f"Left {facts.checkpoint.label}{came}."
        return Decision(verdict=Verdict.EXITED, why=why, overridden=overridden)
    if facts.person is None:
        why = "A genuine badge of someone not yet in this laptop's data: let in, to be matched."
        return Decision(verdict=Verdict.PROVISIONAL, why=why, overridden=overridden)
    step = NextStep.ANSWER if facts.person.optional_questions else None
    why = f"Welcome to {facts.checkpoint.label}."
    return Decision(verdict=Verdict.ADMITTED, why=why, next_step=step, overridden=overridden)


def _one_person(facts: ScanFacts) -> Finding | None:
    match facts.recognised:
        case Recognised.PERSON | Recognised.STRANGER:
            return None
        case Recognised.OTHER_EDITION:
            why = f"This badge belongs to another edition ({facts.other_edition})."
            step = NextStep.REISSUE if facts.person else NextStep.SCAN_AGAIN
            return Finding(verdict=Verdict.OTHER_EDITION, why=why, next_step=step)
        case Recognised.SEVERAL:
            why = "This short code fits more than one person."
            return Finding(verdict=Verdict.AMBIGUOUS, why=why, next_step=NextStep.CHOOSE)
        case Recognised.GARBLED:
            why = "This looks like a badge read with another keyboard layout. Keyboard layout?"
            return Finding(verdict=Verdict.UNKNOWN_CODE, why=why, next_step=NextStep.SCAN_AGAIN)
        case Recognised.NOBODY:
            why = "This is neither a badge nor a name of this programme."
            return Finding(verdict=Verdict.UNKNOWN_CODE, why=why, next_step=NextStep.SCAN_AGAIN)
        case _:
            assert_never(facts.recognised)


def _badge(facts: ScanFacts) -> Finding | None:
    if facts.person is None or not facts.person.badge_revoked:
        return None
    why = f"This badge of {facts.person.name} was revoked."
    return Finding(verdict=Verdict.REVOKED_BADGE, why=why, next_step=NextStep.REISSUE)


def _standing(facts: ScanFacts) -> Finding | None:
    if facts.person is None:
        return None
    name = facts.person.name
    match facts.person.standing:
        case Standing.SELECTED:
            return None
        case Standing.BLOCKED:
            return Finding(verdict=Verdict.BLOCKED, why=f"{name} is blocked.", next_step=NextStep.CALL_OFFICE)
        case Standing.WITHDRAWN:
            why = f"{name} has withdrawn from this edition."
            return Finding(verdict=Verdict.WITHDRAWN, why=why, next_step=NextStep.CALL_OFFICE)
        case Standing.APPLIED:
            return _not_selected(f"The application of {name} is still pending.")
        case Standing.WAITING:
            return _not_selected(f"{name} is on the waiting list.")
        case Standing.DECLINED:
            return _not_selected(f"The application of {name} was declined.")
        case _:
            assert_never(facts.person.standing)


def _not_selected(why: str) -> Finding:
    return Finding(verdict=Verdict.NOT_SELECTED, why=why, next_step=NextStep.SELECT)


def _invited(facts: ScanFacts) -> Finding | None:
    person = facts.person
    if person is None or person.invitation in EXPECTED:
        return None
    why = f"{person.name} {_how_not_invited(person.invitation)} this module{_invited_elsewhere(person)}."
    return Finding(verdict=Verdict.NOT_INVITED, why=why, next_step=NextStep.INVITE, overridable=True)


def _how_not_invited(invitation: InvitationState | None) -> str:
    match invitation:
        case InvitationState.DECLINED:
            return "declined the invitation to"
        case InvitationState.CANCELLED:
            return "is no longer invited to"
        case _:
            return "is not invited to"


def _invited_elsewhere(person: PersonFacts) -> str:
    return f", but to {' and '.join(person.invited_to)}" if person.invited_to else ""


def _conditions(facts: ScanFacts) -> Finding | None:
    open_ones = facts.person.conditions if facts.person else ()
    if not open_ones:
        return None
    labels = ", ".join(condition.label for condition in open_ones)
    overridable = all(condition.overridable for condition in open_ones)
    return Finding(
        verdict=Verdict.NEEDS_CLEARANCE, why=f"Still open: {labels}.", next_step=NextStep.CLEAR, overridable=overridable
    )


def _window(facts: ScanFacts) -> Finding | None:
    window = facts.checkpoint.window
    if facts.direction is Direction.EXIT or window is None or window.holds(facts.at):
        return None
    if facts.at < window.opens:
        why = f"{facts.checkpoint.label} is open from {_told(window.opens, facts)}."
        return Finding(verdict=Verdict.TOO_EARLY, why=why, next_step=NextStep.OVERRIDE, overridable=True)
    why = f"{facts.checkpoint.label} was open until {_told(window.closes, facts)}."
    return Finding(verdict=Verdict.TOO_LATE, why=why, next_step=NextStep.OVERRIDE, overridable=True)


def _told(boundary: datetime, facts: ScanFacts) -> str:
    there, now = boundary.astimezone(facts.zone), facts.at.astimezone(facts.zone)
    clock = f"{there:%H:%M:%S}" if there.second else f"{there:%H:%M}"
    if there.date() == now.date():
        return clock
    year = f" {there.year}" if there.year != now.year else ""
    return f"{clock} on {day_label(there.date())}{year}"


def _capacity(facts: ScanFacts) -> Finding | None:
    capacity = facts.checkpoint.capacity
    if facts.direction is Direction.EXIT or capacity is None or facts.presence is not None:
        return None
    if facts.counted < capacity:
        return None
    why = f"All {capacity} places at {facts.checkpoint.label} are taken."
    return Finding(verdict=Verdict.FULL, why=why, next_step=NextStep.OVERRIDE, overridable=True)


def _questions(facts: ScanFacts) -> Finding | None:
    if facts.direction is Direction.EXIT or facts.person is None or not facts.person.open_questions:
        return None
    why = f"To be answered first: {facts.person.open_questions[0]}"
    return Finding(verdict=Verdict.NEEDS_ANSWER, why=why, next_step=NextStep.ANSWER, overridable=True)


def _already_in(facts: ScanFacts) -> Finding | None:
    presence, checkpoint = facts.presence, facts.checkpoint
    if facts.direction is Direction.EXIT or checkpoint.multi_entry or presence is None:
        return None
    if checkpoint.reentry and not presence.inside:
        return None
    why = f"Already in since {_seen_by(presence.first, facts)}."
    return Finding(verdict=Verdict.ALREADY_IN, why=why, next_step=NextStep.SCAN_AGAIN)


def _seen_by(first: Entry, facts: ScanFacts) -> str:
    """`08:51, at laptop North, by Anna`: nobody at a door asks for the second."""
    minute = first.at.replace(second=0)
    where = f", at laptop {first.station}" if first.station else ""
    whom = f", by {first.operator}" if first.operator else ""
    return f"{_told(minute, facts)}{where}{whom}"


_CHECKS: tuple[Callable[[ScanFacts], Finding | None], ...] = (
    _one_person,
    _badge,
    _standing,
    _invited,
    _conditions,
    _window,
    _capacity,
    _questions,
    _already_in,
)
"""In the order of the decision: the first that fails is the verdict."""
