"""The top of the tab: which edition, and what begins something new."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from blp_desktop.desk.programme import EditionFacts
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button


class EditionBar(QWidget):
    """Names the edition, or offers the choice where there are several."""

    chosen = Signal()
    """Another edition was chosen."""
    add_asked = Signal()
    programme_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label(self.tr("Modules"), Size.TITLE, weight=Weight.STRONG, parent=self)
        self._editions = QComboBox(self)
        self._editions.setAccessibleName(self.tr("Edition"))
        self.programme = button(self.tr("Programme…"), self, kind=Kind.QUIET, icon_name="file-text")
        self.add = button(self.tr("Add module"), self, kind=Kind.QUIET, icon_name="plus", shortcut="Ctrl+N")
        self._lay_out()
        self._editions.activated.connect(self._tell)
        self.programme.clicked.connect(self.programme_asked)
        self.add.clicked.connect(self.add_asked)

    def show_editions(self, editions: tuple[EditionFacts, ...]) -> None:
        """Offer these editions, the newest first; the chosen one stays."""
        chosen = self.edition()
        codes = [edition.code for edition in editions]
        self._editions.clear()
        self._editions.addItems(codes)
        self._editions.setCurrentIndex(codes.index(chosen) if chosen in codes else 0)
        self._editions.setVisible(len(codes) > 1)
        self._name()

    def edition(self) -> str:
        """The chosen edition's code; empty where there is none."""
        return self._editions.currentText()

    def _name(self) -> None:
        named = self.tr("Modules of {edition}").format(edition=self.edition())
        self._title.setText(named if self._editions.count() == 1 else self.tr("Modules"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._title)
        row.addWidget(self._editions)
        row.addStretch(1)
        row.addWidget(self.programme)
        row.addWidget(self.add)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()
