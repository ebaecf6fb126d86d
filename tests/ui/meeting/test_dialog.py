"""Taking in another laptop's file in the window: looked at, its clock said, taken in, or refused in one sentence."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.registering import PersonFields, edit_person
from blp_desktop.desk.station import Rights, seated
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.ledger import Verdict
from blp_desktop.store.file import close_file
from blp_desktop.store.schema import Ledger
from blp_desktop.ui.meeting.dialog import TakeInDialog
from blp_desktop.ui.parts.long_work import LongWork
from tests.desk.demo import MORNING, Desk, close_desk, open_desk
from tests.desk.laptops import laptop, rows_of, saved
from tests.ui.accessible import nameless

AHEAD = timedelta(hours=2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo in Stockholm."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A laptop apart, with its clock two hours ahead."""
    made = laptop(desk, tmp_path, "B", ahead=AHEAD)
    yield made
    close_file(made.station.file)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog stands on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(desk: Desk, work: LongWork, window: QWidget) -> TakeInDialog:
    """The open dialog, with nothing read yet."""
    made = TakeInDialog(desk.station, work, window)
    made.open()
    return made


def read(dialog: TakeInDialog, qtbot: QtBot, file: Path) -> None:
    """Let the dialog look at a file to the end."""
    dialog.read(file)
    qtbot.waitUntil(lambda: not dialog.is_busy)


def carried(other: Desk, tmp_path: Path) -> Path:
    """The other laptop's file, as it is carried over."""
    return saved(other, tmp_path / "desk-B.blp")


def test_what_would_come_is_shown_before_anything_is_done(
    dialog: TakeInDialog, desk: Desk, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    other.scan(desk.code())
    add_walk_in(other.station, PersonFields(first_name="Late", last_name="Comer"), module="M1")
    edit_person(desk.station, desk.person(), {"phone": "1"})
    edit_person(other.station, desk.person(), {"phone": "2"})
    read(dialog, qtbot, carried(other, tmp_path))
    assert "Added: Late Comer" in dialog.findings.text
    assert "Phone: 2 (Operator B at Desk B), not 1 (Anna at Desk A)." in dialog.findings.text
    assert dialog.take_button.isEnabled()
    assert rows_of(desk, Ledger) == []
    assert nameless(dialog) == []


def test_taking_it_in_corrects_the_clock_that_was_said(
    dialog: TakeInDialog, desk: Desk, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    other.scan(desk.code())
    read(dialog, qtbot, carried(other, tmp_path))
    assert dialog.clocks.ahead() == {"laptop-B": AHEAD}
    field = dialog.clocks.fields["laptop-B"]
    field.setDateTime(field.dateTime().addSecs(600))
    with qtbot.waitSignal(dialog.taken) as told:
        dialog.take()
    assert told.args == ["Taken in from desk-B.blp: 1 scan, 0 people added, 0 changed.", ""]
    (row,) = rows_of(desk, Ledger)
    assert (row.at, row.clock_offset) == (MORNING + AHEAD, 7800.0)
    assert desk.scan(desk.code(), at=MORNING).verdict is Verdict.ALREADY_IN


def test_a_file_that_was_taken_in_before_brings_nothing(
    dialog: TakeInDialog, desk: Desk, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, carried(other, tmp_path))
    assert dialog.strip.text == "Everything in desk-B.blp is here already."
    assert not dialog.take_button.isEnabled()


def test_a_file_that_is_none_is_refused_in_one_sentence(dialog: TakeInDialog, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "notes.blp"
    file.write_text("Buy milk")
    read(dialog, qtbot, file)
    assert (
        dialog.strip.text
        == "notes.blp is not a programme file of BLP Desk. Choose a programme that BLP Desk saved (.blp)."
    )
    assert not dialog.take_button.isEnabled()


def test_what_was_changed_meanwhile_is_looked_at_again(
    dialog: TakeInDialog, desk: Desk, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    other.scan(desk.code())
    read(dialog, qtbot, carried(other, tmp_path))
    edit_person(desk.station, desk.person(), {"phone": "1"})
    dialog.take()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert "changed in this file while" in dialog.strip.text
    assert dialog.strip.action.text() == "Look again"
    dialog.strip.action.click()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    with qtbot.waitSignal(dialog.taken):
        dialog.take()


def test_closing_stops_and_changes_nothing(
    dialog: TakeInDialog, desk: Desk, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    other.scan(desk.code())
    with qtbot.waitSignal(dialog.destroyed):
        dialog.read(carried(other, tmp_path))
        dialog.reject()
    assert rows_of(desk, Ledger) == []


def test_it_is_for_supervisors(dialog: TakeInDialog, desk: Desk, other: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog._station = seated(desk.station, operator="Dora", rights=Rights.DOOR)
    read(dialog, qtbot, carried(other, tmp_path))
    assert "is for supervisors" in dialog.strip.text
