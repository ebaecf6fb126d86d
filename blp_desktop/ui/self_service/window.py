"""Self-service: scan, say yes, come in; leaves only with a PIN."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.checkin import Judged
from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.desk.scan_facts import Seen
from blp_desktop.domain.ledger import MOVED, Direction, Verdict
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.camera.pane import CameraPane
from blp_desktop.ui.camera.states import State
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import icon_button
from blp_desktop.ui.self_service.pages import ConfirmPage, Page
from blp_desktop.ui.self_service.pin_pad import PinPad
from blp_desktop.ui.sounds import Sound

ANSWER_FOR = 6_000
"""Milliseconds that an answer stays."""
ASK_FOR = 20_000
"""Milliseconds that the question waits for whoever walked away."""
_PAD_FOR = 20_000
"""Milliseconds that the question for the PIN waits."""
_PICTURE = 180


class SelfService(QWidget):
    """Full screen on the door that the tab stands at; `opens` says whether a PIN lets the operator out."""

    judged = Signal(object)
    """What was judged: a `Judged`."""
    sounded = Signal(object)
    """The `Sound` of the answer that was shown; a refusal calls for attention, it does not tell on anybody."""
    touched = Signal(object)
    left = Signal()

    def __init__(self, door: HeldDoor, title: str, opens: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._door, self._opens = door, opens
        self._raw, self._may_close = "", False
        self.setWindowTitle(title)
        self.title = label(title, Size.TITLE, weight=Weight.STRONG, parent=self)
        self.leave = icon_button("lock", self.tr("For the organisers: leave self-service"), self)
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.welcome = Page("scan-line", Role.ACCENT, self)
        self.confirm = ConfirmPage(self)
        self.answer = Page("circle-check", Role.IN, self)
        self.camera = CameraPane(self, height=_PICTURE)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._lay_out()
        self._connect()
        self.show_welcome()

    @Slot(str)
    def scan(self, raw: str) -> None:
        """A badge was held up: ask whose it is, or tell at once that it does not open this door."""
        self._drop_pad()
        person = self._looked_up(raw)
        if person is None:
            self._judge(raw)
            return
        self._raw = raw
        self.confirm.ask(person, self._door.direction)
        self._show(self.confirm, back_after=ASK_FOR)

    @Slot()
    def show_welcome(self) -> None:
        """Wait for the next one."""
        self._raw = ""
        self._back.stop()
        self._tell_welcome()
        self._stack.setCurrentWidget(self.welcome)

    def showEvent(self, event: QShowEvent) -> None:
        """A camera serves one window: the desk's own picture rests meanwhile."""
        for pane in self._other_panes():
            pane.rest()
        super().showEvent(event)

    @Slot()
    def ask_to_leave(self) -> PinPad:
        """Ask the organiser's PIN."""
        pad = PinPad(self.tr("Leave self-service"), self.tr("Leave"), self)
        pad.entered.connect(self._try_to_leave)
        self._pad = pad
        QTimer.singleShot(_PAD_FOR, pad, pad.reject)
        pad.open()
        return pad

    def _drop_pad(self) -> None:
        """Somebody holds a badge up: whoever wanted to leave has gone."""
        for pad in self.findChildren(PinPad):
            pad.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks for the PIN rather than leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.ask_to_leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            self._back.stop()
            super().closeEvent(event)
            self._wake_others()
            return
        event.ignore()
        self.ask_to_leave()

    def end(self) -> None:
        """Close without asking: the program ends."""
        self._may_close = True
        self.close()

    @Slot(str)
    def _try_to_leave(self, pin: str) -> None:
        try:
            is_right = self._opens(pin)
        except (Refusal, SurroundingsFailed) as problem:
            self._pad.wrong(str(problem))
            return
        if not is_right:
            self._pad.wrong(self.tr("That PIN does not open. Try again."))
            return
        self._pad.accept()
        self.end()
        self.left.emit()

    @Slot()
    def _agreed(self) -> None:
        if self._raw:
            self._judge(self._raw)

    @Slot(object)
    def _camera_changed(self, state: State) -> None:
        """The picture stands there while there is one; what is the matter with a camera is not for participants."""
        self.camera.preview.setVisible(state is State.SEEING)
        if self._stack.currentWidget() is self.welcome:
            self._tell_welcome()

    def _tell_welcome(self) -> None:
        if self._door.direction is Direction.EXIT:
            self.welcome.tell(self.tr("Goodbye"), self._how_to_leave())
        else:
            self.welcome.tell(self.tr("Welcome"), self._how_to_come_in())

    def _how_to_come_in(self) -> str:
        if self._sees:
            return self.tr("Hold your badge up to the camera.")
        return self.tr("Scan your badge to check in.")

    def _how_to_leave(self) -> str:
        if self._sees:
            return self.tr("Hold your badge up to the camera as you leave.")
        return self.tr("Scan your badge as you leave.")

    @property
    def _sees(self) -> bool:
        return not self.camera.preview.isHidden()

    def _other_panes(self) -> list[CameraPane]:
        desk = self.parentWidget()
        around = desk.window().findChildren(CameraPane) if desk is not None else []
        return [pane for pane in around if pane is not self.camera]

    def _wake_others(self) -> None:
        self.camera.rest()
        for pane in self._other_panes():
            pane.wake()

    def _looked_up(self, raw: str) -> Seen | None:
        try:
            return self._door.who(raw)
        except (Refusal, SurroundingsFailed):
            return None

    def _judge(self, raw: str) -> None:
        try:
            done = self._door.judge(raw)
        except (Refusal, SurroundingsFailed):
            self._tell_desk()
            return
        except Exception:  # nobody may read an older answer as theirs; the program tells of the bug
            self._tell_desk()
            raise
        self._tell(done.value)
        self.judged.emit(done.value)
        self.touched.emit(done.touched)

    def _tell(self, judged: Judged) -> None:
        """Nothing private: who is refused is told only where to go."""
        name = judged.person.name if judged.person else ""
        if judged.verdict is Verdict.EXITED:
            self.answer.show_symbol("door-open", Role.IN)
            self.answer.tell(self.tr("Goodbye, {name}").format(name=name).rstrip(", "))
        elif judged.verdict in MOVED:
            self.answer.show_symbol("circle-check", Role.IN)
            self.answer.tell(self.tr("Welcome, {name}").format(name=name).rstrip(", "), judged.checkpoint_label)
        elif judged.verdict is Verdict.ALREADY_IN:
            self.answer.show_symbol("circle-check", Role.IN)
            self.answer.tell(self.tr("You are checked in, {name}").format(name=name).rstrip(", "))
        else:
            self._tell_desk()
            return
        self._answer(Sound.ADMITTED)

    def _tell_desk(self) -> None:
        self.answer.show_symbol("users", Role.ATTENTION)
        self.answer.tell(self.tr("Please see the desk"), self.tr("They will help you in a moment."))
        self._answer(Sound.ATTENTION)

    def _answer(self, sound: Sound) -> None:
        self._show(self.answer, back_after=ANSWER_FOR)
        self.answer.repaint()
        self.sounded.emit(sound)

    def _show(self, page: Page, *, back_after: int) -> None:
        self._stack.setCurrentWidget(page)
        self._back.start(back_after)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.leave)
        self._stack = QStackedWidget(self)
        for page in (self.welcome, self.confirm, self.answer):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.camera, 0, Qt.AlignmentFlag.AlignHCenter)
        self.camera.preview.hide()

    def _connect(self) -> None:
        self._back.timeout.connect(self.show_welcome)
        self.camera.read.connect(self.scan)
        self.camera.state_changed.connect(self._camera_changed)
        self.leave.clicked.connect(self.ask_to_leave)
        self.confirm.yes.clicked.connect(self._agreed)
        self.confirm.no.clicked.connect(self.show_welcome)
