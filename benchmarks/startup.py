"""The window from process start to first paint, beside a bare window with SQLAlchemy and one query; and its memory."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import REPEATS, Figure

_MEMORY = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
_CLOCK = "import time; print(time.clock_gettime(time.CLOCK_BOOTTIME) - STARTED)"
_STARTED = """
import os
with open('/proc/self/stat') as stat:
    STARTED = int(stat.read().rsplit(')', 1)[1].split()[19]) / os.sysconf('SC_CLK_TCK')
"""

_BARE = f"""{_STARTED}
import sys
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        {_CLOCK}
        QTimer.singleShot(0, QApplication.quit)

with Session(create_engine('sqlite:///' + sys.argv[1])) as session:
    session.execute(text('SELECT * FROM person')).all()
application = QApplication([])
window = Window()
window.show()
application.exec()
{_MEMORY}
"""

_OURS = f"""{_STARTED}
import gc
import sys
gc.disable()  # as the program does before it imports its window
import blp_desktop.app as app
from blp_desktop.__main__ import main

def painted():
    {_CLOCK}
    from PySide6.QtCore import QEvent, QTimer
    from PySide6.QtWidgets import QApplication
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, 'built'))

    def wait_for_people():
        if window.built(0) is None:
            QTimer.singleShot(0, wait_for_people)
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        window.built(0).grab()
        {_CLOCK}
        QTimer.singleShot(2500, see_every_tab)

    def see_every_tab():
        for place in range(window.tabs.count()):
            window.show_tab(place)
            QApplication.processEvents()
        window.close()

    QTimer.singleShot(0, wait_for_people)

app.log_first_paint = painted
main(['--file', sys.argv[1]])
{_MEMORY}
"""


def measure() -> list[Figure]:
    """Both windows in turn, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo.blp"
        surroundings = _surroundings(folder)
        made = [sys.executable, "-m", "blp_desktop", "--file", str(demo), "demo"]
        subprocess.run(made, env=surroundings, check=True, capture_output=True)
        for first_start_compiles in (_BARE, _OURS):
            _run(first_start_compiles, demo, surroundings)
        pairs = [(_run(_BARE, demo, surroundings), _run(_OURS, demo, surroundings)) for _ in range(REPEATS)]
    bare, bare_memory = (statistics.median(bare[at] for bare, _ in pairs) for at in range(2))
    ours, people, memory = (statistics.median(ours[at] for _, ours in pairs) for at in range(3))
    return [
        Figure(
            name="process start to first paint",
            value=1000 * ours,
            unit="ms",
            floor_name="bare window, SQLAlchemy, one query",
            floor=1000 * bare,
            target=round(1500 * bare),
        ),
        Figure(
            name="process start to people on the screen",
            value=1000 * people,
            unit="ms",
            floor_name="bare window, SQLAlchemy, one query",
            floor=1000 * bare,
        ),
        Figure(
            name="peak memory, every tab seen",
            value=memory,
            unit="MiB",
            floor_name="bare window",
            floor=bare_memory,
            target=200,
        ),
    ]


def _surroundings(folder: str) -> dict[str, str]:
    """No screen, settings of their own, and compiled modules kept as an installed program has them."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": folder,
        "XDG_CONFIG_HOME": folder,
        "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
    }


def _run(script: str, demo: Path, surroundings: dict[str, str]) -> tuple[float, ...]:
    """Seconds from process start to each moment that the script tells, and peak MiB last."""
    command = [sys.executable, "-c", script, str(demo)]
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True, timeout=60)
    *moments, kibibytes = (float(word) for word in done.stdout.split())
    return *moments, kibibytes / 1024
