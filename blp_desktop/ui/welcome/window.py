"""The welcome screen: who just came in is greeted by name; nothing else is told of anybody."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMargins, QPoint, QSize, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QApplication, QStyle, QVBoxLayout, QWidget

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Weight
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.remembered import settings
from blp_desktop.ui.welcome.big_line import BigLine

GREET_FOR = 6_000
"""Milliseconds that a name stays."""
_FADE = 140
_SIZE, _SMALL = QSize(640, 360), QSize(384, 216)
_AWAY = QMargins(GRID, GRID, 3 * GRID, 6 * GRID)
"""What a window's frame and a bar of the system take."""
_ABOVE = 9 * GRID
"""What stays free below it on the desk's own screen, for what is told at the door."""
_EDGES = 24
"""The part of its width that each edge is."""
_PLACE = "welcome/geometry"
_CORNER = QPoint(6 * GRID, 6 * GRID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What people come to."""

    programme: str = ""
    module: str = ""
    city: str = ""


class Welcome(QWidget):
    """Full screen on the second screen where there is one, else a small window; it leaves the keyboard to the desk.

    `over` is what it may cover on the desk's own screen; where it was moved to is remembered.
    """

    closed = Signal()

    def __init__(self, desk: QWidget, over: QWidget | None = None) -> None:
        super().__init__(desk, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._desk, self._over = desk, over
        self._occasion = Occasion()
        self.above = BigLine(Role.TEXT_MUTED, 0.045, Weight.REGULAR, self)
        self.greeting = BigLine(Role.ACCENT, 0.08, Weight.REGULAR, self)
        self.name = BigLine(Role.TEXT, 0.17, Weight.STRONG, self)
        self.below = BigLine(Role.TEXT_MUTED, 0.045, Weight.REGULAR, self)
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE)
        self._fade.valueChanged.connect(self._appear)
        self._back = QTimer(self, singleShot=True, interval=GREET_FOR)
        self._back.timeout.connect(self.be_calm)
        self._lay_out()
        self.be_calm()

    def show_occasion(self, occasion: Occasion) -> None:
        """Name what people come to."""
        self._occasion = occasion
        self.setWindowTitle(self.tr("Welcome screen"))
        self.above.tell(occasion.programme)
        self.below.tell(" · ".join(filter(None, (occasion.city, occasion.module))))

    def greet(self, name: str) -> None:
        """Welcome somebody for some seconds; whoever comes next takes the place."""
        self._say(self.tr("Welcome"), name)
        self._back.start()

    @Slot()
    def be_calm(self) -> None:
        """Greet nobody by name."""
        self._back.stop()
        self._say("", self.tr("Welcome"))

    @property
    def text(self) -> str:
        """What is said in the middle."""
        return ", ".join(filter(None, (self.greeting.text, self.name.text)))

    # where it is

    def open(self) -> None:
        """Show it where the guests see it, and leave the keyboard where it is."""
        at_work, screen = self._desk.isActiveWindow(), self._screen()
        if self.shares_the_screen:
            self._stand_aside()
            self.show()
        else:
            fit_on_screen(self, _SIZE)
            self.move(screen.geometry().topLeft() + _CORNER)
            self._fill()
        if at_work:  # not every system heeds that it is shown without the keyboard
            self._desk.activateWindow()

    @property
    def shares_the_screen(self) -> bool:
        """Whether there is no other screen than the desk's."""
        return self._screen() is self._desk.screen()

    @Slot()
    def turn_full(self) -> None:
        """Fill the screen, or leave it."""
        if self.isFullScreen():
            self.unsetCursor()
            self.showNormal()
        else:
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F fills the screen and Esc leaves it; what else is typed here is meant for the desk."""
        leaves = event.key() == Qt.Key.Key_Escape and self.isFullScreen()
        if leaves or event.key() == Qt.Key.Key_F:
            self.turn_full()
            return
        self._desk.activateWindow()
        QApplication.sendEvent(self._desk.focusWidget() or self._desk, event.clone())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Edges as the window is large."""
        edge = max(2 * GRID, event.size().width() // _EDGES)
        self._column.setContentsMargins(edge, edge, edge, edge)
        super().resizeEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.turn_full()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the second screen does not keep the keyboard."""
        super().mouseReleaseEvent(event)
        if self.screen() is not self._desk.screen():
            self._desk.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.be_calm()
        if self.shares_the_screen and not self.isFullScreen():
            settings().setValue(_PLACE, self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    # inside

    def _screen(self) -> QScreen:
        """Another screen than the desk's where there is one."""
        own = self._desk.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own), own)

    def _stand_aside(self) -> None:
        """Where it was left, else where it covers neither the verdict nor who is missing."""
        kept = settings().value(_PLACE)
        if isinstance(kept, QByteArray) and self.restoreGeometry(kept):
            return
        fit_on_screen(self, _SMALL)
        room = self._desk.screen().availableGeometry().marginsRemoved(_AWAY)
        corner = room.bottomRight()
        if self._over is not None and self._over.isVisible():
            aside = self._over.mapToGlobal(self._over.rect().bottomRight()) - QPoint(2 * GRID, _ABOVE)
            corner = QPoint(min(corner.x(), aside.x()), min(corner.y(), aside.y()))
        self.move(corner - self.rect().bottomRight())

    def _fill(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def _say(self, greeting: str, name: str) -> None:
        self.greeting.tell(greeting)
        self.greeting.setVisible(bool(greeting))
        self.name.tell(name)
        self.setAccessibleName(self.text)
        self._fade_in()

    def _fade_in(self) -> None:
        """Let it appear softly where the system has no objection to motion."""
        self._fade.stop()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self):
            self._fade.start()
        else:
            self._appear(1.0)

    @Slot(object)
    def _appear(self, opacity: float) -> None:
        self.greeting.appear(opacity)
        self.name.appear(opacity)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        said = QVBoxLayout(middle)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self.greeting, 2)
        said.addWidget(self.name, 5)
        self._column = column = QVBoxLayout(self)
        for part, share in ((self.above, 2), (middle, 7), (self.below, 2)):
            column.addWidget(part, share)
        self.setMinimumSize(320, 180)
