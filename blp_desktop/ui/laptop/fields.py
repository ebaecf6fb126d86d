"""What is asked about this laptop: its name, and the language that new programmes begin with."""

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.languages import offer_paper_languages

_LONGEST_NAME = 40


class LaptopFields(QObject):
    """The two fields, put into a form; English stands where no paper is written in the language that is given."""

    def __init__(self, form: Form, *, name: str, language: str) -> None:
        super().__init__(form)
        self._form = form
        self.name = QLineEdit(name, form)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.textChanged.connect(self._mend_name)
        self.language = QComboBox(form)
        offer_paper_languages(self.language)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        hint = self.tr("Lists and the ledger say by this name which laptop took a scan.")
        form.add("name", self.tr("Name of this laptop"), self.name, hint=hint)
        hint = self.tr(
            "Papers of a new programme (sheets, reports, certificates) are made in this language unless a module says "
            "otherwise. The window itself speaks English."
        )
        form.add("language", self.tr("Language"), self.language, hint=hint)

    @Slot()
    def _mend_name(self) -> None:
        """Somebody writes: what was told of the name is no longer so."""
        self._form.problem("name", "")

    @property
    def chosen_language(self) -> str:
        """The code of the language."""
        return str(self.language.currentData())


def system_language() -> str:
    """The code of the system's language."""
    return QLocale.system().name().partition("_")[0]
