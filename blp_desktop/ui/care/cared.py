"""What is looked after: a window on a programme file."""

from typing import Protocol

from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.window import MainWindow


class Cared(Protocol):
    """As much of the program as its care needs to know."""

    station: Station
    window: MainWindow
    work: LongWork
