"""The steps of the tour: where each is in the window, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.modules.tab import ModulesTab
from blp_desktop.ui.participants.tab import ParticipantsTab
from blp_desktop.ui.venues.tab import VenuesTab
from blp_desktop.ui.window import MainWindow

PARTICIPANTS, MODULES, VENUES, CHECKIN = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One place: the tab in front, the widget that is pointed at, a title and one or two sentences."""

    tab: int
    title: str
    words: str
    widget: Callable[[MainWindow], QWidget]


def steps(owner: QObject) -> tuple[Step, ...]:
    """The ten, in the order of the work; in the language of their owner."""
    return (*_people(owner), *_modules_and_venues(owner), *_door(owner))


def _people(owner: QObject) -> tuple[Step, ...]:
    return (
        Step(
            tab=PARTICIPANTS,
            title=owner.tr("Five tabs, in the order of the work"),
            words=owner.tr("People, modules, venues, the door, reports. Ctrl+1 to Ctrl+5 bring each to the front."),
            widget=lambda window: window.tabs.tabBar(),
        ),
        Step(
            tab=PARTICIPANTS,
            title=owner.tr("Find people"),
            words=owner.tr("Type a part of a name, an organisation or an e-mail. The buttons below narrow the list."),
            widget=lambda window: _participants(window).list.search,
        ),
        Step(
            tab=PARTICIPANTS,
            title=owner.tr("Decide and invite"),
            words=owner.tr("Select people with Ctrl or Shift: buttons for all of them appear below the list."),
            widget=lambda window: _participants(window).list.table,
        ),
        Step(
            tab=PARTICIPANTS,
            title=owner.tr("Everything about one person"),
            words=owner.tr("Choose somebody in the list. Here stand their application, invitations and history."),
            widget=lambda window: _participants(window).pane,
        ),
    )


def _modules_and_venues(owner: QObject) -> tuple[Step, ...]:
    return (
        Step(
            tab=MODULES,
            title=owner.tr("The modules"),
            words=owner.tr("One card for each city: how many are invited, confirmed and present. Choose one."),
            widget=lambda window: _modules(window).view.cards,
        ),
        Step(
            tab=MODULES,
            title=owner.tr("Badges, sheets and lists"),
            words=owner.tr("Print badges here. You see what would go wrong before you lose paper."),
            widget=lambda window: _modules(window).view.header,
        ),
        Step(
            tab=VENUES,
            title=owner.tr("Where it happens"),
            words=owner.tr("Venues with their rooms. A room that is too small for those invited is told."),
            widget=lambda window: _venues(window).view,
        ),
    )


def _door(owner: QObject) -> tuple[Step, ...]:
    return (
        Step(
            tab=CHECKIN,
            title=owner.tr("Scan a badge, or type a name"),
            words=owner.tr("A scan counts wherever you are in the program. Without a badge, a part of the name does."),
            widget=lambda window: _checkin(window).field,
        ),
        Step(
            tab=CHECKIN,
            title=owner.tr("The answer"),
            words=owner.tr("Colour, symbol, word and sound. If somebody is refused, it says why and which key helps."),
            widget=lambda window: _checkin(window).panel,
        ),
        Step(
            tab=CHECKIN,
            title=owner.tr("Nothing is lost"),
            words=owner.tr("Every scan is on the disk before you see the answer, and backups are made by themselves. "
                      "Ctrl+Z takes the last act back. F1 opens the handbook."),
            widget=lambda window: window.status,
        ),
    )  # fmt: skip


def _participants(window: MainWindow) -> ParticipantsTab:
    tab = window.tab(PARTICIPANTS)
    assert isinstance(tab, ParticipantsTab)
    return tab


def _modules(window: MainWindow) -> ModulesTab:
    tab = window.tab(MODULES)
    assert isinstance(tab, ModulesTab)
    return tab


def _venues(window: MainWindow) -> VenuesTab:
    tab = window.tab(VENUES)
    assert isinstance(tab, VenuesTab)
    return tab


def _checkin(window: MainWindow) -> CheckinTab:
    tab = window.tab(CHECKIN)
    assert isinstance(tab, CheckinTab)
    return tab
