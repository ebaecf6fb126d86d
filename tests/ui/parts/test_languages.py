"""The languages that are offered."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from blp_desktop.paper.sheet_words import SHEET_LANGUAGES, words_of
from blp_desktop.ui.parts.languages import offer_languages, offer_paper_languages


@pytest.fixture
def box(qtbot: QtBot) -> QComboBox:
    made = QComboBox()
    qtbot.addWidget(made)
    return made


def offered(box: QComboBox) -> dict[str, str]:
    return {box.itemData(place): box.itemText(place) for place in range(box.count())}


def test_each_language_of_the_papers_is_offered_by_its_own_name(box: QComboBox) -> None:
    offer_paper_languages(box)
    assert tuple(offered(box)) == SHEET_LANGUAGES
    assert list(offered(box).values()) == [
        "English",
        "Svenska",
        "Suomi",
        "Dansk",
        "Eesti",
        "Latviešu",
        "Lietuvių",
        "Polski",
        "Deutsch",
    ]


def test_a_language_that_no_paper_is_written_in_says_so(box: QComboBox) -> None:
    offer_languages(box)
    told = {code for code, name in offered(box).items() if name.endswith("(papers in English)")}
    assert told == {code for code in offered(box) if words_of(code).language != code} == {"nb", "is"}
