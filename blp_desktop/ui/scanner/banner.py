"""The banner: a verdict over a dialog that is open, without a word of the dialog changed."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blp_desktop.ui.checkin.answer import Answer
from blp_desktop.ui.checkin.needs import NeedLines
from blp_desktop.ui.checkin.offers import KEYS, OVER_A_DIALOG
from blp_desktop.ui.checkin.verdict_panel import VerdictPanel
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import icon, pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import button, icon_button

_WIDTH = 560
_SYMBOL = 40


class Banner(QFrame):
    """Says what the door's panel says, at the upper edge of a dialog, and takes up its offers: their keys work there.

    Until the next scan, its cross, or the dialog's end, which `left` tells.
    """

    left = Signal()

    def __init__(self, panel: VerdictPanel, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.over = over
        self._panel = panel
        self._symbol = QLabel(self)
        self._word = label("", Size.BODY, weight=Weight.STRONG, parent=self)
        self._name = label("", Size.NUMBER, weight=Weight.STRONG, parent=self)
        self._why, self._later = label("", Size.BODY, parent=self), label("", Size.BODY, parent=self)
        self._said = (self._word, self._name, self._why, self._later)
        self._needs = NeedLines(self)
        self.acts = tuple(button("", self) for _ in KEYS)
        self._keys = tuple(QShortcut(QKeySequence(key), over) for key in KEYS)
        self._cross = icon_button("x", self.tr("Put this verdict away"), self)
        self._lay_out()
        self._connect()
        self._show_answer()
        over.installEventFilter(self)

    @property
    def answer(self) -> Answer:
        """What the door answered last."""
        return self._panel.answer

    @property
    def text(self) -> str:
        """All that the banner says."""
        acts = [each.text() for each in self.acts if not each.isHidden()]
        return ". ".join(part for part in (self.answer.text, *acts, self._later.text()) if part)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_cross"):
            self._colour()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colours_of(self.palette()).of(self._role()))

    @Slot()
    def _show_answer(self) -> None:
        """The scan's answer, or what came of the act that was taken up here."""
        answer = self.answer
        self._needs.show_needs(answer.needs)
        for each, text in ((self._word, answer.word), (self._name, answer.name), (self._why, answer.why)):
            _say(each, text)
        self._offer()
        self.setAccessibleName(self.text)
        self._colour()
        self._place()

    def _offer(self) -> None:
        later = []
        for place, (key, act, shortcut) in enumerate(zip(KEYS, self.acts, self._keys, strict=True)):
            offer = self._panel.offered[place] if place < len(self._panel.offered) else None
            is_here = offer is not None and offer.kind in OVER_A_DIALOG
            act.setVisible(is_here)
            act.setText(f"{offer.words} ({key})" if offer and is_here else "")
            shortcut.setEnabled(is_here)
            later += [self.tr("{key}: {act}").format(key=key, act=offer.words)] if offer and not is_here else []
        _say(self._later, self.tr("Close this dialog, then {acts}.").format(acts=", ".join(later)) if later else "")

    @Slot(str)
    def _note(self, problem: str) -> None:
        """Why what was taken up here came to nothing."""
        _say(self._why, problem)
        self._place()

    def _connect(self) -> None:
        for act, key, slot in zip(
            self.acts, self._keys, (self._panel.take_first, self._panel.take_second), strict=True
        ):
            act.clicked.connect(slot)
            key.activated.connect(slot)
        for each in (self._cross, *self.acts):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self.close)
        self._panel.changed.connect(self._show_answer)
        self._panel.noted.connect(self._note)

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
        self.setFixedWidth(min(max(_WIDTH, self.over.width()), room.width()))
        self.adjustSize()
        place = QRect(QPoint(), self.size())
        place.moveCenter(self.over.frameGeometry().center())
        place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
        place.moveTop(self._top(room))
        self.move(place.topLeft())

    def _top(self, room: QRect) -> int:
        frame, height = self.over.frameGeometry(), self.height()
        above, below = frame.top() - GRID - height, frame.bottom() + GRID
        if above >= room.top():
            return above
        if below + height <= room.bottom():
            return below
        return (
            frame.bottom() - height if self._keyboard_is_above(frame.top() + height) else max(room.top(), frame.top())
        )

    def _keyboard_is_above(self, line: int) -> bool:
        field = self.over.focusWidget()
        return field is not None and field.mapToGlobal(QPoint(0, 0)).y() < line

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        for said in (self._word, self._name, self._why, self._needs, self._later):
            words.addWidget(said)
        for said in self._said:
            said.setWordWrap(True)
        acts = QHBoxLayout()
        acts.setSpacing(GRID)
        for act in self.acts:
            acts.addWidget(act)
        acts.addStretch(1)
        words.addLayout(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 12, GRID, 12)
        row.setSpacing(2 * GRID)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)


def _say(each: QLabel, text: str) -> None:
    each.setText(text)
    each.setVisible(bool(text))
