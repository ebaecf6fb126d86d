"""The tab Modules: cards in time's order, the chosen module's agenda, who is invited, its papers."""

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.agenda import Agenda, SessionLine, agenda
from blp_desktop.desk.modules import ModuleCard, list_modules, module_at_hand
from blp_desktop.desk.participant_lists import participants_of
from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.sheets import SheetOrder
from blp_desktop.desk.station import Station
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.modules.acts import ModuleActs
from blp_desktop.ui.modules.certificates_dialog import CertificatesDialog
from blp_desktop.ui.modules.doors_dialog import DoorsDialog
from blp_desktop.ui.modules.module_dialog import ModuleDialog
from blp_desktop.ui.modules.module_view import ModuleView
from blp_desktop.ui.modules.papers import Papers
from blp_desktop.ui.modules.programme_dialog import ProgrammeDialog
from blp_desktop.ui.modules.questions_dialog import QuestionsDialog
from blp_desktop.ui.modules.report_dialog import ReportDialog
from blp_desktop.ui.modules.session_dialog import SessionDialog
from blp_desktop.ui.modules.sheets_dialog import SheetsDialog
from blp_desktop.ui.modules.venue_lists_dialog import VenueListsDialog
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.save_as import Paper, SaveAs
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.printing.dialog import PrintDialog
from blp_desktop.ui.printing.print_queue import PrintQueue
from blp_desktop.ui.printing.told_prints import ToldPrints
from blp_desktop.ui.tab import ReadingTab


