"""The painter of the agenda: headings with their doors, sessions in two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from blp_desktop.desk.agenda import AgendaDay, SessionLine
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight
from blp_desktop.ui.modules.agenda_model import (
    ROW,
    AgendaModel,
    DayHeading,
    NothingPlanned,
    SessionRow,
    heading,
    times,
)
from blp_desktop.ui.modules.brush import Brush

_HEADING = 48
_SESSION = 52
_NOTHING = 40
_SIDE = 12
_TIMES = 108


class AgendaDelegate(QStyledItemDelegate):
    """Paints a row of the agenda by what it is."""

    def __init__(self, model: AgendaModel) -> None:
        super().__init__(model)
        self._words = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the row's kind needs."""
        match index.data(ROW):
            case DayHeading():
                return QSize(320, _HEADING)
            case NothingPlanned():
                return QSize(320, _NOTHING)
            case _:
                return QSize(320, _SESSION)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, option.palette)
        match row:
            case DayHeading(day):
                self._heading(brush, rect, day)
            case NothingPlanned():
                brush.text(rect.adjusted(_SIDE, 0, 0, 0), self._words.words(row), role=Role.TEXT_MUTED)
            case SessionRow(line, is_now):
                _ground(brush, rect, state)
                self._session(brush, rect, line, is_now=is_now)
        painter.restore()

    def _heading(self, brush: Brush, rect: QRect, day: AgendaDay) -> None:
        line = rect.adjusted(_SIDE, GRID, -_SIDE, -1)
        taken = brush.text(line, heading(day.day), size=Size.BODY, weight=Weight.STRONG)
        doors = " · ".join(self._words.door_words(door) for door in day.half_days)
        told = self._words.tr("Door: {times}").format(times=doors) if doors else ""
        brush.text(line.adjusted(taken + 2 * GRID, 0, 0, 0), told, role=Role.TEXT_MUTED, at_end=True)
        brush.hairline(rect.adjusted(_SIDE, 0, -_SIDE, 0))

    def _session(self, brush: Brush, rect: QRect, line: SessionLine, *, is_now: bool) -> None:
        if is_now:
            brush.block(QRect(rect.left() + 3, rect.top() + 8, 3, rect.height() - 16), Role.ACCENT, corner=1)
        upper = QRect(rect.left() + _SIDE, rect.top() + 6, rect.width() - 2 * _SIDE, 22)
        lower = upper.translated(0, 20)
        brush.text(upper, times(line))
        if is_now:
            brush.text(lower, self._words.tr("now"), role=Role.ACCENT, weight=Weight.STRONG)
        if not line.counts:
            taken = brush.text(upper, self._words.tr("not counted"), role=Role.TEXT_MUTED, at_end=True)
            upper.setRight(upper.right() - taken - 2 * GRID)
        brush.text(upper.adjusted(_TIMES, 0, 0, 0), line.title, size=Size.BODY)
        self._below(brush, lower.adjusted(_TIMES, 0, 0, 0), line)

    def _below(self, brush: Brush, rect: QRect, line: SessionLine) -> None:
        where = " · ".join(part for part in (line.room, line.speaker) if part)
        taken = brush.text(rect, where, role=Role.TEXT_MUTED)
        clash = self._words.clash_words(line)
        if clash:
            after = rect.adjusted(taken + GRID if taken else 0, 0, 0, 0)
            brush.text(brush.symbol(after, "triangle-alert", Role.ATTENTION), clash, role=Role.ATTENTION)


def _ground(brush: Brush, rect: QRect, state: QStyle.StateFlag) -> None:
    """The ground of a row that is chosen or below the mouse."""
    if state & QStyle.StateFlag.State_Selected:
        brush.block(rect.adjusted(2, 1, -2, -1), Role.ACCENT_SOFT)
    elif state & QStyle.StateFlag.State_MouseOver:
        brush.block(rect.adjusted(2, 1, -2, -1), Role.HOVER)
