"""The head of the chosen module: what it is, its papers, and the menu of what is seldom done."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from blp_desktop.desk.modules import ModuleCard
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button, icon_button
from blp_desktop.ui.parts.flow import Flow

_NARROWEST = 168


class ModuleHeader(QWidget):
    """Names the module and offers its papers."""

    badges_asked = Signal()
    sheets_asked = Signal()
    list_asked = Signal()
    calendar_asked = Signal()
    filing_asked = Signal()
    signed_asked = Signal()
    certificates_asked = Signal()
    venue_lists_asked = Signal()
    evidence_asked = Signal()
    report_asked = Signal()
    edit_asked = Signal()
    doors_asked = Signal()
    questions_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label(size=Size.BODY, weight=Weight.STRONG, parent=self)
        self._title.setWordWrap(True)
        self._title.setMinimumWidth(_NARROWEST)
        self.badges = button(self.tr("Print badges"), self, kind=Kind.MAIN, icon_name="badge-check", shortcut="Ctrl+P")
        self.sheets = button(self.tr("Attendance sheets"), self, icon_name="signature")
        self.list = button(self.tr("Participant list"), self, icon_name="file-spreadsheet")
        self.calendar = button(self.tr("Calendar"), self, icon_name="calendar-plus")
        self.more = icon_button("ellipsis", self.tr("More for this module"), self)
        self.more.setMenu(self._menu())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton { padding: 3px; } QToolButton::menu-indicator { image: none; }")
        self._lay_out()
        self._connect()

    def show_card(self, card: ModuleCard) -> None:
        """Name this module."""
        self._title.setText(card.title)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.file_signed = QAction(icon("upload"), self.tr("File a signed sheet…"), menu)
        self.signed = QAction(icon("signature"), self.tr("Signed sheets…"), menu)
        self.certificates = QAction(icon("badge-check"), self.tr("Certificates…"), menu)
        self.venue_lists = QAction(icon("list-checks"), self.tr("Papers for the venue…"), menu)
        self.evidence = QAction(icon("shield-check"), self.tr("Evidence for the funder…"), menu)
        self.report = QAction(icon("chart-column"), self.tr("Module report…"), menu)
        self._edit = QAction(icon("pencil"), self.tr("Edit module…"), menu)
        self._doors = QAction(icon("door-open"), self.tr("Checkpoints and door times…"), menu)
        self._questions = QAction(icon("clipboard-list"), self.tr("Questions at the door…"), menu)
        self._remove = QAction(icon("trash-2"), self.tr("Remove module"), menu)
        menu.addActions([self.file_signed, self.signed])
        menu.addSeparator()
        menu.addActions([self.certificates, self.venue_lists, self.report, self.evidence])
        menu.addSeparator()
        menu.addActions([self._edit, self._doors, self._questions])
        menu.addSeparator()
        menu.addAction(self._remove)
        return menu

    def _lay_out(self) -> None:
        row = Flow(self)
        row.addWidget(self._title)
        row.stretch(self._title)
        for widget in (self.badges, self.sheets, self.list, self.calendar, self.more):
            row.addWidget(widget)

    def _connect(self) -> None:
        self.badges.clicked.connect(self.badges_asked)
        self.sheets.clicked.connect(self.sheets_asked)
        self.list.clicked.connect(self.list_asked)
        self.calendar.clicked.connect(self.calendar_asked)
        self.file_signed.triggered.connect(self.filing_asked)
        self.signed.triggered.connect(self.signed_asked)
        self.certificates.triggered.connect(self.certificates_asked)
        self.venue_lists.triggered.connect(self.venue_lists_asked)
        self.evidence.triggered.connect(self.evidence_asked)
        self.report.triggered.connect(self.report_asked)
        self._edit.triggered.connect(self.edit_asked)
        self._doors.triggered.connect(self.doors_asked)
        self._questions.triggered.connect(self.questions_asked)
        self._remove.triggered.connect(self.remove_asked)
