"""The sounds at a real door: the right one at each verdict, its volume and its mute."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.desk.badges import revoke_badge
from blp_desktop.desk.checkin import Judged
from blp_desktop.desk.conditions import NewCondition, add_condition
from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.selection import block
from blp_desktop.desk.station import Outcome
from blp_desktop.domain.codes import new_code
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.sounds import Sound
from tests.desk.demo import Desk
from tests.ui.accessible import nameless


@pytest.fixture(autouse=True)
def data_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept."""
    monkeypatch.setattr("blp_desktop.desk.preferences.data_folder", lambda: tmp_path / "data")


@pytest.fixture
def heard(tab: CheckinTab) -> list[Sound]:
    """What was to be heard."""
    made: list[Sound] = []
    tab.sounds.asked_for.connect(made.append)
    return made


def test_who_may_come_in_is_heard_as_admitted(tab: CheckinTab, desk: Desk, heard: list[Sound]) -> None:
    tab.enter(desk.code())
    assert heard == [Sound.ADMITTED]


def test_what_needs_somebody_is_heard_as_attention(tab: CheckinTab, desk: Desk, heard: list[Sound]) -> None:
    tab.enter(desk.code())
    tab.enter(desk.code())
    add_condition(desk.station, [desk.person(1)], NewCondition(label="consent form"))
    tab.enter(desk.code(1))
    tab.enter(new_code(desk.key(), entropy=desk.station.author.entropy))
    assert tab.panel.text.startswith("Let in, to be matched")
    assert heard[1:] == [Sound.ATTENTION] * 3


def test_who_may_not_come_in_is_heard_as_refused(tab: CheckinTab, desk: Desk, heard: list[Sound]) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person(0)])
    revoke_badge(desk.station, desk.person(1), reason="lost")
    block(desk.station, [desk.person(2)], reason="unpaid")
    for text in (desk.code(0), desk.code(1), desk.code(2), "4006381333931"):
        tab.enter(text)
    assert heard == [Sound.REFUSED] * 4


def test_a_name_that_nobody_has_calls_for_attention(tab: CheckinTab, heard: list[Sound]) -> None:
    tab.enter("nobody at all")
    assert heard == [Sound.ATTENTION]


def test_what_could_not_be_written_down_is_heard_as_refused(
    tab: CheckinTab, desk: Desk, heard: list[Sound], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> Outcome[Judged]:
        raise SurroundingsFailed("The disk is full.", "Free some space.")

    monkeypatch.setattr(HeldDoor, "judge", full)
    tab.enter(desk.code())
    assert "Nothing was recorded" in tab.panel.text
    assert heard == [Sound.REFUSED]


def test_the_sound_comes_after_the_answer_was_painted_and_committed(tab: CheckinTab, desk: Desk) -> None:
    seen = []

    def hear(_sound: object) -> None:
        again = desk.at_desk(station="Desk B").scan(desk.code())
        seen.append((tab.panel.grab().toImage() == before, tab.panel.text.split(" ")[0], again.verdict))

    before = tab.panel.grab().toImage()
    tab.sounds.asked_for.connect(hear)
    tab.enter(desk.code())
    tab.sounds.asked_for.disconnect(hear)
    assert seen == [(False, "Admitted", Verdict.ALREADY_IN)]


def test_one_key_mutes_and_the_button_tells_it(tab: CheckinTab, desk: Desk, heard: list[Sound], qtbot: QtBot) -> None:
    assert "80 %" in tab.place.sound.toolTip()
    qtbot.keyClick(tab, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    tab.enter(desk.code())
    assert heard == []
    assert "muted" in tab.place.sound.toolTip()
    assert "muted" in tab.place.sound.accessibleDescription()
    assert preferences().muted
    qtbot.keyClick(tab, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not preferences().muted


def test_volume_and_mute_are_chosen_in_the_panel_and_remembered(tab: CheckinTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.place.sound, Qt.MouseButton.LeftButton)
    panel = tab.place.sound.panel
    assert panel.isVisible()
    assert nameless(panel) == []
    qtbot.keyClick(panel.volume, Qt.Key.Key_Home)
    qtbot.keyClick(panel.volume, Qt.Key.Key_PageUp)
    qtbot.mouseClick(panel.mute, Qt.MouseButton.LeftButton)
    panel.close()
    assert (preferences().volume, preferences().muted) == (10, True)
    assert not panel.each.isEnabled()


def test_the_panel_stays_on_the_screen(tab: CheckinTab) -> None:
    tab.place.sound.open()
    QApplication.processEvents()
    frame = QMargins(2, 2, 2, 2)  # the off-screen platform puts one around everything
    room = tab.screen().availableGeometry().marginsAdded(frame)
    assert room.contains(tab.place.sound.panel.geometry())
    tab.place.sound.panel.close()


def test_a_laptop_without_a_loudspeaker_says_so_at_the_button(
    tab: CheckinTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("blp_desktop.ui.sounds.loudspeakers", lambda _devices: ())
    with qtbot.waitSignal(tab.sounds.changed):
        tab.sounds.prepare_soon()
    assert "no loudspeaker" in tab.place.sound.toolTip()
