"""The tab Check-in: scan, answer, count, undo."""

from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.checkin import Judged, Scan, scan, undo_scan
from blp_desktop.desk.door import Door, close_door, open_door, reread
from blp_desktop.desk.invitations import invite
from blp_desktop.desk.modules import list_modules, module_at_hand
from blp_desktop.desk.people import PersonRow, list_people
from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.station import Station
from blp_desktop.desk.tally import Tally, catch_up, counters, last_arrivals, missing, new_tally, read_guests
from blp_desktop.domain.checkin import NextStep
from blp_desktop.domain.checkpoints import Checkpoint, checkpoint_at
from blp_desktop.domain.codes import read_code, read_short_code
from blp_desktop.domain.names import matches, needles
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.arrivals import Arrivals
from blp_desktop.ui.checkin.matches import Matches
from blp_desktop.ui.checkin.place_bar import PlaceBar
from blp_desktop.ui.checkin.scan_field import ScanField
from blp_desktop.ui.checkin.side import Side
from blp_desktop.ui.checkin.verdict_panel import VerdictPanel
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.tab import Tab

_SHOWN = 50
_CLOCK = 20_000
_AT_THE_DESK = "undone at the desk"


class CheckinTab(Tab):
    """The door of one module at a time."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._door: Door | None = None
        self._tally = Tally()
        self._people: tuple[PersonRow, ...] = ()
        self._checkpoint = ""
        self._last: Judged | None = None
        self.strip = Strip(self)
        self.place = PlaceBar(self)
        self.field = ScanField(self)
        self.matches = Matches(self)
        self.panel = VerdictPanel(self)
        self.arrivals = Arrivals(self)
        self.side = Side(self)
        self.empty = Empty(
            self.tr("No module to check in to yet. Import a programme workbook with File, Import."),
            icon_name="scan-line",
            parent=self,
        )
        self._lay_out()
        self._connect()
        self._open()

    # what the window asks

    def refresh(self, touched: frozenset[Any]) -> None:
        """Take in what others did: scans, invitations, people, agendas, the clock."""
        tables = {change.table for change in touched}
        if tables == {"ledger"} and self._door is not None:
            self._show_state()
        else:
            self._open()

    def find_(self) -> None:
        """Back to the field."""
        self.field.setFocus()
        self.field.selectAll()

    def undo(self) -> None:
        """Undo the last scan that let somebody in or out."""
        scan_id = self.arrivals.undoable()
        if scan_id is None:
            self.strip.tell(self.tr("There is nothing to undo at this door."))
            return
        self._undo(scan_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

    def close_door(self) -> None:
        """Give the door's connection back."""
        if self._door is not None:
            close_door(self._door)
            self._door = None

    # scanning

    @Slot(str)
    def enter(self, text: str) -> None:
        """Judge a code; look up a name and check in the one person it fits."""
        if self._door is None:
            return
        chosen = self.matches.person()
        self.strip.mended()
        if chosen is not None:
            self._judge(Scan(person=chosen, checkpoint=self._checkpoint or None))
        elif self._is_code(text):
            self._judge(Scan(raw=text, checkpoint=self._checkpoint or None))
        else:
            self._enter_name(text)

    def _is_code(self, text: str) -> bool:
        assert self._door is not None
        return read_code(text, self._door.setting.keys) is not None or read_short_code(text) is not None

    def _enter_name(self, text: str) -> None:
        found = self._found(text)
        if len(found) > 1:
            self.matches.show_people(found, self._present())
            self.matches.step(1)
            self.strip.attend(self.tr("Several people fit. Choose with the arrows, then Enter."))
            return
        person = found[0].id if found else None
        self._judge(Scan(raw="" if found else text, person=person, checkpoint=self._checkpoint or None))

    def _found(self, text: str) -> list[PersonRow]:
        wanted = needles(text)
        return [person for person in self._people if matches(wanted, person.haystack)] if wanted else []

    @Slot(str)
    def _typed(self, text: str) -> None:
        """Offer whom it may be; a whole code is judged at once, for scanners that send no Enter."""
        if self._door is None:
            return
        if read_code(text, self._door.setting.keys[:1]) is not None:
            self.enter(text)
            return
        found = self._found(text) if len(text.strip()) > 1 else []
        self.matches.show_people(found, self._present())

    def _judge(self, request: Scan) -> None:
        assert self._door is not None
        self.field.clear()
        self.matches.hide()
        try:
            done = scan(self._door, request)
        except SurroundingsFailed as failure:
            self.panel.show_failure(str(failure))
            return
        except Refusal as refusal:
            self.panel.show_failure(str(refusal))
            return
        self._last = done.value
        self.panel.show_judged(done.value)
        self._show_state()
        self.touched.emit(done.touched)

    @Slot()
    def _remedy(self) -> None:
        """Do the one act that resolves the last refusal."""
        judged = self._last
        if judged is None or self._door is None or not self.panel.remedy.isVisible():
            return
        if judged.next_step is NextStep.INVITE and judged.person is not None:
            self._invite(judged.person.id)
        elif judged.next_step is NextStep.REISSUE:
            self.strip.tell(self.tr("Print the new badge from Modules, Badges: it gets a new code by itself."))
        else:
            self._ask_override(judged)

    def _invite(self, person: str) -> None:
        assert self._door is not None
        try:
            done = invite(self._station, module=self._door.setting.module, people=[person])
        except Refusal as refusal:
            self.strip.refuse(refusal)
            return
        self._judge(Scan(person=person, checkpoint=self._checkpoint or None))
        self.touched.emit(done.touched)

    def _ask_override(self, judged: Judged) -> None:
        name = judged.person.name if judged.person else self.tr("this badge")
        question = Question(
            title=self.tr("Admit {name}").format(name=name),
            consequence=judged.why,
            verb=self.tr("Admit"),
            reason=self.tr("Reason"),
        )
        dialog = Confirm(question, self)
        dialog.agreed.connect(self._override)
        dialog.open()

    @Slot(str)
    def _override(self, reason: str) -> None:
        judged = self._last
        if judged is None:
            return
        person = judged.person.id if judged.person else None
        raw = "" if person else judged.code
        self._judge(Scan(raw=raw, person=person, checkpoint=self._checkpoint or None, override=reason))

    @Slot(str)
    def _undo(self, scan_id: str) -> None:
        assert self._door is not None
        try:
            done = undo_scan(self._door, scan_id, reason=_AT_THE_DESK)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        name = next((person.name for person in self._people if person.id == done.value.person), self.tr("The badge"))
        self.strip.tell(self.tr("{name} no longer counts as here; scan again to let them in.").format(name=name))
        self._show_state()
        self.touched.emit(done.touched)

    # what is shown

    def _open(self) -> None:
        """Stand at the chosen module's door, or the one that the clock says."""
        editions = list_editions(self._station)
        cards = list_modules(self._station) if editions else ()
        at_hand = module_at_hand(cards)
        self._stack.setCurrentWidget(self._view if at_hand else self.empty)
        if at_hand is None:
            self.close_door()
            return
        kept = self._door.setting.module if self._door else ""
        chosen = kept if kept in {card.id for card in cards} else at_hand.id
        self.place.show_modules(cards, chosen)
        self._stand_at(chosen)

    @Slot(str)
    def _choose_module(self, module: str) -> None:
        self._checkpoint = ""
        self._stand_at(module)
        self.panel.show_ready()
        self.field.setFocus()

    def _stand_at(self, module: str) -> None:
        if self._door is None or self._door.setting.module != module:
            self.close_door()
            self._door = open_door(self._station, module)
            self._tally = Tally()
            self._tally = new_tally(self._door)
        else:
            reread(self._door)
            read_guests(self._door, self._tally)
        self._people = list_people(self._station, edition=self._door.setting.edition_names[self._door.setting.edition])
        self._show_checkpoints()
        self._show_state()

    @Slot(str)
    def _choose_checkpoint(self, checkpoint: str) -> None:
        self._checkpoint = checkpoint
        self._show_state()
        self.field.setFocus()

    def current_checkpoint(self) -> Checkpoint | None:
        """The chosen checkpoint, else the one the clock says."""
        if self._door is None:
            return None
        setting = self._door.setting
        if self._checkpoint in {checkpoint.id for checkpoint in setting.checkpoints}:
            return setting.checkpoint(self._checkpoint)
        return checkpoint_at(setting.checkpoints, self._station.now())

    @Slot()
    def _show_checkpoints(self) -> None:
        if self._door is None:
            return
        checkpoints = self._door.setting.checkpoints
        clock = checkpoint_at(checkpoints, self._station.now())
        self.place.show_checkpoints(checkpoints, clock, self._checkpoint)

    def _show_state(self) -> None:
        """Counters, arrivals and the missing, from the ledger as it is now."""
        if self._door is None:
            return
        catch_up(self._door, self._tally)
        checkpoint = self.current_checkpoint()
        code = checkpoint.id if checkpoint else ""
        self.side.show_counters(counters(self._tally, code))
        self.side.show_missing(missing(self._tally, code))
        self.arrivals.show_arrivals(last_arrivals(self._door, checkpoint=code, limit=_SHOWN))

    def _present(self) -> frozenset[str]:
        checkpoint = self.current_checkpoint()
        return frozenset(self._tally.presences.get(checkpoint.id, {})) if checkpoint else frozenset()

    # inside

    def _lay_out(self) -> None:
        self._view = QWidget(self)
        grid = QGridLayout(self._view)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(4, 1)
        grid.addWidget(self.place, 0, 0, 1, 2)
        grid.addWidget(self.field, 1, 0, 1, 2)
        grid.addWidget(self.matches, 2, 0, 1, 2)
        grid.addWidget(self.panel, 3, 0)
        grid.addWidget(self.arrivals, 4, 0)
        grid.addWidget(self.side, 3, 1, 2, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.field.entered.connect(self.enter)
        self.field.textEdited.connect(self._typed)
        self.field.moved.connect(self.matches.step)
        self.matches.chosen.connect(self._choose_person)
        self.place.module_chosen.connect(self._choose_module)
        self.place.checkpoint_chosen.connect(self._choose_checkpoint)
        self.panel.remedied.connect(self._remedy)
        self.arrivals.undo_asked.connect(self._undo)
        key = QShortcut(QKeySequence("F6"), self)
        key.activated.connect(self._remedy)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK)
        self._clock.timeout.connect(self._show_checkpoints)
        self._clock.start()

    @Slot(str)
    def _choose_person(self, person: str) -> None:
        self._judge(Scan(person=person, checkpoint=self._checkpoint or None))
        self.field.setFocus()
