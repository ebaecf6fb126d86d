"""A dialog with a form: saved by one act, whose refusal is told where it belongs."""

from abc import abstractmethod
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.strip import Strip

_WIDTH = 520
_MOST_OF_THE_SCREEN = 0.85


class FormDialog(QDialog):
    """Fields below each other; the filled button saves, Esc leaves everything as it was.

    `beside` tells beside which field (by its key) a refusal (by its code) is shown; others stand above the form.
    """

    saved = Signal(object)
    """What the act changed: the set that `desk` returned."""

    def __init__(self, title: str, verb: str, parent: QWidget, *, beside: Mapping[str, str] | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.strip = Strip(self)
        self.form = Form(self)
        self.save_button = button(verb, self, kind=Kind.MAIN)
        self.cancel_button = button(self.tr("Cancel"), self)
        self._beside = beside or {}
        self._lay_out(title)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    @abstractmethod
    def save(self) -> frozenset[Any]:
        """Make the act with what the fields say and tell what it changed; raises Refusal where it is not allowed."""

    def finish(self) -> None:
        """Call it once the fields are there: keys follow the eye, texts are at their start, all fits on the screen."""
        order = (*self.form.fields(), self.cancel_button, self.save_button)
        for one, other in pairwise(order):
            self.setTabOrder(one, other)
        order[0].setFocus()
        for field in order[1:]:
            if isinstance(field, QLineEdit):
                field.home(False)  # noqa: FBT003 - Qt's own argument
        self.resize(_WIDTH, self.height())
        self.resize(_WIDTH, self._fitting_height())

    def put_above_form(self, widget: QWidget) -> None:
        """Show this between what is told and the fields."""
        self._column.insertWidget(self._column.indexOf(self._scroll), widget)

    @Slot()
    def accept(self) -> None:
        """Save and close; stay open where the act was refused, and say why."""
        self.strip.mended()
        self.form.problems({})
        try:
            touched = self.save()
        except (Refusal, SurroundingsFailed) as problem:
            self._tell(problem)
            return
        self.saved.emit(touched)
        super().accept()

    def _fitting_height(self) -> int:
        """What the fields and their problems need, or what the screen allows."""
        needed = self._height_of_fields() + self.sizeHint().height() - self._scroll.sizeHint().height()
        return min(needed, round(self.screen().availableSize().height() * _MOST_OF_THE_SCREEN))

    def _height_of_fields(self) -> int:
        if not self.form.hasHeightForWidth():
            return self.form.sizeHint().height()
        margins = self._column.contentsMargins()
        return self.form.heightForWidth(self.width() - margins.left() - margins.right())

    def _tell(self, problem: Refusal | SurroundingsFailed) -> None:
        key = self._beside.get(problem.code) if isinstance(problem, Refusal) else None
        if key is None:
            self.strip.refuse(problem)
        else:
            self.form.problems({key: str(problem)})
        self.grow()

    def grow(self) -> None:
        """Make room for what is told above or beside the fields."""
        for part in (self.strip, self.form):
            cast(QLayout, part.layout()).activate()  # words that were changed just now are measured anew
        self._column.activate()
        self.resize(self.width(), max(self.height(), self._fitting_height()))

    def _lay_out(self, title: str) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(title, self))
        column.addWidget(self.strip)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
