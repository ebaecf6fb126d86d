"""A beginning: a window before there is a programme, which asks what to open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.file import close_file, create_file
from blp_desktop.ui.parts.strip import Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What to open; the demo with its own clock and the tour."""

    path: Path
    clock_set_to: datetime | None = None
    with_tour: bool = False


class Beginning(QWidget):
    """`chosen` tells what to open; closed without a choice, it leaves the files as they are."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("BLP Desk")
        self.strip = Strip(self)

    def trying(self, act: Callable[[Path], object], path: Path) -> bool:
        """Whether it could be done; why not is told here."""
        try:
            act(path)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return False
        return True

    def end(self) -> None:
        """Let go of what still runs for it."""


def make_empty(path: Path) -> None:
    """An empty programme file."""
    close_file(create_file(path))
