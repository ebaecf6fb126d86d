"""Keys as the system sends them: to the window with the keyboard, each with its instant."""

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_instants: Iterator[int] = count(1_000_000, 10_000)
_NAMED = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
_DOWN = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def send(text: str, *, gap: int) -> None:
    """Press and let up these keys, so many milliseconds from one to the next, after a pause.

    Without a gap the system takes a double sign for a key that repeats itself.
    """
    start = next(_instants)
    for place, sign in enumerate(text):
        repeats = gap == 0 and place > 0 and text[place - 1] == sign
        for kind in (*_DOWN, QEvent.Type.KeyRelease):
            _send(kind, sign, start + gap * place, repeats=repeats)


def hold(sign: str, times: int) -> None:
    """Hold a key down until it repeated itself so many times."""
    start = next(_instants)
    for kind in _DOWN:
        _send(kind, sign, start)
    for time in range(times):
        for kind in (QEvent.Type.KeyRelease, *_DOWN):
            _send(kind, sign, start + 400 + 30 * time, repeats=True)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and let up a key that types nothing."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    for kind in (*_DOWN, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, key, modifiers))


def _send(kind: QEvent.Type, sign: str, at: int, *, repeats: bool = False) -> None:
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    key = _NAMED.get(sign, Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown)
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign, repeats)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window, event)
