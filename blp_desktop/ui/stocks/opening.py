"""The way to the label stocks from the menu."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.station import Station


class StocksOpening(QObject):
    """Opens the dialog at whoever's station it is now."""

    touched = Signal(object)
    """The rows that an act in the dialog changed."""

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window)
        self.station = station
        self._window = window

    @Slot()
    def ask(self) -> None:
        """Show the stocks, to be looked at and described."""
        from blp_desktop.ui.stocks.dialog import LabelStocksDialog

        dialog = LabelStocksDialog(self.station, self._window)
        dialog.touched.connect(self.touched)
        dialog.open()
