"""The verdict's panel: said to screen readers, and there until the next scan."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.domain.ledger import Verdict
from blp_desktop.store.schema import Person
from blp_desktop.ui.checkin import verdict_panel
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.checkin.tones import tone_of
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.type import Size
from tests.desk.demo import Desk


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    """What screen readers are told, and how urgently."""
    told: list[tuple[str, object]] = []

    class Telling(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            told.append((event.message(), event.politeness()))

    monkeypatch.setattr(verdict_panel, "QAccessible", Telling)
    return told


def needy(desk: Desk) -> None:
    """Give the first of the invited everything that the door must see."""
    desk.change(Person, desk.person(), diet="vegan, no nuts", access="step-free", photo_consent=False, notes="Ask Eva")


def test_the_verdict_is_said_at_once_with_all_that_the_door_must_know(
    tab: CheckinTab, desk: Desk, said: list[tuple[str, object]]
) -> None:
    needy(desk)
    tab.enter(desk.code())
    ((words, politeness),) = said
    assert words.startswith("Admitted · 09:00. ")
    assert words.endswith("Diet card: vegan, no nuts. Access: step-free. No photos. Message: Ask Eva")
    assert politeness is QAccessible.AnnouncementPoliteness.Assertive
    assert tab.panel.accessibleName() == words


def test_a_refusal_is_said_without_what_is_nobodys_business(
    tab: CheckinTab, desk: Desk, said: list[tuple[str, object]]
) -> None:
    needy(desk)
    tab.enter(desk.code())
    tab.enter(desk.code())
    assert said[1][0].startswith("Already in")
    assert "vegan" not in said[1][0]


def test_the_answer_stays_until_the_next_scan(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    tab.enter(desk.code())
    told = tab.panel.text
    qtbot.keyClicks(tab.field, "mari")
    tab.hide()
    tab.show()
    tab.refresh(frozenset())
    tab._clock.timeout.emit()
    QApplication.processEvents()
    assert tab.panel.text == told
    tab.field.clear()
    tab.enter(desk.code(1))
    assert tab.panel.text != told


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_a_colour_a_symbol_a_word_and_a_sound(verdict: Verdict) -> None:
    tone = tone_of(verdict)
    assert tone.role in (Role.IN, Role.ATTENTION, Role.STOPPED)
    assert all((tone.icon_name, tone.word, tone.sound))


def test_no_two_kinds_of_answer_share_a_symbol() -> None:
    symbols = {
        role: {tone_of(verdict).icon_name for verdict in Verdict if tone_of(verdict).role is role}
        for role in (Role.IN, Role.ATTENTION, Role.STOPPED)
    }
    assert not symbols[Role.IN] & symbols[Role.ATTENTION]
    assert not symbols[Role.STOPPED] & (symbols[Role.IN] | symbols[Role.ATTENTION])


LONG = ("Anna-Maria Elisabeth", "Kade af Björkenstam")
WIDE = ("Aleksandra", "Wojciechowska-Nowak")


@pytest.mark.parametrize("name", [("Rūta", "Kalniņa"), LONG, WIDE])
def test_a_name_is_44_pixels_high_on_a_small_screen_and_whole(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, name: tuple[str, str]
) -> None:
    desk.change(Person, desk.person(), first_name=name[0], last_name=name[1])
    needy(desk)
    tab.resize(1024, 548)  # what menu, tabs and status line leave of 700
    tab.refresh(frozenset())
    tab.enter(desk.code())
    line = tab.panel._name
    assert line.text() == " ".join(name)
    assert line.font().pixelSize() == Size.VERDICT
    qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()))


def test_a_name_gives_way_only_where_it_would_not_be_whole(tab: CheckinTab, desk: Desk) -> None:
    tab.resize(720, 461)
    needy(desk)
    tab.enter(desk.code())
    assert tab.panel._name.font().pixelSize() < Size.VERDICT
