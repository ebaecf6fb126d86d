"""What is asked about this laptop."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.preferences import language_chosen
from blp_desktop.ui.laptop.fields import LaptopFields, system_language
from blp_desktop.ui.parts.form import Form


@pytest.fixture
def owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> QWidget:
    """A window on a laptop where nothing was chosen yet."""
    monkeypatch.setenv("BLP_DATA", str(tmp_path))
    made = QWidget()
    qtbot.addWidget(made)
    return made


def fields(owner: QWidget) -> LaptopFields:
    return LaptopFields(Form(owner), "Desk A")


@pytest.mark.parametrize(
    ("system", "language"),
    [("sv_SE", "sv"), ("sv_FI", "sv"), ("nn_NO", "nb"), ("nb_NO", "nb"), ("fr_FR", "en"), ("C", "en")],
)
def test_the_language_of_the_system_is_offered_first_where_papers_know_it(
    owner: QWidget, monkeypatch: pytest.MonkeyPatch, system: str, language: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert fields(owner).chosen_language == language


def test_the_language_that_was_chosen_stands_there_again(owner: QWidget) -> None:
    language_chosen("pl")
    assert fields(owner).chosen_language == "pl"
    assert fields(owner).language.currentText() == "Polski"


def test_the_systems_language_is_named_as_languages_are_named_here() -> None:
    assert system_language() == QLocale.system().name()[:2] or system_language() == "nb"
