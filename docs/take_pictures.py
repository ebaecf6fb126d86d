"""Takes the pictures of README and handbook from the real program, off screen: `take_pictures.py [NAME…]`."""

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent))
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from blp_desktop.ui.program import Program

OPENING = datetime.fromisoformat("2017-10-24T08:50+02:00")
CAME, NOT_INVITED = 17, 20
SIZE, DIALOG, SMALL = (1280, 800), (1100, 760), (760, 560)
PARTICIPANTS, MODULES, VENUES, CHECKIN, REPORTS = range(5)
_TRIES = 40
W = TypeVar("W", bound="QWidget")


def main() -> None:
    """A morning in Stockholm, and the days before and after; only the pictures that are named, else all."""
    wanted = set(sys.argv[1:]) or set(PICTURES)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BLP_DATA"] = folder
        made = morning(Path(folder) / "2017.blp")
        studio = opened(made, Path(folder))
        for name, take in PICTURES.items():
            if name in wanted:
                shown = take(studio)
                settle(shown)
                shown.grab().save(str(FOLDER / f"{name}.png"))
                studio.clear(shown)
        studio.program.close()


@dataclass(frozen=True, slots=True)
class Morning:
    """The programme file, everyone's code, and somebody who is not invited any more."""

    file: Path
    codes: list[str]


@dataclass(frozen=True, slots=True)
class Studio:
    """The real window on that morning."""

    program: "Program"
    morning: Morning
    folder: Path

    def tab(self, place: int) -> Any:
        """Bring a tab to the front."""
        self.program.window.show_tab(place)
        settle(self.program.window)
        return self.program.window.tab(place)

    def dialog(self, kind: type[W], size: tuple[int, int] = DIALOG) -> W:
        """The dialog of this kind that just opened."""
        found = self.program.window.findChild(kind)
        assert found is not None
        found.resize(*size)
        settle(found)
        return found

    def clear(self, shown: "QWidget") -> None:
        """Close what was opened for one picture."""
        if shown is not self.program.window:
            shown.close()
        wait(50)


def morning(file: Path) -> Morning:
    """The demo, with the first few checked in."""
    from blp_desktop.desk.badges import BadgeOrder, ready_badges
    from blp_desktop.desk.checkin import Scan, scan
    from blp_desktop.desk.demo import make_demo
    from blp_desktop.desk.door import opened_door
    from blp_desktop.desk.invitations import cancel_invitation
    from blp_desktop.desk.laptop import rename_laptop, station_at, this_laptop
    from blp_desktop.store.file import close_file, create_file

    rename_laptop(this_laptop(now=OPENING, entropy=os.urandom), "Desk A")
    station = station_at(create_file(file), operator="Anna", now=lambda: OPENING)
    make_demo(station)
    badges = ready_badges(station, BadgeOrder(module="M1")).value
    codes = [badge.face.code for badge in badges]
    with opened_door(station, "M1") as door:
        for number, code in enumerate(codes[:CAME]):
            scan(door, Scan(raw=code, at=OPENING - timedelta(minutes=18 - number * 18 / CAME)))
    cancel_invitation(station, module="M1", people=[badges[NOT_INVITED].person])
    close_file(station.file)
    return Morning(file, codes)


def opened(made: Morning, folder: Path) -> Studio:
    """The window, in light."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from blp_desktop.ui.look.style import Look
    from blp_desktop.ui.program import Program

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setCursorFlashTime(0)
    Look(application).use(Qt.ColorScheme.Light)
    program = Program(made.file, clock_set_to=OPENING, operator="Anna")
    program.window.resize(*SIZE)
    program.show()
    wait(3000)
    return Studio(program, made, folder)


def settle(shown: "QWidget") -> None:
    """Wait until nothing in it moves any more."""
    before = None
    for _ in range(_TRIES):
        wait(700)
        now = shown.grab().toImage()
        if now == before:
            return
        before = now


def wait(milliseconds: int) -> None:
    """Let the window and its workers do what they have to; QTest.qWait would let no worker run."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def modules(studio: Studio) -> "QWidget":
    """The tab Modules."""
    studio.tab(MODULES)
    return studio.program.window


def somebody_comes(studio: Studio) -> "QWidget":
    """The next one at the door is let in."""
    return came_in(studio, CAME + 1)


def the_next_comes(studio: Studio) -> "QWidget":
    """And one more."""
    return came_in(studio, CAME + 2)


