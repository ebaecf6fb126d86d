"""The list of a file's backups, the newest first and chosen."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from blp_desktop.desk.safety import KeptBackup
from blp_desktop.domain.checkpoints import instant_label
from blp_desktop.ui.dates import ago_words
from blp_desktop.ui.look.style import GRID

_SHOWN = 6
"""Rows that are seen at once."""
_KILO = 1000


class BackupList(QListWidget):
    """Instants are told by the laptop's own zone."""

    def __init__(self, kept: Sequence[KeptBackup], now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSpacing(GRID // 2)
        self.setAccessibleName(self.tr("Backups, the newest first"))
        for backup in kept:
            item = QListWidgetItem(self._words(backup, now))
            item.setData(Qt.ItemDataRole.UserRole, str(backup.file))
            item.setToolTip(backup.file.name)
            self.addItem(item)
        self.setCurrentRow(0)
        if kept:
            row = self.sizeHintForRow(0) + 2 * self.spacing()
            self.setFixedHeight(min(len(kept), _SHOWN) * row + 2 * self.frameWidth() + GRID)
        self.setVisible(bool(kept))

    @property
    def chosen(self) -> Path | None:
        """The backup that is chosen."""
        item = self.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _words(self, backup: KeptBackup, now: datetime) -> str:
        told = self.tr("{when} ({ago}), {size} kB")
        size = f"{max(1, round(backup.size / _KILO)):,}"
        return told.format(when=instant_label(backup.at.astimezone()), ago=ago_words(now - backup.at), size=size)
