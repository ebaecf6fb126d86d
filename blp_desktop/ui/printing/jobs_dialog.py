"""The list of print jobs: what was sent to paper, how far it is, and what can be done with it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.print_jobs import Destination, Job, JobState, cancel_job, list_jobs, repeat_job
from blp_desktop.desk.print_questions import PrintedBefore, about_job
from blp_desktop.desk.spoiled_badges import NOT_ON_PAPER, badges_of_job, came_out_after_all, did_not_come_out
from blp_desktop.desk.station import Station
from blp_desktop.desk.undo import undo_last
from blp_desktop.domain.checkpoints import instant_label
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.journal import Touched
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.columns import RIGHT, Column
from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.save_as import open_file, paper_folder
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.printing.print_queue import Ended, PrintQueue
from blp_desktop.ui.printing.spoiled_dialog import Asked, SpoiledDialog

_WIDTH, _HEIGHT = 1040, 560


class JobsDialog(QDialog):
    """Follows the queue while it is open."""

    def __init__(self, station: Station, prints: PrintQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print jobs"))
        self._station, self._prints = station, prints
        self._jobs: dict[str, Job] = {}
        self._chosen = ""
        self.strip = Strip(self)
        self.table: RowTable[Job] = RowTable(
            self._columns(),
            name="print-jobs",
            label=self.tr("Print jobs"),
            nothing=self.tr("Nothing was printed yet."),
            parent=self,
        )
        self.problem = label("", Size.DATA, parent=self)
        self.problem.setWordWrap(True)
        self.now = button(self.tr("Print now"), self)
        self.again = button(self.tr("Print again"), self)
        self.elsewhere = button(self.tr("Save as PDF…"), self)
        self.spoiled = button(self.tr("Did not come out…"), self)
        self.there = button(self.tr("Came out…"), self)
        self.show_file = button(self.tr("Open the PDF"), self)
        self.drop = button(self.tr("Cancel the job"), self, kind=Kind.DANGER)
        self.shut = button(self.tr("Close"), self, kind=Kind.MAIN)
        self._lay_out()
        self._connect()
        self.read()
        self.table.choose([*self._jobs][:1])
        self.table.setFocus()

    @Slot()
    def read(self) -> None:
        """Show the jobs as they are."""
        self._jobs = {job.id: job for job in list_jobs(self._station)}
        self.table.show_rows(self._jobs.values())
        self._offer()

    def done(self, result: int) -> None:
        self._prints.ended.disconnect(self._take_end)
        super().done(result)

    @Slot(object)
    def _take_end(self, ended: Ended) -> None:
        if isinstance(ended.problem, Refusal | SurroundingsFailed):
            self.strip.refuse(ended.problem)
        self.read()

    @Slot(object)
    def _choose(self, keys: tuple[str, ...]) -> None:
        self._chosen = keys[0] if keys else ""
        self._offer()

    def _offer(self) -> None:
        """Only what can be done with the chosen job."""
        job = self._jobs.get(self._chosen)
        self.problem.setText(job.problem if job else "")
        self.problem.setVisible(bool(self.problem.text()))
        waits = job is not None and job.is_here and job.state is JobState.WAITING
        for each in (self.now, self.drop):
            each.setEnabled(waits)
        over = job is not None and job.state not in (JobState.WAITING, JobState.PRINTING)
        self.again.setEnabled(over)
        self.elsewhere.setEnabled(over or waits)
        self.spoiled.setEnabled(job is not None and job.state is JobState.PRINTED)
        self.spoiled.setVisible(job is None or job.state not in NOT_ON_PAPER)
        self.there.setVisible(job is not None and job.state in NOT_ON_PAPER)
        self.show_file.setEnabled(job is not None and bool(job.to.file) and Path(job.to.file).exists())

    @Slot()
    def _print_now(self) -> None:
        self._prints.send(self._chosen)
        self.strip.tell(self.tr("The job is on its way."))

    @Slot()
    def _print_again(self) -> None:
        self._first_asking(self._print_once_more)

    @Slot()
    def _save_again(self) -> None:
        """What waits was asked about when it was begun."""
        if self._jobs[self._chosen].state is JobState.WAITING:
            self._ask_file()
        else:
            self._first_asking(self._ask_file)

    def _first_asking(self, then: Callable[[], None]) -> None:
        """What is on paper already as it is, is asked about first."""
        job = self._jobs[self._chosen]
        before = about_job(self._station, job.id)
        if not before.unchanged:
            then()
            return
        dialog = Confirm(self._again_question(job, before), self)
        dialog.agreed.connect(then)
        dialog.open()

    def _again_question(self, job: Job, before: PrintedBefore) -> Question:
        one, many = self.tr("Print 1 badge again"), self.tr("Print {count} badges again")
        words = one if job.count == 1 else many.format(count=job.count)
        told = self.tr("On paper already and unchanged: {count}, last printed {when} by {who}.")
        last = instant_label(before.last_at.astimezone(job.made_at.tzinfo)) if before.last_at else ""
        who = before.last_by or self.tr("somebody")
        return Question(title=words, consequence=told.format(count=before.unchanged, when=last, who=who), verb=words)

    @Slot()
    def _print_once_more(self) -> None:
        """On the same printer; a PDF asks for its file, for the old one may be wanted still."""
        if self._jobs[self._chosen].to.printer:
            self._repeat(None)
        else:
            self._ask_file()

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the badges"), str(paper_folder()), self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("badges.pdf")
        dialog.fileSelected.connect(self.print_to_file)
        dialog.open()

    @Slot(str)
    def print_to_file(self, name: str) -> None:
        """Write the chosen job's badges into a file; one that waits for its printer waits no more."""
        waits = self._jobs[self._chosen].state is JobState.WAITING
        chosen = self._chosen
        self._repeat(Destination(file=name))
        if waits:
            self._try_to_cancel(chosen)

    @Slot()
    def _ask_spoiled(self) -> None:
        asked = Asked(
            title=self.tr("Which badges did not come out?"),
            one=self.tr("1 badge did not come out"),
            many=self.tr("{count} badges did not come out"),
        )
        self._ask_badges(asked).chosen.connect(self._take_spoiled)

    @Slot()
    def _ask_there(self) -> None:
        asked = Asked(
            title=self.tr("Which badges came out?"),
            one=self.tr("1 badge came out"),
            many=self.tr("{count} badges came out"),
        )
        self._ask_badges(asked).chosen.connect(self._take_there)

    def _ask_badges(self, asked: Asked) -> SpoiledDialog:
        dialog = SpoiledDialog(asked, badges_of_job(self._station, self._chosen), self)
        dialog.open()
        return dialog

    @Slot(object)
    def _take_spoiled(self, badges: tuple[str, ...]) -> None:
        try:
            done = did_not_come_out(self._station, self._chosen, badges)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        one, many = self.tr("1 badge did not come out."), self.tr("{count} badges did not come out.")
        told = one if done.value == 1 else many.format(count=done.value)
        why = self.tr("They count as printed no more; print again here, or print what is new.")
        self._changed(done.touched)
        self.strip.tell(told, why, action=self.tr("Undo"))

    @Slot(object)
    def _take_there(self, badges: tuple[str, ...]) -> None:
        try:
            done = came_out_after_all(self._station, self._chosen, badges)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        self._changed(done.touched)
        one, many = self.tr("1 badge counts as printed."), self.tr("{count} badges count as printed.")
        self.strip.tell(one if done.value == 1 else many.format(count=done.value))

    @Slot()
    def _undo(self) -> None:
        """The strip offers it as long as the mark is what was done last."""
        try:
            done = undo_last(self._station)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        self._changed(done.touched)

    def _changed(self, touched: frozenset[Touched]) -> None:
        self.strip.mended()
        self.read()
        self._prints.touched.emit(touched)

    @Slot()
    def _cancel(self) -> None:
        self._try_to_cancel(self._chosen)

    def _try_to_cancel(self, job: str) -> None:
        try:
            cancel_job(self._station, job)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
        self.read()

    def _repeat(self, to: Destination | None) -> None:
        self.strip.mended()
        try:
            job = repeat_job(self._station, self._chosen, to=to).value
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        self._prints.send(job)
        self.read()

    @Slot()
    def _open(self) -> None:
        open_file(Path(self._jobs[self._chosen].to.file))

    # inside

    def _columns(self) -> tuple[Column[Job], ...]:
        return (
            Column(key="state", title=self.tr("State"), text=self._state, icon_name=_icon, colour=_role, width=205),
            Column(key="made", title=self.tr("When"), text=_when, order=_made_at, width=150),
            Column(key="count", title=self.tr("Badges"), text=_count, order=_number, align=RIGHT, width=70),
            Column(key="module", title=self.tr("Module"), text=_city, width=110),
            Column(key="to", title=self.tr("Printed on"), text=self._to, below=_stock, width=180),
            Column(key="who", title=self.tr("By"), text=_who, below=_laptop, width=90),
            Column(key="problem", title=self.tr("What is wrong"), text=_problem, width=140),
        )

    def _state(self, job: Job) -> str:
        match job.state:
            case JobState.WAITING:
                return self.tr("Waiting")
            case JobState.PRINTING:
                return self.tr("Printing")
            case JobState.PRINTED:
                return self.tr("Handed to the printer") if job.to.printer else self.tr("Saved as PDF")
            case JobState.CANCELLED:
                return self.tr("Cancelled")
            case JobState.FAILED:
                return self.tr("Failed")
            case JobState.SPOILED:
                return self.tr("Did not come out")

    def _to(self, job: Job) -> str:
        return job.to.printer or self.tr("PDF: {name}").format(name=Path(job.to.file).name)

    def _connect(self) -> None:
        self._prints.ended.connect(self._take_end)
        self.table.chosen.connect(self._choose)
        self.now.clicked.connect(self._print_now)
        self.again.clicked.connect(self._print_again)
        self.elsewhere.clicked.connect(self._save_again)
        self.spoiled.clicked.connect(self._ask_spoiled)
        self.there.clicked.connect(self._ask_there)
        self.strip.acted.connect(self._undo)
        self.show_file.clicked.connect(self._open)
        self.drop.clicked.connect(self._cancel)
        self.shut.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for each in (self.now, self.again, self.spoiled, self.there, self.elsewhere, self.show_file, self.drop):
            foot.addWidget(each)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(self.strip)
        column.addWidget(self.table, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, round(room.width() * 0.95)), min(_HEIGHT, round(room.height() * 0.9)))


def _icon(job: Job) -> str:
    match job.state:
        case JobState.WAITING | JobState.PRINTING:
            return "clock"
        case JobState.PRINTED:
            return "circle-check"
        case JobState.CANCELLED:
            return "x"
        case JobState.FAILED | JobState.SPOILED:
            return "octagon-x"


def _role(job: Job) -> Role:
    match job.state:
        case JobState.WAITING:
            return Role.ATTENTION
        case JobState.PRINTED:
            return Role.IN
        case JobState.FAILED | JobState.SPOILED:
            return Role.STOPPED
        case JobState.PRINTING | JobState.CANCELLED:
            return Role.TEXT


def _when(job: Job) -> str:
    return instant_label(job.made_at)


def _made_at(job: Job) -> datetime:
    return job.made_at


def _count(job: Job) -> str:
    return str(job.count)


def _number(job: Job) -> int:
    return job.count


def _city(job: Job) -> str:
    return job.city


def _stock(job: Job) -> str:
    return job.stock_title


def _who(job: Job) -> str:
    return job.operator


def _laptop(job: Job) -> str:
    return job.laptop


def _problem(job: Job) -> str:
    return job.problem
