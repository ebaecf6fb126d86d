"""The choice at the door: whether badges are printed on arrival, on which printer and stock."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from blp_desktop.desk.label_stocks import list_stocks
from blp_desktop.desk.printer_memory import print_at_door, print_nothing_at_door, printer_memory
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.printing.print_queue import PrintQueue


class ArrivalDialog(FormDialog):
    """Off by default; what was chosen is remembered on this laptop."""

    def __init__(self, station: Station, prints: PrintQueue, parent: QWidget) -> None:
        super().__init__(self.tr("Print on arrival"), self.tr("Save"), parent, beside={"needs_printer": "printer"})
        memory = printer_memory()
        self.wanted = QCheckBox(self.tr("Print a badge for whoever is let in without one"), self)
        self.wanted.setAccessibleName(self.wanted.text())
        self.wanted.setChecked(memory.on_arrival)
        self.form.add("wanted", "", self.wanted)
        self.printer = self.form.add("printer", self.tr("Printer"), QComboBox(self))
        self.printer.setPlaceholderText(self.tr("No printer on this laptop yet"))
        self.stock = self.form.add("stock", self.tr("Stock"), QComboBox(self))
        for known in list_stocks(station):
            self.stock.addItem(known.stock.title, known.stock.id)
        self.stock.setCurrentIndex(max(0, self.stock.findData(memory.door_stock)))
        if memory.door_printer:
            self.printer.addItem(memory.door_printer, memory.door_printer)
        prints.printers_found.connect(self.show_printers)
        prints.find_printers()
        self.finish()

    @Slot(object)
    def show_printers(self, names: Sequence[str]) -> None:
        """Offer these beside the one that was chosen."""
        for name in names:
            if self.printer.findData(name) < 0:
                self.printer.addItem(name, name)

    def save(self) -> frozenset[Any]:
        """Remember the choice; the programme file has no part in it."""
        printer = str(self.printer.currentData() or "")
        if not self.wanted.isChecked():
            print_nothing_at_door()
        elif printer:
            print_at_door(printer=printer, stock=str(self.stock.currentData()))
        else:
            raise Refusal("needs_printer", "There is no printer here yet.", "Connect one, then choose it.")
        return frozenset()
