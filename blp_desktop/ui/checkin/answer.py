"""An answer of the door: all that is said of a scan, wherever it is shown."""

from dataclasses import dataclass

from blp_desktop.ui.checkin.needs import Need
from blp_desktop.ui.checkin.tones import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the desk reads; `tone` is None while it waits, `is_done` where nobody has to do anything more."""

    tone: Tone | None
    word: str
    name: str
    who: str
    why: str
    needs: tuple[Need, ...] = ()
    is_done: bool = False

    @property
    def text(self) -> str:
        """All of it, in words."""
        return ". ".join(part for part in (self.word, self.name, self.who, self.told) if part)

    @property
    def told(self) -> str:
        """Why, and what the door must know of them."""
        needs = ". ".join(need.words for need in self.needs)
        return " ".join(part for part in (self.why, needs) if part)
