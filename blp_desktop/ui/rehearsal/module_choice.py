"""The choice of the module that a check or a rehearsal is about."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from blp_desktop.desk.modules import list_modules, module_at_hand, span_label
from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.station import Station


class ModuleChoice(QComboBox):
    """Offers every module; begins at the one asked for, else the one at hand."""

    chosen = Signal(str)

    def __init__(self, station: Station, module: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Module"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        cards = list_modules(station) if list_editions(station) else ()
        for card in cards:
            self.addItem(f"{card.city} · {card.code} · {span_label(card.first_day, card.last_day)}", card.id)
        at_hand = module_at_hand(cards)
        self.setCurrentIndex(self.findData(module or (at_hand.id if at_hand else "")))
        self.activated.connect(self._choose)

    @property
    def module(self) -> str:
        """The chosen module's key; empty where the file holds none."""
        return str(self.currentData() or "")

    @Slot(int)
    def _choose(self, _index: int) -> None:
        self.chosen.emit(self.module)
