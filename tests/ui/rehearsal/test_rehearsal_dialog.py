"""The rehearsal of a door, played from its button."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from blp_desktop.desk.rehearsal import rehearse
from blp_desktop.desk.station import looking
from blp_desktop.domain.ledger import Verdict
from blp_desktop.store.schema import Session
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller
from blp_desktop.ui.parts.strip import Told
from blp_desktop.ui.rehearsal.rehearsal_dialog import RehearsalDialog
from tests.desk.demo import Desk
from tests.ui.accessible import nameless


@pytest.fixture
def dialog(desk: Desk, work: LongWork, window: QWidget) -> RehearsalDialog:
    made = RehearsalDialog(desk.station, work, window)
    made.open()
    return made


def play(dialog: RehearsalDialog, work: LongWork, qtbot: QtBot) -> None:
    dialog.play.click()
    qtbot.waitUntil(lambda: not work.running, timeout=20_000)


def cells(dialog: RehearsalDialog, place: int) -> list[str]:
    row = dialog.table.rows.row_at(place)
    return [column.whole_text(row) for column in dialog.table.rows.columns]


def test_playing_shows_expected_and_received_beside_each_other(
    dialog: RehearsalDialog, work: LongWork, qtbot: QtBot
) -> None:
    play(dialog, work, qtbot)
    assert dialog.table.count() == 14
    scanned, expected, received = cells(dialog, 0)
    assert scanned.startswith("A minute before the door opens, 08:29, the badge of ")
    assert (expected, received) == ("Too early", "Too early, Tue 24 Oct, morning is open from 08:30.")


def test_the_strip_says_that_all_is_as_it_should_be(dialog: RehearsalDialog, work: LongWork, qtbot: QtBot) -> None:
    play(dialog, work, qtbot)
    assert dialog.strip.text == "Stockholm, Tue 24 Oct, morning: all 14 answers are as they should be."
    assert dialog.strip.kind is Told.TOLD


def test_an_answer_that_is_not_as_it_should_be_is_marked_with_symbol_and_word(
    desk: Desk, dialog: RehearsalDialog
) -> None:
    rehearsal = rehearse(desk.station, "M1", lambda _words, _done, _whole: None)
    mistaken = replace(rehearsal.scans[0], received=Verdict.ADMITTED)
    dialog._show(replace(rehearsal, scans=(mistaken, *rehearsal.scans[1:])))
    assert "1 of 14 answers are not as they should be." in dialog.strip.text
    assert dialog.strip.kind is Told.WRONG
    assert "Admitted, not as it should be" in cells(dialog, 0)[2]


def test_the_file_itself_has_no_new_scan(desk: Desk, dialog: RehearsalDialog, work: LongWork, qtbot: QtBot) -> None:
    before = desk.station.file.path.read_bytes()
    play(dialog, work, qtbot)
    assert desk.station.file.path.read_bytes() == before


def test_another_module_can_be_played(dialog: RehearsalDialog, work: LongWork, qtbot: QtBot) -> None:
    dialog.module.setCurrentIndex(1)
    dialog.module.activated.emit(1)
    play(dialog, work, qtbot)
    assert dialog.strip.text.startswith("Helsinki, ")


def test_a_module_without_a_door_says_what_to_do(
    desk: Desk, dialog: RehearsalDialog, work: LongWork, qtbot: QtBot
) -> None:
    with looking(desk.station) as session:
        sessions = list(session.scalars(select(Session.id).where(Session.module_id == desk.module())))
    for row in sessions:
        desk.change(Session, row, counts=False)
    dialog.play.click()
    qtbot.waitUntil(lambda: not work.running, timeout=20_000)
    assert "Let a session of its agenda count" in dialog.strip.text
    assert dialog.play.isEnabled()


def test_closing_stops_it_and_leaves_no_copy(
    dialog: RehearsalDialog, work: LongWork, qtbot: QtBot, data_folder_of_this_test: Path
) -> None:
    with qtbot.waitSignal(dialog.destroyed, timeout=20_000):
        dialog.play.click()
        dialog.reject()
    assert list((data_folder_of_this_test / "rehearsals").glob("*")) == []


def test_it_waits_for_other_work(dialog: RehearsalDialog, work: LongWork, qtbot: QtBot) -> None:
    held = Event()

    def wait(_tell: Teller) -> bool:
        return held.wait(20)

    def nothing(_value: object) -> None:
        """Nobody cares."""

    work.start(Task(words="Importing…", work=wait, done=nothing, failed=nothing))
    dialog.play.click()
    assert dialog.strip.text == "Something else is under way. Try again when it has ended."
    assert dialog.play.isEnabled()
    held.set()
    qtbot.waitUntil(lambda: not work.running)


def test_practising_asks_for_the_chosen_module_and_closes(desk: Desk, dialog: RehearsalDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.practice_asked) as asked:
        dialog.practise.click()
    assert asked.args == [desk.module()]
    assert not dialog.isVisible()


def test_everything_has_a_name_for_a_screen_reader(dialog: RehearsalDialog) -> None:
    assert nameless(dialog) == []
