"""The strip: tells what, why and what to do, until it is mended."""

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.strip import Strip, Told
from tests.ui.accessible import nameless


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    made = Strip()
    qtbot.addWidget(made)
    return made


def test_a_strip_is_hidden_while_nothing_is_told(strip: Strip) -> None:
    assert strip.isHidden()
    assert strip.text == ""


def test_a_message_is_shown_with_its_reason(strip: Strip) -> None:
    strip.tell("Invited 3 people.", "They get a badge with the next sheet.")
    assert strip.isVisible()
    assert strip.text == "Invited 3 people. They get a badge with the next sheet."


def test_a_refusal_is_told_with_what_to_do(strip: Strip) -> None:
    strip.refuse(Refusal("no-room", "The room holds 20.", "Choose a larger room."))
    assert (strip.kind, strip.text) == (Told.ATTENTION, "The room holds 20. Choose a larger room.")


def test_a_failure_of_the_surroundings_reads_as_wrong(strip: Strip) -> None:
    strip.refuse(SurroundingsFailed("The disk is full.", "Free some space."))
    assert strip.kind is Told.WRONG


def test_the_message_goes_when_it_is_mended(strip: Strip) -> None:
    strip.wrong("The disk is full.")
    strip.mended()
    assert strip.isHidden()


def test_the_action_is_offered_only_where_there_is_one(strip: Strip, qtbot: QtBot) -> None:
    strip.tell("Saved.")
    assert strip.action.isHidden()
    strip.tell("Withdrew Rūta Kalniņa.", action="Undo")
    with qtbot.waitSignal(strip.acted):
        strip.action.click()


def test_everything_in_it_has_a_name(strip: Strip) -> None:
    strip.tell("Withdrew Rūta Kalniņa.", action="Undo")
    assert nameless(strip) == []
