"""Buttons: a verb, perhaps an icon; one filled one in a view."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import BESIDE_TEXT, ICON_SIZE, icon


class Kind(StrEnum):
    """How much a button asks for attention."""

    MAIN = "main"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"


class _Button(QPushButton):
    """Enter presses the button that has the keyboard; it goes to no other."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press(self, event):
            super().keyPressEvent(event)


class _IconButton(QToolButton):
    """The same, with an icon alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press(self, event):
            super().keyPressEvent(event)


def button(
    text: str,
    parent: QWidget | None = None,
    *,
    kind: Kind = Kind.PLAIN,
    icon_name: str = "",
    tip: str = "",
    shortcut: str = "",
) -> QPushButton:
    """A button with a verb; `shortcut` is only told in the tooltip, the key belongs to a menu or the view."""
    made = _Button(text, parent)
    made.setProperty("kind", kind.value)
    made.setAutoDefault(False)
    made.setToolTip(tip_with(tip or text, shortcut) if tip or shortcut else "")
    if icon_name:
        made.setIcon(icon(icon_name, _colour(kind)))
        made.setIconSize(BESIDE_TEXT)
    return made


def icon_button(icon_name: str, name: str, parent: QWidget | None = None, *, shortcut: str = "") -> QToolButton:
    """A button with an icon alone; `name` is its tooltip and what a screen reader says."""
    made = _IconButton(parent)
    made.setProperty("kind", Kind.QUIET.value)
    made.setIcon(icon(icon_name))
    made.setIconSize(ICON_SIZE)
    made.setAccessibleName(name)
    made.setToolTip(tip_with(name, shortcut))
    made.setStyleSheet("padding: 3px;")
    return made


def tip_with(text: str, shortcut: str) -> str:
    """`Undo (Ctrl+Z)`, in the platform's own writing."""
    if not shortcut:
        return text
    return f"{text} ({QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)})"


def _press(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Press it where the key is Enter; says whether it was."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    pressed.click()
    return True


def _colour(kind: Kind) -> Role:
    match kind:
        case Kind.MAIN:
            return Role.ON_ACCENT
        case Kind.DANGER:
            return Role.STOPPED
        case Kind.PLAIN | Kind.QUIET:
            return Role.TEXT