def came_in(studio: Studio, number: int) -> "QWidget":
    """One of the invited at the door, once nothing moves any more."""
    studio.tab(CHECKIN).scan_from_anywhere(studio.morning.codes[number])
    return studio.program.window


def somebody_is_refused(studio: Studio) -> "QWidget":
    """Somebody whose invitation was taken back comes all the same."""
    studio.tab(CHECKIN).scan_from_anywhere(studio.morning.codes[NOT_INVITED])
    return studio.program.window


def first_start(_studio: Studio) -> "QWidget":
    """What a laptop asks the first time."""
    from blp_desktop.ui.first_start.window import FirstStart

    asked = FirstStart()
    asked.show()
    return asked


def an_import(studio: Studio) -> "QWidget":
    """A newer list of applications, before anything is imported."""
    from blp_desktop.ui.imports.dialog import ImportDialog

    studio.program.ask_import()
    dialog = studio.dialog(ImportDialog)
    dialog.read(newer_list(studio.folder / "applications.csv"))
    wait(3000)
    return dialog


def newer_list(file: Path) -> Path:
    """The demo's applications, some of them with another organisation."""
    from blp_desktop.places import resource

    text = resource("demo", "applications-2017.csv").read_text(encoding="utf-8-sig")
    file.write_text(text.replace("Cluster;", "Cluster Alliance;", 4), encoding="utf-8-sig")
    return file


def participants(studio: Studio) -> "QWidget":
    """Three people selected."""
    from PySide6.QtCore import QItemSelectionModel

    table = studio.tab(PARTICIPANTS).list.table
    way = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (2, 4, 6):
        table.selectionModel().select(table.model().index(row, 0), way)
    return studio.program.window


def printing(studio: Studio) -> "QWidget":
    """Badges for Stockholm."""
    from blp_desktop.ui.printing.dialog import PrintDialog

    studio.tab(MODULES).view.header.badges.click()
    dialog = studio.dialog(PrintDialog)
    while not dialog.do.isEnabled():
        wait(200)
    return dialog


def readiness(studio: Studio) -> "QWidget":
    """What is missing before the journey."""
    from blp_desktop.ui.rehearsal.readiness_dialog import ReadinessDialog

    studio.program.journey.ask_readiness()
    return studio.dialog(ReadinessDialog, (860, 720))


def sheets(studio: Studio) -> "QWidget":
    """Attendance sheets."""
    from blp_desktop.ui.modules.sheets_dialog import SheetsDialog

    studio.tab(MODULES).view.header.sheets.click()
    return studio.dialog(SheetsDialog, (1000, 720))


def certificates(studio: Studio) -> "QWidget":
    """Who reaches a certificate."""
    from blp_desktop.ui.modules.certificates_dialog import CertificatesDialog

    studio.tab(MODULES).view.header.certificates.trigger()
    return studio.dialog(CertificatesDialog)


def reports(studio: Studio) -> "QWidget":
    """Figures and charts of the edition."""
    studio.tab(REPORTS)
    return studio.program.window


def a_report(studio: Studio) -> "QWidget":
    """What went wrong, in a window; on a system whose release anybody may have."""
    platform.release = lambda: "6.12"  # type: ignore[method-assign]
    from blp_desktop.desk.crash_reports import failure_of
    from blp_desktop.ui.care.report_dialog import ReportDialog

    try:
        studio.program.window.tab(len("no tab"))
    except IndexError as error:
        studio.program.care.tell_bug(failure_of(error))
    studio.program.care.notices.strip.action.click()
    return studio.dialog(ReportDialog, SMALL)


PICTURES: dict[str, Callable[[Studio], "QWidget"]] = {
    "pictures/modules": modules,
    "pictures/checkin": somebody_comes,
    "handbook/pictures/first-start": first_start,
    "handbook/pictures/import": an_import,
    "handbook/pictures/participants": participants,
    "handbook/pictures/print": printing,
    "handbook/pictures/readiness": readiness,
    "handbook/pictures/checkin": the_next_comes,
    "handbook/pictures/refused": somebody_is_refused,
    "handbook/pictures/sheets": sheets,
    "handbook/pictures/certificates": certificates,
    "handbook/pictures/reports": reports,
    "handbook/pictures/report": a_report,
}
"""Each picture by its place below `docs`, without `.png`."""


if __name__ == "__main__":
    main()
