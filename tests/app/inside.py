"""The real program run in a process of its own, with one line of Python done inside once every tab is there."""

IN_THE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import blp_desktop.app as app
from blp_desktop.__main__ import main

def painted():
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, 'built'))
    window.furnished.connect(act)

def act():
    opening = QApplication.instance().findChild(Opening)
    program = opening.program
    exec(sys.argv[1])
    QTimer.singleShot(300, program.window.close)

from blp_desktop.ui.opening import Opening
app.log_first_paint = painted
sys.exit(main(sys.argv[2:]))
"""

IN_THE_FIRST_START = """
import sys
from PySide6.QtCore import QTimer
import blp_desktop.ui.opening as opened
from blp_desktop.__main__ import main

class Opening(opened.Opening):
    def _ask(self, first):
        super()._ask(first)
        QTimer.singleShot(200, self.act)

    def act(self):
        opening, asked = self, self._first
        exec(sys.argv[1])

opened.Opening = Opening
sys.exit(main(sys.argv[2:]))
"""
