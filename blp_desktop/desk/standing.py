"""Where a person stands in an edition: one precedence, used by lists, invitations and check-in."""

from datetime import datetime
from enum import StrEnum

from blp_desktop.domain.checkin import Standing


class SelectionDecision(StrEnum):
    """What was decided about an application."""

    APPLIED = "applied"
    WAITING = "waiting"
    DECLINED = "declined"
    SELECTED = "selected"


def standing_of(decision: str | None, *, withdrawn_at: datetime | None, blocked_at: datetime | None) -> Standing:
    """Blocked before withdrawn before the decision; without an application, as one still pending."""
    if blocked_at is not None:
        return Standing.BLOCKED
    if withdrawn_at is not None:
        return Standing.WITHDRAWN
    return Standing(decision) if decision else Standing.APPLIED
