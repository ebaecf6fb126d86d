"""The tab Check-in: scan, answer, count, undo."""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blp_desktop.desk.checkin import Annulled, Judged
from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.desk.modules import list_modules, module_at_hand
from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.checkpoints import checkpoint_at
from blp_desktop.domain.ledger import DONE, MOVED, Direction, Verdict
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.arrivals import Arrivals
from blp_desktop.ui.checkin.door_badges import DoorBadges
from blp_desktop.ui.checkin.door_camera import DoorCamera
from blp_desktop.ui.checkin.door_prints import DoorPrints
from blp_desktop.ui.checkin.door_view import DoorParts, DoorView
from blp_desktop.ui.checkin.entering import Entering
from blp_desktop.ui.checkin.keyboard import bind_keys, keep_keyboard
from blp_desktop.ui.checkin.matches import Matches
from blp_desktop.ui.checkin.offers import KEYS
from blp_desktop.ui.checkin.place_bar import PlaceBar
from blp_desktop.ui.checkin.remedies import Remedies
from blp_desktop.ui.checkin.scan_field import ScanField
from blp_desktop.ui.checkin.side import Side
from blp_desktop.ui.checkin.sound_button import MUTE_KEY
from blp_desktop.ui.checkin.tones import NOT_FOUND, tone_of
from blp_desktop.ui.checkin.undoing import Undoing
from blp_desktop.ui.checkin.verdict_panel import VerdictPanel
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.printing.print_queue import PrintQueue
from blp_desktop.ui.sounds import Sound, Sounds
from blp_desktop.ui.tab import Tab

_ARRIVALS = 50
_CLOCK = 20_000


