"""Qt's multimedia, kept from telling of each optional library that a system lacks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices

# video decoding by the graphics card and screen sharing: nothing of ours needs them
_RULES = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg.info=false"


def quieten_multimedia() -> None:
    """Call it before the first import of QtMultimedia; what else it tells is still heard."""
    QLoggingCategory.setFilterRules(_RULES)


def media_devices(parent: QObject | None = None) -> "QMediaDevices | None":
    """What tells of outputs that come and go; None where the system's sound library is not there."""
    quieten_multimedia()
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return None
    with _unheard():
        made = QMediaDevices(parent)
        made.audioOutputs()  # whatever there is to warn of comes with the first question
        return made


def loudspeakers(devices: "QMediaDevices | None") -> tuple[str, ...]:
    """The names of what this laptop can sound through."""
    if devices is None:
        return ()
    with _unheard():
        return tuple(output.description() for output in devices.audioOutputs())


@contextmanager
def _unheard() -> Iterator[None]:
    """Drop what Qt says meanwhile: where no sound server runs it warns, in no category that a rule could name."""
    before = qInstallMessageHandler(_drop)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _drop(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    """Say nothing."""
