"""A key press in the search of the participants, from the key to the paint, among 20,000 people."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.figures import REPEATS, Figure
from benchmarks.programmes import made_programme

_PEOPLE = 20_000
_WORDS = ("ruta", "kestutis", "hamalainen", "cluster 12", "person77", "latvia")
_TARGET = 10.0


def measure() -> list[Figure]:
    """The median and the slowest key of several words typed and taken back, beside a bare list of Qt."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        ours, bare = _keys(Path(folder))
    floor = statistics.median(bare)
    return [
        Figure(
            name=f"a search key, {_PEOPLE} people",
            value=statistics.median(ours),
            unit="ms",
            floor_name="QListView and a plain filter",
            floor=floor,
            target=_TARGET,
        ),
        Figure(name="the slowest of 20 search keys", value=statistics.quantiles(ours, n=20)[-1], unit="ms"),
    ]


def _keys(folder: Path) -> tuple[list[float], list[float]]:
    from PySide6.QtWidgets import QApplication

    from blp_desktop.desk.people import list_people
    from blp_desktop.ui.look.style import Look
    from blp_desktop.ui.participants.tab import ParticipantsTab

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Look(application)
    station = made_programme(folder / "programme.blp", people=_PEOPLE).station
    bare = _Bare([row.name for row in list_people(station)])
    tab = ParticipantsTab(station)
    for shown in (bare.window, tab):
        shown.resize(1200, 800)
    application.processEvents()
    assert len(tab.list.roll.rows) == _PEOPLE
    ours, floor = [], []
    for _ in range(REPEATS):
        floor += _typed(application, bare.window, bare.field)
        ours += _typed(application, tab, tab.list.search)
    tab.deleteLater()
    bare.window.deleteLater()
    application.processEvents()
    return ours, floor


def _typed(application, window, field) -> list[float]:  # type: ignore[no-untyped-def]
    """Milliseconds of each key: every word typed, then taken back."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window.show()
    field.setFocus()
    application.processEvents()
    taken = []
    for word in _WORDS:
        for key in [*word, *([Qt.Key.Key_Backspace] * len(word))]:
            started = time.perf_counter()
            QTest.keyClick(field, key)
            application.processEvents()
            taken.append((time.perf_counter() - started) * 1000)
    window.hide()
    application.processEvents()
    return taken


class _Bare:
    """What Qt itself takes: a field over a list of names, filtered with `in`."""

    def __init__(self, names: list[str]) -> None:
        from PySide6.QtCore import QStringListModel
        from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

        self._names = names
        self._folded = [name.lower() for name in names]
        self.window = QWidget()
        self.field = QLineEdit(self.window)
        self._model = QStringListModel(names, self.window)
        self._view = QListView(self.window)
        self._view.setUniformItemSizes(True)
        self._view.setModel(self._model)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self._view)
        self.field.textChanged.connect(self._filter)

    def _filter(self, text: str) -> None:
        found = [name for name, folded in zip(self._names, self._folded, strict=True) if text in folded]
        self._model.setStringList(found)
