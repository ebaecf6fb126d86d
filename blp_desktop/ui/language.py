"""The language of the window, and what follows it in fields: names of days and months, how figures are written."""

from PySide6.QtCore import QLocale


def speak_english() -> None:
    """Write dates and figures as the window's own sentences do, whatever the system's language is."""
    QLocale.setDefault(QLocale.c())  # `Sep`, where British English has `Sept`; Monday first, 24 hours
