"""The rehearsal of a door: every situation played on a copy, what should be answered beside what was."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.rehearsal import Rehearsal, RehearsedScan, rehearse
from blp_desktop.desk.station import Station
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.work_bar import WorkBar
from blp_desktop.ui.rehearsal.module_choice import ModuleChoice

_WIDTH, _HEIGHT = 1000, 860


class RehearsalDialog(QDialog):
    """Plays the door of one module in the background; the file itself is only read."""

    practice_asked = Signal(str)
    """A window on a copy is wanted, its clock at the opening of this module; the dialog has closed."""

    def __init__(self, station: Station, work: LongWork, parent: QWidget, *, module: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rehearse the door"))
        self._station = station
        self._work = work
        self._is_playing = False
        self._is_closed = False
        self.module = ModuleChoice(station, module, self)
        self.strip = Strip(self)
        self.table: RowTable[RehearsedScan] = RowTable(
            self._columns(),
            name="rehearsal",
            label=self.tr("What was scanned and answered"),
            nothing=self.tr("Nothing was played yet."),
            parent=self,
        )
        self.practise = button(self.tr("Practise in a window"), self, icon_name="scan-line")
        self.practise.setToolTip(self.tr("Opens a copy with its clock at the opening; it is thrown away afterwards."))
        self.play = button(self.tr("Play the door"), self, kind=Kind.MAIN)
        self.keep = button(self.tr("Close"), self)
        self._lay_out()
        self._connect()
        self._offer()
        self.play.setFocus()

    @Slot()
    def play_door(self) -> None:
        """Play every situation at the chosen module's door."""
        self.strip.mended()
        task = Task(
            words=self.tr("Playing the door…"),
            work=self._played,
            done=self._show,
            failed=self._fail,
            stopped=self._stopped,
        )
        self._is_playing = self._work.start(task)
        if not self._is_playing:
            self.strip.attend(self.tr("Something else is under way."), self.tr("Try again when it has ended."))
        self._offer()

    def done(self, result: int) -> None:
        self._is_closed = True
        if self._is_playing:
            self._work.stop()
        super().done(result)
        if not self._is_playing:
            self.deleteLater()

    # the background

    def _played(self, tell: Teller) -> Rehearsal:
        return rehearse(self._station, self._playing, tell)

    def _show(self, rehearsal: Rehearsal) -> None:
        if self._ended():
            return
        self.keep.setFocus()
        self.table.show_rows(rehearsal.scans)
        where = self.tr("{city}, {checkpoint}:").format(city=rehearsal.city, checkpoint=rehearsal.checkpoint)
        notes = " ".join(rehearsal.notes)
        if rehearsal.wrong:
            words = self.tr("{wrong} of {count} answers are not as they should be.")
            counted = words.format(wrong=rehearsal.wrong, count=len(rehearsal.scans))
            step = self.tr("Do not open a door with this file before somebody has looked at them.")
            self.strip.wrong(f"{where} {counted}", f"{step} {notes}".strip())
            return
        words = self.tr("all {count} answers are as they should be.")
        self.strip.tell(f"{where} {words.format(count=len(rehearsal.scans))}", notes)

    def _fail(self, problem: Exception) -> None:
        if self._ended():
            return
        if not isinstance(problem, Refusal | SurroundingsFailed):
            raise problem
        self.strip.refuse(problem)

    def _stopped(self) -> None:
        if not self._ended():
            self.strip.tell(self.tr("The rehearsal was stopped; the copy is gone."))

    def _ended(self) -> bool:
        """Note that nothing runs any more; whether nobody looks at it either."""
        self._is_playing = False
        if self._is_closed:
            self.deleteLater()
        else:
            self._offer()
        return self._is_closed

    # inside

    @Slot()
    def _offer(self) -> None:
        self._playing = self.module.module
        has_door = bool(self._playing)
        self.play.setEnabled(has_door and not self._is_playing)
        self.practise.setEnabled(has_door and not self._is_playing)
        self.module.setEnabled(has_door and not self._is_playing)

    @Slot()
    def _practise(self) -> None:
        module = self.module.module
        self.accept()
        self.practice_asked.emit(module)

    def _connect(self) -> None:
        self.module.chosen.connect(self._offer)
        self.play.clicked.connect(self.play_door)
        self.practise.clicked.connect(self._practise)
        self.keep.clicked.connect(self.reject)

    def _columns(self) -> tuple[Column[RehearsedScan], ...]:
        return (
            Column(key="scan", title=self.tr("What happens"), text=_situation, below=_scanned, width=412),
            Column(key="expected", title=self.tr("Should be"), text=_expected, width=120),
            Column(
                key="received",
                title=self.tr("The desk says"),
                text=self._received,
                below=_why,
                icon_name=_symbol,
                colour=_colour,
                width=300,
            ),
        )

    def _received(self, played: RehearsedScan) -> str:
        words = verdict_words(played.received)
        return words if played.is_right else self.tr("{verdict}, not as it should be").format(verdict=words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Rehearse the door"), Size.TITLE, weight=Weight.STRONG, parent=self))
        head.addStretch(1)
        head.addWidget(self.module)
        copy = self.tr("Badges of people in this file come to the door of a copy; the file itself is not written.")
        real = self.tr("A badge that you scan meanwhile goes to the real door and counts.")
        about = muted(f"{copy} {real}", parent=self)
        about.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.practise)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.play)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(about)
        column.addWidget(self.strip)
        column.addWidget(WorkBar(self._work, self))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, round(room.width() * 0.95)), min(_HEIGHT, round(room.height() * 0.9)))


def verdict_words(verdict: Verdict) -> str:
    """`Already in` for ALREADY_IN."""
    return verdict.value.replace("_", " ").capitalize()


def _situation(played: RehearsedScan) -> str:
    return played.situation


def _scanned(played: RehearsedScan) -> str:
    return f"{played.scanned} (copy: {played.prepared})" if played.prepared else played.scanned


def _expected(played: RehearsedScan) -> str:
    return verdict_words(played.expected)


def _why(played: RehearsedScan) -> str:
    return played.why


def _symbol(played: RehearsedScan) -> str:
    return "circle-check" if played.is_right else "octagon-x"


def _colour(played: RehearsedScan) -> Role:
    return Role.IN if played.is_right else Role.STOPPED
