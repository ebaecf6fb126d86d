"""Going through signed pages: the picture at the left, its rows at the right, marked by keys and kept at once."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.signed_sheets import scan_content
from blp_desktop.desk.signing import Cell, PageSigned, page_signed, say, say_all_signed
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.domain.signatures import Said
from blp_desktop.store.journal import Touched
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button, icon_button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_acts import ToldActs
from blp_desktop.ui.signed.laying import band_of, laid_over
from blp_desktop.ui.signed.naming_dialog import NamingDialog
from blp_desktop.ui.signed.picture_pane import PicturePane
from blp_desktop.ui.signed.scans import opened_scan
from blp_desktop.ui.signed.signing_table import SigningTable

_SIZE = QSize(1280, 840)
_SHOWN = 2600
"""Pixels of the longer side of a page, so that a signature is still sharp close up."""


class SigningDialog(QDialog):
    """One page after the other; Esc closes, and what was said stays said."""

    touched = Signal(object)
    """The rows that changed."""

    def __init__(self, station: Station, pages: Sequence[str], parent: QWidget, *, first: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Go through signed sheets"))
        self._station, self._pages = station, tuple(pages)
        self._at = self._pages.index(first) if first in self._pages else 0
        self._laid: QTransform | None = None
        self._made = 0
        self.strip = Strip(self)
        self.acts = ToldActs(station, self.strip, self)
        self.picture = PicturePane(self.tr("The signed page"), self)
        self.before = icon_button("chevron-left", self.tr("Page before"), self, shortcut="PgUp")
        self.after = icon_button("chevron-right", self.tr("Next page"), self, shortcut="PgDown")
        self.where = label(size=Size.DATA, parent=self)
        self.progress = label(weight=Weight.STRONG, parent=self)
        self.table = SigningTable(self)
        self.keys = muted(parent=self)
        self.all_signed = button(self.tr("All signed"), self, icon_name="list-checks", shortcut="Ctrl+A")
        self.undo = button(self.tr("Undo"), self, icon_name="undo-2", shortcut="Ctrl+Z")
        self.undo.setEnabled(False)
        self.close_button = button(self.tr("Done"), self, kind=Kind.MAIN)
        self._lay_out()
        self._connect()
        self._show_page()

    def page(self) -> PageSigned:
        """What was said of the shown page."""
        return page_signed(self._station, self._pages[self._at])

    def _show_page(self) -> None:
        page = self.page()
        self._show_picture(page)
        self._show_rows(page)
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self._pages) - 1)
        self.table.setFocus()

    def _show_picture(self, page: PageSigned) -> None:
        """The page as it was filed, upright, with a band over the row where its codes tell how it lies."""
        try:
            picture = self._picture_of(page)
        except (Refusal, SurroundingsFailed) as problem:
            self._laid = None
            self.strip.refuse(problem)
            return
        self._laid = laid_over(page.layout, page.places, (picture.width(), picture.height()))
        self.picture.view.show_picture(picture, turned=_upright(page, picture))

    def _picture_of(self, page: PageSigned) -> QImage:
        with opened_scan(self.tr("The scan"), scan_content(self._station, page.scan_id)) as scan:
            return scan.picture(page.number, longest=_SHOWN)

    def _show_rows(self, page: PageSigned) -> None:
        self.table.show_page(page)
        whole, done = len(page.named), page.done
        self.progress.setText(self.tr("{done} of {whole} rows").format(done=done, whole=whole))
        self.where.setText(self.tr("Page {page} of {pages}").format(page=self._at + 1, pages=len(self._pages)))
        self._mark_row(self.table.currentIndex().row())

    @Slot(int)
    def _mark_row(self, place: int) -> None:
        page = self.table.rows.page
        if page is None or self._laid is None or not 0 <= place < len(page.rows):
            return
        row = page.rows[place]
        self.picture.view.show_band(band_of(self._laid, page.layout, row.top, row.bottom))

    @Slot(object, object)
    def _say(self, cell: Cell, said: Said) -> None:
        self._make(partial(say, self._station, self._pages[self._at], [cell], said))

    @Slot()
    def _say_all(self) -> None:
        self._make(partial(say_all_signed, self._station, self._pages[self._at]))
        self.table.setFocus()

    def _make(self, act: Callable[[], Outcome[int]]) -> None:
        self.strip.mended()
        done = self.acts.make(act)
        if done is not None:
            self._count(1 if done.touched else 0)

    @Slot(int)
    def _name(self, number: int) -> None:
        dialog = NamingDialog(self._station, self._pages[self._at], number, self)
        dialog.saved.connect(self._named)
        dialog.open()

    @Slot(object)
    def _named(self, touched: frozenset[Touched]) -> None:
        self.touched.emit(touched)
        self._count(1 if touched else 0)

    @Slot()
    def _undo(self) -> None:
        self.acts.undo()
        self._count(-1)
        self.table.setFocus()

    def _count(self, more: int) -> None:
        """Only what was done here is undone here: what came before may be the filing itself."""
        self._made += more
        self.undo.setEnabled(self._made > 0)
        self._show_rows(self.page())

    @Slot()
    def _go_back(self) -> None:
        self._go(-1)

    @Slot()
    def _go_on(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        at = self._at + step
        if 0 <= at < len(self._pages):
            self._at = at
            self.strip.mended()
            self._show_page()

    def _lay_out(self) -> None:
        for tool in (self.before, self.after):
            self.picture.buttons.addWidget(tool)
        self.picture.buttons.insertWidget(self.picture.buttons.count() - 1, self.where)
        move, mark = self.tr("Arrows: to a cell"), self.tr("Enter: signed, on to the next")
        other = self.tr("Space: signed or not · N: not signed · I: illegible · Delete: take back")
        self.keys.setText(" · ".join((move, mark, other)))
        self.keys.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(Heading(self.tr("Who signed"), self))
        head.addStretch(1)
        head.addWidget(self.progress)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.all_signed)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addLayout(head)
        right.addWidget(self.strip)
        right.addWidget(self.table, 1)
        right.addWidget(self.keys)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.picture, 1)
        row.addLayout(right, 1)
        fit_on_screen(self, _SIZE)

    def _connect(self) -> None:
        self.before.setShortcut("PgUp")
        self.after.setShortcut("PgDown")
        self.all_signed.setShortcut("Ctrl+A")
        self.undo.setShortcut("Ctrl+Z")
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.all_signed.clicked.connect(self._say_all)
        self.undo.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.accept)
        self.table.said.connect(self._say)
        self.table.naming.connect(self._name)
        self.table.moved.connect(self._mark_row)
        self.acts.touched.connect(self.touched)


def _upright(page: PageSigned, picture: QImage) -> int:
    """How far to turn the picture so that the code, and so the page, stands upright: whole quarters."""
    place = next(iter(page.places.values()), None)
    if place is None:
        return 0
    along, down = (place[2] - place[0]) * picture.width(), (place[3] - place[1]) * picture.height()
    if abs(along) >= abs(down):
        return 0 if along >= 0 else 180
    return 270 if down > 0 else 90
