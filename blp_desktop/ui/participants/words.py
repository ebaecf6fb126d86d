"""Words: what standings, invitations and needs are called, and the mark that goes with each."""

from PySide6.QtCore import QObject

from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.domain.checkin import InvitationState, Standing
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.participants.facets import ANY_ACCESS, ANY_DIET, NONE, need_named

STANDING_ICONS = {
    Standing.APPLIED: "inbox",
    Standing.WAITING: "clock",
    Standing.DECLINED: "x",
    Standing.SELECTED: "circle-check",
    Standing.WITHDRAWN: "user-x",
    Standing.BLOCKED: "octagon-x",
}
STANDING_COLOURS = {
    Standing.APPLIED: Role.TEXT,
    Standing.WAITING: Role.ATTENTION,
    Standing.DECLINED: Role.TEXT_MUTED,
    Standing.SELECTED: Role.IN,
    Standing.WITHDRAWN: Role.TEXT_MUTED,
    Standing.BLOCKED: Role.STOPPED,
}
INVITATION_ICONS = {
    InvitationState.INVITED: "mail",
    InvitationState.CONFIRMED: "circle-check",
    InvitationState.DECLINED: "x",
    InvitationState.CANCELLED: "x",
}
INVITATION_COLOURS = {
    InvitationState.INVITED: Role.ACCENT,
    InvitationState.CONFIRMED: Role.IN,
    InvitationState.DECLINED: Role.TEXT_MUTED,
    InvitationState.CANCELLED: Role.TEXT_MUTED,
}


class Words(QObject):
    """The words of the participants tab in the operator's language."""

    def standing(self, standing: Standing) -> str:
        """`Selected`."""
        return {
            Standing.APPLIED: self.tr("Applied"),
            Standing.WAITING: self.tr("Waiting list"),
            Standing.DECLINED: self.tr("Declined"),
            Standing.SELECTED: self.tr("Selected"),
            Standing.WITHDRAWN: self.tr("Withdrawn"),
            Standing.BLOCKED: self.tr("Blocked"),
        }[standing]

    def decision(self, decision: SelectionDecision) -> str:
        """The same, of a decision alone."""
        return self.standing(Standing(decision.value))

    def invitation(self, state: InvitationState | None) -> str:
        """`Invited`; for None, that there is no invitation."""
        return {
            None: self.tr("Not invited"),
            InvitationState.INVITED: self.tr("Invited"),
            InvitationState.CONFIRMED: self.tr("Confirmed"),
            InvitationState.DECLINED: self.tr("Declined"),
            InvitationState.CANCELLED: self.tr("Cancelled"),
        }[state]

    def need(self, value: str) -> str:
        """A value of the needs facet: `Any dietary need`, `Vegan`."""
        return {
            NONE: self.tr("No needs given"),
            ANY_DIET: self.tr("Any dietary need"),
            ANY_ACCESS: self.tr("Any access need"),
        }.get(value) or need_named(value)

    def photo_consent(self, consent: bool | None) -> str:  # noqa: FBT001
        """Whether photos may be taken."""
        return {
            None: self.tr("Photos: not asked yet"),
            True: self.tr("Photos allowed"),
            False: self.tr("No photos"),
        }[consent]
