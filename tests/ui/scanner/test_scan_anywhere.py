"""A scan reaches the door wherever the keyboard is, and no key of it anything else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.desk.station import Rights
from blp_desktop.domain.codes import DIGIT_ROWS
from blp_desktop.domain.ledger import Verdict
from blp_desktop.ui.checkin.offers import offers
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.parts.confirm import Confirm
from blp_desktop.ui.program import Program
from blp_desktop.ui.scanner.banner import Banner
from blp_desktop.ui.scanner.scanner import scanner
from blp_desktop.ui.window import CHECKIN
from tests.desk.demo import MORNING, close_desk, open_desk
from tests.ui.accessible import nameless
from tests.ui.scanner.keys import hold, press, send

W = TypeVar("W", bound=QWidget)


class Form(QDialog):
    """A dialog with a text, a choice and a button that Enter presses."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.second = QLineEdit(self), QPlainTextEdit(self)
        self.choice = QComboBox(self)
        self.choice.addItems(["Copenhagen", "Helsinki", "Kaunas"])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, self)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        for part in (self.first, self.second, self.choice, buttons):
            column.addWidget(part)


def shown(widget: W, qtbot: QtBot) -> W:
    """The widget as the window with the keyboard."""
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is widget.windowHandle())
    return widget


def form(program: Program, qtbot: QtBot) -> Form:
    made = Form(program.window)
    made.setModal(True)
    shown(made, qtbot)
    made.first.setFocus()
    return made


def present(door: CheckinTab) -> int:
    QApplication.processEvents()
    door.door.state(arrivals=0)
    return len(door.door.present())


@pytest.mark.parametrize(("gap", "end"), [(0, "\r"), (10, "\t"), (20, ""), (40, ""), (60, "\t")])
def test_case_36_a_scan_on_another_tab_brings_the_verdict_to_the_front(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot, gap: int, end: str
) -> None:
    search = program.window.current.findChild(QLineEdit)
    assert search is not None
    search.setFocus()
    send(badges[0] + end, gap=gap)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))
    assert program.window.tabs.currentIndex() == CHECKIN
    assert search.text() == ""
    assert door.field.text() == ""
    assert present(door) == 1


@pytest.mark.parametrize("end", ["\r", "\t", ""])
def test_case_36_a_dialog_keeps_its_content_and_shows_the_verdict(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot, end: str
) -> None:
    dialog = form(program, qtbot)
    dialog.first.setText("Anna")
    send(badges[0] + end, gap=10)
    qtbot.waitUntil(lambda: program.scans.banner is not None)
    banner = program.scans.banner
    assert banner is not None
    assert banner.isVisible()
    assert banner.text.startswith("Admitted · 09:00")
    assert dialog.isVisible()
    assert dialog.first.hasFocus()
    assert (dialog.first.text(), dialog.second.toPlainText()) == ("Anna", "")
    assert program.window.tabs.currentIndex() == 0
    assert nameless(banner) == []
    assert present(door) == 1


def test_what_is_typed_in_a_dialog_arrives_as_it_was_typed(program: Program, qtbot: QtBot) -> None:
    dialog = form(program, qtbot)
    send("Henrik Kęstutis 1923", gap=60)
    qtbot.waitUntil(lambda: dialog.first.text() == "Henrik Kęstutis 1923")
    send("en", gap=60)
    press(Qt.Key.Key_Backspace)
    assert dialog.first.text() == "Henrik Kęstutis 1923e"
    send("d\t", gap=60)
    assert dialog.first.text() == "Henrik Kęstutis 1923ed"
    assert dialog.second.hasFocus()
    send("e\rd", gap=60)
    qtbot.waitUntil(lambda: dialog.second.toPlainText() == "e\nd")


def test_a_command_finds_what_was_typed_before_it(program: Program, qtbot: QtBot) -> None:
    dialog = form(program, qtbot)
    send("E", gap=0)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.first.selectedText() == "E"


def test_a_composed_sign_comes_after_the_keys_before_it(program: Program, qtbot: QtBot) -> None:
    dialog = form(program, qtbot)
    send("n", gap=0)
    composed = QInputMethodEvent("", [])
    composed.setCommitString("é")
    QCoreApplication.sendEvent(dialog.first, composed)
    assert dialog.first.text() == "né"


