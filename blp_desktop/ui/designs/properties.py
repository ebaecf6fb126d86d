"""The properties on the right: of the chosen box, of the layout where none is chosen, and its colours."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.programme_colours import KnownColour
from blp_desktop.ui.designs.box_form import BoxForm
from blp_desktop.ui.designs.colours_field import ColoursField
from blp_desktop.ui.designs.draft import NOTHING, Draft
from blp_desktop.ui.designs.fields import CalmBox
from blp_desktop.ui.designs.layout_form import LayoutForm
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted

_WIDTH = 304


class Properties(QWidget):
    """A choice of the box above the fields of what is chosen."""

    refused = Signal(object)

    def __init__(self, draft: Draft, offered: Sequence[KnownColour], parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, Words(self)
        self.boxes = CalmBox(self)
        self.boxes.setAccessibleName(self.tr("Chosen box"))
        self.boxes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layout_form, self.box_form = LayoutForm(draft, self), BoxForm(draft, self)
        self.several = muted("", parent=self)
        self.colours = ColoursField(draft, offered, self)
        self._lay_out()
        self.boxes.activated.connect(self._choose)
        self.box_form.refused.connect(self.refused)
        draft.changed.connect(self.refresh)
        draft.chosen_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen."""
        chosen, one = self._draft.chosen, self._draft.one
        self._show_boxes()
        self.layout_form.setVisible(not chosen)
        self.box_form.setVisible(one is not None)
        self.several.setVisible(len(chosen) > 1)
        words = self.tr("{number} boxes are chosen: drag them together, or align them above.")
        self.several.setText(words.format(number=len(chosen)))
        if one is not None:
            self.box_form.refresh()
        if not chosen:
            self.layout_form.refresh()

    def _show_boxes(self) -> None:
        layout, chosen = self._draft.shown, self._draft.chosen
        self.boxes.clear()
        self.boxes.addItem(self.tr("The layout itself"), None)
        for at in range(len(layout.boxes)):
            self.boxes.addItem(self._words.box(layout, at), at)
        if len(chosen) > 1:
            self.boxes.addItem(self.tr("{number} boxes").format(number=len(chosen)), None)
            self.boxes.setCurrentIndex(self.boxes.count() - 1)
        else:
            self.boxes.setCurrentIndex(next(iter(chosen), -1) + 1)

    @Slot(int)
    def _choose(self, place: int) -> None:
        at = self.boxes.itemData(place)
        self._draft.choose(NOTHING if at is None else {at})

    def _lay_out(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID - 4)
        self.several.setWordWrap(True)
        heading = label(self.tr("Colours of the layout"), Size.BODY, weight=Weight.STRONG, parent=inner)
        for part in (self.boxes, self.layout_form, self.box_form, self.several, heading, self.colours):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.setFixedWidth(_WIDTH)
