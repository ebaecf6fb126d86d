"""The languages that papers are written in, and those that names are only sorted by, each by its own name."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QComboBox

from blp_desktop.paper.sheet_words import SHEET_LANGUAGES

_SORTED_ONLY = ("nb", "is")


def offer_paper_languages(box: QComboBox) -> None:
    """Offer those of the papers; an item's data is the language's code."""
    for code in SHEET_LANGUAGES:
        box.addItem(native_name(code), code)


def offer_languages(box: QComboBox) -> None:
    """Offer those of the papers after what is offered already, then the others of the region."""
    offer_paper_languages(box)
    told = QCoreApplication.translate("Languages", "{language} (papers in English)")
    for code in _SORTED_ONLY:
        box.addItem(told.format(language=native_name(code)), code)


def native_name(code: str) -> str:
    """`Svenska`; English without a country, which Qt would add."""
    if code == "en":
        return "English"
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
