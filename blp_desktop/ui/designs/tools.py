"""The tools above the label: back and forth, add, copy, align, order, zoom."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.paper.layouts import Holds, Layout, Panel
from blp_desktop.ui.designs.box_form import PICTURES, free_name
from blp_desktop.ui.designs.draft import NOTHING, Draft
from blp_desktop.ui.designs.editing import (
    Align,
    Chosen,
    added,
    aligned,
    duplicated,
    lowered,
    new_box,
    pictured,
    raised,
    removed,
    same_size,
)
from blp_desktop.ui.designs.picture_files import read_picture
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import button, icon_button, tip_with
from blp_desktop.ui.parts.choose_file import ask_for_file
from blp_desktop.ui.parts.flow import Flow

_ALIGN_ICONS = {
    Align.LEFT: "align-start-vertical",
    Align.CENTRE: "align-center-vertical",
    Align.RIGHT: "align-end-vertical",
    Align.TOP: "align-start-horizontal",
    Align.MIDDLE: "align-center-horizontal",
    Align.BOTTOM: "align-end-horizontal",
}


class Tools(QWidget):
    """Every tool edits the draft; zooming is told."""

    refused = Signal(object)

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, Words(self)
        self._make_history()
        self._make_boxes()
        self._make_order()
        self._make_zoom()
        self._lay_out()
        draft.chosen_changed.connect(self._show)
        draft.history.undoTextChanged.connect(self._name_undo)
        draft.history.redoTextChanged.connect(self._name_redo)
        draft.history.canUndoChanged.connect(self.undo.setEnabled)
        draft.history.canRedoChanged.connect(self.redo.setEnabled)
        self._show()

    # acts

    @Slot(QAction)
    def add_what(self, action: QAction) -> None:
        """Add a box; a picture asks for its file first."""
        holds = Holds(action.data())
        if holds is not Holds.PICTURE:
            self._edit(
                self.tr("Add a box"), *added(self._draft.layout, new_box(self._draft.layout, holds, self._panel()))
            )
            return
        ask_for_file(self, self.tr("Choose a picture"), kinds=PICTURES, chosen=self.add_picture)

    @Slot(str)
    def add_picture(self, name: str) -> None:
        """Add a box with the picture of that file; a refusal is told."""
        file = Path(name)
        try:
            png = read_picture(file)
        except (Refusal, SurroundingsFailed) as problem:
            self.refused.emit(problem)
            return
        layout = self._draft.layout
        key = free_name(layout.pictures, file, png)
        made, chosen = added(layout, new_box(layout, Holds.PICTURE, self._panel(), picture=key))
        self._edit(self.tr("Add a picture"), pictured(made, max(chosen), key, png), chosen)

    @Slot()
    def duplicate(self) -> None:
        """Copy the chosen boxes."""
        if self._draft.chosen:
            self._edit(self.tr("Duplicate"), *duplicated(self._draft.layout, self._draft.chosen))

    @Slot()
    def delete(self) -> None:
        """Delete the chosen boxes."""
        self._edit(self.tr("Delete"), removed(self._draft.layout, self._draft.chosen), NOTHING)

    @Slot()
    def _align(self) -> None:
        self.align(next(how for how, tool in self.aligners.items() if tool is self.sender()))

    def align(self, how: Align) -> None:
        """Align the chosen boxes."""
        self._edit(self._words.align(how), aligned(self._draft.layout, self._draft.chosen, how), self._draft.chosen)

    @Slot()
    def make_same_size(self) -> None:
        """Give the chosen boxes the size of the first."""
        self._edit(self.tr("Same size"), same_size(self._draft.layout, self._draft.chosen), self._draft.chosen)

    @Slot()
    def raise_(self) -> None:
        """Draw the chosen boxes later."""
        self._edit(self.tr("Raise"), *raised(self._draft.layout, self._draft.chosen))

    @Slot()
    def lower(self) -> None:
        """Draw the chosen boxes earlier."""
        self._edit(self.tr("Lower"), *lowered(self._draft.layout, self._draft.chosen))

    def _edit(self, words: str, layout: Layout, chosen: Chosen) -> None:
        self._draft.edit(words, layout, chosen)

    def _panel(self) -> Panel:
        """The side of the first chosen box, else the front."""
        chosen = self._draft.chosen
        return self._draft.layout.boxes[min(chosen)].panel if chosen else Panel.FRONT

    # what is seen

    @Slot()
    def _show(self) -> None:
        count = len(self._draft.chosen)
        for part in (self.copy, self.remove, self.raise_button, self.lower_button, *self.aligners.values()):
            part.setEnabled(count > 0)
        self.same.setEnabled(count > 1)

    @Slot(str)
    def _name_undo(self, act: str) -> None:
        self.undo.setToolTip(tip_with(": ".join(filter(None, (self.tr("Undo"), act))), "Ctrl+Z"))

    @Slot(str)
    def _name_redo(self, act: str) -> None:
        self.redo.setToolTip(tip_with(": ".join(filter(None, (self.tr("Redo"), act))), "Ctrl+Shift+Z"))

    def _make_history(self) -> None:
        self.undo = self._tool("undo-2", self.tr("Undo"), self._draft.history.undo, "Ctrl+Z")
        self.redo = self._tool("redo-2", self.tr("Redo"), self._draft.history.redo, "Ctrl+Shift+Z")
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    def _make_boxes(self) -> None:
        self.add = button(self.tr("Add"), self, tip=self.tr("Add a box"))
        self.add.setProperty("menu", "yes")
        menu = QMenu(self.add)
        for holds in Holds:
            action = menu.addAction(self._words.holds(holds))
            action.setData(holds.value)
        menu.triggered.connect(self.add_what)
        self.add.setMenu(menu)
        self.copy = self._tool("copy", self.tr("Duplicate"), self.duplicate, "Ctrl+D")
        self.remove = self._tool("trash-2", self.tr("Delete"), self.delete, "Del")

    def _make_order(self) -> None:
        self.aligners = {how: self._tool(name, self._words.align(how), None) for how, name in _ALIGN_ICONS.items()}
        for tool in self.aligners.values():
            tool.clicked.connect(self._align)
        self.same = self._tool("square-equal", self.tr("Same size as the first"), self.make_same_size)
        self.raise_button = self._tool("bring-to-front", self.tr("Raise: bands lie below words"), self.raise_)
        self.lower_button = self._tool("send-to-back", self.tr("Lower: bands lie below words"), self.lower)

    def _make_zoom(self) -> None:
        self.out = self._tool("zoom-out", self.tr("Smaller"), None, "Ctrl+-")
        self.fit = self._tool("maximize", self.tr("Fit"), None, "Ctrl+0")
        self.nearer = self._tool("zoom-in", self.tr("Larger"), None, "Ctrl++")

    def _tool(self, icon_name: str, name: str, act: Callable[[], None] | None, shortcut: str = "") -> QToolButton:
        made = icon_button(icon_name, name, self, shortcut=shortcut)
        if act is not None:
            made.clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        row = Flow(self)
        row.setSpacing(GRID // 4)
        groups = (
            (self.undo, self.redo),
            (self.add, self.copy, self.remove),
            tuple(self.aligners.values()),
            (self.same, self.raise_button, self.lower_button),
        )
        for group in groups:
            for tool in group:
                row.addWidget(tool)
            row.addWidget(hairline(self))
        gap = QWidget(self)
        row.addWidget(gap)
        row.stretch(gap)
        for tool in (self.out, self.fit, self.nearer):
            row.addWidget(tool)


def hairline(parent: QWidget) -> QWidget:
    """An upright line between groups."""
    made = QWidget(parent)
    made.setFixedWidth(1)
    made.setMinimumHeight(3 * GRID)
    made.setBackgroundRole(QPalette.ColorRole.Mid)
    made.setAutoFillBackground(True)
    return made
