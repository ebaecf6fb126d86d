"""Help: first steps, keys, and what the program is."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop import __version__
from blp_desktop.desk.laptop import data_folder
from blp_desktop.ui.help import About, FirstSteps, Licences, Shortcuts
from tests.ui.accessible import nameless


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What a sheet stands on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def told(sheet: QWidget) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def test_the_first_steps_can_be_read_to_their_ends(window: QWidget) -> None:
    sheet = FirstSteps(window)
    sheet.open()
    steps = [label for label in sheet.findChildren(QLabel) if label.wordWrap()]
    assert len(steps) == 7
    assert all(step.height() >= step.heightForWidth(step.width()) for step in steps)


def test_the_keys_fit_on_a_laptop_at_twice_the_size(window: QWidget) -> None:
    sheet = Shortcuts([(f"Act {number}", f"Ctrl+{number}") for number in range(14)], window)
    sheet.open()
    assert sheet.height() <= 400
    assert "Ctrl+13" in told(sheet)
    assert "Walk-in at the door" in told(sheet)


def test_about_tells_version_licences_and_where_the_log_is(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    sheet = About(window)
    sheet.open()
    for part in (__version__, "MIT", "LGPL", str(data_folder())):
        assert part in told(sheet)
    sheet.folder_button.click()
    assert [url.toLocalFile() for url in opened] == [str(data_folder())]
    assert nameless(sheet) == []


def test_about_shows_the_licences_of_what_ships(window: QWidget) -> None:
    sheet = About(window)
    sheet.open()
    sheet.licences_button.click()
    licences = sheet.findChild(Licences)
    assert licences is not None
    assert licences.isVisible()
    assert licences.text.isReadOnly()
    for part in ("MIT", "SIL Open Font License", "LGPL"):
        assert part in licences.text.toPlainText()
    assert nameless(licences) == []
