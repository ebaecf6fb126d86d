"""What a print draws on: stocks and layouts, looked at and changed without leaving the print dialog."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.designs import list_layouts
from blp_desktop.desk.label_stocks import list_stocks
from blp_desktop.desk.station import Station
from blp_desktop.paper.layouts import layout_for
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.printing.print_queue import PrintQueue
from blp_desktop.ui.printing.settings import Known


class Supplies(QWidget):
    """Opens their dialogs over `parent`."""

    changed = Signal(object)
    """What there is to choose from now (`Known`), once such a dialog is closed."""

    def __init__(self, station: Station, prints: PrintQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._station, self._prints, self._over = station, prints, parent

    def known(self) -> Known:
        """What there is to choose from."""
        return Known(list_stocks(self._station), list_layouts(self._station))

    def show_stocks(self, chosen: Stock) -> None:
        """Show the label stocks, beginning at the one that is printed on."""
        from blp_desktop.ui.stocks.dialog import LabelStocksDialog

        dialog = LabelStocksDialog(self._station, self._over, chosen=chosen.id)
        dialog.touched.connect(self._prints.touched)
        dialog.finished.connect(self._tell)
        dialog.open()

    def show_layouts(self, chosen: str, *, on: Stock) -> None:
        """Show the badge layouts, beginning at the one that is printed in."""
        from blp_desktop.ui.designs.dialog import DesignsDialog

        dialog = DesignsDialog(self._station, self._over, chosen=chosen or on.layout or layout_for(on).id)
        dialog.touched.connect(self._prints.touched)
        dialog.finished.connect(self._tell)
        dialog.open()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.known())
