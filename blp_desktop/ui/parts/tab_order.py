"""The order in which the Tab key goes."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def follow_the_eye(widgets: Sequence[QWidget]) -> None:
    """Let the Tab key go from one to the next."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
