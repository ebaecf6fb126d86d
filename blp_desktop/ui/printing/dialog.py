"""The print dialog: who, on what, where; the sheet, the preview and what would go wrong, before any paper is used."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.badges import BadgeOrder, Only
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.preferences import saved_papers_in
from blp_desktop.desk.print_jobs import Destination, begin_job, labels_used
from blp_desktop.desk.print_questions import Finding
from blp_desktop.desk.printer_memory import printed_on, shifted
from blp_desktop.desk.printing import PrintStopped
from blp_desktop.desk.station import Station
from blp_desktop.domain.checkpoints import instant_label
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller
from blp_desktop.ui.parts.save_as import paper_folder, paper_name
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.printing.finding_list import FindingList
from blp_desktop.ui.printing.look import FIRST_SHEETS, Seen, Wish, look, what_is_wrong
from blp_desktop.ui.printing.preview import Preview
from blp_desktop.ui.printing.print_queue import Ended, PrintQueue
from blp_desktop.ui.printing.ruler_dialog import RulerDialog
from blp_desktop.ui.printing.settings import PrintSettings
from blp_desktop.ui.printing.sheet_view import SheetView
from blp_desktop.ui.printing.supplies import Supplies

_WIDTH, _HEIGHT = 1100, 720
_SETTINGS = 320


class PrintDialog(QDialog):
    """Prints the badges of a module, or of some of its `people`; closes once the job is on its way."""

    begun = Signal(str)
    """A job was handed to the queue."""
    person_asked = Signal(str)
    """This person is to be put right; the dialog has closed."""

    def __init__(
        self, station: Station, prints: PrintQueue, card: ModuleCard, parent: QWidget, *, people: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print badges · {city}").format(city=card.city))
        self._station, self._prints, self._card, self._people = station, prints, card, people
        self._seen: Seen | None = None
        self._sheets, self._is_stale, self._tested = FIRST_SHEETS, False, ""
        self._was_chosen = False
        self._work = LongWork(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self.strip = Strip(self)
        self.supplies = Supplies(station, prints, self)
        self.settings = PrintSettings(self.supplies.known(), self)
        self.sheet = SheetView(self)
        self.preview = Preview(self)
        self.findings = FindingList(self)
        self.test = button(self.tr("Print one to test"), self)
        self.cancel = button(self.tr("Cancel"), self)
        self.do = button("", self, kind=Kind.MAIN, icon_name="printer")
        self._lay_out()
        self._connect()
        self._take_stock()
        self._name_button()
        self.do.setFocus()
        prints.find_printers()

    # what is printed

    def order(self) -> BadgeOrder:
        """What the dialog stands at."""
        return BadgeOrder(
            module=self._card.id,
            people=self._people,
            only=self.settings.only,
            stock=self.settings.sheet.id,
            layout=self.settings.layout_id,
            start_at=self.sheet.start,
            shift=self.settings.shift,
        )

    @Slot()
    def print_all(self) -> None:
        """Hand the job in; a PDF asks for its file first."""
        if self.settings.printer_name:
            self._print(Destination(printer=self.settings.printer_name))
        else:
            self._ask_file()

    @Slot(str)
    def print_to_file(self, name: str) -> None:
        """Write the badges into this file."""
        with suppress(SurroundingsFailed):  # a folder forgotten keeps no paper from being written
            saved_papers_in(Path(name).parent)
        self._print(Destination(file=name))

    def _print(self, to: Destination) -> None:
        job = self._begin(self.order(), to)
        if job is not None:
            self.begun.emit(job)
            self._prints.send(job)
            self.accept()

    @Slot()
    def print_one(self) -> None:
        """Print the first badge alone; it counts as printed, and the others follow on the next label."""
        if self._seen is None or not self._seen.chosen:
            return
        one = replace(self.order(), people=(self._seen.chosen[0].person,), only=Only.ALL)
        job = self._begin(one, Destination(printer=self.settings.printer_name))
        if job is not None:
            self._tested = job
            self.test.setEnabled(False)
            self.strip.tell(self.tr("One badge is on its way to {printer}.").format(printer=self.settings.printer_name))
            self._prints.send(job)

    def _begin(self, order: BadgeOrder, to: Destination) -> str | None:
        self.strip.mended()
        settings = self.settings
        try:
            shifted(to.printer, order.stock, settings.shift)
            printed_on(to.printer, order.stock, layout=order.layout)
            return begin_job(self._station, order, to=to).value
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return None

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the badges"), str(paper_folder()), self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(paper_name(self.tr("badges"), self._card, "pdf"))
        dialog.fileSelected.connect(self.print_to_file)
        dialog.open()

    @Slot(object)
    def _take_end(self, ended: Ended) -> None:
        """What became of the test, or of a ruler page."""
        if ended.job and ended.job != self._tested:
            return
        self._name_button()
        if isinstance(ended.problem, Refusal | SurroundingsFailed):
            self.strip.refuse(ended.problem)
        elif ended.problem is None and ended.job:
            told = self.tr("One badge is printed. Look at it, then print the others.")
            self.strip.tell(told)
            self._take_stock()
        elif isinstance(ended.problem, PrintStopped):
            self.strip.mended()

    # what is looked at

    @Slot()
    def look_again(self) -> None:
        """Show what is set now: in a moment, and once."""
        self._sheets = FIRST_SHEETS
        self._soon.start()

    @Slot()
    def _show_all(self) -> None:
        self._sheets = 0
        self._soon.start()

    @Slot()
    def _take_stock(self) -> None:
        """A part-used sheet goes on where it ended."""
        stock = self.settings.sheet
        used = labels_used(self._station, stock.id)
        self.sheet.show_sheet(stock, used=used, start=used + 1)
        self.sheet.setVisible(stock.labels > 1)
        self._start_note.setVisible(stock.labels > 1)
        self.look_again()

    @Slot()
    def _look(self) -> None:
        wish = Wish(order=self.order(), stock=self.settings.sheet, sheets=self._sheets, dpi=self.preview.dpi)
        task = Task(words="", work=_Looking(self._station, wish), done=self._show, failed=self._not_seen)
        self._is_stale = not self._work.start(task)

    def _show(self, seen: tuple[Wish, Seen]) -> None:
        wish, self._seen = seen
        if self._choose_first():
            return
        if self._is_stale:
            self._look()
            return
        before = self._seen.before
        last = before.last_at.astimezone(ZoneInfo(self._card.time_zone)) if before.last_at else None
        self.settings.show_before(before, instant_label(last) if last else "")
        self.sheet.show_count(len(self._seen.chosen))
        self.preview.show_seen(self._seen, is_single=self.settings.sheet.labels == 1)
        self.preview.offer_more(has_more=self._sheets > 0 and self._seen.sheets > self._sheets)
        self._name_button()
        checking = _Checking(self._station, wish, self._seen)
        self._work.start(Task(words="", work=checking, done=self._show_findings, failed=self._not_seen))

    def _choose_first(self) -> bool:
        """At the beginning: the new ones where there are any, else the changed ones, else all."""
        if self._was_chosen or self._seen is None:
            return False
        self._was_chosen = True
        before = self._seen.before
        self.settings.choose(Only.NEW if before.new else Only.CHANGED if before.changed else Only.ALL)
        if self.settings.only is Only.NEW:
            return False
        self._look()
        return True

    def _show_findings(self, found: tuple[Finding, ...]) -> None:
        self.findings.show_findings(found)
        if self._is_stale:
            self._look()

    def _not_seen(self, problem: Exception) -> None:
        if isinstance(problem, Refusal | SurroundingsFailed):
            self.strip.refuse(problem)
        else:
            self.strip.wrong(self.tr("The preview failed."), self.tr("The log tells more."))

    def _name_button(self) -> None:
        count = len(self._seen.chosen) if self._seen else 0
        one, many = self.tr("Print 1 badge"), self.tr("Print {count} badges")
        self.do.setText(one if count == 1 else many.format(count=count))
        self.do.setEnabled(count > 0)
        to_printer = bool(self.settings.printer_name)
        self.test.setVisible(to_printer)
        self.test.setEnabled(count > 1)

    @Slot(str)
    def _lead(self, person: str) -> None:
        self.reject()
        self.person_asked.emit(person)

    @Slot()
    def _ask_ruler(self) -> None:
        dialog = RulerDialog(self._prints, self.settings.sheet, self.settings.printer_name, self)
        dialog.found.connect(self.settings.set_shift)
        dialog.open()

    @Slot()
    def _show_stocks(self) -> None:
        self.supplies.show_stocks(self.settings.sheet)

    @Slot()
    def _show_layouts(self) -> None:
        self.supplies.show_layouts(self.settings.layout_id, on=self.settings.sheet)

    # inside

    def done(self, result: int) -> None:
        self._soon.stop()
        self._prints.ended.disconnect(self._take_end)
        self._prints.printers_found.disconnect(self.settings.show_printers)
        self._work.close()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _connect(self) -> None:
        self._soon.timeout.connect(self._look)
        self.settings.changed.connect(self.look_again)
        self.settings.stock_changed.connect(self._take_stock)
        self.settings.ruler_asked.connect(self._ask_ruler)
        self.settings.stocks_asked.connect(self._show_stocks)
        self.settings.layouts_asked.connect(self._show_layouts)
        self.supplies.changed.connect(self.settings.take)
        self.sheet.chosen.connect(self.look_again)
        self.preview.all_asked.connect(self._show_all)
        self.findings.person_asked.connect(self._lead)
        self._prints.ended.connect(self._take_end)
        self._prints.printers_found.connect(self.settings.show_printers)
        self.test.clicked.connect(self.print_one)
        self.cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self.print_all)
        self.do.setDefault(True)

    def _lay_out(self) -> None:
        self._start_note = label(self.tr("Begin at label"), Size.DATA, parent=self)
        self._start_note.setBuddy(self.sheet)
        body = QHBoxLayout()
        body.setSpacing(3 * GRID)
        body.addWidget(self._scrolled_settings())
        body.addLayout(self._sheet_column())
        body.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(self.strip)
        column.addLayout(body, 1)
        column.addWidget(self.findings)
        column.addLayout(self._foot())
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, round(room.width() * 0.95)), min(_HEIGHT, round(room.height() * 0.9)))

    def _scrolled_settings(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidget(self.settings)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(_SETTINGS)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _sheet_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addWidget(self._start_note)
        column.addWidget(self.sheet)
        column.addStretch(1)
        return column

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.test)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do)
        return foot


class _Looking:
    """The look, as background work; gives the wish with what was seen of it."""

    def __init__(self, station: Station, wish: Wish) -> None:
        self._station, self._wish = station, wish

    def __call__(self, _tell: Teller) -> tuple[Wish, Seen]:
        return self._wish, look(self._station, self._wish)


class _Checking:
    """The pre-flight, as background work."""

    def __init__(self, station: Station, wish: Wish, seen: Seen) -> None:
        self._station, self._wish, self._seen = station, wish, seen

    def __call__(self, _tell: Teller) -> tuple[Finding, ...]:
        return what_is_wrong(self._station, self._wish, self._seen.chosen)
