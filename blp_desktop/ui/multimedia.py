"""Qt's multimedia, kept from telling of each optional library that a system lacks."""

from PySide6.QtCore import QLoggingCategory

# video decoding by the graphics card and screen sharing: nothing of ours needs them
_RULES = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg.info=false"


def quieten_multimedia() -> None:
    """Call it before the first import of QtMultimedia; what else it tells is still heard."""
    QLoggingCategory.setFilterRules(_RULES)
