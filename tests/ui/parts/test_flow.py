"""The flow: parts beside each other, the next line where there is no room."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.flow import Flow


def flow(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """The parts in a flow, of which the first stretches."""
    holder = QWidget()
    qtbot.addWidget(holder)
    row = Flow(holder)
    for part in parts:
        row.addWidget(part)
    row.stretch(parts[0])
    return holder


def laid(holder: QWidget, width: int) -> None:
    holder.resize(width, holder.heightForWidth(width))
    holder.show()


def test_what_has_no_room_goes_to_the_next_line(qtbot: QtBot) -> None:
    first, second = QPushButton("First"), QPushButton("Second")
    holder = flow(qtbot, first, second)
    laid(holder, 800)
    assert first.y() == second.y()
    laid(holder, first.sizeHint().width() + 20)
    assert second.y() > first.geometry().bottom()


def test_the_part_that_stretches_takes_what_its_line_leaves(qtbot: QtBot) -> None:
    title, second = QLabel("Title"), QPushButton("Print")
    holder = flow(qtbot, title, second)
    laid(holder, 600)
    assert second.geometry().right() == 599


def test_a_title_that_wraps_is_as_high_as_its_width_makes_it(qtbot: QtBot) -> None:
    title = QLabel("Internationalisation strategies for cluster organisations and their member companies")
    title.setWordWrap(True)
    holder = flow(qtbot, title, QPushButton("Print"))
    laid(holder, 900)
    assert title.height() == title.heightForWidth(title.width())
    assert title.height() < title.sizeHint().height()
