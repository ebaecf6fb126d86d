"""The signed sheets of a module: the pages that were filed, and where paper and door differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.differences import DifferenceLine, differences
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.signed_sheets import FiledPage, filed_pages
from blp_desktop.desk.signing import page_signed
from blp_desktop.desk.station import Station
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.signed.settling_dialog import SettlingDialog
from blp_desktop.ui.signed.signing_dialog import SigningDialog
from blp_desktop.ui.signed.words import SignedWords

_SIZE = QSize(1080, 760)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A filed page, and how many of its rows were gone through."""

    page: FiledPage
    done: int
    whole: int

    @property
    def id(self) -> str:
        """The page's key."""
        return self.page.id


class SignedSheetsDialog(QDialog):
    """Lists both; from here one goes through the rows and settles what differs."""

    touched = Signal(object)
    """The rows that changed."""
    filing_asked = Signal()
    """A scan is to be filed."""

    def __init__(self, station: Station, card: ModuleCard, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Signed sheets of {city}").format(city=card.city))
        self._station, self._card = station, card
        self._lines: dict[str, DifferenceLine] = {}
        self.words = SignedWords(self)
        self.strip = Strip(self)
        self.pages: RowTable[PageLine] = RowTable(
            self._page_columns(),
            name="signed-pages",
            label=self.tr("Filed pages"),
            nothing=self.tr("No signed sheet is filed yet. Drop scans on the window, or file them here."),
            parent=self,
        )
        self.table: RowTable[DifferenceLine] = RowTable(
            self._difference_columns(),
            name="differences",
            label=self.tr("Where paper and door differ"),
            nothing=self.tr("Paper and door do not differ in what was gone through."),
            parent=self,
        )
        self.summary = muted(parent=self)
        self.file = button(self.tr("File a signed sheet…"), self, icon_name="upload")
        self.settle = button(self.tr("Settle…"), self, icon_name="check")
        self.close_button = button(self.tr("Close"), self)
        self.go_through = button(self.tr("Go through the rows"), self, kind=Kind.MAIN)
        self._lay_out()
        self._connect()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read anew what is filed and what differs."""
        pages = [self._line(page) for page in filed_pages(self._station, self._card.id)]
        self.pages.show_rows(pages)
        found = differences(self._station, self._card.id)
        self._lines = {line.id: line for line in found}
        self.table.show_rows(found)
        self.table.viewport().update()
        still_open = sum(line.reason is None for line in found)
        told = self.tr("Rows gone through: {done} of {whole}. Differences: {all}, open: {open}.")
        done, whole = sum(page.done for page in pages), sum(page.whole for page in pages)
        self.summary.setText(told.format(done=done, whole=whole, all=len(found), open=still_open))
        self.go_through.setEnabled(bool(pages))
        self._offer_to_settle()
        if pages and self.pages.current_id() is None:
            self.pages.choose_first()

    @Slot()
    def _go_through(self) -> None:
        first = self.pages.current_id() or ""
        dialog = SigningDialog(self._station, self.pages.rows.ids(), self, first=first)
        dialog.touched.connect(self.touched)
        dialog.finished.connect(self.read)
        dialog.open()

    @Slot()
    def _settle(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        self.strip.mended()
        if len({line.difference for line in chosen}) > 1:
            self.strip.attend(
                self.tr("These differ in different ways."), self.tr("Choose differences of one kind together.")
            )
            return
        dialog = SettlingDialog(self._station, self._card.id, chosen, self)
        dialog.saved.connect(self.touched)
        dialog.saved.connect(self.read)
        dialog.open()

    @Slot()
    def _file(self) -> None:
        self.accept()
        self.filing_asked.emit()

    @Slot()
    def _offer_to_settle(self) -> None:
        count = len(self._chosen())
        self.settle.setText(self.tr("Settle {count}…").format(count=count) if count > 1 else self.tr("Settle…"))
        self.settle.setEnabled(count > 0)

    def _chosen(self) -> list[DifferenceLine]:
        return [self._lines[key] for key in self.table.chosen_ids() if key in self._lines]

    def _line(self, page: FiledPage) -> PageLine:
        signed = page_signed(self._station, page.id)
        return PageLine(page, signed.done, len(signed.named))

    def _page_columns(self) -> Sequence[Column[PageLine]]:
        return (
            Column(key="sheet", title=self.tr("Sheet"), text=_days, below=_code, width=240),
            Column(key="page", title=self.tr("Page"), text=_page, order=_page_number, width=70),
            Column(
                key="rows", title=self.tr("Rows"), text=self._rows, icon_name=_rows_icon, colour=_rows_colour, width=130
            ),
            Column(key="file", title=self.tr("Scan"), text=_file_name, below=self._filed, width=320),
        )

    def _difference_columns(self) -> Sequence[Column[DifferenceLine]]:
        return (
            Column(key="half", title=self.tr("Half-day"), text=_half_day, order=_checkpoint, width=170),
            Column(key="name", title=self.tr("Name"), text=_name, below=_organisation, width=230),
            Column(key="how", title=self.tr("Difference"), text=self.words.difference, width=220),
            Column(
                key="settled",
                title=self.tr("Settled"),
                text=self.words.settled,
                icon_name=_settled_icon,
                colour=_settled_colour,
                width=330,
            ),
        )

    def _rows(self, line: PageLine) -> str:
        return self.tr("{done} of {whole}").format(done=line.done, whole=line.whole)

    def _filed(self, line: PageLine) -> str:
        at = line.page.filed_at
        told = self.tr("Page {page} of the file, filed {day} {year} by {name}")
        if line.page.read_by_hand:
            told = self.tr("Page {page} of the file, told by hand, filed {day} {year} by {name}")
        return told.format(page=line.page.number, day=day_label(at), year=at.year, name=line.page.filed_by or "–")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.file)
        foot.addWidget(self.settle)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.go_through)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(Heading(self.windowTitle(), self))
        column.addWidget(self.strip)
        column.addWidget(self.summary)
        column.addWidget(self.pages, 2)
        column.addSpacing(GRID)
        column.addWidget(label(self.tr("Where paper and door differ"), weight=Weight.STRONG, parent=self))
        column.addWidget(self.table, 3)
        column.addSpacing(GRID)
        column.addLayout(foot)
        fit_on_screen(self, _SIZE)

    def _connect(self) -> None:
        self.file.clicked.connect(self._file)
        self.settle.clicked.connect(self._settle)
        self.go_through.clicked.connect(self._go_through)
        self.close_button.clicked.connect(self.reject)
        self.pages.opened.connect(self._go_through)
        self.table.opened.connect(self._settle)
        self.table.chosen.connect(self._offer_to_settle)


def _days(line: PageLine) -> str:
    return line.page.days


def _code(line: PageLine) -> str:
    return line.page.sheet


def _page(line: PageLine) -> str:
    return str(line.page.page)


def _page_number(line: PageLine) -> int:
    return line.page.page


def _rows_icon(line: PageLine) -> str:
    return "circle-check" if line.done == line.whole else "clock"


def _rows_colour(line: PageLine) -> Role:
    return Role.IN if line.done == line.whole else Role.ATTENTION


def _file_name(line: PageLine) -> str:
    return line.page.file


def _half_day(line: DifferenceLine) -> str:
    return line.half_day


def _checkpoint(line: DifferenceLine) -> str:
    return line.checkpoint


def _name(line: DifferenceLine) -> str:
    return line.name


def _organisation(line: DifferenceLine) -> str:
    return line.organisation


def _settled_icon(line: DifferenceLine) -> str:
    return "triangle-alert" if line.reason is None else "circle-check"


def _settled_colour(line: DifferenceLine) -> Role:
    return Role.ATTENTION if line.reason is None else Role.IN
