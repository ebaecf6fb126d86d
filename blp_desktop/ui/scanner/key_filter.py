"""The key filter: withholds from the window with the keyboard what may be a scanner's, and hands the rest on."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from blp_desktop.ui.scanner.rhythm import Key, Kind, Rhythm, Step

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SHIFTING = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_AltGr, Qt.Key.Key_Mode_switch)
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENDING_TEXTS = ("\r", "\n")
_SETTLING = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut, QEvent.Type.Close)

Press = tuple[int, int]
"""A key on the keyboard: its scan code, and what Qt calls it."""


@dataclass(slots=True)
class _Held:
    """A key that is held, and what was let up while it was the last one."""

    press: Press
    events: list[QKeyEvent] = field(default_factory=list)


class KeyFilter(QObject):
    """`scanned` gives what a scanner typed; `proves` and `reads_names` are the desk's.

    Only windows that have or had the keyboard are watched, and the object that takes composed signs: a filter on the
    application would see every paint. A scan's keys reach nobody; all others arrive in their order, where they were
    typed.
    """

    scanned = Signal(str)

    def __init__(self, proves: Callable[[str], bool], reads_names: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._rhythm = Rhythm(proves)
        self._reads_names = reads_names
        self._window: QWindow | None = None
        self._windows: list[QWindow] = []
        self._composing: QObject | None = None
        self._held: list[_Held] = []
        self._kept_down: set[Press] = set()
        self._decided: tuple[Press, int, bool] | None = None
        self._hands_on = False
        self._was_quiet = False
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._quiet)

    def start(self) -> None:
        """Watch the keyboard from now on."""
        application = _application()
        application.focusWindowChanged.connect(self._watch)
        application.focusObjectChanged.connect(self._watch_composing)
        self._watch(application.focusWindow())
        self._watch_composing(application.focusObject())

    def stop(self) -> None:
        """Let every key go its way."""
        application = _application()
        application.focusWindowChanged.disconnect(self._watch)
        application.focusObjectChanged.disconnect(self._watch_composing)
        self._do(self._rhythm.settle())
        for watched in (*self._windows, self._composing):
            self._forget(watched)
        self._windows, self._window, self._composing = [], None, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWindow):
            if event.type() == QEvent.Type.InputMethod:
                self._do(self._rhythm.settle())
            return False
        if isinstance(event, QKeyEvent):
            self._go_to(watched)
            return self._key(event)
        if event.type() in _SETTLING:
            self._do(self._rhythm.settle())
        return False

    @Slot("QWindow*")
    def _watch(self, window: QWindow | None) -> None:
        """Go with the keyboard; where it is nowhere, keys may still come to the windows that had it."""
        self._windows = [each for each in self._windows if isValid(each)]
        if window is not None and window not in self._windows:
            self._windows.append(window)
            window.installEventFilter(self)
        self._go_to(window)

    def _go_to(self, window: QWindow | None) -> None:
        """What is held belongs to the window before."""
        if window is not self._window:
            self._do(self._rhythm.settle())
            self._window = window

    @Slot("QObject*")
    def _watch_composing(self, composing: QObject | None) -> None:
        self._forget(self._composing)
        self._composing = None if isinstance(composing, QWindow) else composing
        if self._composing is not None:
            self._composing.installEventFilter(self)

    def _forget(self, watched: QObject | None) -> None:
        if watched is not None and isValid(watched):
            watched.removeEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        if self._hands_on:
            self._hands_on = False
            return False
        if event.key() in _SHIFTING:
            self._shift(event)
            return False
        return self._released(event) if event.type() == QEvent.Type.KeyRelease else self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key is kept back; a press is decided when its shortcuts are asked for, which comes first."""
        press, at = _press_of(event), _instant(event)
        is_first = event.type() == QEvent.Type.ShortcutOverride
        decided, self._decided = self._decided, None
        keeps = decided[2] if decided and not is_first and decided[:2] == (press, at) else self._decide(event, at)
        if is_first:
            self._decided = (press, at, keeps)
        elif keeps:
            self._keep(event, press)
        if keeps:
            event.accept()
        return keeps

    def _shift(self, event: QKeyEvent) -> None:
        """Shift and its like pass at once: nobody sees a scan in them."""
        if event.type() != QEvent.Type.ShortcutOverride and not event.isAutoRepeat():
            self._do(self._rhythm.press(Key(_instant(event), Kind.SHIFT)))

    def _decide(self, event: QKeyEvent, at: int) -> bool:
        self._rhythm.codes_only = self._reads_names()
        kind = _kind_of(event)
        sign = event.text() if kind is Kind.SIGN else ""
        step = self._rhythm.press(Key(at, kind, sign, event.isAutoRepeat()))
        self._do(step)
        return step.keeps

    def _keep(self, event: QKeyEvent, press: Press) -> None:
        self._kept_down.add(press)
        if len(self._held) < len(self._rhythm.text):
            self._held.append(_Held(press, [_copy(event)]))

    def _released(self, event: QKeyEvent) -> bool:
        """A key that was kept back is let up where it is held, or nowhere."""
        press = _press_of(event)
        if press not in self._kept_down:
            return False
        self._kept_down.discard(press)
        if self._held:
            self._held[-1].events.append(_copy(event))
        return True

    @Slot()
    def _quiet(self) -> None:
        """Silence, once keys that came while the program was busy had their turn."""
        if not self._was_quiet:
            self._was_quiet = True
            self._silence.start(0)
            return
        self._do(self._rhythm.settle())

    def _do(self, step: Step) -> None:
        self._silence.stop()
        self._was_quiet = False
        going = self._held[: step.let_go]
        self._held = [] if step.scan else self._held[step.let_go :]
        for held in going:
            self._hand_on(held)
        if step.scan:
            self.scanned.emit(step.scan)
        if self._rhythm.patience:
            self._silence.start(self._rhythm.patience)

    def _hand_on(self, held: _Held) -> None:
        self._kept_down.discard(held.press)
        for event in held.events:
            if self._window is None or not isValid(self._window):
                return
            self._hands_on = True
            QCoreApplication.sendEvent(self._window, event)
            self._hands_on = False


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    return application


def _kind_of(event: QKeyEvent) -> Kind:
    """A command is nothing of a scan's."""
    text = event.text()
    if text in _ENDING_TEXTS:
        return Kind.END
    if event.modifiers() & _COMMAND:
        return Kind.OTHER
    if event.key() in _ENDS:
        return Kind.END
    return Kind.SIGN if len(text) == 1 and text.isprintable() else Kind.OTHER


def _press_of(event: QKeyEvent) -> Press:
    return event.nativeScanCode(), int(event.key())


def _instant(event: QKeyEvent) -> int:
    """When the key was pressed by the system's clock, however late it is taken up."""
    return event.timestamp() or time.monotonic_ns() // 1_000_000


def _copy(event: QKeyEvent) -> QKeyEvent:
    made = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    made.setTimestamp(event.timestamp())
    return made
