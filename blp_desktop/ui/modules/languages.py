"""The languages of the region, each by its own name."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox

_LANGUAGES = ("en", "sv", "fi", "da", "nb", "et", "lv", "lt", "pl", "de", "is")


def offer_languages(box: QComboBox) -> None:
    """Offer them after what is offered already; an item's data is the language's code."""
    for code in _LANGUAGES:
        box.addItem(QLocale(code).nativeLanguageName(), code)
