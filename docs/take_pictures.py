"""Takes the pictures of the README from the real program: `python docs/take_pictures.py`, off screen."""

import os
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent))
OPENING = datetime.fromisoformat("2017-10-24T08:50+02:00")
CAME, SIZE = 17, (1280, 800)


def main() -> None:
    """A morning in Stockholm: who came so far, and the next one at the door."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
        file = Path(folder) / "demo.blp"
        came = morning(file)
        take(file, came)


def morning(file: Path) -> list[str]:
    """The demo, with the first few checked in; gives everyone's code."""
    from blp_desktop.desk.badges import BadgeOrder, ready_badges
    from blp_desktop.desk.checkin import Scan, scan
    from blp_desktop.desk.demo import make_demo
    from blp_desktop.desk.door import opened_door
    from blp_desktop.desk.laptop import station_at
    from blp_desktop.store.file import close_file, create_file

    station = station_at(create_file(file), operator="Anna", now=lambda: OPENING)
    make_demo(station)
    codes = [badge.face.code for badge in ready_badges(station, BadgeOrder(module="M1")).value]
    with opened_door(station, "M1") as door:
        for number, code in enumerate(codes[:CAME]):
            scan(door, Scan(raw=code, at=OPENING - timedelta(minutes=18 - number * 18 / CAME)))
    close_file(station.file)
    return codes


def take(file: Path, codes: list[str]) -> None:
    """The two pictures."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from blp_desktop.ui.look.style import Look
    from blp_desktop.ui.program import Program

    application = QApplication.instance() or QApplication([])
    Look(application).use(Qt.ColorScheme.Light)
    program = Program(file, clock_set_to=OPENING, operator="Anna")
    program.window.resize(*SIZE)
    program.show()
    for place, name in ((1, "modules"), (3, "checkin")):
        program.window.show_tab(place)
        QTest.qWait(1000)
        if name == "checkin":
            program.window.tab(place).scan_from_anywhere(codes[CAME + 1])
            QTest.qWait(4000)
        program.window.grab().save(str(FOLDER / "pictures" / f"{name}.png"))
    program.close()


if __name__ == "__main__":
    main()