def test_double_signs_of_a_scanner_without_pauses_are_its_own(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    dialog = form(program, qtbot)
    doubled = "".join(sign * 2 for sign in badges[0][:14])
    send(doubled + "C\r\r", gap=0)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Unknown code"))
    assert dialog.isVisible()
    assert dialog.first.text() == ""


def test_a_key_that_is_held_down_repeats_itself(program: Program, qtbot: QtBot) -> None:
    dialog = form(program, qtbot)
    send("1", gap=0)
    qtbot.waitUntil(lambda: dialog.first.text() == "1")
    hold("1", 40)
    assert dialog.first.text() == "1" * 42


def test_a_click_finds_what_was_typed_before_it(program: Program, qtbot: QtBot) -> None:
    dialog = form(program, qtbot)
    send("ed", gap=0)
    qtbot.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton, pos=dialog.second.geometry().center())
    assert (dialog.first.text(), dialog.second.toPlainText()) == ("ed", "")


def test_a_scan_while_a_menu_is_open_chooses_nothing_in_it(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    menu, chosen = QMenu(program.window), []
    for sign in "CDEFHJKNPRTVX0123456789":
        menu.addAction(f"&{sign}").triggered.connect(chosen.append)
    menu.popup(program.window.mapToGlobal(QPoint(40, 40)))
    qtbot.waitUntil(menu.isVisible)
    send(badges[0] + "\r", gap=20)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))
    assert chosen == []
    assert not menu.isVisible()


def test_after_a_scan_the_menu_bar_has_let_the_keyboard_go(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    program.window.show_tab(CHECKIN)
    qtbot.keyClick(program.window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert program.window.menu.hasFocus()
    send(badges[0] + "\r", gap=10)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))
    qtbot.keyClicks(program.window.focusWidget(), "fik")
    assert QApplication.activePopupWidget() is None
    assert door.field.text() == "fik"


def test_a_scan_over_an_open_choice_changes_nothing_in_it(program: Program, badges: list[str], qtbot: QtBot) -> None:
    dialog = form(program, qtbot)
    dialog.choice.showPopup()
    send(badges[0] + "\r", gap=10)
    qtbot.waitUntil(lambda: program.scans.banner is not None)
    assert dialog.choice.currentText() == "Copenhagen"
    assert dialog.isVisible()


@pytest.mark.parametrize("layout", sorted(DIGIT_ROWS))
def test_a_wrong_layout_is_repaired_from_anywhere(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot, layout: str
) -> None:
    dialog = form(program, qtbot)
    signs, digits = DIGIT_ROWS[layout]
    send(badges[0].translate(str.maketrans(digits, signs)) + "\r", gap=40)
    qtbot.waitUntil(lambda: program.scans.banner is not None)
    assert door.panel.text.startswith("Admitted")
    assert dialog.first.text() == ""


def test_case_35_a_bad_code_from_a_dialog_then_a_good_one(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    dialog = form(program, qtbot)
    send("https://example.org/1\r", gap=5)
    send(badges[0][:-1] + ("0" if badges[0][-1] != "0" else "1") + "\r", gap=20)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Unknown code"))
    send(badges[0] + "\r", gap=20)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))
    assert dialog.first.text() == ""
    assert dialog.isVisible()
    assert [each for each in dialog.findChildren(Banner) if each.isVisible()] == [program.scans.banner]


def test_after_the_dialog_a_refusal_waits_at_the_door_and_an_admission_lets_work_go_on(
    program: Program, badges: list[str], qtbot: QtBot
) -> None:
    dialog = form(program, qtbot)
    send(badges[0] + "\r", gap=20)
    qtbot.waitUntil(lambda: program.scans.banner is not None)
    dialog.reject()
    assert program.window.tabs.currentIndex() == 0
    dialog = form(program, qtbot)
    send("XX" + badges[0][2:] + "\r", gap=20)
    qtbot.waitUntil(lambda: program.scans.banner is not None)
    dialog.reject()
    assert program.window.tabs.currentIndex() == CHECKIN


def test_names_are_typed_and_found_at_the_door_as_before(program: Program, door: CheckinTab, qtbot: QtBot) -> None:
    program.window.show_tab(CHECKIN)
    door.field.setFocus()
    send("mattsson\r", gap=0)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))
    assert "Åsa Mattsson" in door.panel.text


