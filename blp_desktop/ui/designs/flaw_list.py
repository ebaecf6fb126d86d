"""The list of flaws under the label; each leads to its box."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from blp_desktop.ui.designs.draft import Draft
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import icon

_HEIGHT = 68


class FlawList(QListWidget):
    """What is wrong with the badge that is seen, at every change."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, Words(self)
        self._shown: tuple[str, ...] | None = None
        self.setAccessibleName(self.tr("What is wrong with this badge"))
        self.setFixedHeight(_HEIGHT)
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        draft.changed.connect(self._show)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self._show()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is told."""
        return tuple(self.item(row).text() for row in range(self.count()))

    @Slot()
    def _show(self) -> None:
        flaws = self._draft.flaws()
        words = tuple(self._sentence(flaw.sentence, flaw.box) for flaw in flaws)
        if words == self._shown:
            return
        self._shown = words
        self.clear()
        for flaw, sentence in zip(flaws, words, strict=True):
            item = QListWidgetItem(icon("triangle-alert", Role.ATTENTION), sentence, self)
            item.setData(Qt.ItemDataRole.UserRole, flaw.box)
        if not words:
            QListWidgetItem(icon("circle-check", Role.IN), self.tr("Nothing is wrong with this badge."), self)

    def _sentence(self, sentence: str, box: int | None) -> str:
        return sentence if box is None else f"{self._words.box(self._draft.shown, box)}: {sentence}"

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        box = item.data(Qt.ItemDataRole.UserRole)
        if box is not None:
            self._draft.choose({box})
