"""The last arrivals: what each row says of its scan."""

from pytestqt.qtbot import QtBot

from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.ui.checkin.tab import CheckinTab
from tests.desk.demo import Desk
from tests.ui.checkin.test_tab import scanned

_ANSWER = 2
"""The column of answers."""


def answers(tab: CheckinTab) -> list[str]:
    """What the list says was answered, the latest first."""
    model = tab.arrivals.table.model()
    return [str(model.index(row, _ANSWER).data()) for row in range(model.rowCount())]


def test_an_entry_that_a_supervisor_allowed_is_told_from_one_that_nobody_had_to(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person(0)])
    scanned(tab, qtbot, desk.code(1))
    tab.door.judge(desk.code(0), override="the office says yes")
    tab.refresh(frozenset())
    assert answers(tab) == ["Admitted, overridden", "Admitted"]


def test_an_overridden_entry_that_was_undone_says_both(tab: CheckinTab, desk: Desk) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person(0)])
    entry = tab.door.judge(desk.code(0), override="the office says yes").value
    tab.door.undo(entry.scan_id, reason="the wrong person")
    tab.refresh(frozenset())
    assert answers(tab) == ["Admitted, overridden, undone"]
