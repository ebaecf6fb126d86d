"""The top of the tab Reports: what is reported on, and what can be saved of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from blp_desktop.desk.report_facts import ReportScope
from blp_desktop.desk.reports import ReportChoice
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button


class ScopeBar(QWidget):
    """Offers the scopes; the chosen one stays where it is still there."""

    chosen = Signal()
    """Another scope was chosen."""
    figures_asked = Signal()
    report_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: tuple[ReportChoice, ...] = ()
        self.scopes = QComboBox(self)
        self.scopes.setAccessibleName(self.tr("Report on"))
        self.figures = button(self.tr("Save figures as Excel"), self, icon_name="file-spreadsheet")
        self.report = button(self.tr("Module report"), self, kind=Kind.MAIN, icon_name="file-text", shortcut="Ctrl+P")
        self._lay_out()
        self.scopes.activated.connect(self._tell)
        self.figures.clicked.connect(self.figures_asked)
        self.report.clicked.connect(self.report_asked)

    def show_choices(self, choices: tuple[ReportChoice, ...]) -> None:
        """Offer these; first the newest edition."""
        if choices == self._choices:
            return
        before = self.choice()
        self._choices = choices
        self.scopes.clear()
        self.scopes.addItems([self.name_of(choice) for choice in choices])
        newest = next((choice for choice in choices if choice.edition), None)
        wanted = before if before in choices else newest
        self.scopes.setCurrentIndex(choices.index(wanted) if wanted else -1)
        self._offer()

    def choice(self) -> ReportChoice | None:
        """What is chosen."""
        at = self.scopes.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def scope(self) -> ReportScope:
        """What is chosen, as reports are asked for."""
        choice = self.choice()
        return choice.scope if choice else ReportScope()

    def choose(self, module: str) -> None:
        """Choose the module of that code of the newest edition that has it."""
        at = next(at for at, choice in enumerate(self._choices) if choice.module == module)
        self.scopes.setCurrentIndex(at)
        self._tell()

    def name_of(self, choice: ReportChoice) -> str:
        """`M1 Stockholm (2017)`."""
        if not choice.edition:
            return self.tr("All editions")
        if not choice.module:
            return self.tr("Edition {edition}").format(edition=choice.edition)
        said = self.tr("{module} {city} ({edition})")
        return said.format(module=choice.module, city=choice.city, edition=choice.edition)

    @Slot()
    def _tell(self) -> None:
        self._offer()
        self.chosen.emit()

    def _offer(self) -> None:
        choice = self.choice()
        self.figures.setEnabled(choice is not None)
        self.report.setEnabled(choice is not None and bool(choice.module))
        hint = "" if self.report.isEnabled() else self.tr("Choose a module first.")
        self.report.setToolTip(hint or self.tr("The report of this module as PDF (Ctrl+P)"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label(self.tr("Reports"), Size.TITLE, weight=Weight.STRONG, parent=self))
        row.addWidget(self.scopes)
        row.addStretch(1)
        row.addWidget(self.figures)
        row.addWidget(self.report)
