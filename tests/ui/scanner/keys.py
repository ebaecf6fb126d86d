"""Keys as the system sends them: to the window with the keyboard, each with its instant."""

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_instants: Iterator[int] = count(1_000_000, 10_000)
_NAMED = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
_DOWN = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def send(text: str, *, gap: int) -> None:
    """Press and let up these keys, so many milliseconds from one to the next, after a pause."""
    start = next(_instants)
    for place, sign in enumerate(text):
        for kind in (*_DOWN, QEvent.Type.KeyRelease):
            _send(kind, sign, start + gap * place)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and let up a key that types nothing."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    for kind in (*_DOWN, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, key, modifiers))


def _send(kind: QEvent.Type, sign: str, at: int) -> None:
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    key = _NAMED.get(sign, Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown)
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window, event)
