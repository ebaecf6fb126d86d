"""The agenda of a module: its days and sessions, to be added to, edited and thinned."""

from datetime import date, datetime

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget

from blp_desktop.desk.agenda import Agenda, SessionLine
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.modules.agenda_delegate import AgendaDelegate
from blp_desktop.ui.modules.agenda_model import AgendaModel
from blp_desktop.ui.parts.buttons import button, icon_button

_LEAST_ROWS = 260
"""Pixels of agenda that are always seen."""


class AgendaList(QListView):
    """Days and sessions; Enter opens a session, Delete takes it out."""

    opened = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sessions = AgendaModel(self)
        self.setModel(self.sessions)
        self.setItemDelegate(AgendaDelegate(self.sessions))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMouseTracking(True)
        self.setMinimumHeight(_LEAST_ROWS)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Agenda"))
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete act on the chosen session."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another scheme is another paint."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    def chosen(self) -> SessionLine | None:
        """The chosen session."""
        return self.sessions.session_at(self.currentIndex()) if self.selectedIndexes() else None

    def choose(self, session_id: str) -> None:
        """Choose a session; none where it is gone."""
        index = self.sessions.index_of(session_id)
        if index.isValid():
            self.setCurrentIndex(index)


class AgendaView(QWidget):
    """The agenda with what can be done to it."""

    add_asked = Signal()
    edit_asked = Signal(str)
    """The id of the session to edit."""
    remove_asked = Signal(str)
    """The id of the session to take out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = AgendaList(self)
        self._zone = muted(parent=self)
        self.add_button = button(self.tr("Add session"), self, icon_name="plus")
        self.edit_button = icon_button("pencil", self.tr("Edit session"), self, shortcut="Return")
        self.remove_button = icon_button("trash-2", self.tr("Remove session"), self, shortcut="Del")
        self._menu = self._made_menu()
        self._lay_out()
        self._connect()
        self._follow_choice()

    def show_agenda(self, agenda: Agenda, now: datetime) -> None:
        """Show this agenda, the same session still chosen; the zone of `now`, the module's, is named if not ours."""
        chosen = self.list.chosen()
        self.list.sessions.show(agenda, now)
        self._zone.setText(self.tr("times of {zone}").format(zone=agenda.module.time_zone))
        self._zone.setVisible(now.utcoffset() != now.astimezone().utcoffset())
        if chosen is not None:
            self.list.choose(chosen.id)
        self._follow_choice()

    def chosen_day(self) -> date | None:
        """The day of the chosen session."""
        chosen = self.list.chosen()
        return chosen.day if chosen else None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label(self.tr("Agenda"), Size.BODY, weight=Weight.STRONG, parent=self))
        head.addWidget(self._zone)
        head.addStretch(1)
        for widget in (self.edit_button, self.remove_button, self.add_button):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        self._edit = QAction(icon("pencil"), self.tr("Edit session"), menu)
        self._remove = QAction(icon("trash-2"), self.tr("Remove session"), menu)
        self._edit.triggered.connect(self._ask_edit)
        self._remove.triggered.connect(self._ask_remove)
        menu.addActions([self._edit, self._remove])
        return menu

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_asked)
        self.edit_button.clicked.connect(self._ask_edit)
        self.remove_button.clicked.connect(self._ask_remove)
        self.list.opened.connect(self._ask_edit)
        self.list.removed.connect(self._ask_remove)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().selectionChanged.connect(self._follow_choice)

    @Slot()
    def _follow_choice(self) -> None:
        chosen = self.list.chosen() is not None
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    @Slot()
    def _ask_edit(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self.edit_asked.emit(chosen.id)

    @Slot()
    def _ask_remove(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self.remove_asked.emit(chosen.id)

    @Slot(QPoint)
    def _show_menu(self, where: QPoint) -> None:
        index: QModelIndex = self.list.indexAt(where)
        if self.list.sessions.session_at(index) is not None:
            self.list.setCurrentIndex(index)
            self._menu.popup(self.list.viewport().mapToGlobal(where))