class CheckinTab(Tab):
    """The door of one module at a time; `import_asked` where there is none yet."""

    import_asked = Signal()
    judged = Signal(object)
    """What was judged, once it was painted: a `Judged`."""
    undone = Signal(object)
    """What was taken back: an `Annulled`."""
    placed = Signal()
    """The door stands at a module, perhaps at another one than before."""
    welcome_asked = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None, prints: PrintQueue | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.door = HeldDoor(station)
        self._last: Judged | None = None
        self.strip = Strip(self)
        self.sounds = Sounds(self)
        self.place = PlaceBar(self.sounds, self)
        self.field = ScanField(self)
        self.matches = Matches(self)
        self.panel = VerdictPanel(self)
        self.entering = Entering(self.door, self.field, self.matches, self.strip, self)
        self.arrivals = Arrivals(self)
        self.camera = DoorCamera(self.place.camera, self)
        self.side = Side(self.camera, self)
        self.undoing = Undoing(self.door, self.arrivals, self.strip, self, shown=self._moved)
        self.prints = DoorPrints(prints or PrintQueue(station, self), self.place, self.strip, self)
        self.badges = DoorBadges(station, self.strip, self.prints, self)
        self.remedies = Remedies(station, self.strip, self.badges, self)
        self.empty = Empty(
            self.tr("No module to check in to yet. Import the programme workbook first."),
            self.tr("Import a list…"),
            icon_name="scan-line",
            parent=self,
        )
        self._lay_out()
        self._connect()
        self._open()
        keep_keyboard(self, self.field)

    # what the window asks

    def refresh(self, touched: frozenset[Any]) -> None:
        """Take in what others did: scans, invitations, people, agendas, the clock."""
        tables = {change.table for change in touched}
        if tables == {"ledger"} and self.door.is_open:
            self._owed.start()
        else:
            self._open()

    def seat(self, station: Station) -> None:
        """Go on with another operator; the door stays open."""
        self._station = self.remedies.station = self.badges.station = self.prints.station = station
        self.door.seat(station)
        if self._last is not None:
            self.panel.show_judged(self._last, station.rights)

    def find_(self) -> None:
        """Back to the field."""
        self.field.setFocus()
        self.field.selectAll()

    def new(self) -> None:
        """Ask for a walk-in, with the name that was typed."""
        if self.door.is_open:
            self.remedies.walk_in(self.field.text().strip(), self._last)

    def print_(self) -> None:
        """Open the badge of whoever was judged last, to print it."""
        if self._last is not None and self._last.person is not None:
            self.badges.open_badge(self._last.person.id)
        else:
            self.strip.tell(self.tr("Scan or find somebody first; then their badge can be printed."))

    def undo(self) -> None:
        """Take back the loss of a badge that was told last; else undo the chosen scan, or the last one."""
        if not self.badges.take_back_lost():
            self.undoing.undo()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()
        self.sounds.prepare_soon()

    def close_door(self) -> None:
        """Give the door's connection back."""
        self._owed.stop()
        self.door.close()

    # scanning

    @Slot(str)
    def scan_from_anywhere(self, text: str) -> Judged | None:
        """Judge what a scanner read; what is typed in the field stays there. None where no door is open."""
        if not self.door.is_open:
            return None
        typed, is_selected = self.field.text(), self.field.hasSelectedText()
        self._judge(raw=text)
        self.entering.put_back(typed, selected=is_selected)
        self._choose_if_several()
        return self._last

    @Slot(str)
    def _see(self, text: str) -> None:
        """Judge a badge that was held up to the camera."""
        self.camera.show_judged(self.scan_from_anywhere(text))

    def enter(self, text: str) -> None:
        """Take a text as if it stood in the field at Enter."""
        self.entering.enter(text)

    @Slot(str)
    def _judge_chosen(self, person: str) -> None:
        self._judge(person=person)
        self.field.setFocus()

    @Slot(object, str)
    def _judge_again(self, about: Judged | None, person: str) -> None:
        """Judge whom a dialog, or a key, was about."""
        self._judge_asked(about, person=person)
        self.field.setFocus()

    @Slot(object, str)
    def _override(self, judged: Judged, reason: str) -> None:
        person = judged.person.id if judged.person else None
        self._judge_asked(judged, "" if person else judged.code, person=person, override=reason)

    def _judge_asked(
        self, about: Judged | None, raw: str = "", *, person: str | None = None, override: str | None = None
    ) -> None:
        """Judge; whoever was refused while it was asked about another comes back to the panel with what resolves it."""
        shown = self._last
        self._judge(raw, person=person, override=override)
        is_waiting = shown is not None and shown is not about and shown.verdict not in DONE
        if shown is not None and is_waiting and not (shown.person and shown.person.id == person):
            answer = self.panel.answer
            tell = self.strip.tell if answer.is_done else self.strip.attend
            tell(f"{answer.name}: {answer.word}", answer.told)
            self._show(shown)

    @Slot(str)
    def _judge(self, raw: str = "", *, person: str | None = None, override: str | None = None) -> None:
        self.field.clear()
        self.matches.hide()
        self.strip.mended()
        self.badges.forget_lost()
        try:
            done = self.door.judge(raw, person=person, override=override)
        except (Refusal, SurroundingsFailed) as problem:
            self._fail(str(problem))
            return
        except Exception:  # no older answer may stand as this scan's; the program tells of the bug
            self._fail(self.tr("Something in the program failed. Scan again."))
            raise
        self._show(done.value)
        self.panel.repaint()
        self.sounds.play(tone_of(done.value.verdict).sound)
        self.judged.emit(done.value)
        self.arrivals.forget_choice()
        self._owed.start()
        self.touched.emit(done.touched)
        if done.value.verdict is Verdict.ADMITTED and done.value.person is not None:
            self.prints.arrived(done.value.person.id)

    def _fail(self, why: str) -> None:
        self._last = None
        self.panel.show_failure(why)
        self.sounds.play(Sound.REFUSED)

    def _show(self, judged: Judged) -> None:
        self._last = judged
        self.panel.show_judged(judged, self._station.rights)
        self._choose_if_several()

    def _choose_if_several(self) -> None:
        if self._last is not None and self._last.verdict is Verdict.AMBIGUOUS:
            self.entering.show_namesakes(self._last.code)

    @Slot(str, bool)
    def _show_nobody(self, text: str, near: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._last = None
        self.panel.show_nobody(text, near=near)
        self.sounds.play(NOT_FOUND.sound)

    # what resolves a refusal

    @Slot(int)
    def _take_offer(self, place: int) -> None:
        """Take up the first (0) or the second (1) offer of the last refusal, or of a search that found nobody."""
        offered = self.panel.offered
        if place < len(offered) and self._last is not None:
            self.remedies.do(offered[place], self._last)
        elif place < len(offered):
            self.new()

    @Slot()
    def _replace_lost(self) -> None:
        """The badge of whoever is chosen or typed, else of the last one judged, is lost."""
        if not self.door.is_open:
            return
        last = self._last.person.id if self._last and self._last.person else ""
        typed = self.entering.whom()
        self.badges.replace_lost(self.door.crowd.person(last if typed is None else typed))
        self.field.setFocus()

    @Slot(object)
    def _undone(self, done: Outcome[Annulled]) -> None:
        if self._last is not None and self._last.scan_id == done.value.annuls:
            self._show_ready()
        self._owed.start()
        self.undone.emit(done.value)
        self.touched.emit(done.touched)

    def _moved(self) -> str:
        """The scan that the panel shows, where it let somebody in or out."""
        return self._last.scan_id if self._last is not None and self._last.verdict in MOVED else ""

    def _show_ready(self) -> None:
        """Neither a verdict nor its offers stand any longer."""
        self._last = None
        self.panel.show_ready(self.door.direction)

    # where the door is

    def _open(self) -> None:
        """Stand at the chosen module's door, or the one that the clock says."""
        before = self.door.current()
        cards = list_modules(self._station) if list_editions(self._station) else ()
        at_hand = module_at_hand(cards)
        self._view.show_door(is_there=at_hand is not None)
        if at_hand is None:
            self.close_door()
            return
        kept = self.door.setting.module if self.door.is_open else ""
        chosen = kept if kept in {card.id for card in cards} else at_hand.id
        self.place.show_modules(cards, chosen)
        self._stand_at(chosen)
        if before is not None and before != self.door.current():
            self._show_ready()

    @Slot(str)
    def _choose_module(self, module: str) -> None:
        self._stand_at(module)
        self._show_ready()
        self.field.setFocus()

    def _stand_at(self, module: str) -> None:
        self.door.stand_at(module)
        self.remedies.module = self.badges.module = self.prints.module = module
        self._show_checkpoints()
        self._show_state()
        self.placed.emit()

    @Slot(str)
    def _choose_checkpoint(self, checkpoint: str) -> None:
        self.door.checkpoint = checkpoint
        self._show_ready()
        self._show_state()
        self.field.setFocus()

    @Slot(bool)
    def _choose_direction(self, leaving: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.door.direction = Direction.EXIT if leaving else Direction.ENTRY
        self.field.show_direction(self.door.direction)
        self._show_ready()
        self.field.setFocus()

    def _show_checkpoints(self) -> None:
        if self.door.is_open:
            checkpoints = self.door.setting.checkpoints
            by_clock = checkpoint_at(checkpoints, self._station.now())
            self.place.show_checkpoints(checkpoints, by_clock, self.door.checkpoint)

    @Slot()
    def keep_up(self) -> None:
        """Show the checkpoint of the hour, and what was scanned or invited past this window meanwhile."""
        with suppress(Refusal, SurroundingsFailed):  # nobody asked; the next scan tells what is wrong
            if self.door.is_behind():
                self._open()

    @Slot()
    def _show_state(self) -> None:
        """Counters, arrivals and the missing, from the ledger as it is now."""
        if not self.door.is_open:
            return
        state = self.door.state(arrivals=_ARRIVALS)
        self.side.show_state(state)
        self.arrivals.show_arrivals(state.arrivals)

    # inside

    def _lay_out(self) -> None:
        parts = DoorParts(
            place=self.place,
            field=self.field,
            panel=self.panel,
            arrivals=self.arrivals,
            strip=self.strip,
            side=self.side,
            empty=self.empty,
        )
        self._view = DoorView(parts, self)
        self.matches.float_under(self.field, self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self._view)

    def _connect(self) -> None:
        self.entering.read.connect(self._judge)
        self.entering.scanned.connect(self.scan_from_anywhere)
        self.entering.chosen.connect(self._judge_chosen)
        self.entering.nobody.connect(self._show_nobody)
        self.place.module_chosen.connect(self._choose_module)
        self.place.checkpoint_chosen.connect(self._choose_checkpoint)
        self.place.leaving.toggled.connect(self._choose_direction)
        self.place.walk_in.clicked.connect(self.new)
        self.camera.read.connect(self._see)
        self.camera.settled.connect(self.find_)
        self.panel.taken.connect(self._take_offer)
        self.side.copied.connect(self.strip.tell)
        self.sounds.refused.connect(self.strip.refuse)
        self.place.projector.clicked.connect(self.welcome_asked)
        self.arrivals.undo_asked.connect(self.undoing.ask)
        self.undoing.done.connect(self._undone)
        self.empty.begun.connect(self.import_asked)
        self._connect_keys()
        self._start_timers()
        self.remedies.judge_again.connect(self._judge_again)
        self.remedies.admit.connect(self._override)
        self.remedies.choose.connect(self.entering.show_namesakes)
        self.remedies.search.connect(self.find_)
        self.remedies.touched.connect(self.touched)
        self.badges.touched.connect(self.touched)
        self.remedies.refused.connect(self.panel.noted)

    def _connect_keys(self) -> None:
        keys = (
            ("F4", self._replace_lost),
            (KEYS[0], self.panel.take_first),
            (KEYS[1], self.panel.take_second),
            ("F8", self.new),
            ("F9", self.place.leaving.toggle),
            ("F10", self.place.camera.toggle),
            (MUTE_KEY, self.sounds.turn_mute),
        )
        bind_keys(self, keys)

    def _start_timers(self) -> None:
        self._owed = QTimer(self, singleShot=True, interval=0)
        self._owed.timeout.connect(self._show_state)
        self._clock = QTimer(self, interval=_CLOCK)
        self._clock.timeout.connect(self.keep_up)
        self._clock.start()
