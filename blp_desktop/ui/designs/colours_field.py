"""The layout's named colours, each changed with a click; everything in that colour follows."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QColorDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from blp_desktop.desk.programme_colours import KnownColour
from blp_desktop.paper.layouts import ROLE_COLOUR
from blp_desktop.ui.designs.draft import Draft
from blp_desktop.ui.designs.editing import coloured
from blp_desktop.ui.designs.fields import swatch
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import Kind, button


class ColourButton(QPushButton):
    """A colour with its name; tells the name when pressed."""

    asked = Signal(str)

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._name = name
        self.setIconSize(QSize(20, 20))
        self.setAutoDefault(False)
        self.setStyleSheet("text-align: left;")
        self.clicked.connect(self._ask)

    def show_colour(self, colour: str) -> None:
        """Show it as it is now."""
        self.setIcon(swatch(colour))
        self.setToolTip(colour)
        self.setAccessibleDescription(colour)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._name)


class ColoursField(QWidget):
    """A button for each colour, and one that adds another; the programme's own colours are offered first."""

    def __init__(self, draft: Draft, offered: Sequence[KnownColour], parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._asked = ""
        self.menu = self._offer(offered)
        self._buttons: dict[str, ColourButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self.add = button(self.tr("Add a colour…"), self, kind=Kind.QUIET, icon_name="plus")
        self.add.clicked.connect(self.ask_new)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        draft.changed.connect(self._show)
        self._show()

    @Slot(str)
    def ask(self, name: str) -> None:
        """Ask for another colour under this name."""
        self._asked = name
        if self.menu.isEmpty():
            self._ask_any()
        else:
            self.menu.popup(self._buttons.get(name, self.add).mapToGlobal(QPoint(0, self.add.height())))

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        if action.data():
            self.use(QColor(action.data()))
        else:
            self._ask_any()

    def _ask_any(self) -> None:
        dialog = QColorDialog(QColor(self._draft.layout.colours.get(self._asked, "white")), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.tr("Colour of {name}").format(name=Words(self).colour(self._asked)))
        dialog.colorSelected.connect(self.use)
        dialog.open()

    @Slot()
    def ask_new(self) -> None:
        """Ask for one colour more, under a name of its own."""
        taken = {*self._draft.layout.colours, ROLE_COLOUR}
        numbered = (self.tr("Colour {number}").format(number=number) for number in range(1, len(taken) + 2))
        self.ask(next(name for name in numbered if name not in taken))

    @Slot(QColor)
    def use(self, colour: QColor) -> None:
        """Give the colour that was asked for."""
        self._draft.edit(self.tr("Change a colour"), coloured(self._draft.layout, self._asked, colour.name()))

    def _offer(self, offered: Sequence[KnownColour]) -> QMenu:
        menu = QMenu(self)
        menu.triggered.connect(self._take)
        for each in offered:
            menu.addAction(swatch(each.colour), f"{each.owner} · {each.colour}").setData(each.colour)
        if offered:
            menu.addSeparator()
            menu.addAction(self.tr("Another colour…"))
        return menu

    @Slot()
    def _show(self) -> None:
        colours = self._draft.shown.colours
        if list(colours) != list(self._buttons):
            self._make_buttons(list(colours))
        for name, colour in colours.items():
            self._buttons[name].show_colour(colour)

    def _make_buttons(self, names: list[str]) -> None:
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        self._buttons = {name: ColourButton(name, Words(self).colour(name), self) for name in names}
        for place, made in enumerate(self._buttons.values()):
            made.asked.connect(self.ask)
            self._column.insertWidget(place, made)
