"""A button with an icon alone that opens a menu."""

from PySide6.QtWidgets import QToolButton, QWidget

from blp_desktop.ui.parts.buttons import icon_button


def menu_button(icon_name: str, name: str, parent: QWidget) -> QToolButton:
    """Opens its menu at once, without an arrow beside the icon; the caller sets the menu."""
    made = icon_button(icon_name, name, parent)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setStyleSheet("QToolButton { padding: 3px; } QToolButton::menu-indicator { image: none; }")
    return made
