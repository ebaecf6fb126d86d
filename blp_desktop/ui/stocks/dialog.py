"""The dialog of the label stocks: which there are, and one's own described beside the sheet to scale."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.designs import list_layouts
from blp_desktop.desk.label_stocks import list_stocks, remove_stock, save_stock, write_test_page, wrong_with_stock
from blp_desktop.desk.station import Station
from blp_desktop.domain.names import words
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.long_work import LongWork, Teller
from blp_desktop.ui.parts.save_as import Paper, SaveAs, Saved, Written, open_file
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.tab_order import follow_the_eye
from blp_desktop.ui.parts.told_acts import ToldActs
from blp_desktop.ui.stocks.drafts import Drafts
from blp_desktop.ui.stocks.findings import Findings
from blp_desktop.ui.stocks.sheet_drawing import SheetDrawing
from blp_desktop.ui.stocks.stock_form import StockForm
from blp_desktop.ui.stocks.stock_list import StockList

_WIDTH, _HEIGHT = 1140, 720
_FIRST = Stock(
    id="",
    title="",
    page_width=210,
    page_height=297,
    label_width=80,
    label_height=50,
    columns=2,
    rows=5,
    left=18,
    top=13,
    pitch_x=95,
    pitch_y=55,
)
"""What a new stock begins as: a common sheet of name labels."""


class LabelStocksDialog(QDialog):
    """Begins at the stock `chosen` (its id), else at the first."""

    touched = Signal(object)
    """The rows that an act changed."""

    def __init__(self, station: Station, parent: QWidget, *, chosen: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Label stocks"))
        self._station, self._drafts = station, Drafts()
        self._dropped: tuple[str, Stock] | None = None
        self._saved_file = Path()
        self._work = LongWork(self)
        self.strip = Strip(self)
        self.acts = ToldActs(station, self.strip, self)
        self.save_as = SaveAs(self._work, self)
        self.stocks = StockList(self)
        self.form = StockForm(list_layouts(station), self)
        self.drawing, self.findings = SheetDrawing(self), Findings(self)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._drafts.know(list_stocks(station))
        self._show(self._drafts.id_of(chosen))

    # acts

    @Slot()
    def begin_new(self) -> None:
        """Describe one more stock."""
        self._begin(_FIRST)

    @Slot()
    def begin_copy(self) -> None:
        """Describe one that is like the chosen one."""
        self._begin(self.form.sheet())

    @Slot()
    def save(self) -> None:
        """Keep what the form says."""
        key, sheet = self.stocks.current(), self.form.sheet()
        row = self._drafts.entry(key).key
        done = self.acts.make(partial(save_stock, self._station, sheet, key=row))
        if done is None:
            return
        self._drafts.drop(key)
        self._show(self._drafts.id_of(done.value))
        self.acts.tell_with_undo(self.tr("Saved: {title}.").format(title=sheet.title))

    @Slot()
    def remove(self) -> None:
        """Forget the chosen stock; the strip leads back."""
        key = self.stocks.current()
        done = self.acts.make(partial(remove_stock, self._station, self._drafts.entry(key).key))
        if done is None:
            return
        if self._drafts.is_draft(key):
            self._drafts.drop(key)
            self._show("")
        self.acts.tell_with_undo(self.tr("Removed: {title}.").format(title=done.value))

    @Slot()
    def discard(self) -> None:
        """Forget what was written and not saved; the strip leads back."""
        key = self.stocks.current()
        sheet = self._drafts.drop(key)
        self._dropped = key, sheet
        self._show(key)
        told = self.tr("Changes discarded: {title}.").format(title=sheet.title or self.tr("without a name"))
        self.acts.tell(told, self.tr("Undo"), self._bring_back)

    def _bring_back(self) -> None:
        assert self._dropped is not None
        key, sheet = self._dropped
        self._drafts.write(key, sheet)
        self.strip.mended()
        self._show(key)

    @Slot()
    def ask_test_page(self) -> None:
        """Ask where to save the outlines of the labels."""
        sheet = self.form.sheet()
        name = "-".join(words(sheet.title)) or "labels"
        self.save_as.ask(
            Paper(
                title=self.tr("Save the test page"),
                name=f"test-page-{name}.pdf",
                kinds=(self.tr("PDF (*.pdf)"),),
                words=self.tr("Making the test page…"),
                write=partial(_write_test_page, sheet),
            )
        )

    @Slot(object)
    def _tell_saved(self, saved: Saved) -> None:
        self._saved_file = saved.file
        told = self.tr("The test page is in {file}.").format(file=saved.file)
        why = self.tr("Print it at 100 %, lay it on a sheet of labels and hold both against the light.")
        self.acts.tell(told, self.tr("Open it"), self._open, why=why)

    @Slot(object)
    def _tell_failed(self, problem: Exception) -> None:
        if isinstance(problem, Refusal | SurroundingsFailed):
            self.acts.refuse(problem)
        else:
            self.strip.wrong(self.tr("The test page was not made."), self.tr("The log tells more."))

    def _open(self) -> None:
        open_file(self._saved_file)

    # leaving

    @Slot()
    def reject(self) -> None:
        """Close; unsaved stocks are asked about by name."""
        titles = [title or self.tr("without a name") for title in self._drafts.titles()]
        if not titles:
            super().reject()
            return
        question = Question(
            title=self.tr("Discard {what}").format(what=", ".join(titles)),
            consequence=self.tr("What you wrote is not saved. It is gone when this window closes."),
            verb=self.tr("Discard"),
        )
        asking = Confirm(question, self)
        asking.agreed.connect(self._leave)
        asking.open()

    @Slot()
    def _leave(self) -> None:
        super().reject()

    def done(self, result: int) -> None:
        self._work.close()
        super().done(result)

    # showing

    def _begin(self, like: Stock) -> None:
        taken = {entry.stock.title for entry in self._drafts.entries()}
        title = self.tr("{title}, changed").format(title=like.title) if like.title in taken else like.title
        self.strip.mended()
        self._show(self._drafts.begin(replace(like, title=title)))
        self.form.title.setFocus()
        self.form.title.selectAll()

    def _show(self, key: str) -> None:
        self.stocks.show_entries(self._drafts.entries(), chosen=key)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        key = self.stocks.current()
        entry = self._drafts.entry(key)
        self.form.show_stock(self._drafts.sheet(key), is_fixed=entry.is_shipped)
        self._look()

    @Slot()
    def _change(self) -> None:
        key = self.stocks.current()
        self._drafts.write(key, self.form.sheet())
        self._look()

    def _look(self) -> None:
        """Show what the form says: drawn, in sentences, and in what can be done with it."""
        sheet, key = self.form.sheet(), self.stocks.current()
        wrong = wrong_with_stock(sheet)
        self.drawing.show_sheet(sheet)
        self.findings.tell(wrong, fine=self._fits(sheet))
        for entry in self._drafts.entries():
            written = self._drafts.sheet(entry.id)
            self.stocks.rename(entry.id, written.title, is_saved=not self._drafts.is_draft(entry.id))
        self._offer(key, wrong)

    def _fits(self, sheet: Stock) -> str:
        if sheet.labels == 1:
            return self.tr("The label fits its page. All measures are in millimetres.")
        return self.tr("{labels} labels fit the page. All measures are in millimetres.").format(labels=sheet.labels)

    def _offer(self, key: str, wrong: tuple[str, ...]) -> None:
        entry, is_draft = self._drafts.entry(key), self._drafts.is_draft(key)
        self.save_button.setVisible(not entry.is_shipped)
        self.save_button.setEnabled(is_draft and not wrong)
        self.save_button.setToolTip("\n".join(wrong) or ("" if is_draft else self.tr("Nothing was changed.")))
        self.save_button.setAccessibleDescription(self.save_button.toolTip())
        self.discard_button.setVisible(is_draft)
        self.remove_button.setVisible(bool(entry.key))
        self.test_button.setEnabled(not wrong)
        self.test_button.setToolTip("\n".join(wrong))
        kind = Kind.MAIN if entry.is_shipped else Kind.PLAIN
        self.copy_button.setProperty("kind", kind.value)
        self.copy_button.setIcon(icon("copy", Role.ON_ACCENT if entry.is_shipped else Role.TEXT))
        self.copy_button.style().polish(self.copy_button)

    @Slot(object)
    def _reload(self, touched: object) -> None:
        key = self.stocks.current()
        self._drafts.know(list_stocks(self._station))
        self._show(key)
        self.touched.emit(touched)

    # parts

    def _make_buttons(self) -> None:
        self.new_button = button(self.tr("New stock"), self, icon_name="plus", shortcut="Ctrl+N")
        self.new_button.setShortcut("Ctrl+N")
        self.remove_button = button(self.tr("Remove"), self, kind=Kind.DANGER)
        self.discard_button = button(self.tr("Discard changes"), self)
        self.copy_button = button(self.tr("New from this"), self, icon_name="copy")
        self.test_button = button(self.tr("Print a test page…"), self, icon_name="printer")
        self.close_button = button(self.tr("Close"), self)
        self.save_button = button(self.tr("Save"), self, kind=Kind.MAIN)
        self.save_button.setDefault(True)

    def _connect(self) -> None:
        self.stocks.chosen.connect(self._show_chosen)
        self.form.changed.connect(self._change)
        self.form.lit.connect(self.drawing.light_up)
        self.acts.touched.connect(self._reload)
        self.save_as.saved.connect(self._tell_saved)
        self.save_as.failed.connect(self._tell_failed)
        for pressed, slot in (
            (self.new_button, self.begin_new),
            (self.copy_button, self.begin_copy),
            (self.remove_button, self.remove),
            (self.discard_button, self.discard),
            (self.test_button, self.ask_test_page),
            (self.close_button, self.reject),
            (self.save_button, self.save),
        ):
            pressed.clicked.connect(slot)

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(2 * GRID)
        body.addLayout(self._left(), 5)
        body.addWidget(self._scrolled_form(), 8)
        body.addLayout(self._right(), 9)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(self.strip)
        column.addLayout(body, 1)
        column.addLayout(self._foot())
        left = (self.stocks, self.new_button, self.copy_button, self.remove_button)
        follow_the_eye((*left, *self.form.fields(), self.test_button, *self._ending()))
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, round(room.width() * 0.95)), min(_HEIGHT, round(room.height() * 0.9)))

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self.stocks, 1)
        for each in (self.new_button, self.copy_button, self.remove_button):
            column.addWidget(each)
        return column

    def _scrolled_form(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(self.form.minimumSizeHint().width() + 2 * GRID)
        return scroll

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self.drawing, 1)
        column.addWidget(self.findings)
        return column

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.test_button)
        foot.addStretch(1)
        for each in self._ending():
            foot.addWidget(each)
        return foot

    def _ending(self) -> tuple[QWidget, ...]:
        return self.discard_button, self.close_button, self.save_button


def _write_test_page(sheet: Stock, file: Path, _tell: Teller) -> Written:
    return Written(str(write_test_page(sheet, file)))
