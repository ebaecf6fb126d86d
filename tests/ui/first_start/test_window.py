"""The first start: a name for the laptop, then the demo, a new programme, or a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blp_desktop.desk import demo
from blp_desktop.desk.laptop import default_file, station_at, this_laptop
from blp_desktop.desk.preferences import language_chosen, preferences
from blp_desktop.desk.programme import new_programme, programme_header
from blp_desktop.desk.trying_out import OPENING, demo_path
from blp_desktop.store.file import close_file, format_of, open_file
from blp_desktop.ui.first_start.beginning import Chosen
from blp_desktop.ui.first_start.window import FirstStart
from tests.desk.demo import MORNING


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[FirstStart]:
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    made = FirstStart()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.end()


def chosen(asked: FirstStart) -> list[Chosen]:
    found: list[Chosen] = []
    asked.chosen.connect(found.append)
    return found


def name_of_this_laptop() -> str:
    return this_laptop(now=MORNING, entropy=bytes).name


def test_a_new_programme_is_made_at_the_usual_place(asked: FirstStart) -> None:
    found = chosen(asked)
    asked.fields.name.setText("  Desk A ")
    asked.new.click()
    assert found == [Chosen(path=default_file().resolve())]
    assert format_of(default_file()) > 0
    assert name_of_this_laptop() == "Desk A"


def test_a_new_programme_begins_with_the_language_that_was_chosen(asked: FirstStart) -> None:
    asked.fields.language.setCurrentIndex(asked.fields.language.findData("lv"))
    asked.new.click()
    assert preferences().language == "lv"
    station = station_at(open_file(default_file()), operator=None, now=lambda: MORNING)
    new_programme(station, "Baltic Leadership")
    assert programme_header(station).language == "lv"
    close_file(station.file)


def test_without_a_name_nothing_is_begun(asked: FirstStart) -> None:
    found = chosen(asked)
    asked.fields.name.setText("   ")
    for each in (asked.new, asked.demo):
        each.click()
        assert "Write a name" in asked.form.problem_of("name")
    assert (found, default_file().exists(), demo_path().exists()) == ([], False, False)


def test_the_demo_comes_with_its_clock_and_the_tour(asked: FirstStart, qtbot: QtBot) -> None:
    found = chosen(asked)
    asked.demo.click()
    assert not asked.new.isEnabled()
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    assert found == [Chosen(path=demo_path(), clock_set_to=OPENING, with_tour=True)]
    assert format_of(demo_path()) > 0


def test_a_demo_that_cannot_be_made_is_told_and_leaves_nothing(
    asked: FirstStart, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from blp_desktop.domain.refusals import SurroundingsFailed

    def full(_station: object) -> None:
        raise SurroundingsFailed("The disk is full.", "Free some space.")

    monkeypatch.setattr(demo, "make_demo", full)
    asked.demo.click()
    qtbot.waitUntil(lambda: "The disk is full." in asked.strip.text)
    assert asked.new.isEnabled()
    assert not demo_path().exists()


def test_a_file_is_asked_for_and_handed_on(asked: FirstStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = chosen(asked)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    asked.file.click()
    assert found == []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "given.blp"), ""))
    asked.file.click()
    assert found == [Chosen(path=tmp_path / "given.blp")]


@pytest.mark.parametrize(("chosen", "stands"), [("", "fi"), ("pl", "pl")])
def test_the_systems_language_stands_there_until_another_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, chosen: str, stands: str
) -> None:
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("fi_FI"))
    language_chosen(chosen)
    asked = FirstStart()
    qtbot.addWidget(asked)
    assert asked.fields.chosen_language == stands
    asked.end()
