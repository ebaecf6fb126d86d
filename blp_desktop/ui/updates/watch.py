"""The watch for updates: looks into drives and the named folder from time to time, and holds nothing up."""

import logging
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from blp_desktop.desk.updates import Kind, Place, Update, newest_update
from blp_desktop.ui.updates.drives import places_to_look

_EVERY = 60_000
_log = logging.getLogger("blp_desktop.updates")


class UpdateWatch(QObject):
    """On a thread of its own that nobody waits for: a drive that is gone may take long to say so."""

    found = Signal(object)
    """A newer `Update`, again at each look as long as it is there."""
    looked = Signal(object, object)
    """The places that were looked into, and the `Update` or None."""
    _ended = Signal(object, object)

    def __init__(self, kind: Kind, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self._looking: threading.Thread | None = None
        self._last: tuple[tuple[Place, ...], Update | None] | None = None
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and every minute."""
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look once, unless a look is under way."""
        if self._looking is not None and self._looking.is_alive():
            return
        self._looking = threading.Thread(target=self._look, name="updates", daemon=True)
        self._looking.start()

    def look_again(self) -> None:
        """Look although the places are the same as before."""
        self._last = None
        self.look()

    def _look(self) -> None:
        places: tuple[Place, ...] = ()
        update: Update | None = None
        try:
            places = places_to_look()
            last = self._last
            is_same = last is not None and last[0] == places and (last[1] is None or last[1].file.exists())
            update = last[1] if last is not None and is_same else newest_update(places, self._kind)
        except Exception as error:  # whatever a drive does: the program goes on
            _log.warning("updates could not be looked for: %s", type(error).__name__)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._ended.emit(places, update)

    @Slot(object, object)
    def _tell(self, places: tuple[Place, ...], update: Update | None) -> None:
        self._last = (places, update)
        self.looked.emit(places, update)
        if update is not None:
            self.found.emit(update)
