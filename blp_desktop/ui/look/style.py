"""Style: Fusion in our colours, followed live from light to dark and back."""

import os
from string import Template

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from blp_desktop.places import resource
from blp_desktop.ui.look.colours import DARK, LIGHT, Colours, palette_of
from blp_desktop.ui.look.type import Size, font

GRID = 8
"""Pixels between things; half of it for small gaps."""
CORNER = 6
"""Radius of a corner in pixels."""
WIDEST = 1200
"""Pixels that one column of content may take."""


class Look(QObject):
    """Keeps the application in the system's scheme; `BLP_COLOUR_SCHEME` (light, dark) sets it instead."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.setStyle("Fusion")
        application.setFont(font(Size.BODY))
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.use(asked_scheme())

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Show this scheme; Unknown gives it back to the system."""
        hints = self._application.styleHints()
        hints.setColorScheme(scheme)
        self._show(hints.colorScheme() if scheme is Qt.ColorScheme.Unknown else scheme)

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        asked = asked_scheme()
        self._show(scheme if asked is Qt.ColorScheme.Unknown else asked)

    def _show(self, scheme: Qt.ColorScheme) -> None:
        colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(palette_of(colours))
        self._application.setStyleSheet(style_sheet(colours))


def asked_scheme() -> Qt.ColorScheme:
    """The scheme asked for in the environment, else Unknown: the system's."""
    match os.environ.get("BLP_COLOUR_SCHEME"):
        case "light":
            return Qt.ColorScheme.Light
        case "dark":
            return Qt.ColorScheme.Dark
        case _:
            return Qt.ColorScheme.Unknown


def style_sheet(colours: Colours) -> str:
    """What Fusion does not draw as we want it, in these colours."""
    drawings = resource("styles", "dark" if colours is DARK else "light").as_posix()
    return Template(_SHEET).substitute(colours.all(), corner=CORNER, data=int(Size.DATA), drawings=drawings)


_SHEET = """
QPushButton, QToolButton {
    background: $surface_raised; color: $text; border: 1px solid $edge; border-radius: ${corner}px;
    padding: 5px 12px; min-height: 20px;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:checked, QToolButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled, QToolButton:disabled { color: $edge; border-color: $line; }
QPushButton[kind="main"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[kind="main"]:hover, QPushButton[kind="main"]:pressed {
    background: $accent_strong; border-color: $accent_strong;
}
QPushButton[kind="main"]:focus { border: 2px solid $text; }
QPushButton[kind="main"]:disabled { background: $line; border-color: $line; color: $text_muted; }
QPushButton[kind="danger"] { color: $stopped; border-color: $stopped; }
QPushButton[kind="danger"]:hover { background: $stopped_soft; }
QPushButton[kind="danger"]:disabled { color: $edge; border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: $accent_soft; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[menu="yes"] { padding-right: 28px; }
QPushButton::menu-indicator { subcontrol-position: right center; right: 10px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface_raised; color: $text; border: 1px solid $edge; border-radius: ${corner}px;
    padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $text_muted;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 4px 7px;
}
QLineEdit > QToolButton { background: transparent; border: 0; padding: 0; min-height: 0; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $text_muted; background: $surface; }
QLineEdit[wrong="yes"], QComboBox[wrong="yes"], QAbstractSpinBox[wrong="yes"] { border-color: $stopped; }

QAbstractSpinBox { padding: 5px 0; }
QAbstractSpinBox:focus { padding: 4px 0; }
QDateTimeEdit[calendarPopup="true"] { padding: 5px 0 5px 4px; }
QDateTimeEdit[calendarPopup="true"]:focus { padding: 4px 0 4px 3px; }
QComboBox::drop-down, QDateTimeEdit[calendarPopup="true"]::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; border: 0; width: 24px;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; border: 0; width: 22px; height: 15px; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QComboBox::down-arrow, QDateTimeEdit[calendarPopup="true"]::down-arrow {
    image: url("$drawings/down.svg"); width: 16px; height: 16px;
}
QAbstractSpinBox::up-arrow { image: url("$drawings/up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$drawings/down.svg"); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QMenu::indicator, QGroupBox::indicator {
    width: 16px; height: 16px; background: $surface_raised; border: 1px solid $edge; border-radius: 4px;
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked {
    background: $accent; border-color: $accent; image: url("$drawings/check.svg");
}
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$drawings/dash.svg"); }
QCheckBox::indicator:checked:focus, QCheckBox::indicator:indeterminate:focus { border-color: $text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $surface; border-color: $line; }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QMenu::indicator { margin-left: 6px; width: 14px; height: 14px; }
QMenu::item:checked { padding-left: 12px; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus { border: 0; border-radius: 0; padding: 4px; }
QCalendarWidget #qt_calendar_navigationbar { background: $surface_raised; }
QCalendarWidget QToolButton { border: 0; background: transparent; margin: 2px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget #qt_calendar_prevmonth { qproperty-icon: url("$drawings/left.svg"); }
QCalendarWidget #qt_calendar_nextmonth { qproperty-icon: url("$drawings/right.svg"); }
QCalendarWidget QAbstractItemView { border: 0; selection-background-color: $accent; selection-color: $on_accent; }

QTableView, QListView, QTreeView {
    background: $surface_raised; color: $text; border: 1px solid $line; border-radius: ${corner}px;
    selection-background-color: $accent_soft; selection-color: $text; outline: 0;
}
QTableView:focus, QListView:focus, QTreeView:focus { border-color: $accent; }
QHeaderView { background: $surface_raised; border: 0; border-top-left-radius: ${corner}px; }
QHeaderView::section {
    background: $surface_raised; color: $text_muted; border: 0; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: ${data}px;
}
QHeaderView::section:hover { color: $text; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    color: $text_muted; background: transparent; border: 0; border-bottom: 2px solid transparent;
    padding: 8px 16px 8px 12px; min-height: 24px;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $hover; }

QMenu { background: $surface_raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $edge; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $surface; border: 0; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QStatusBar { border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QToolTip {
    background: $surface_raised; color: $text; border: 1px solid $line; padding: 4px 6px; font-size: ${data}px;
}
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollArea { border: 0; background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[tone="in"]::chunk { background: $in_; }
QProgressBar[tone="attention"]::chunk { background: $attention; }
QFrame[panel="yes"] { background: $surface_raised; border: 1px solid $line; border-radius: ${corner}px; }
QFrame[strip="told"] { background: $accent_soft; border-radius: ${corner}px; }
QFrame[strip="attention"] { background: $attention_soft; border-radius: ${corner}px; }
QFrame[strip="wrong"] { background: $stopped_soft; border-radius: ${corner}px; }
QLabel[problem="yes"] { color: $stopped; }
QFrame[tour="frame"] { background: transparent; border: 3px solid $accent; border-radius: ${corner}px; }
QFrame[tour="bubble"] { background: $surface_raised; border: 2px solid $accent; border-radius: ${corner}px; }
QFrame[band="rehearsal"] { background: $attention; }
QFrame[band="rehearsal"] QLabel { color: $on_verdict; }
"""