def test_a_name_that_is_being_typed_at_the_door_stays(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    program.window.show_tab(CHECKIN)
    door.field.setFocus()
    send("mari", gap=100)
    send(badges[0] + "\r", gap=10)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))
    assert door.field.text() == "mari"
    assert door.matches.isVisible()
    assert door.matches.geometry().top() > door.panel.geometry().bottom()
    send("a", gap=100)
    qtbot.waitUntil(lambda: door.field.text() == "maria")
    assert door.matches.geometry().bottom() > door.field.geometry().bottom()
    assert door.matches.geometry().top() < door.panel.geometry().bottom()


def test_another_scan_while_a_reason_is_asked_for_changes_nobody_admitted(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    program.window.show_tab(CHECKIN)
    (one,) = door.door.crowd.found("mattsson")
    cancel_invitation(program.station, module="M1", people=[one.id])
    door.enter("mattsson")
    refused = door._last
    assert refused is not None
    assert refused.verdict is Verdict.NOT_INVITED
    override = next(
        place for place, each in enumerate(offers(refused, Rights.SUPERVISOR)) if each.kind.value == "override"
    )
    door.panel.taken.emit(override)
    dialog = next(each for each in door.findChildren(Confirm) if each.isVisible())
    shown(dialog, qtbot)
    send(next(code for code in badges if door.door.who(code).id != one.id) + "\r", gap=10)
    qtbot.waitUntil(lambda: program.scans.banner is not None)
    dialog.agreed.emit("the office says yes")
    assert door.panel.text.startswith("Admitted")
    assert "Åsa Mattsson" in door.panel.text


def banner_over(program: Program, dialog: QWidget, code: str, qtbot: QtBot) -> Banner:
    """The banner of a scan over this dialog, which has the keyboard."""
    shown(dialog, qtbot)
    before = program.scans.banner
    send(code + "\r", gap=10)
    qtbot.waitUntil(lambda: program.scans.banner not in (None, before))
    banner = program.scans.banner
    assert banner is not None
    assert banner.over is dialog
    return banner


def acts(banner: Banner) -> list[str]:
    return [each.text() for each in banner.acts if each.isVisible()]


def uninvited(program: Program, door: CheckinTab, code: str) -> str:
    """Whoever has this badge, no longer invited; gives their name."""
    person = door.door.who(code)
    assert person is not None
    cancel_invitation(program.station, module="M1", people=[person.id])
    return person.name


def test_a_refusal_over_a_dialog_is_resolved_there_with_its_key(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    name = uninvited(program, door, badges[0])
    dialog = form(program, qtbot)
    dialog.first.setText("Anna")
    banner = banner_over(program, dialog, badges[0], qtbot)
    assert banner.text.startswith("Not invited")
    assert acts(banner) == ["Invite to this module (F6)", "Admit with a reason (F7)"]
    assert nameless(banner) == []
    qtbot.keyClick(dialog.first, Qt.Key.Key_F6)
    assert banner.text.startswith("Admitted")
    assert name in banner.text
    assert acts(banner) == []
    assert (dialog.isVisible(), dialog.first.text(), dialog.first.hasFocus()) == (True, "Anna", True)
    assert present(door) == 1
    dialog.reject()
    assert program.window.tabs.currentIndex() == 0


def test_an_override_is_asked_over_the_dialog_and_answered_on_the_banner(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    uninvited(program, door, badges[0])
    dialog = form(program, qtbot)
    banner = banner_over(program, dialog, badges[0], qtbot)
    qtbot.mouseClick(banner.acts[1], Qt.MouseButton.LeftButton)
    (asked,) = [each for each in dialog.findChildren(Confirm) if each.isVisible()]
    asked.reason.setText("the office says yes")
    qtbot.keyClick(asked.reason, Qt.Key.Key_Return)
    assert "overridden" in banner.text
    assert dialog.isVisible()
    assert present(door) == 1


def test_what_wants_the_doors_field_is_told_for_after_the_dialog_and_holds_there(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    dialog = form(program, qtbot)
    banner = banner_over(program, dialog, "XX" + badges[0][2:], qtbot)
    assert acts(banner) == ["Add a walk-in (F7)"]
    assert banner.text.endswith("Close this dialog, then F6: Search by name.")
    qtbot.keyClick(dialog.first, Qt.Key.Key_F6)
    assert banner.text.startswith("Unknown code")
    dialog.reject()
    assert program.window.tabs.currentIndex() == CHECKIN
    assert door.panel.text.startswith("Unknown code")
    assert door.panel.first.text() == "Search by name (F6)"


def test_the_keys_of_a_banner_go_with_it(program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot) -> None:
    uninvited(program, door, badges[0])
    dialog = form(program, qtbot)
    banner = banner_over(program, dialog, badges[0], qtbot)
    banner._cross.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.keyClick(dialog.first, Qt.Key.Key_F6)
    assert present(door) == 0
    assert banner_over(program, dialog, badges[1], qtbot).text.startswith("Admitted")


def test_why_an_act_came_to_nothing_is_told_on_the_banner(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    uninvited(program, door, badges[0])
    dialog = form(program, qtbot)
    banner = banner_over(program, dialog, badges[0], qtbot)
    door.remedies.station = replace(program.station, rights=Rights.DOOR)
    qtbot.keyClick(dialog.first, Qt.Key.Key_F6)
    assert any("for supervisors" in each.text() for each in banner.findChildren(QLabel))
    assert present(door) == 0


def test_a_refusal_over_a_dialog_over_another_is_seen_again_over_the_one_below(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    uninvited(program, door, badges[0])
    uninvited(program, door, badges[1])
    dialog = form(program, qtbot)
    banner_over(program, dialog, badges[0], qtbot)
    qtbot.keyClick(dialog.first, Qt.Key.Key_F7)
    (asked,) = [each for each in dialog.findChildren(Confirm) if each.isVisible()]
    banner_over(program, asked, badges[1], qtbot)
    asked.reason.setText("the office says yes")
    qtbot.keyClick(asked.reason, Qt.Key.Key_Return)
    banner = program.scans.banner
    assert banner is not None
    assert banner.over is dialog
    assert banner.text.startswith("Not invited")
    assert present(door) == 1
    qtbot.keyClick(shown(dialog, qtbot).first, Qt.Key.Key_F6)
    assert present(door) == 2


def test_the_open_readiness_check_only_tries_the_scan(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    program.journey.ask_readiness()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    send(badges[0] + "\r", gap=10)
    check = program.journey._check
    assert check is not None
    qtbot.waitUntil(lambda: "nobody was checked in" in check.answer.text)
    assert present(door) == 0
    check.reject()
    shown(program.window, qtbot)
    send(badges[0] + "\r", gap=10)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))


def test_an_open_rehearsal_leaves_scans_to_the_real_door_and_says_so(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    program.journey.ask_rehearsal()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert any("goes to the real door" in each.text() for each in dialog.findChildren(QLabel))
    send(badges[0] + "\r", gap=10)
    qtbot.waitUntil(lambda: program.scans.banner is not None)
    assert present(door) == 1
    dialog.close()


def test_self_service_takes_the_scan_while_it_is_showing(
    program: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    program.self_service.begin(door.door, door.sounds)
    assert program.self_service.pad is not None
    program.self_service.pad.entered.emit("2017")
    service = program.self_service.shown
    assert service is not None
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is service.windowHandle())
    send(badges[0] + "\r", gap=10)
    qtbot.waitUntil(service.confirm.isVisible)
    assert present(door) == 0
    service.end()


@pytest.fixture
def other(tmp_path: Path, program: Program, qtbot: QtBot) -> Iterator[Program]:
    """A second window, on another file."""
    folder = tmp_path / "other"
    folder.mkdir()
    close_desk(open_desk(folder))
    made = Program(folder / "demo.blp", clock_set_to=MORNING, operator="Bo")
    shown(made.window, qtbot)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


def test_of_two_windows_the_active_one_s_door_judges(
    program: Program, other: Program, door: CheckinTab, badges: list[str], qtbot: QtBot
) -> None:
    there = other.window.tab(CHECKIN)
    assert isinstance(there, CheckinTab)
    send(badges[0] + "\r", gap=10)
    qtbot.waitUntil(lambda: there.panel.text.startswith("Admitted"))
    assert (present(there), present(door)) == (1, 0)
    shown(program.window, qtbot)
    send(badges[1] + "\r", gap=10)
    qtbot.waitUntil(lambda: door.panel.text.startswith("Admitted"))
    assert (present(there), present(door)) == (1, 1)


def test_nobody_listens_once_the_last_window_is_closed(program: Program) -> None:
    program.close()
    assert not scanner()._desks
