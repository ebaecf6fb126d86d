"""What is asked about this laptop."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.laptop.fields import LaptopFields, system_language
from blp_desktop.ui.parts.form import Form


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def fields(owner: QWidget, language: str) -> LaptopFields:
    return LaptopFields(Form(owner), name="Desk A", language=language)


@pytest.mark.parametrize(
    ("system", "language"),
    [("sv_SE", "sv"), ("sv_FI", "sv"), ("lv_LV", "lv"), ("nb_NO", "en"), ("fr_FR", "en"), ("C", "en")],
)
def test_the_language_of_the_system_stands_there_where_papers_know_it(
    owner: QWidget, monkeypatch: pytest.MonkeyPatch, system: str, language: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert fields(owner, system_language()).chosen_language == language


def test_what_the_language_governs_is_said_below_it(owner: QWidget) -> None:
    made = fields(owner, "pl")
    assert made.language.currentText() == "Polski"
    told = " ".join(each.text() for each in owner.findChildren(QLabel))
    assert "Papers of a new programme (sheets, reports, certificates) are made in this language" in told
    assert "The window itself speaks English." in told


def test_what_was_told_of_the_name_goes_as_soon_as_somebody_writes(owner: QWidget) -> None:
    form = Form(owner)
    made = LaptopFields(form, name="", language="pl")
    form.problems({"name": "Write a name."})
    made.name.setText("D")
    assert form.problem_of("name") == ""
