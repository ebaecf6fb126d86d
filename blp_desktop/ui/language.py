"""The language of the window, and what follows it in fields: names of days and months, how figures are written."""

from PySide6.QtCore import QLocale

from blp_desktop.desk.preferences import usual_language

_ENGLISH = QLocale.c()
"""Names as the window's own sentences have them (`Sep`, where British English has `Sept`), Monday first, 24 hours."""
_SPOKEN = {"en": _ENGLISH}
"""The languages that the window speaks; a translation is added here, with Qt's own texts."""


def follow_language() -> None:
    """Write dates and figures in the laptop's language where the window speaks it, whatever the system's is."""
    QLocale.setDefault(_SPOKEN.get(usual_language(), _ENGLISH))
