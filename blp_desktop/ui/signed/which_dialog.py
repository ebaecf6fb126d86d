"""Which sheet is this: asked page by page where nobody could read the code."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from blp_desktop.desk.printed_sheets import SheetLine
from blp_desktop.domain.sheet_codes import PageCode
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.form import Form, ease
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.signed.batch import AskedPage, PageKey
from blp_desktop.ui.signed.picture_pane import PicturePane

_SIZE = QSize(1040, 760)


class WhichSheetDialog(QDialog):
    """Shows each page and asks for its sheet and page, or whether to leave it out."""

    answered = Signal(object)
    """Every page's answer: key → `PageCode`, without those that were left out."""

    def __init__(self, pages: Sequence[AskedPage], sheets: Sequence[SheetLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which sheet is this?"))
        self._pages, self._sheets = tuple(pages), tuple(sheets)
        self._at = 0
        self._answers: dict[PageKey, PageCode] = {}
        self.picture = PicturePane(self.tr("The page"), self)
        self.told = label(parent=self)
        self.sheet, self.page = QComboBox(self), QSpinBox(self)
        self.leave_out = button(self.tr("Leave this page out"), self)
        self.leave_all = button(self.tr("Leave the rest out"), self)
        self.take = button(self.tr("File it as this page"), self, kind=Kind.MAIN)
        self._lay_out()
        self._offer()
        self.leave_out.clicked.connect(self._leave_out)
        self.leave_all.clicked.connect(self._finish)
        self.take.clicked.connect(self._take)
        self._show_page()
        self.sheet.setFocus()

    @Slot()
    def _take(self) -> None:
        line = self._sheets[self.sheet.currentIndex()]
        self._answers[self._pages[self._at].key] = PageCode(line.code, self.page.value())
        self._go_on(following=self.page.value() < self.page.maximum())

    @Slot()
    def _leave_out(self) -> None:
        self._go_on(following=False)

    @Slot()
    def _finish(self) -> None:
        self.answered.emit(dict(self._answers))
        self.accept()

    def _go_on(self, *, following: bool) -> None:
        """To the next page, which is most likely the next one of the same sheet."""
        self._at += 1
        if self._at == len(self._pages):
            self._finish()
            return
        if following:
            self.page.setValue(self.page.value() + 1)
        self._show_page()
        self.sheet.setFocus()

    def _show_page(self) -> None:
        asked = self._pages[self._at]
        self.picture.view.show_picture(asked.picture)
        where = self.tr("{file}, page {page} of {pages}.").format(file=asked.name, page=asked.number, pages=asked.pages)
        self.told.setText(f"{where} {self._why(asked)}")
        self.leave_all.setVisible(self._at < len(self._pages) - 1)

    def _why(self, asked: AskedPage) -> str:
        if asked.read.is_of_old:
            return self.tr("It was printed before the program kept what stands on sheets. Choose a sheet like it.")
        if asked.read.other:
            return self.tr("The code on it is no sheet's. Choose the sheet and the page, or leave it out.")
        return self.tr("Its code could not be read. Choose the sheet and the page, or leave it out.")

    @Slot()
    def _show_pages(self) -> None:
        self.page.setRange(1, self._sheets[self.sheet.currentIndex()].pages)

    def _offer(self) -> None:
        for line in self._sheets:
            self.sheet.addItem(line.words)
        ease(self.sheet)
        ease(self.page)
        self._show_pages()
        self.sheet.currentIndexChanged.connect(self._show_pages)

    def _lay_out(self) -> None:
        form = Form(self)
        form.add("sheet", self.tr("Sheet"), self.sheet)
        form.add("page", self.tr("Page of the sheet"), self.page)
        self.told.setWordWrap(True)
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(Heading(self.tr("Which sheet is this?"), self))
        right.addWidget(self.told)
        right.addWidget(form)
        right.addStretch(1)
        for each in (self.take, self.leave_out, self.leave_all):
            right.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.picture, 3)
        row.addLayout(right, 2)
        self.take.setDefault(True)
        fit_on_screen(self, _SIZE)
