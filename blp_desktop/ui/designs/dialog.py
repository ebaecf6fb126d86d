"""The dialog of the badge layouts: seen as they are printed, changed by hand, kept in the programme."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.badge_previews import badge_previews
from blp_desktop.desk.designs import (
    KnownLayout,
    export_layout,
    import_layout,
    list_layouts,
    remove_layout,
    save_layout,
)
from blp_desktop.desk.label_stocks import list_stocks
from blp_desktop.desk.programme_colours import programme_colours
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.designs.canvas import Canvas
from blp_desktop.ui.designs.draft import NOTHING, Draft
from blp_desktop.ui.designs.flaw_list import FlawList
from blp_desktop.ui.designs.known_list import KnownList
from blp_desktop.ui.designs.properties import Properties
from blp_desktop.ui.designs.sight_bar import SightBar
from blp_desktop.ui.designs.tools import Tools, hairline
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.choose_file import ask_for_file
from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.strip import Strip

_SIZE = QSize(1280, 800)
_FILES = "BLP Desk layout (*.toml)"


class DesignsDialog(QDialog):
    """Layouts on the left, the label in the middle, what is chosen on the right; nothing is lost without a question.

    Begins at the layout `chosen` (its id), else at the first.
    """

    touched = Signal(object)
    """The rows that an act changed."""

    def __init__(self, station: Station, parent: QWidget, *, chosen: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._station = station
        self._then: Callable[[], None] | None = None
        known = list_layouts(station)
        self._open = next((each for each in known if each.layout.id == chosen), known[0])
        self.strip, self.known = Strip(self), KnownList(self)
        stocks = [each.stock for each in list_stocks(station)]
        self.sights = SightBar(badge_previews(station), stocks, self)
        self.draft = Draft(self._open.layout, self.sights.sight, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._order_keys()
        self.known.show_layouts(known, self._open.layout.id)
        self.sights.offer_stocks(self._open.layout)
        self._show_title()
        fit_on_screen(self, _SIZE)
        self.canvas.setFocus()

    # acts

    @Slot()
    def save(self) -> None:
        """Keep the layout in the programme; one that ships becomes a new one beside it."""
        made = self.draft.layout
        made = replace(made, title=made.title.strip() or self._open.layout.title)
        if not self._open.is_own and made.title == self._open.layout.title:
            made = replace(made, title=self._copy_of(made.title))
        done = self._make(lambda: save_layout(self._station, made))
        if done is not None:
            self.draft.edit(self.tr("Rename"), made)
            self._now_own(done.value)
            self.strip.tell(self.tr("{title} is saved.").format(title=made.title))

    @Slot()
    def copy(self) -> None:
        """Keep what is seen as a new layout and go on with that; the one it came from stays as it was saved."""
        made = replace(self.draft.layout, id="", title=self._copy_of(self.draft.layout.title))
        done = self._make(lambda: save_layout(self._station, made))
        if done is not None:
            self.draft.open(replace(made, id=done.value))
            self._now_own(done.value)
            self.rename()

    @Slot()
    def rename(self) -> None:
        """Take the keyboard to the name."""
        self.draft.choose(NOTHING)
        self.properties.layout_form.name.setFocus()
        self.properties.layout_form.name.selectAll()

    @Slot()
    def ask_remove(self) -> None:
        """Ask by name before a layout of one's own is removed."""
        question = Question(
            title=self.tr("Remove {title}").format(title=self._open.layout.title),
            consequence=self.tr("It can no longer be printed in. What was printed in it stays recorded."),
            verb=self.tr("Remove"),
        )
        dialog = Confirm(question, self)
        dialog.agreed.connect(self._remove)
        dialog.open()

    @Slot()
    def ask_import(self) -> None:
        """Ask which file to take in."""
        self._leaving(self._ask_import)

    @Slot(str)
    def import_from(self, name: str) -> None:
        """Take in a layout's file and show it."""
        done = self._make(lambda: import_layout(self._station, Path(name)))
        if done is not None:
            self._reload(done.value)
            self._show_layout(self._known(done.value))
            self.strip.tell(self.tr("{title} is taken in.").format(title=self.draft.layout.title))

    @Slot()
    def ask_export(self) -> None:
        """Ask where to write the layout's file."""
        dialog = QFileDialog(self, self.tr("Export the layout"), "", _FILES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(f"{self.draft.layout.title}.toml")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    @Slot(str)
    def export_to(self, name: str) -> None:
        """Write what is seen as a file that another programme can take in."""
        try:
            export_layout(self.draft.layout, Path(name))
        except SurroundingsFailed as problem:
            self.strip.refuse(problem)
            return
        self.strip.tell(self.tr("The layout is in {file}.").format(file=name))

    def reject(self) -> None:
        """Close; ask first where something would be lost."""
        self._leaving(super().reject)

    # inside

    def _make(self, act: Callable[[], Outcome[str]]) -> Outcome[str] | None:
        self.strip.mended()
        try:
            done = act()
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return None
        self.touched.emit(done.touched)
        return done

    def _now_own(self, key: str) -> None:
        """What is in the draft is what the programme keeps under that id."""
        self.draft.saved_as(key)
        self._reload(key)
        self._open = self._known(key)

    def _reload(self, key: str) -> None:
        self.known.show_layouts(list_layouts(self._station), key)

    def _known(self, key: str) -> KnownLayout:
        return next(each for each in list_layouts(self._station) if each.layout.id == key)

    def _copy_of(self, title: str) -> str:
        """`Name label (copy)`, with a number where there is one already."""
        first = self.tr("{title} (copy)").format(title=title)
        more = (self.tr("{title} (copy {number})").format(title=title, number=number) for number in range(2, 1000))
        return next(each for each in (first, *more) if each not in self.known.titles)

    @Slot(object)
    def _pick(self, known: KnownLayout) -> None:
        """Show another layout, once nothing can be lost."""
        self.known.choose(self._open.layout.id)
        self._leaving(lambda: self._show_layout(known))

    def _show_layout(self, known: KnownLayout) -> None:
        self._open = known
        self.known.choose(known.layout.id)
        self.sights.offer_stocks(known.layout)
        self.draft.open(known.layout)
        self._see()

    @Slot(str)
    def _remove(self, _reason: str) -> None:
        title = self._open.layout.title
        done = self._make(lambda: remove_layout(self._station, self._open.layout.id))
        if done is not None:
            first = list_layouts(self._station)[0]
            self._reload(first.layout.id)
            self._show_layout(first)
            self.strip.tell(self.tr("{title} is removed.").format(title=title))

    def _ask_import(self) -> None:
        ask_for_file(self, self.tr("Import a layout"), kinds=_FILES, chosen=self.import_from)

    def _leaving(self, then: Callable[[], None]) -> None:
        """Do it at once where everything is saved, else once it was agreed to."""
        if self.draft.history.isClean():
            then()
            return
        self._then = then
        title = self.draft.layout.title
        question = Question(
            title=self.tr("Discard the changes to {title}").format(title=title),
            consequence=self.tr("What was changed since it was last saved would be lost."),
            verb=self.tr("Discard the changes"),
        )
        dialog = Confirm(question, self)
        dialog.agreed.connect(self._discard)
        dialog.open()

    @Slot(str)
    def _discard(self, _reason: str) -> None:
        then, self._then = self._then, None
        self.draft.open(self._open.layout)
        if then is not None:
            then()

    @Slot()
    def _see(self) -> None:
        self.draft.see_with(self.sights.sight)

    @Slot()
    def _show_title(self) -> None:
        is_clean = self.draft.history.isClean()
        title = self.draft.layout.title
        words = self.tr("Badge layouts: {title}") if is_clean else self.tr("Badge layouts: {title}, not saved yet")
        self.setWindowTitle(words.format(title=title))
        self.save_button.setEnabled(not is_clean)

    # what is seen

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.canvas.fit()

    def _make_parts(self) -> None:
        self.tools, self.canvas = Tools(self.draft, self), Canvas(self.draft, self)
        self.flaws = FlawList(self.draft, self)
        self.properties = Properties(self.draft, programme_colours(self._station), self)
        self.save_button = button(self.tr("Save"), self, kind=Kind.MAIN, icon_name="save", shortcut="Ctrl+S")
        self.close_button = button(self.tr("Close"), self)
        self.hint = muted(
            self.tr(
                "Arrows move by 0.5 mm, with Shift by 5 mm. Page Down: next box. Alt: no snapping. Ctrl+wheel: zoom."
            ),
            parent=self,
        )

    def _connect(self) -> None:
        self.known.picked.connect(self._pick)
        self.known.copy.clicked.connect(self.copy)
        self.known.rename.clicked.connect(self.rename)
        self.known.remove.clicked.connect(self.ask_remove)
        self.known.import_.clicked.connect(self.ask_import)
        self.known.export.clicked.connect(self.ask_export)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        self.sights.changed.connect(self._see)
        self.draft.changed.connect(self._show_title)
        self.draft.history.cleanChanged.connect(self._show_title)
        for refusing in (self.tools, self.properties):
            refusing.refused.connect(self.strip.refuse)
        self.tools.out.clicked.connect(self.canvas.zoom_out)
        self.tools.fit.clicked.connect(self.canvas.fit)
        self.tools.nearer.clicked.connect(self.canvas.zoom_in)
        self._connect_keys()

    def _connect_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+S", self.save),
            ("Ctrl+Z", self.draft.history.undo),
            ("Ctrl+Shift+Z", self.draft.history.redo),
            ("Ctrl+Y", self.draft.history.redo),
            ("Ctrl+D", self.tools.duplicate),
            ("Ctrl+0", self.canvas.fit),
            ("Ctrl++", self.canvas.zoom_in),
            ("Ctrl+=", self.canvas.zoom_in),
            ("Ctrl+-", self.canvas.zoom_out),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)

    def _order_keys(self) -> None:
        """From the label to whom it is seen with, as the eye goes."""
        for one, other in pairwise((self.canvas, *self.sights.fields, self.flaws)):
            self.setTabOrder(one, other)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.known)
        row.addWidget(hairline(self))
        row.addLayout(self._middle(), 1)
        row.addWidget(hairline(self))
        row.addWidget(self.properties)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
        column.addLayout(self._foot())

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self.tools)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.sights)
        column.addWidget(self.flaws)
        return column

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self.hint, 1)
        row.addWidget(self.close_button)
        row.addWidget(self.save_button)
        return row
