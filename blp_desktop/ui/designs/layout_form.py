"""The fields of the layout itself: its name, its size, its margin, its sides."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from blp_desktop.paper.layouts import Form as Sides
from blp_desktop.ui.designs.draft import Draft
from blp_desktop.ui.designs.editing import on_paper
from blp_desktop.ui.designs.fields import Choice, Length
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.form import Form


class LayoutForm(QWidget):
    """Each field takes effect at once and can be taken back."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._filling = draft, False
        words = Words(self)
        self.name = QLineEdit(self)
        self.wide = Length(self.tr("Width of a side"), self, least=20, most=300)
        self.high = Length(self.tr("Height of a side"), self, least=15, most=420)
        self.margin = Length(self.tr("Margin"), self, most=40)
        self.sides = Choice(self.tr("Sides"), ((sides, words.form(sides)) for sides in Sides), self)
        self._lay_out()
        self.name.textEdited.connect(self._use_name)
        for field in (self.wide, self.high, self.margin):
            field.valueChanged.connect(self._use_size)
        self.sides.activated.connect(self._use_sides)

    def refresh(self) -> None:
        """Show the draft."""
        layout = self._draft.shown
        self._filling = True
        if self.name.text() != layout.title:
            self.name.setText(layout.title)
            self.name.home(False)  # noqa: FBT003 - Qt's own argument
        self.wide.setValue(layout.width)
        self.high.setValue(layout.height)
        self.margin.setValue(layout.margin)
        self.sides.show_kind(layout.form)
        self.sides.setEnabled(layout.form is not Sides.FOLDED)
        self._filling = False

    def _lay_out(self) -> None:
        form = Form(self)
        form.add("name", self.tr("Name of the layout"), self.name)
        form.add_beside(("wide", self.tr("Width"), self.wide), ("high", self.tr("Height"), self.high))
        form.add("margin", self.tr("Margin"), self.margin)
        form.add("sides", self.tr("Sides"), self.sides)
        note = muted(self.tr("Choose a box to change it, or add one above."), parent=self)
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addWidget(note)

    @Slot(str)
    def _use_name(self, name: str) -> None:
        self._draft.edit(self.tr("Rename"), replace(self._draft.layout, title=name), kind="name")

    @Slot()
    def _use_size(self) -> None:
        if self._filling:
            return
        made = on_paper(self._draft.layout, self.wide.value(), self.high.value(), self.margin.value())
        self._draft.edit(self.tr("Size of the layout"), made, kind="size")
        self.refresh()

    @Slot()
    def _use_sides(self) -> None:
        """A folded layout has boxes on four faces; it is begun from a folded one."""
        sides = Sides(self.sides.currentData())
        if sides is not Sides.FOLDED:
            self._draft.edit(self.tr("Sides of the layout"), replace(self._draft.layout, form=sides))
        self.refresh()
