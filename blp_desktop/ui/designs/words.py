"""Words: what boxes, fields and sides are called."""

from PySide6.QtCore import QObject

from blp_desktop.paper.layouts import ROLE_COLOUR, Across, Box, Down, Form, Holds, Layout, Panel, Said, Shows
from blp_desktop.ui.designs.editing import Align


class Words(QObject):
    """The words of the layout editor in the operator's language."""

    def holds(self, holds: Holds) -> str:
        """`QR code`."""
        return {
            Holds.TEXTS: self.tr("Texts"),
            Holds.CODE: self.tr("QR code"),
            Holds.AGENDA: self.tr("Agenda"),
            Holds.BAND: self.tr("Band of colour"),
            Holds.LOGOS: self.tr("Logos of the funders"),
            Holds.PICTURE: self.tr("Picture"),
        }[holds]

    def shows(self, shows: Shows) -> str:
        """`First name`."""
        return {
            Shows.FIRST_NAME: self.tr("First name"),
            Shows.LAST_NAME: self.tr("Surname"),
            Shows.FULL_NAME: self.tr("Both names"),
            Shows.ORGANISATION: self.tr("Organisation"),
            Shows.COUNTRY: self.tr("Country"),
            Shows.ROLE: self.tr("Role"),
            Shows.DIET: self.tr("Diet"),
            Shows.PHOTOS: self.tr("No photos"),
            Shows.SHORT_CODE: self.tr("Short code"),
            Shows.PROGRAMME: self.tr("Programme"),
            Shows.MODULE: self.tr("Module"),
            Shows.DATES: self.tr("Dates"),
            Shows.WORDS: self.tr("Fixed words"),
        }[shows]

    def said(self, said: Said) -> str:
        """`First name`, or the words themselves."""
        return said.words if said.shows is Shows.WORDS and said.words else self.shows(said.shows)

    def panel(self, panel: Panel) -> str:
        """`Front`."""
        return {
            Panel.FRONT: self.tr("Front"),
            Panel.BACK: self.tr("Back"),
            Panel.INSIDE_LEFT: self.tr("Inside left"),
            Panel.INSIDE_RIGHT: self.tr("Inside right"),
        }[panel]

    def form(self, form: Form) -> str:
        """`One side`."""
        return {
            Form.SINGLE: self.tr("One side"),
            Form.BOTH_SIDES: self.tr("Both sides the same"),
            Form.FOLDED: self.tr("Folded twice, four faces"),
        }[form]

    def across(self, across: Across) -> str:
        """`Left`."""
        return {
            Across.LEFT: self.tr("Left"),
            Across.CENTRE: self.tr("Centre"),
            Across.RIGHT: self.tr("Right"),
        }[across]

    def down(self, down: Down) -> str:
        """`Top`."""
        return {
            Down.TOP: self.tr("Top"),
            Down.MIDDLE: self.tr("Middle"),
            Down.BOTTOM: self.tr("Bottom"),
            Down.APART: self.tr("First at the top"),
        }[down]

    def align(self, how: Align) -> str:
        """`Align left edges`."""
        return {
            Align.LEFT: self.tr("Align left edges"),
            Align.CENTRE: self.tr("Align centres"),
            Align.RIGHT: self.tr("Align right edges"),
            Align.TOP: self.tr("Align top edges"),
            Align.MIDDLE: self.tr("Align middles"),
            Align.BOTTOM: self.tr("Align bottom edges"),
        }[how]

    def colour(self, name: str) -> str:
        """`Accent`; a colour of one's own by its name."""
        known = {
            "text": self.tr("Text"),
            "muted": self.tr("Muted"),
            "accent": self.tr("Accent"),
            "paper": self.tr("Paper"),
            ROLE_COLOUR: self.tr("The role's colour"),
        }
        return known.get(name, name)

    def box(self, layout: Layout, at: int) -> str:
        """`First name, Surname`; on a folded layout with its panel: `Back: QR code`."""
        box = layout.boxes[at]
        what = self._what(box)
        return f"{self.panel(box.panel)}: {what}" if len(layout.panels) > 1 else what

    def _what(self, box: Box) -> str:
        if box.holds is Holds.TEXTS and box.says:
            return ", ".join(self.said(said) for said in box.says)
        return self.holds(box.holds)
