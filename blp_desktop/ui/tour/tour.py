"""The tour: goes through ten places of the real window, by keyboard or mouse; it can be left at any of them."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.preferences import preferences, toured
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.ui.tour.bubble import Bubble, Frame
from blp_desktop.ui.tour.steps import steps
from blp_desktop.ui.window import MainWindow


class Tour(QObject):
    """In one window; it is remembered how far somebody came."""

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps(self)
        self._at = 0
        self.frame = Frame(window)
        self.bubble = Bubble(window)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._point)
        self.bubble.forth.connect(self.go_on)
        self.bubble.back.connect(self.go_back)
        self.bubble.left.connect(self.end)
        window.tabs.currentChanged.connect(self._left_alone)
        window.installEventFilter(self)

    @property
    def place(self) -> int:
        """The step that is shown, the first being 1."""
        return self._at + 1

    @property
    def widget(self) -> QWidget:
        """What is pointed at."""
        return self._steps[self._at].widget(self._window)

    def begin(self) -> None:
        """Where it was left; from the first step where it was finished, or never begun."""
        seen = preferences().tour
        self._go_to(seen - 1 if 0 < seen < len(self._steps) else 0)

    @Slot()
    def go_on(self) -> None:
        """The next step, or the end."""
        if self._at + 1 < len(self._steps):
            self._go_to(self._at + 1)
        else:
            self.end()

    @Slot()
    def go_back(self) -> None:
        """The step before."""
        self._go_to(max(self._at - 1, 0))

    @Slot()
    def end(self) -> None:
        """Leave the window as it was before the tour."""
        self._window.removeEventFilter(self)
        self._window.tabs.currentChanged.disconnect(self._left_alone)
        self.bubble.hide()
        self.frame.hide()
        for each in (self.bubble, self.frame, self):
            each.deleteLater()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _go_to(self, place: int) -> None:
        self._at = place
        step = self._steps[place]
        self._window.show_tab(step.tab)
        self.bubble.say(step.title, step.words, number=place + 1, count=len(self._steps))
        with suppress(SurroundingsFailed):  # a step that is not remembered is seen again
            toured(place + 1)
        self._soon.start()

    @Slot()
    def _left_alone(self) -> None:
        """Somebody went to another tab by themselves: what is pointed at is not there any more."""
        if self._window.tabs.currentIndex() != self._steps[self._at].tab:
            self.end()

    @Slot()
    def _point(self) -> None:
        widget = self.widget
        place = QRect(widget.mapTo(self._window, QPoint()), widget.size())
        self.frame.surround(place)
        self.bubble.stand_beside(place, within=self._window.body.geometry())
