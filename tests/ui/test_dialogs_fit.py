"""Every dialog fits a screen of 1024 × 700, and grows with what is told in it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit

from blp_desktop.desk.demo import make_demo
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.program import Program
from blp_desktop.ui.window import CHECKIN
from tests.ui.stations import OPENING, station_at

ROOM = QSize(1024, 700) - QSize(16, 40)
"""Less a window's frame."""
WHAT = "This is told of what was asked for, and it takes more than a line of a narrow dialog to tell it."
WHY = "Then comes what may be done about it, which is as long again as what was told before it, and a little longer."

Ask = Callable[[Program], object]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, look: Look) -> Iterator[Program]:
    """One window on the demo programme for all of them."""
    folder = tmp_path_factory.mktemp("fit")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(folder / "data"))
        with station_at(folder / "demo.blp") as station:
            make_demo(station)
        made = Program(folder / "demo.blp", clock_set_to=OPENING, operator="Anna")
        furnished: list[bool] = []
        made.window.furnished.connect(lambda: furnished.append(True))
        made.window.show()
        while not furnished:
            QApplication.processEvents()
        yield made
        made.window.close()
        made.close()
        made.window.deleteLater()
        made.deleteLater()


def of_tab(place: int, name: str) -> Ask:
    def ask(program: Program) -> None:
        program.window.show_tab(place)
        getattr(program.window.current, name)()

    return ask


ASKED: dict[str, Ask] = {
    "clock": Program.ask_clock,
    "operators": lambda program: program.seating.manage(),
    "laptop": lambda program: program.seating.ask_laptop(),
    "import": Program.ask_import,
    "layouts": lambda program: program.office.show_layouts(),
    "stocks": lambda program: program.office.show_stocks(),
    "jobs": lambda program: program.office.show_jobs(),
    "readiness": lambda program: program.journey.ask_readiness(),
    "rehearsal": lambda program: program.journey.ask_rehearsal(),
    "PIN pad": Program.begin_self_service,
    "print": of_tab(1, "print_"),
    "sheets": of_tab(1, "_order_sheets"),
    "certificates": of_tab(1, "_open_certificates"),
    "venue lists": of_tab(1, "_open_venue_lists"),
    "module": of_tab(1, "_edit_module"),
    "checkpoints": of_tab(1, "_edit_doors"),
    "questions": of_tab(1, "_edit_questions"),
    "session": of_tab(1, "_add_session"),
    "programme": of_tab(1, "_edit_programme"),
    "venue": of_tab(2, "_edit"),
    "participant": of_tab(0, "new"),
    "walk-in": of_tab(CHECKIN, "new"),
    "shortcuts": lambda program: program.window.menu.shortcuts_asked.emit(),
    "first steps": lambda program: program.window.menu.steps_asked.emit(),
}


@pytest.fixture(params=ASKED)
def dialog(request: pytest.FixtureRequest, program: Program) -> Iterator[QDialog]:
    """Each of them in turn, as it opens."""
    ASKED[request.param](program)
    QApplication.processEvents()
    (made,) = (each for each in program.window.findChildren(QDialog) if each.isVisible())
    yield made
    made.reject()


def test_it_fits_a_small_screen(dialog: QDialog) -> None:
    needed = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert needed == needed.boundedTo(ROOM)


def test_what_is_told_squeezes_nothing(dialog: QDialog) -> None:
    strips = [each for each in dialog.findChildren(Strip) if each.parentWidget() is dialog]
    before = {each: each.height() for each in _lines(dialog)}
    for strip in strips:
        strip.wrong(WHAT, WHY)
    QApplication.processEvents()
    assert [strip.height() >= strip.heightForWidth(strip.width()) for strip in strips] == [True] * len(strips)
    assert {each: each.height() for each in _lines(dialog)} == before


def _lines(dialog: QDialog) -> list[QLineEdit | QAbstractButton]:
    """What is pressed or written in: outside the strip, and shown before it."""
    found = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QAbstractButton)]
    return [each for each in found if each.isVisible() and not isinstance(each.parentWidget(), Strip)]
