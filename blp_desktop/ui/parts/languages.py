"""The languages of the region, each by its own name."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox

_LANGUAGES = ("en", "sv", "fi", "da", "nb", "et", "lv", "lt", "pl", "de", "is")


def offer_languages(box: QComboBox) -> None:
    """Offer them after what is offered already; an item's data is the language's code."""
    for code in _LANGUAGES:
        box.addItem(native_name(code), code)


def native_name(code: str) -> str:
    """`Svenska`; English without a country, which Qt would add."""
    if code == "en":
        return "English"
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
