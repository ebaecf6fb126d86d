"""Papers for the venue: which list, with or without names, how it looks, and where it goes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.station import Station
from blp_desktop.desk.venue_lists import VenueList, VenueOrder, venue_list, write_venue_list
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.modules.saving_dialog import SavingDialog
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.long_work import LongWork, Teller
from blp_desktop.ui.parts.page_view import PageView
from blp_desktop.ui.parts.save_as import Paper, Written, paper_name

_SIZE, _PREVIEW = QSize(980, 780), 520
_KIND = Qt.ItemDataRole.UserRole


class VenueListsDialog(SavingDialog):
    """Shows each list as it will be on paper, and saves it."""

    def __init__(self, station: Station, work: LongWork, card: ModuleCard, parent: QWidget) -> None:
        super().__init__(station, work, parent)
        self.setWindowTitle(self.tr("Papers for the venue"))
        self._station, self._card = station, card
        self.kinds = QListWidget(self)
        self.about = muted(parent=self)
        self.names = QCheckBox(self.tr("With names"), self)
        self.preview = PageView(self.tr("The first page"), self, width=_PREVIEW)
        self.save_xlsx = button(self.tr("Save as Excel"), self, icon_name="file-spreadsheet")
        self.save_pdf = button(self.tr("Save as PDF"), self, kind=Kind.MAIN)
        self._offer()
        self._lay_out()
        self._connect()
        self.kinds.setCurrentRow(0)
        self.kinds.setFocus()

    def order(self) -> VenueOrder:
        """What is chosen."""
        kind = VenueList(self.kinds.currentItem().data(_KIND))
        return VenueOrder(kind, names=kind.can_have_names and self.names.isChecked())

    @Slot()
    def show_list(self) -> None:
        """Show the chosen list, and what it is for."""
        self.strip.mended()
        order = self.order()
        self.about.setText(self._about(order.kind))
        self.names.setVisible(order.kind.can_have_names)
        self.save_xlsx.setEnabled(order.kind.can_be_xlsx)
        try:
            made = venue_list(self._station, self._card.id, order)
        except Refusal as problem:
            self.strip.refuse(problem)
            self.preview.show_nothing()
            return
        if made.problems:
            self.strip.attend(made.problems[0], " ".join(made.problems[1:]))
        self.preview.show_pdf(made.pdf)

    @Slot()
    def _save_pdf(self) -> None:
        self._save("pdf", self.tr("PDF (*.pdf)"))

    @Slot()
    def _save_xlsx(self) -> None:
        self._save("xlsx", self.tr("Excel workbook (*.xlsx)"))

    def _save(self, ending: str, kind: str) -> None:
        order = self.order()
        self.strip.mended()
        self.save_as.ask(
            Paper(
                title=self._title(order.kind),
                name=paper_name(order.kind.value, self._card, ending),
                kinds=(kind,),
                words=self.tr("Writing “{list}”…").format(list=self._title(order.kind)),
                write=partial(self._write, order),
            )
        )

    def _write(self, order: VenueOrder, file: Path, _tell: Teller) -> Written:
        made = write_venue_list(self._station, self._card.id, order, file)
        told = self.tr("“{list}” is ready.").format(list=self._title(order.kind))
        return Written(" ".join((told, *made.problems)))

    def _title(self, kind: VenueList) -> str:
        match kind:
            case VenueList.HEADCOUNT:
                return self.tr("Headcount")
            case VenueList.DIETS:
                return self.tr("Diets")
            case VenueList.ACCESS:
                return self.tr("Access needs")
            case VenueList.ARRIVALS:
                return self.tr("Arrival list")
            case VenueList.DOOR:
                return self.tr("Door list for a power cut")
            case VenueList.DIRECTORY:
                return self.tr("Participant directory")
            case VenueList.TENT_CARDS:
                return self.tr("Name tent cards")

    def _about(self, kind: VenueList) -> str:
        match kind:
            case VenueList.HEADCOUNT:
                return self.tr("How many people each session and room expects, and how many were let in.")
            case VenueList.DIETS:
                return self.tr("How many of each diet. Names only for the kitchen that serves by name.")
            case VenueList.ACCESS:
                return self.tr("What people need to take part. Names only for who sees to it.")
            case VenueList.ARRIVALS:
                return self.tr("For the host's reception: names and organisations, nothing else.")
            case VenueList.DOOR:
                return self.tr("Short codes and a box for each half-day, to tick by hand when the laptop is down.")
            case VenueList.DIRECTORY:
                return self.tr(
                    "Who takes part, and who does not want to be photographed. "
                    "Contact details are left out, since nobody was asked whether they may be shared."
                )
            case VenueList.TENT_CARDS:
                return self.tr("One A4 page each, to fold across its middle: the name on both sides.")

    def _offer(self) -> None:
        self.kinds.setSpacing(GRID // 4)
        self.kinds.setAccessibleName(self.tr("Papers for the venue"))
        for kind in VenueList:
            item = QListWidgetItem(self._title(kind))
            item.setData(_KIND, kind.value)
            self.kinds.addItem(item)
        self.kinds.setMinimumWidth(self.kinds.sizeHintForColumn(0) + 3 * GRID)
        self.names.setAccessibleName(self.names.text())
        self.about.setWordWrap(True)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self.kinds, 1)
        left.addWidget(self.about)
        left.addWidget(self.names)
        body = QHBoxLayout()
        body.setSpacing(3 * GRID)
        body.addLayout(left, 1)
        body.addWidget(self.preview)
        title = self.tr("Papers for the venue in {city}").format(city=self._card.city)
        self.frame(title, body, (self.close_button, self.save_xlsx, self.save_pdf), size=_SIZE)

    def _connect(self) -> None:
        self.kinds.currentRowChanged.connect(self.show_list)
        self.names.toggled.connect(self.show_list)
        self.save_xlsx.clicked.connect(self._save_xlsx)
        self.save_pdf.clicked.connect(self._save_pdf)
