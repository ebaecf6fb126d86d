"""The pre-flight list: what would go wrong, each line leading to the person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from blp_desktop.desk.print_questions import Finding
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import BESIDE_TEXT, icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label

_LINES, _ROW = 4, 26


class FindingList(QWidget):
    """Hidden while nothing is wrong; Enter or a double click opens the person."""

    person_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = label("", Size.DATA, weight=Weight.STRONG, parent=self)
        self.list = QListWidget(self)
        self.list.setFont(font(Size.DATA))
        self.list.setWordWrap(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(BESIDE_TEXT)
        self.list.setAccessibleName(self.tr("What would go wrong"))
        self.list.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these."""
        self.list.clear()
        for each in found:
            self._add(each)
        said = self.tr("1 thing would go wrong") if len(found) == 1 else self.tr("{count} things would go wrong")
        self.heading.setText(said.format(count=len(found)))
        self.list.setFixedHeight(min(len(found), _LINES) * (self.list.sizeHintForRow(0) or _ROW) + GRID)
        self.setVisible(bool(found))

    @property
    def text(self) -> str:
        """All that the list says."""
        return "\n".join(self.list.item(row).text() for row in range(self.list.count()))

    def _add(self, found: Finding) -> None:
        item = QListWidgetItem(icon("triangle-alert", Role.ATTENTION), found.sentence, self.list)
        item.setData(Qt.ItemDataRole.UserRole, found.person)
        leads = self.tr("Enter opens {name}.").format(name=found.name or self.tr("the person"))
        item.setToolTip(f"{found.sentence}. {leads}" if found.person else found.sentence)

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        person = item.data(Qt.ItemDataRole.UserRole)
        if person:
            self.person_asked.emit(person)
