"""The texts of a box: which, in what order, how large and in what colour."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from blp_desktop.paper.layouts import Layout, Said, Shows
from blp_desktop.ui.designs.draft import Draft
from blp_desktop.ui.designs.editing import changed
from blp_desktop.ui.designs.fields import Choice, ColourChoice, Lines, Points
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import icon_button
from blp_desktop.ui.parts.form import Form

_ROWS = 84


class TextsField(QWidget):
    """A list of the texts, and the fields of the one that is chosen in it."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words, self._filling = draft, Words(self), False
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Texts of this box"))
        self.list.setFixedHeight(_ROWS)
        self.add = icon_button("plus", self.tr("Add a text"), self)
        self.remove = icon_button("trash-2", self.tr("Remove this text"), self)
        self.up = icon_button("arrow-up", self.tr("Move this text up"), self)
        self.down = icon_button("arrow-down", self.tr("Move this text down"), self)
        self._make_fields()
        self._lay_out()
        self._connect()

    @property
    def says(self) -> tuple[Said, ...]:
        """The texts of the chosen box."""
        one = self._draft.one
        return self._layout.boxes[one].says if one is not None else ()

    @property
    def _layout(self) -> Layout:
        return self._draft.shown

    def refresh(self) -> None:
        """Show the chosen box's texts."""
        row = min(max(0, self.list.currentRow()), len(self.says) - 1)
        self._filling = True
        self.list.clear()
        for said in self.says:
            self.list.addItem(f"{self._words.said(said)} · {said.size:g} pt")
        self.list.setCurrentRow(row)
        self._filling = False
        self._show_text()

    def _make_fields(self) -> None:
        self.shows = Choice(self.tr("Shows"), ((shows, self._words.shows(shows)) for shows in Shows), self)
        self.fixed = QLineEdit(self)
        self.type_size, self.floor = Points(self.tr("Size"), self), Points(self.tr("Never below"), self)
        self.lines = Lines(self.tr("Lines at most"), self)
        self.strong = QCheckBox(self.tr("Strong"), self)
        self.colour = ColourChoice(self.tr("Colour"), self)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for part in (self.add, self.remove, self.up, self.down):
            row.addWidget(part)
        row.addStretch(1)
        self.form = Form(self)
        self.form.add("shows", self.tr("Shows"), self.shows)
        self.fixed_row, self.sizes = Form(self), Form(self)
        self.fixed_row.add("fixed", self.tr("The words"), self.fixed)
        self.sizes.add_beside(
            ("type_size", self.tr("Size"), self.type_size), ("floor", self.tr("Never below"), self.floor)
        )
        self.sizes.add_beside(
            ("lines", self.tr("Lines at most"), self.lines), ("colour", self.tr("Colour"), self.colour)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list)
        column.addLayout(row)
        for field in (self.form, self.fixed_row, self.sizes, self.strong):
            column.addWidget(field)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_text)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._raise)
        self.down.clicked.connect(self._lower)
        self.shows.activated.connect(self._use)
        self.fixed.textEdited.connect(self._use)
        self.type_size.valueChanged.connect(self._use)
        self.floor.valueChanged.connect(self._use)
        self.lines.valueChanged.connect(self._use)
        self.strong.toggled.connect(self._use)
        self.colour.activated.connect(self._use)

    @Slot()
    def _show_text(self) -> None:
        if self._filling:
            return
        row = self.list.currentRow()
        said = self.says[row] if 0 <= row < len(self.says) else None
        for part in (self.form, self.sizes, self.strong, self.remove, self.up, self.down):
            part.setEnabled(said is not None)
        if said is not None:
            self._filling = True
            self._fill(said)
            self._filling = False

    def _fill(self, said: Said) -> None:
        self.shows.show_kind(said.shows)
        if self.fixed.text() != said.words:
            self.fixed.setText(said.words)
        self.fixed_row.setVisible(said.shows is Shows.WORDS)
        self.type_size.setValue(said.size)
        self.floor.setValue(said.floor)
        self.lines.setValue(said.lines)
        self.strong.setChecked(said.strong)
        self.colour.show_colours(self._layout, said.colour)

    @Slot()
    def _use(self) -> None:
        """Take up what the fields say."""
        row = self.list.currentRow()
        if self._filling or not 0 <= row < len(self.says):
            return
        values = self._values()
        said = replace(self.says[row], **values)
        field = next((name for name, value in values.items() if value != getattr(self.says[row], name)), "")
        self._put(self.tr("Change a text"), (*self.says[:row], said, *self.says[row + 1 :]), kind=f"text {row} {field}")

    def _values(self) -> dict[str, Any]:
        shows = Shows(self.shows.currentData())
        return {
            "shows": shows,
            "words": self.fixed.text() if shows is Shows.WORDS else "",
            "size": self.type_size.value(),
            "floor": min(self.floor.value(), self.type_size.value()),
            "lines": int(self.lines.value()),
            "strong": self.strong.isChecked(),
            "colour": self.colour.currentData() or "text",
        }

    @Slot()
    def _add(self) -> None:
        colour = "text" if "text" in self._layout.colours else next(iter(self._layout.colours))
        said = Said(shows=Shows.WORDS, words=self.tr("Words"), colour=colour)
        self._put(self.tr("Add a text"), (*self.says, said))
        self.list.setCurrentRow(len(self.says) - 1)
        self.fixed.setFocus()
        self.fixed.selectAll()

    @Slot()
    def _remove(self) -> None:
        row = self.list.currentRow()
        self._put(self.tr("Remove a text"), (*self.says[:row], *self.says[row + 1 :]))

    @Slot()
    def _raise(self) -> None:
        self._swap(self.list.currentRow(), -1)

    @Slot()
    def _lower(self) -> None:
        self._swap(self.list.currentRow(), 1)

    def _swap(self, row: int, step: int) -> None:
        if not 0 <= row + step < len(self.says):
            return
        says = list(self.says)
        says[row], says[row + step] = says[row + step], says[row]
        self._put(self.tr("Order the texts"), tuple(says))
        self.list.setCurrentRow(row + step)

    def _put(self, words: str, says: tuple[Said, ...], *, kind: str = "") -> None:
        one = self._draft.one
        if one is not None:
            self._draft.edit(
                words, changed(self._draft.layout, one, says=says), kind=f"{kind} of {one}" if kind else ""
            )
