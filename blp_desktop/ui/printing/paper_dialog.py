"""The form of a paper that goes to a printer: which one, how many copies, on one side or both."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from blp_desktop.desk.print_jobs import Destination
from blp_desktop.desk.printer_memory import paper_printed_on, printer_memory
from blp_desktop.desk.printing import Sheets
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.parts.long_work import Teller
from blp_desktop.ui.printing.printer import printer_names, send

_MOST = 200
_POINTS = 72 / 25.4
"""In a millimetre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """Where a paper goes, how often, and whether backs are printed too."""

    printer: str
    copies: int = 1
    both_sides: bool = False


class PrintPaperDialog(FormDialog):
    """Asks; the printer and the sides are remembered."""

    ordered = Signal(object)
    """A `PaperOrder`."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(self.tr("Print {name}").format(name=name), self.tr("Print"), parent)
        self.printer, self.copies = QComboBox(self), QSpinBox(self)
        self.both_sides = QCheckBox(self.tr("On both sides of the sheet"), self)
        self._offer()
        self.form.add("printer", self.tr("Printer"), self.printer, hint=self._hint())
        self.form.add("copies", self.tr("Copies"), self.copies)
        self.form.add("sides", self.tr("Sides"), self.both_sides)
        self.finish()

    def save(self) -> frozenset[Any]:
        """Remember the choice and hand it on; nothing changes in the programme."""
        printer, both = self.printer.currentText(), self.both_sides.isChecked()
        paper_printed_on(printer, both_sides=both)
        self.ordered.emit(PaperOrder(printer=printer, copies=self.copies.value(), both_sides=both))
        return frozenset()

    def _offer(self) -> None:
        memory = printer_memory()
        self.printer.addItems(printer_names())
        self.printer.setPlaceholderText(self.tr("No printer on this laptop yet"))
        self.printer.setCurrentIndex(max(0, self.printer.findText(memory.paper_printer)))
        self.copies.setRange(1, _MOST)
        self.both_sides.setChecked(memory.paper_both_sides)
        self.both_sides.setAccessibleName(self.both_sides.text())
        self.save_button.setEnabled(self.printer.count() > 0)

    def _hint(self) -> str:
        if self.printer.count():
            return ""
        return self.tr("Connect a printer and open this again; the paper is saved already.")


def print_paper(paper: Path, order: PaperOrder, tell: Teller) -> str:
    """Hand it over once a copy and tell so; raises SurroundingsFailed where it is gone or the printer is not ready."""
    try:
        sheets = _sheets_of(paper, both_sides=order.both_sides)
    except OSError as error:
        raise SurroundingsFailed(f"{paper.name} is not there any more.", "Save it again, then print it.") from error
    for copy in range(order.copies):
        tell(sheets.title, copy, order.copies)
        send(sheets, Destination(printer=order.printer))
    return QCoreApplication.translate("PrintPaperDialog", "{name} was handed to {printer}.").format(
        name=paper.name, printer=order.printer
    )


def _sheets_of(paper: Path, *, both_sides: bool) -> Sheets:
    """The pages as they are, of the size of the first."""
    pdf, buffer, document = paper.read_bytes(), QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    size = document.pagePointSize(0)
    document.close()
    wide, high = (round(length / _POINTS, 1) for length in (size.width(), size.height()))
    return Sheets(pdf=pdf, width=wide, height=high, has_backs=both_sides, title=paper.stem)
