"""How a verdict looks, reads and sounds: its colour, its symbol, its word and its sound."""

from dataclasses import dataclass
from typing import assert_never

from blp_desktop.domain.ledger import Verdict
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.sounds import Sound


@dataclass(frozen=True, slots=True)
class Tone:
    """A verdict's colour, its icon and its word."""

    role: Role
    icon_name: str
    word: str

    @property
    def sound(self) -> Sound:
        """The sound that goes with the colour, so that eye and ear are told the same."""
        return _SOUNDS[self.role]


def tone_of(verdict: Verdict) -> Tone:  # noqa: C901 - one line a verdict
    """The colour, symbol and word of a verdict; never one without the others."""
    match verdict:
        case Verdict.ADMITTED:
            return Tone(Role.IN, "circle-check", "Admitted")
        case Verdict.EXITED:
            return Tone(Role.IN, "door-open", "Left")
        case Verdict.PROVISIONAL:
            return Tone(Role.ATTENTION, "user-check", "Let in, to be matched")
        case Verdict.ALREADY_IN:
            return Tone(Role.ATTENTION, "history", "Already in")
        case Verdict.TOO_EARLY:
            return Tone(Role.ATTENTION, "clock", "Too early")
        case Verdict.TOO_LATE:
            return Tone(Role.ATTENTION, "clock", "Too late")
        case Verdict.FULL:
            return Tone(Role.ATTENTION, "users", "Full")
        case Verdict.NEEDS_CLEARANCE:
            return Tone(Role.ATTENTION, "clipboard-list", "Something is still open")
        case Verdict.NEEDS_ANSWER:
            return Tone(Role.ATTENTION, "clipboard-list", "A question first")
        case Verdict.AMBIGUOUS:
            return Tone(Role.ATTENTION, "users", "Who is it?")
        case Verdict.NOT_INVITED:
            return Tone(Role.STOPPED, "octagon-x", "Not invited")
        case Verdict.NOT_SELECTED:
            return Tone(Role.STOPPED, "octagon-x", "Not selected")
        case Verdict.WITHDRAWN:
            return Tone(Role.STOPPED, "octagon-x", "Withdrawn")
        case Verdict.BLOCKED:
            return Tone(Role.STOPPED, "octagon-x", "Blocked")
        case Verdict.REVOKED_BADGE:
            return Tone(Role.STOPPED, "octagon-x", "Badge revoked")
        case Verdict.OTHER_EDITION:
            return Tone(Role.STOPPED, "octagon-x", "Another edition")
        case Verdict.UNKNOWN_CODE:
            return Tone(Role.STOPPED, "octagon-x", "Unknown code")
        case Verdict.ERROR:
            return Tone(Role.STOPPED, "triangle-alert", "Not recorded")
        case Verdict.ANNULLED:
            return Tone(Role.ATTENTION, "undo-2", "Undone")
        case _:
            assert_never(verdict)


NOT_FOUND = Tone(Role.ATTENTION, "search", "Not found")
"""No verdict: a name was looked for."""

_SOUNDS = {Role.IN: Sound.ADMITTED, Role.ATTENTION: Sound.ATTENTION, Role.STOPPED: Sound.REFUSED}
