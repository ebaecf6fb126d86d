"""The form of who signs certificates, and the picture of their signature."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from blp_desktop.desk.certificate_rules import Signature, set_signature, signature_of
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.modules.logo_files import read_logo
from blp_desktop.ui.parts.buttons import button, icon_button
from blp_desktop.ui.parts.choose_file import ask_for_file
from blp_desktop.ui.parts.form_dialog import FormDialog

_THUMBNAIL = 40


class SignatureDialog(FormDialog):
    """Edits who signs; without a picture there is a line to sign on."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(self.tr("Who signs certificates"), self.tr("Save"), parent)
        self._station = station
        known = signature_of(station)
        self._picture = known.picture
        self.name, self.title = QLineEdit(known.name), QLineEdit(known.title)
        self.thumbnail = QLabel(self)
        self.choose = button(self.tr("Choose picture…"), self)
        self.remove = icon_button("x", self.tr("Remove the picture of the signature"), self)
        self._lay_out_fields()
        self._show()
        self.finish()
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)

    def save(self) -> frozenset[Any]:
        """Write what the fields say."""
        return set_signature(self._station, Signature(self.name.text(), self.title.text(), self._picture)).touched

    def take(self, file: Path) -> None:
        """Take the picture of that file, or tell why it cannot be one."""
        self.strip.mended()
        try:
            self._picture = read_logo(file)
        except Refusal as problem:
            self.strip.refuse(problem)
            self.grow()
            return
        self._show()

    def _lay_out_fields(self) -> None:
        self.form.add("name", self.tr("Name"), self.name)
        self.form.add("title", self.tr("Title and organisation"), self.title)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        holder = QWidget(self)
        holder.setLayout(row)
        for widget in (self.thumbnail, self.choose, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        hint = self.tr("PNG or SVG. Without one there is a line to sign on.")
        self.form.add("picture", self.tr("Signature"), holder, hint=hint)
        holder.setFocusProxy(self.choose)

    def _show(self) -> None:
        has_picture = self._picture is not None
        whole = QPixmap()
        whole.loadFromData(self._picture or b"")
        if has_picture:
            self.thumbnail.setPixmap(whole.scaledToHeight(_THUMBNAIL, Qt.TransformationMode.SmoothTransformation))
        self.thumbnail.setVisible(has_picture)
        self.remove.setVisible(has_picture)

    @Slot()
    def _remove(self) -> None:
        self._picture = None
        self._show()

    @Slot()
    def _ask(self) -> None:
        ask_for_file(self, self.choose.text(), kinds=self.tr("Pictures (*.png *.svg)"), chosen=self._chosen)

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self.take(Path(name))
