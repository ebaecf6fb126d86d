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
import sys
from pathlib import Path
import blp_desktop.app
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

application = QApplication([])
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.program import Program

Look(application)
program = Program(Path(sys.argv[1]).resolve())

def painted():
    {_CLOCK}
    QTimer.singleShot(2500, QApplication.quit)

program.window.painted.connect(painted)
program.show()
application.exec()
for place in range(4):
    program.window.show_tab(place)
    application.processEvents()
program.close()
{_MEMORY}
"""


def measure() -> list[Figure]:
    """Both windows in turn, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo.blp"
        surroundings = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": folder,
            "XDG_CONFIG_HOME": folder,
        }
        made = [sys.executable, "-m", "blp_desktop", "--file", str(demo), "demo"]
        subprocess.run(made, env=surroundings, check=True, capture_output=True)
        pairs = [(_run(_BARE, demo, surroundings), _run(_OURS, demo, surroundings)) for _ in range(REPEATS)]
    bare, ours = (statistics.median(pair[at][0] for pair in pairs) for at in (0, 1))
    memory = statistics.median(pair[1][1] for pair in pairs)
    bare_memory = statistics.median(pair[0][1] for pair in pairs)
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
            name="peak memory, every tab seen",
            value=memory,
            unit="MiB",
            floor_name="bare window",
            floor=bare_memory,
            target=200,
        ),
    ]


def _run(script: str, demo: Path, surroundings: dict[str, str]) -> tuple[float, float]:
    """Seconds to the first paint and peak MiB."""
    command = [sys.executable, "-c", script, str(demo)]
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True, timeout=60)
    seconds, kibibytes = done.stdout.split()[:2]
    return float(seconds), float(kibibytes) / 1024
