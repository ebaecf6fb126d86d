"""Before the journey: what is ready, what wants a look, what is missing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.readiness import Check, Place, State, readiness, worst_first
from blp_desktop.desk.readiness_laptop import Surroundings, laptop_readiness, scanner_check
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button, icon_button
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.rehearsal.check_list import CheckList, CheckRow
from blp_desktop.ui.rehearsal.module_choice import ModuleChoice
from blp_desktop.ui.rehearsal.scanner_test import ScannerTest

_WIDTH, _HEIGHT = 880, 800


class ReadinessDialog(QDialog):
    """Checks one module on this laptop; `around` is asked anew at each refresh."""

    led = Signal(object)
    """The `Place` where something can be put right; the dialog has closed."""
    rehearsal_asked = Signal(str)
    """The door of this module is to be rehearsed; the dialog has closed."""

    def __init__(self, station: Station, around: Callable[[], Surroundings], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Before the journey"))
        self._station = station
        self._around = around
        self._scanned = ""
        self.strip = Strip(self)
        self.module = ModuleChoice(station, "", self)
        self.again = icon_button("refresh-cw", self.tr("Check again"), self)
        self.summary = muted(parent=self)
        self.list = CheckList(self)
        self.scanner = ScannerTest(self)
        self.answer = CheckRow(scanner_check(station), self)
        self.answer.hide()
        self.rehearse = button(self.tr("Rehearse the door…"), self, kind=Kind.MAIN)
        self.keep = button(self.tr("Close"), self)
        self._lay_out()
        self._connect()
        self.scanner.field.setFocus()
        # the devices may take a moment to answer: the dialog is there first
        QTimer.singleShot(0, self, self.check)

    @Slot()
    def check(self) -> None:
        """Look at everything again."""
        self.strip.mended()
        try:
            checks = self._checks()
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            checks = (scanner_check(self._station, self._scanned),)
        self.rehearse.setEnabled(bool(self.module.module))
        self.list.show_checks(worst_first(checks))
        self._sum_up(checks)

    @Slot(str)
    def take_scan(self, text: str) -> None:
        """A scanner read this: tell how well."""
        self._scanned = text
        scanner = scanner_check(self._station, text)
        others = tuple(row.check for row in self.list.rows if row.check.id != scanner.id)
        self.list.show_checks(worst_first((scanner, *others)))
        self._sum_up((scanner, *others))
        told = self.tr("This was a test: nobody was checked in. The door takes scans again once this check is closed.")
        self.answer.show_check(replace(scanner, sentence=f"{scanner.sentence} {told}"))
        self.answer.show()

    def done(self, result: int) -> None:
        self.scanner.stop()
        super().done(result)
        self.deleteLater()

    def _checks(self) -> tuple[Check, ...]:
        module = self.module.module
        if not module:
            sentence = "This file holds no module yet."
            raise Refusal("no_module", sentence, "Import a programme workbook with File, Import a list.")
        laptop = laptop_readiness(self._station, module, self._around())
        return (*readiness(self._station, module), scanner_check(self._station, self._scanned), *laptop)

    def _sum_up(self, checks: tuple[Check, ...]) -> None:
        counts = Counter(check.state for check in checks)
        parts = (
            self.tr("{count} missing").format(count=counts[State.MISSING]),
            self.tr("{count} to look at").format(count=counts[State.LOOK]),
            self.tr("{count} ready").format(count=counts[State.READY]),
        )
        self.summary.setText(" · ".join(parts))

    @Slot(object)
    def _lead(self, place: Place) -> None:
        self.accept()
        self.led.emit(place)

    @Slot()
    def _rehearse(self) -> None:
        module = self.module.module
        self.accept()
        self.rehearsal_asked.emit(module)

    def _connect(self) -> None:
        self.module.chosen.connect(self.check)
        self.again.clicked.connect(self.check)
        self.list.led.connect(self._lead)
        self.scanner.tried.connect(self.take_scan)
        self.rehearse.clicked.connect(self._rehearse)
        self.keep.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label(self.tr("Before the journey"), Size.TITLE, weight=Weight.STRONG, parent=self))
        head.addSpacing(GRID)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.module)
        head.addWidget(self.again)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.scanner, 1)
        foot.addWidget(self.keep)
        foot.addWidget(self.rehearse)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(self.list, 1)
        column.addWidget(self.answer)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, round(room.width() * 0.95)), min(_HEIGHT, round(room.height() * 0.9)))
