"""What is typed at the door: a code, the name of one or of several, of somebody nearly called so, or of nobody."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.domain.names import is_machine_made, reads_as_name
from blp_desktop.ui.checkin.matches import MOST, Matches
from blp_desktop.ui.checkin.scan_field import ScanField
from blp_desktop.ui.parts.strip import Strip

_LEAST = 2
"""Letters from which matches are shown."""


class Entering(QObject):
    """Looks in the crowd while somebody types; what is to be judged goes to the tab, and a text that led nowhere stays.

    A search by name judges nobody and leaves nothing in the ledger; whatever is no name is judged as it was read.
    """

    read = Signal(str)
    """A text to be judged, typed by hand."""
    scanned = Signal(str)
    """A whole code, pasted or too slow to be known for a scanner's."""
    chosen = Signal(str)
    """Somebody, by key."""
    nobody = Signal(str, bool)
    """Nobody is called so; whether there are some who nearly are."""

    def __init__(self, door: HeldDoor, field: ScanField, matches: Matches, strip: Strip, owner: QWidget) -> None:
        super().__init__(owner)
        self._door, self._field, self._matches, self._strip = door, field, matches, strip
        field.entered.connect(self.enter)
        field.textEdited.connect(self._typed)
        field.moved.connect(matches.step)
        matches.chosen.connect(self.chosen)

    @Slot(str)
    def enter(self, text: str) -> None:
        """Judge a code; look up a name and check in the one person it fits."""
        if not self._door.is_open:
            return
        chosen = self._matches.person()
        if chosen is not None:
            self.chosen.emit(chosen)
        elif self._door.is_code(text):
            self.read.emit(text)
        elif text.strip():
            self._enter_name(text)

    def show_namesakes(self, code: str) -> None:
        """Everyone who has this short code."""
        self._matches.show_people(self._door.namesakes(code, most=MOST), self._door.present())
        self._field.setFocus()

    def put_back(self, text: str, *, selected: bool) -> None:
        """What was typed stays after somebody else was judged, with its matches where they hide no verdict."""
        if is_machine_made(text):  # a scanner's that sends no Enter: the next name would be written behind it
            return
        self._field.setText(text)
        if selected:
            self._field.selectAll()
        self._show_found(text, clear_of_verdict=True)

    def whom(self) -> str | None:
        """Who is chosen, or the one meant by what is typed; empty where it is not clear; None: nothing is typed."""
        text = self._field.text().strip()
        if not text:
            return self._matches.person()
        found = self._door.crowd.found(text, most=2)
        return self._matches.person() or (found[0].id if len(found) == 1 else "")

    def _enter_name(self, text: str) -> None:
        found = [] if is_machine_made(text) else self._door.crowd.found(text, most=MOST)
        if len(found) > 1:
            self._matches.show_people(found, self._door.present())
            self._strip.attend(self.tr("Several people fit. Choose with the arrows, then Enter."))
        elif found:
            self.chosen.emit(found[0].id)
        elif reads_as_name(text):
            self._find_nobody(text)
        else:
            self.read.emit(text)
            self.put_back(text, selected=True)

    def _find_nobody(self, text: str) -> None:
        near = self._door.crowd.near(text, most=MOST)
        self._strip.mended()
        self.nobody.emit(text.strip(), bool(near))
        self._field.selectAll()
        self._matches.show_people(near, self._door.present(), clear_of_verdict=True)

    @Slot(str)
    def _typed(self, text: str) -> None:
        """Offer whom it may be."""
        if not self._door.is_open:
            return
        if self._door.is_whole_code(text):
            self._field.clear()
            self.scanned.emit(text)
            return
        self._show_found(text)

    def _show_found(self, text: str, *, clear_of_verdict: bool = False) -> None:
        found = self._door.crowd.found(text, most=MOST) if len(text.strip()) >= _LEAST else []
        self._matches.show_people(found, self._door.present(), clear_of_verdict=clear_of_verdict)
