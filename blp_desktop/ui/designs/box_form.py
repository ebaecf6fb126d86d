"""The fields of the chosen box: where it stands, how large it is, what it holds."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.paper.layouts import Across, Box, Down, Holds, Panel
from blp_desktop.ui.designs.draft import Draft
from blp_desktop.ui.designs.editing import changed, pictured, placed
from blp_desktop.ui.designs.fields import Choice, ColourChoice, Length
from blp_desktop.ui.designs.picture_files import read_picture
from blp_desktop.ui.designs.texts_field import TextsField
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.buttons import button
from blp_desktop.ui.parts.choose_file import ask_for_file
from blp_desktop.ui.parts.form import Form

PICTURES = "PNG, SVG (*.png *.svg)"


class BoxForm(QWidget):
    """Shows one box; each field takes effect at once and can be taken back."""

    refused = Signal(object)
    """A picture's file that could not be taken in."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words, self._filling = draft, Words(self), False
        self._make_fields()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the chosen box."""
        one = self._draft.one
        if one is None:
            return
        box = self._draft.shown.boxes[one]
        self._filling = True
        self._fill(box)
        self._filling = False
        if box.holds is Holds.TEXTS:
            self.texts.refresh()

    def _make_fields(self) -> None:
        self.panel = Choice(self.tr("Side"), ((panel, self._words.panel(panel)) for panel in Panel), self)
        self.left, self.top = Length(self.tr("From the left"), self), Length(self.tr("From the top"), self)
        self.wide, self.high = Length(self.tr("Width"), self), Length(self.tr("Height"), self)
        across, down = self.tr("Across"), self.tr("Down")
        self.across = Choice(across, ((each, self._words.across(each)) for each in Across), self)
        self.down = Choice(down, ((each, self._words.down(each)) for each in Down), self)
        self.colour = ColourChoice(self.tr("Colour of the band"), self)
        self.picture = button(self.tr("Choose a picture…"), self, icon_name="image")
        self.picture_note = muted("", parent=self)
        self.texts = TextsField(self._draft, self)

    def _lay_out(self) -> None:
        place, aside = Form(self), Form(self)
        place.add_beside(("left", self.tr("From the left"), self.left), ("top", self.tr("From the top"), self.top))
        place.add_beside(("wide", self.tr("Width"), self.wide), ("high", self.tr("Height"), self.high))
        self._panel_row, self._colour_row, self._aside = Form(self), Form(self), aside
        self._panel_row.add("panel", self.tr("Side"), self.panel)
        self._colour_row.add("colour", self.tr("Colour of the band"), self.colour)
        aside.add_beside(("across", self.tr("Across"), self.across), ("down", self.tr("Down"), self.down))
        self.picture_note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID - 4)
        for part in (self._panel_row, place, aside, self._colour_row, self.picture, self.picture_note, self.texts):
            column.addWidget(part)

    def _connect(self) -> None:
        for field in (self.left, self.top, self.wide, self.high):
            field.valueChanged.connect(self._use_place)
        self.panel.activated.connect(self._use_kind)
        self.across.activated.connect(self._use_kind)
        self.down.activated.connect(self._use_kind)
        self.colour.activated.connect(self._use_kind)
        self.picture.clicked.connect(self.ask_picture)

    def _fill(self, box: Box) -> None:
        layout = self._draft.shown
        self._panel_row.setVisible(len(layout.panels) > 1)
        self.panel.show_kind(box.panel)
        for field, value in ((self.left, box.x), (self.top, box.y), (self.wide, box.width), (self.high, box.height)):
            field.setValue(value)
        self.across.show_kind(box.across)
        self.down.show_kind(box.down)
        self._aside.setVisible(box.holds in (Holds.TEXTS, Holds.CODE, Holds.LOGOS))
        self.down.setEnabled(box.holds is not Holds.LOGOS)
        self.colour.show_colours(layout, box.colour)
        self._colour_row.setVisible(box.holds is Holds.BAND)
        self.texts.setVisible(box.holds is Holds.TEXTS)
        self.picture.setVisible(box.holds is Holds.PICTURE)
        self.picture_note.setText(self._note(box))
        self.picture_note.setVisible(bool(self.picture_note.text()))

    def _note(self, box: Box) -> str:
        match box.holds:
            case Holds.PICTURE:
                words = self.tr("{name}. An SVG is drawn once, as a picture of 1200 pixels that the layout keeps.")
                return words.format(name=box.picture)
            case Holds.CODE:
                return self.tr("The box holds the white border that readers need; it may reach into the margin.")
            case Holds.AGENDA:
                return self.tr("The module's agenda, as large as all of it fits; it flows through all agenda boxes.")
            case Holds.LOGOS:
                return self.tr("The logos that the programme's funders have.")
            case Holds.TEXTS | Holds.BAND:
                return ""

    @Slot()
    def _use_place(self) -> None:
        one = self._draft.one
        if self._filling or one is None:
            return
        fields = (self.left, self.top, self.wide, self.high)
        made = placed(self._draft.layout, one, *(field.value() for field in fields))
        at = next((at for at, field in enumerate(fields) if field is self.sender()), 0)
        self._draft.edit(self.tr("Place a box"), made, kind=f"place {one} {at}")
        self.refresh()

    @Slot()
    def _use_kind(self) -> None:
        one = self._draft.one
        if self._filling or one is None:
            return
        box = self._draft.layout.boxes[one]
        made = changed(
            self._draft.layout,
            one,
            panel=Panel(self.panel.currentData()),
            across=Across(self.across.currentData()),
            down=Down(self.down.currentData()),
            colour=self.colour.currentData() if box.holds is Holds.BAND else box.colour,
        )
        self._draft.edit(self.tr("Change a box"), made)

    @Slot()
    def ask_picture(self) -> None:
        """Ask which file the box is to show."""
        ask_for_file(self, self.tr("Choose a picture"), kinds=PICTURES, chosen=self.use_picture)

    @Slot(str)
    def use_picture(self, name: str) -> None:
        """Show the picture of that file in the box; a refusal is told."""
        one, file = self._draft.one, Path(name)
        if one is None:
            return
        try:
            png = read_picture(file)
        except (Refusal, SurroundingsFailed) as problem:
            self.refused.emit(problem)
            return
        layout = self._draft.layout
        self._draft.edit(self.tr("Choose a picture"), pictured(layout, one, free_name(layout.pictures, file, png), png))


def free_name(known: Mapping[str, bytes], file: Path, png: bytes) -> str:
    """The file's name; with a number where the layout has another picture of that name."""
    names = (file.stem, *(f"{file.stem} {number}" for number in range(2, len(known) + 3)))
    return next(name for name in names if known.get(name, png) == png)
