"""Acts that are told in a strip."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.registering import add_person
from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_acts import ToldActs
from tests.desk.test_undo import RUTA


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[Strip]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Strip(window)
    window.close()


@pytest.fixture
def acts(office: Station, strip: Strip) -> ToldActs:
    made = ToldActs(office, strip, strip)
    made._patience.setInterval(10)
    add_person(office, RUTA)
    return made


def test_what_was_undone_is_told_for_a_while_with_the_way_back(acts: ToldActs, strip: Strip, qtbot: QtBot) -> None:
    acts.undo()
    assert (strip.text, strip.action.text()) == ("Undone: add Rūta Kalniņa.", "Do it again")
    strip.action.click()
    assert (strip.text, strip.action.toolTip()) == ("Done again: add Rūta Kalniņa.", "Ctrl+Z")
    qtbot.waitUntil(lambda: strip.text == "")


def test_what_was_done_before_the_window_was_opened_is_asked_about_first(
    acts: ToldActs, office: Station, strip: Strip
) -> None:
    acts.undo()
    for _ in range(2):
        acts.undo()
        assert strip.text.startswith("Done before this window was opened: ")
        assert list_editions(office)
    strip.action.click()
    assert strip.text.startswith("Undone: ")
    assert list_editions(office) == ()


def test_what_somebody_else_tells_meanwhile_stays(acts: ToldActs, strip: Strip, qtbot: QtBot) -> None:
    acts.undo()
    strip.tell("27 badges are printed.")
    qtbot.wait(50)
    assert strip.text == "27 badges are printed."


def test_a_refusal_stays_and_offers_nothing(acts: ToldActs, strip: Strip, qtbot: QtBot) -> None:
    acts.undo()
    acts.redo()
    acts.redo()
    qtbot.wait(50)
    assert strip.text.startswith("There is nothing to do again.")
    assert strip.action.isHidden()
