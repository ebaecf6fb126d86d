"""The certificates of a module or of its edition: who reaches one and who does not, how it looks, and where it goes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from blp_desktop.desk.certificate_rules import CertificateRules, certificate_rules, set_certificate_rules
from blp_desktop.desk.certificate_standing import Candidate, Scope, candidates
from blp_desktop.desk.certificates import (
    WrittenCertificates,
    preview_certificate,
    verify_certificate,
    write_certificates,
    write_each_certificate,
)
from blp_desktop.desk.modules import ModuleCard, list_modules
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.certificates import Reach
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label, muted
from blp_desktop.ui.modules.reaching import ReachWords
from blp_desktop.ui.modules.saving_dialog import SavingDialog
from blp_desktop.ui.modules.signature_dialog import SignatureDialog
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.flow import Flow
from blp_desktop.ui.parts.form import ease
from blp_desktop.ui.parts.long_work import LongWork, Teller
from blp_desktop.ui.parts.page_view import PageView
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.save_as import Paper, Written, paper_folder, paper_name

_SIZE, _PREVIEW = QSize(1180, 780), 560
_MODULE, _EDITION = "module", "edition"


class CertificatesDialog(SavingDialog):
    """Lists everyone on the way to a certificate; writes those of who reaches one."""

    def __init__(self, station: Station, work: LongWork, card: ModuleCard, parent: QWidget) -> None:
        super().__init__(station, work, parent)
        self.setWindowTitle(self.tr("Certificates"))
        self._station, self._card = station, card
        self._rows: tuple[Candidate, ...] = ()
        self.words = ReachWords(self)
        self.scope_choice = QComboBox(self)
        self.percent, self.modules = QSpinBox(self), QSpinBox(self)
        self.summary = muted(parent=self)
        self.table: RowTable[Candidate] = RowTable(
            self.words.columns(),
            name="certificates",
            label=self.tr("Who reaches a certificate"),
            nothing=self.tr("Nobody is expected yet."),
            parent=self,
        )
        self.preview = PageView(self.tr("The certificate"), self, width=_PREVIEW)
        self.code = QLineEdit(self)
        self.signature = button(self.tr("Who signs…"), self, icon_name="signature")
        self.save_each = button(self.tr("Save one each…"), self, icon_name="folder-open")
        self.save_all = button(self.tr("Save all as one PDF"), self, kind=Kind.MAIN)
        self._offer()
        self._lay_out()
        self._connect()
        self.read()
        self.table.setFocus()

    def scope(self) -> Scope:
        """What the certificates are of."""
        of_edition = self.scope_choice.currentData() == _EDITION
        return Scope(self._card.edition, "" if of_edition else self._card.id)

    @Slot()
    def read(self) -> None:
        """Read anew how far everyone is."""
        scope = self.scope()
        self.words.of_edition = not scope.module
        self._rows = candidates(self._station, scope)
        self.table.show_rows(self._rows)
        self.table.viewport().update()
        self.summary.setText(" ".join((self.words.summary(self._rows), self._ahead())).strip())
        if self.table.current_id() is None:
            self.table.choose_first()
        self._show_preview()
        reach = any(row.progress.reach is Reach.REACHES for row in self._rows)
        self.save_all.setEnabled(reach)
        self.save_each.setEnabled(reach)

    def _ahead(self) -> str:
        """Whoever gets a certificate now has it say what they attended until now."""
        if any(row.progress.to_come for row in self._rows):
            return self.tr("More is still to come: a certificate saved now states what was attended until now.")
        return ""

    @Slot()
    def _show_preview(self) -> None:
        person = self.table.current_id()
        if person is None:
            self.preview.show_nothing()
            return
        made = preview_certificate(self._station, self.scope(), person)
        self.preview.show_pdf(made.pdf)
        if made.problems:
            self.strip.attend(made.problems[0], " ".join(made.problems[1:]))

    @Slot()
    def _set_rules(self) -> None:
        """Set what a certificate takes, once a field is left."""
        most = self.modules.maximum()
        modules = self.modules.value() if self.modules.value() < most else None
        wanted = CertificateRules(self.percent.value(), modules)
        if wanted != certificate_rules(self._station, self._card.edition):
            self.acts.make(partial(set_certificate_rules, self._station, self._card.edition, wanted))
            self._fill_rules()
            self.read()

    def _fill_rules(self) -> None:
        rules = certificate_rules(self._station, self._card.edition)
        self.percent.setValue(rules.least_percent)
        self.modules.setValue(rules.least_modules or self.modules.maximum())

    @Slot()
    def _edit_signature(self) -> None:
        dialog = SignatureDialog(self._station, self)
        dialog.saved.connect(self.touched)
        dialog.saved.connect(self.read)
        dialog.open()

    @Slot()
    def _verify(self) -> None:
        """Tell what the certificate of the typed code states."""
        try:
            found = verify_certificate(self._station, self.code.text())
        except Refusal as problem:
            self.strip.refuse(problem)
            return
        issued = self.tr("Handed out on {day}.").format(day=f"{day_label(found.issued_at)} {found.issued_at.year}")
        if found.states_now:
            today = self.tr("By what the file holds today it would state: {sentence}").format(sentence=found.states_now)
            self.strip.attend(found.sentence, f"{issued} {today}")
        else:
            self.strip.tell(found.sentence, f"{issued} {self.tr('The file holds the same today.')}")

    @Slot()
    def _save_all(self) -> None:
        self.strip.mended()
        self.save_as.ask(
            Paper(
                title=self.tr("Save the certificates"),
                name=paper_name(self.tr("certificates"), self._card, "pdf"),
                kinds=(self.tr("PDF (*.pdf)"),),
                words=self.tr("Making the certificates…"),
                write=partial(self._write, self.scope(), partial(write_certificates, self._station)),
            )
        )

    @Slot()
    def _save_each(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder for the certificates"), str(paper_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.save_each_into)
        dialog.open()

    @Slot(str)
    def save_each_into(self, folder: str) -> None:
        """Write one PDF for each certificate into this folder."""
        self.strip.mended()
        self.save_as.save_into(
            Path(folder),
            Paper(
                title="",
                name="",
                kinds=(),
                words=self.tr("Making the certificates…"),
                write=partial(self._write, self.scope(), partial(write_each_certificate, self._station)),
            ),
        )

    def _write(self, scope: Scope, act: "partial[Outcome[WrittenCertificates]]", where: Path, tell: Teller) -> Written:
        words = self.tr("Making the certificates…")

        def told(done: int, whole: int) -> None:
            tell(words, done, whole)

        done = act(scope, where, told=told)
        counted = self.tr("{count} certificates are ready.").format(count=done.value.certificates)
        return Written(" ".join((counted, *done.value.problems)), done.touched)

    def _offer(self) -> None:
        module = self.tr("This module: {city}").format(city=self._card.city)
        edition = self.tr("The whole edition: {code}").format(code=self._card.edition)
        self.scope_choice.addItem(module, _MODULE)
        self.scope_choice.addItem(edition, _EDITION)
        self.scope_choice.setAccessibleName(self.tr("Certificates of"))
        self.percent.setRange(1, 100)
        self.percent.setSuffix(self.tr(" % of a module's half-days"))
        self.percent.setAccessibleName(self.tr("Least share of a module's half-days"))
        count = len(list_modules(self._station, edition=self._card.edition))
        self.modules.setRange(1, max(1, count))
        self.modules.setSuffix(self.tr(" of {count} modules").format(count=count))
        self.modules.setAccessibleName(self.tr("Least number of the edition's modules"))
        self.code.setPlaceholderText(self.tr("Check a certificate's code"))
        self.code.setAccessibleName(self.code.placeholderText())
        self.code.setClearButtonEnabled(True)
        ease(self.percent)
        ease(self.modules)
        self._fill_rules()

    def _lay_out(self) -> None:
        rules = Flow()
        rules.addWidget(label(self.tr("It takes at least"), parent=self))
        rules.addWidget(self.percent)
        rules.addWidget(self.modules)
        self.summary.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.scope_choice)
        left.addLayout(rules)
        left.addWidget(self.summary)
        left.addWidget(self.table, 1)
        body = QHBoxLayout()
        body.setSpacing(3 * GRID)
        body.addLayout(left, 1)
        body.addWidget(self.preview, 1)
        buttons = (self.signature, self.close_button, self.save_each, self.save_all)
        self.frame(self.tr("Certificates of attendance"), body, buttons, size=_SIZE, aside=self.code)

    def _connect(self) -> None:
        self.scope_choice.currentIndexChanged.connect(self.read)
        self.percent.editingFinished.connect(self._set_rules)
        self.modules.editingFinished.connect(self._set_rules)
        self.table.chosen.connect(self._show_preview)
        self.code.returnPressed.connect(self._verify)
        self.signature.clicked.connect(self._edit_signature)
        self.save_each.clicked.connect(self._save_each)
        self.save_all.clicked.connect(self._save_all)
