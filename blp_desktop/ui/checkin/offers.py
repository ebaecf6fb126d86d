"""Offers: the acts that would resolve a refusal at this desk, each one key away."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from blp_desktop.desk.checkin import Judged
from blp_desktop.desk.station import Rights
from blp_desktop.domain.checkin import NextStep
from blp_desktop.domain.ledger import Direction, Verdict


class OfferKind(StrEnum):
    """What an offer does."""

    INVITE = "invite"
    SETTLE = "settle"
    ASK = "ask"
    CHOOSE = "choose"
    REISSUE = "reissue"
    SEARCH = "search"
    WALK_IN = "walk-in"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Offer:
    """An act and what its button says."""

    kind: OfferKind
    words: str


FOR_SUPERVISORS = frozenset({OfferKind.INVITE, OfferKind.OVERRIDE})
"""What door staff have to fetch a supervisor for."""

OVER_A_DIALOG = frozenset({OfferKind.INVITE, OfferKind.SETTLE, OfferKind.ASK, OfferKind.WALK_IN, OfferKind.OVERRIDE})
"""What can be done while a dialog is open; the others want the door's field, or tell at the door what came of them."""
KEYS = ("F6", "F7")
"""The key of the first and of the second offer."""

_OVERRIDE = Offer(OfferKind.OVERRIDE, "Admit with a reason")
_SEARCH = Offer(OfferKind.SEARCH, "Search by name")
WALK_IN = Offer(OfferKind.WALK_IN, "Add a walk-in")


def offers(judged: Judged, rights: Rights) -> tuple[Offer, ...]:
    """At most two acts: what resolves a refusal first, then the override where it is one that may be set aside.

    Door staff are offered what is theirs.
    """
    found = _all_offers(judged)
    return found if rights is Rights.SUPERVISOR else tuple(each for each in found if each.kind not in FOR_SUPERVISORS)


def _all_offers(judged: Judged) -> tuple[Offer, ...]:
    resolving = _resolving(judged)
    return (*resolving, _OVERRIDE) if judged.overridable else resolving


def advice(judged: Judged, rights: Rights) -> str:
    """What to do where none of the acts is this operator's; empty where one is."""
    if _all_offers(judged) and not offers(judged, rights):
        return "Fetch a supervisor (Ctrl+L seats them here)."
    match judged.next_step:
        case NextStep.SELECT:
            return "Ask the office; a supervisor can select them under Participants."
        case NextStep.CALL_OFFICE:
            return "Call the office." if judged.direction is Direction.EXIT else "Do not let them in; call the office."
        case _:
            return ""


def _resolving(judged: Judged) -> tuple[Offer, ...]:
    match judged.next_step:
        case NextStep.SCAN_AGAIN:
            return () if judged.verdict is Verdict.ALREADY_IN else (_SEARCH, WALK_IN)
        case NextStep.CHOOSE:
            return (Offer(OfferKind.CHOOSE, "Choose who it is"),)
        case NextStep.OVERRIDE | NextStep.SELECT | NextStep.CALL_OFFICE | None:
            return ()
        case NextStep.INVITE | NextStep.CLEAR | NextStep.ANSWER | NextStep.REISSUE:
            return (_FOR_PERSON[judged.next_step],) if judged.person else ()
        case _:
            assert_never(judged.next_step)


_FOR_PERSON = {
    NextStep.INVITE: Offer(OfferKind.INVITE, "Invite to this module"),
    NextStep.CLEAR: Offer(OfferKind.SETTLE, "It is settled"),
    NextStep.ANSWER: Offer(OfferKind.ASK, "Ask now"),
    NextStep.REISSUE: Offer(OfferKind.REISSUE, "Print a new badge"),
}
