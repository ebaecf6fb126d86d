"""A dialog with a form: saved by one act, which may refuse and is then told above the fields."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.strip import Strip

_NARROWEST = 480


class FormDialog(QDialog):
    """Fields below each other; the filled button saves, Esc leaves everything as it was."""

    saved = Signal(object)
    """What the act changed: the set that `desk` returned."""

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_NARROWEST)
        self.strip = Strip(self)
        self.form = QFormLayout()
        self.save_button = button(verb, self, kind=Kind.MAIN)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title)

    @abstractmethod
    def save(self) -> frozenset[Any]:
        """Make the act with what the fields say and tell what it changed; raises Refusal where it is not allowed."""

    def add_field(self, name: str, field: QWidget, *, hint: str = "") -> None:
        """A field with its name before it, read to those who cannot see it, and perhaps a hint below."""
        field.setAccessibleName(name)
        caption = QLabel(name, self)
        caption.setBuddy(field)
        self.form.addRow(caption, field)
        if hint:
            field.setToolTip(hint)

    @Slot()
    def accept(self) -> None:
        """Save and close; stay open where the act was refused, and say why."""
        self.strip.mended()
        try:
            touched = self.save()
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        self.saved.emit(touched)
        super().accept()

    def _lay_out(self, title: str) -> None:
        self.form.setHorizontalSpacing(2 * GRID)
        self.form.setVerticalSpacing(12)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel_button)
        self._buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(title, Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(self.strip)
        column.addLayout(self.form)
        column.addStretch(1)
        column.addLayout(self._buttons)
