"""The banner: a verdict over a dialog that is open, without a word of the dialog changed."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blp_desktop.ui.checkin.answer import Answer
from blp_desktop.ui.checkin.needs import NeedLines
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import icon, pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import icon_button

_WIDTH = 560
_SYMBOL = 40


class Banner(QFrame):
    """Floats at the upper edge of a dialog until the next scan, its cross, or the dialog's end, which `left` tells."""

    left = Signal()

    def __init__(self, answer: Answer, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(answer.text)
        self.answer = answer
        self._over = over
        self._symbol = QLabel(self)
        self._said = [
            label(answer.word, Size.BODY, weight=Weight.STRONG, parent=self),
            label(answer.name, Size.NUMBER, weight=Weight.STRONG, parent=self),
            label(answer.why, Size.BODY, parent=self),
        ]
        self._needs = NeedLines(self)
        self._needs.show_needs(answer.needs)
        self._cross = icon_button("x", self.tr("Put this verdict away"), self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self.close)
        self._lay_out()
        self._colour()
        over.installEventFilter(self)

    @property
    def text(self) -> str:
        """All that the banner says."""
        return self.answer.text

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Move | QEvent.Type.Resize:
                self._place()
            case QEvent.Type.Hide:
                self.left.emit()
                self.close()
            case _:
                pass
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_cross"):
            self._colour()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colours_of(self.palette()).of(self._role()))

    def _role(self) -> Role:
        return self.answer.tone.role if self.answer.tone else Role.SURFACE_RAISED

    def _ink(self) -> Role:
        return Role.ON_VERDICT if self.answer.tone else Role.TEXT

    def _colour(self) -> None:
        ink = self._ink()
        colour = colours_of(self.palette()).of(ink).name()
        for each in self._said:
            each.setStyleSheet(f"color: {colour};")
        self._needs.wear(ink)
        name = self.answer.tone.icon_name if self.answer.tone else "scan-line"
        self._symbol.setPixmap(pixmap(name, ink, size=_SYMBOL, ratio=self.devicePixelRatioF()))
        self._cross.setIcon(icon("x", ink))
        self.update()

    def _place(self) -> None:
        """Beyond the dialog where the screen has room, else within it where the keyboard is not."""
        room = self.screen().availableGeometry()
        self.setFixedWidth(min(max(_WIDTH, self._over.width()), room.width()))
        self.adjustSize()
        place = QRect(QPoint(), self.size())
        place.moveCenter(self._over.frameGeometry().center())
        place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
        place.moveTop(self._top(room))
        self.move(place.topLeft())

    def _top(self, room: QRect) -> int:
        frame, height = self._over.frameGeometry(), self.height()
        above, below = frame.top() - GRID - height, frame.bottom() + GRID
        if above >= room.top():
            return above
        if below + height <= room.bottom():
            return below
        return (
            frame.bottom() - height if self._keyboard_is_above(frame.top() + height) else max(room.top(), frame.top())
        )

    def _keyboard_is_above(self, line: int) -> bool:
        field = self._over.focusWidget()
        return field is not None and field.mapToGlobal(QPoint(0, 0)).y() < line

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        for said in self._said:
            said.setWordWrap(True)
            said.setVisible(bool(said.text()))
            words.addWidget(said)
        words.addWidget(self._needs)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 12, GRID, 12)
        row.setSpacing(2 * GRID)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