class ModulesTab(ReadingTab):
    """The modules of an edition and what belongs to the chosen one."""

    shows = frozenset(
        ("programme", "edition", "module", "session", "checkpoint", "venue", "room", "person",
         "application", "invitation", "ledger")
    )  # fmt: skip

    person_asked = Signal(str)
    """This person is to be put right."""
    filing_asked = Signal()
    """A signed sheet is to be filed."""

    def __init__(
        self, station: Station, work: LongWork, prints: PrintQueue | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._work = station, work
        self.prints = prints or PrintQueue(station, self)
        self._cards: tuple[ModuleCard, ...] = ()
        self._chosen = ""
        self._agenda: Agenda | None = None
        self.strip = Strip(self)
        self.view = ModuleView(self)
        self.empty = Empty("", icon_name="calendar-days", parent=self)
        self.acts = ModuleActs(station, self.strip, self, work=work)
        self.papers = Papers(station, self)
        self.save_as = SaveAs(work, self)
        self.told = ToldPrints(self.prints, self.acts, self)
        self._lay_out()
        self._connect()

    def seat(self, station: Station) -> None:
        """Act as another operator from now on."""
        self._station = station
        self.papers.station = station
        self.acts.seat(station)

    def find_(self) -> None:
        """Search the invited."""
        self.view.invited.search.begin()

    def new(self) -> None:
        """Add a module; begin a programme first where there is none."""
        if list_editions(self._station):
            self._open(ModuleDialog(self._station, self, edition=self.view.bar.edition()))
        else:
            self._open(ProgrammeDialog(self._station, self))

    def print_(self) -> None:
        """Print the chosen module's badges."""
        self._print_badges()

    def undo(self) -> None:
        """Take the last act back."""
        self.acts.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.acts.redo()

    def choose(self, module_id: str) -> None:
        """Show this module."""
        self._chosen = module_id
        self._show_chosen()

    def chosen(self) -> ModuleCard | None:
        """The module that is shown."""
        return next((card for card in self._cards if card.id == self._chosen), None)

    def read(self) -> None:
        """The modules of the edition, and the chosen one."""
        super().read()
        editions = list_editions(self._station)
        self.view.bar.show_editions(editions)
        self._cards = list_modules(self._station, edition=self.view.bar.edition()) if editions else ()
        self._stack.setCurrentWidget(self.view if self._cards else self.empty)
        if self._cards:
            self._keep_choice()
            self._show_chosen()
        else:
            self._say_what_begins(has_edition=bool(editions))

    def _say_what_begins(self, *, has_edition: bool) -> None:
        if has_edition:
            self.empty.say(self.tr("This edition has no modules yet."), self.tr("Add the first module"))
            return
        sentence = self.tr("This file holds no programme yet. Import a programme workbook, or begin one here.")
        self.empty.say(sentence, self.tr("Begin a programme"))

    def _keep_choice(self) -> None:
        """The same module as before; else the one under way, the next one, the last one."""
        if self.chosen() is not None:
            return
        at_hand = module_at_hand(self._cards)
        self._chosen = at_hand.id if at_hand else ""

    def _show_chosen(self) -> None:
        card = self.chosen()
        if card is None:
            return
        self._agenda = agenda(self._station, card.id)
        self.view.cards.show_cards(self._cards, card.id)
        self.view.header.show_card(card)
        self.view.agenda.show_agenda(self._agenda, self._station.now().astimezone(ZoneInfo(card.time_zone)))
        self.view.invited.show_people(participants_of(self._station, card.id))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notes = QVBoxLayout()
        notes.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        notes.addWidget(self.strip)
        column.addLayout(notes)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        view, head = self.view, self.view.header
        view.bar.chosen.connect(self._read_edition)
        view.bar.add_asked.connect(self.new)
        view.bar.programme_asked.connect(self._edit_programme)
        view.cards.chosen.connect(self.choose)
        view.agenda.add_asked.connect(self._add_session)
        view.agenda.edit_asked.connect(self._edit_session)
        view.agenda.remove_asked.connect(self._remove_session)
        view.invited.invite_asked.connect(self._invite_everyone)
        head.badges_asked.connect(self._print_badges)
        head.sheets_asked.connect(self._order_sheets)
        head.list_asked.connect(self._save_list)
        head.calendar_asked.connect(self._save_calendar)
        head.filing_asked.connect(self.filing_asked)
        head.signed_asked.connect(self._open_signed_sheets)
        head.certificates_asked.connect(self._open_certificates)
        head.venue_lists_asked.connect(self._open_venue_lists)
        head.evidence_asked.connect(self._save_evidence)
        head.report_asked.connect(self._open_report)
        head.edit_asked.connect(self._edit_module)
        head.doors_asked.connect(self._edit_doors)
        head.questions_asked.connect(self._edit_questions)
        head.remove_asked.connect(self._remove_module)
        self.empty.begun.connect(self.new)
        self.acts.follow(self.save_as)
        self.acts.touched.connect(self.touched)

    def _open(self, dialog: FormDialog) -> None:
        self.strip.mended()
        dialog.saved.connect(self.touched)
        dialog.open()

    @Slot()
    def _read_edition(self) -> None:
        self._chosen = ""
        self.read()

    @Slot()
    def _edit_programme(self) -> None:
        self._open(ProgrammeDialog(self._station, self))

    @Slot()
    def _edit_module(self) -> None:
        self._open(ModuleDialog(self._station, self, card=self.chosen()))

    @Slot()
    def _edit_doors(self) -> None:
        if self._agenda is not None:
            self._open(DoorsDialog(self._station, self._agenda, self))

    @Slot()
    def _edit_questions(self) -> None:
        if self._agenda is not None:
            self._open(QuestionsDialog(self._station, self._agenda, self))

    @Slot()
    def _remove_module(self) -> None:
        card = self.chosen()
        if card is not None:
            self.acts.remove_module(card)

    @Slot()
    def _add_session(self) -> None:
        if self._agenda is not None:
            day = self.view.agenda.chosen_day()
            self._open(SessionDialog(self._station, self._agenda, self, day=day))

    @Slot(str)
    def _edit_session(self, session_id: str) -> None:
        line = self._line(session_id)
        if self._agenda is not None and line is not None:
            self._open(SessionDialog(self._station, self._agenda, self, line=line))

    @Slot(str)
    def _remove_session(self, session_id: str) -> None:
        line = self._line(session_id)
        if line is not None:
            self.acts.remove_session(line)

    def _line(self, session_id: str) -> SessionLine | None:
        lines = [line for day in self._agenda.days for line in day.sessions] if self._agenda else []
        return next((line for line in lines if line.id == session_id), None)

    @Slot()
    def _invite_everyone(self) -> None:
        card = self.chosen()
        if card is not None:
            self.acts.invite_everyone(card)

    @Slot()
    def _print_badges(self) -> None:
        card = self.chosen()
        if card is not None:
            self.strip.mended()
            dialog = PrintDialog(self._station, self.prints, card, self)
            dialog.begun.connect(self.told.follow)
            dialog.person_asked.connect(self.person_asked)
            dialog.open()

    @Slot()
    def _order_sheets(self) -> None:
        card = self.chosen()
        if card is not None:
            self.strip.mended()
            dialog = SheetsDialog(self._station, card, self)
            dialog.ordered.connect(self._save_sheets)
            dialog.open()

    @Slot(object)
    def _save_sheets(self, order: SheetOrder) -> None:
        self._save(partial(self.papers.sheets, order=order))

    @Slot()
    def _open_certificates(self) -> None:
        card = self.chosen()
        if card is not None:
            self.strip.mended()
            dialog = CertificatesDialog(self._station, self._work, card, self)
            dialog.touched.connect(self.touched)
            dialog.open()

    @Slot()
    def _open_signed_sheets(self) -> None:
        from blp_desktop.ui.signed.signed_dialog import SignedSheetsDialog

        card = self.chosen()
        if card is not None:
            self.strip.mended()
            dialog = SignedSheetsDialog(self._station, card, self)
            dialog.touched.connect(self.touched)
            dialog.filing_asked.connect(self.filing_asked)
            dialog.open()

    @Slot()
    def _open_venue_lists(self) -> None:
        card = self.chosen()
        if card is not None:
            self.strip.mended()
            VenueListsDialog(self._station, self._work, card, self).open()

    @Slot()
    def _open_report(self) -> None:
        card = self.chosen()
        if card is not None:
            self.strip.mended()
            ReportDialog(self._station, self._work, card, self).open()

    @Slot()
    def _save_list(self) -> None:
        self._save(self.papers.participant_list)

    @Slot()
    def _save_calendar(self) -> None:
        self._save(self.papers.calendar)

    @Slot()
    def _save_evidence(self) -> None:
        self._save(self.papers.evidence)

    def _save(self, paper: Callable[[ModuleCard], Paper]) -> None:
        card = self.chosen()
        if card is not None:
            self.strip.mended()
            self.save_as.ask(paper(card))
