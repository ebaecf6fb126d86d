"""Possible duplicates: two entries side by side, to be united or kept apart."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.doubles import Double, keep_apart, possible_doubles, unite
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label, muted
from blp_desktop.ui.participants.side_by_side import SideBySide
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.strip import Strip


class DoublesDialog(QDialog):
    """Goes from pair to pair and closes after the last one."""

    touched = Signal(object)
    told = Signal(str)
    """What was done with a pair, in words; undo takes it back."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station
        self._later: set[frozenset[str]] = set()
        self._double: Double | None = None
        self._pair: SideBySide | None = None
        self.setWindowTitle(self.tr("Possible duplicates"))
        self.strip = Strip(self)
        self.why = label("", parent=self)
        self.why.setWordWrap(True)
        self.rest = muted("", parent=self)
        self.later_button = button(self.tr("Decide later"), self, kind=Kind.QUIET)
        self.apart_button = button(self.tr("Keep both"), self, tip=self.tr("They are two people; not asked again"))
        self.unite_button = button(self.tr("Unite"), self, kind=Kind.MAIN)
        self._lay_out()
        self.later_button.clicked.connect(self.postpone)
        self.apart_button.clicked.connect(self.keep_both)
        self.unite_button.clicked.connect(self.unite)
        self._next()

    @property
    def pair(self) -> SideBySide:
        """The two that are shown."""
        assert self._pair is not None
        return self._pair

    @Slot()
    def unite(self) -> None:
        """Make them one, with the values that are chosen."""
        kept, other = self._kept_and_other()
        done = self._made(lambda: unite(self._station, kept, other, taking=self.pair.taken()))
        if done is not None:
            self.told.emit(self.tr("United: {name}.").format(name=done.value))
            self._next()

    @Slot()
    def keep_both(self) -> None:
        """They are two people."""
        kept, other = self._kept_and_other()
        if self._made(lambda: keep_apart(self._station, kept, other)) is not None:
            self.told.emit(self.tr("Both entries are kept."))
            self._next()

    @Slot()
    def postpone(self) -> None:
        """Look at the next pair; this one comes again another time."""
        self._later.add(frozenset(self._kept_and_other()))
        self._next()

    def done(self, result: int) -> None:
        """Close and go."""
        super().done(result)
        self.deleteLater()

    def _made(self, act: "Callable[[], Outcome[str] | Outcome[None]]") -> "Outcome[str] | Outcome[None] | None":
        self.strip.mended()
        try:
            done = act()
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return None
        self.touched.emit(done.touched)
        return done

    def _kept_and_other(self) -> tuple[str, str]:
        assert self._double is not None
        kept = self._double.proposed
        return kept.id, (self._double.other if kept is self._double.one else self._double.one).id

    def _next(self) -> None:
        found = [each for each in possible_doubles(self._station) if self._is_open(each)]
        if not found:
            self.accept()
            return
        self._double = found[0]
        self._show(found[0], rest=len(found) - 1)

    def _is_open(self, double: Double) -> bool:
        return frozenset((double.one.id, double.other.id)) not in self._later

    def _show(self, double: Double, *, rest: int) -> None:
        kept = double.proposed
        other = double.other if kept is double.one else double.one
        self._pair = SideBySide(kept, other, self)
        self._scroll.setWidget(self._pair)
        certain, alike = self.tr("Both have the same e-mail."), self.tr("Both are called alike.")
        told = self.tr("United, they count as one person, and all scans stay. You can undo it.")
        self.why.setText(f"{certain if double.certain else alike} {told}")
        self.rest.setText(self.tr("{count} more to look at").format(count=rest) if rest else "")
        self.unite_button.setFocus()

    def _lay_out(self) -> None:
        fit_on_screen(self, QSize(720, 560))
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Two entries"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for part in (self.later_button, self.rest):
            buttons.addWidget(part)
        buttons.addStretch(1)
        buttons.addWidget(self.apart_button)
        buttons.addWidget(self.unite_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.windowTitle(), self))
        column.addWidget(self.strip)
        column.addWidget(self.why)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
