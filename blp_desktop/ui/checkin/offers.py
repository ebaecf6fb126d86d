"""Offers: the acts that would resolve a refusal at this desk, each one key away."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from blp_desktop.desk.checkin import Judged
from blp_desktop.domain.checkin import NextStep
from blp_desktop.domain.ledger import Verdict


class OfferKind(StrEnum):
    """What an offer does."""

    INVITE = "invite"
    SETTLE = "settle"
    ASK = "ask"
    CHOOSE = "choose"
    REISSUE = "reissue"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Offer:
    """An act and what its button says."""

    kind: OfferKind
    words: str


OVERRIDABLE = frozenset(
    {
        Verdict.NOT_INVITED,
        Verdict.TOO_EARLY,
        Verdict.TOO_LATE,
        Verdict.FULL,
        Verdict.NEEDS_CLEARANCE,
        Verdict.NEEDS_ANSWER,
    }
)
"""What a supervisor may set aside with a reason."""

_OVERRIDE = Offer(OfferKind.OVERRIDE, "Admit with a reason")


def offers(judged: Judged) -> tuple[Offer, ...]:
    """The act that resolves a refusal first, then the override where a supervisor may override."""
    resolving = _resolving(judged)
    own = (resolving,) if resolving else ()
    return (*own, _OVERRIDE) if judged.verdict in OVERRIDABLE else own


def _resolving(judged: Judged) -> Offer | None:
    match judged.next_step:
        case NextStep.INVITE:
            return Offer(OfferKind.INVITE, "Invite to this module") if judged.person else None
        case NextStep.CLEAR:
            return Offer(OfferKind.SETTLE, "It is settled") if judged.person else None
        case NextStep.ANSWER:
            return Offer(OfferKind.ASK, "Ask now") if judged.person else None
        case NextStep.CHOOSE:
            return Offer(OfferKind.CHOOSE, "Choose who it is")
        case NextStep.REISSUE:
            return Offer(OfferKind.REISSUE, "Print a new badge") if judged.person else None
        case NextStep.OVERRIDE | NextStep.SELECT | NextStep.CALL_OFFICE | NextStep.SCAN_AGAIN | None:
            return None
        case _:
            assert_never(judged.next_step)
