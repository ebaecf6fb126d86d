"""Ledgers of several laptops in one file: what holds before the exchange between laptops is built.

Cases 29 to 34 of the door, as far as rows that another laptop wrote are folded here.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import delete, insert, select, text

from blp_desktop.desk.attendance import attendance, entries
from blp_desktop.desk.badges import BadgeOrder, ready_badges
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.registering import PersonFields, near_duplicates
from blp_desktop.desk.selection import withdraw
from blp_desktop.desk.station import acting, looking
from blp_desktop.desk.tally import counters, last_arrivals, new_tally
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.codes import new_code, short_code
from blp_desktop.domain.ledger import Attendance, Direction, Verdict, fold
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.store.schema import Application, Badge, Ledger, Person
from tests.desk.demo import AM, MORNING, Desk

Rows = Sequence[dict[str, object]]


def folded(desk: Desk) -> Attendance:
    """The module's attendance from all rows."""
    with looking(desk.station) as session:
        return fold(entries(session.connection(), desk.module()))


def rows_of(desk: Desk) -> Rows:
    """The ledger as another laptop would hand it over."""
    with looking(desk.station) as session:
        return [dict(row) for row in session.execute(select(Ledger.__table__)).mappings()]


def takes_over(desk: Desk, rows: Rows) -> None:
    """Add the rows that are not here yet, as a merge will."""
    with acting(desk.station, "merge") as under_way:
        here = set(under_way.session.scalars(select(Ledger.id)))
        new = [row for row in rows if row["id"] not in here]
        if new:
            under_way.connection.execute(insert(Ledger), new)


def forgets(desk: Desk, rows: Rows) -> None:
    """As if those scans had never come to this laptop (the ledger itself lets no row go)."""
    with acting(desk.station, "forget") as under_way:
        for (name,) in under_way.session.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger'")
        ).all():
            under_way.session.execute(text(f"DROP TRIGGER {name}"))
        under_way.session.execute(delete(Ledger).where(Ledger.id.in_([row["id"] for row in rows])))


def stranger(desk: Desk) -> str:
    """A genuine code of somebody who is not in this file."""
    return new_code(desk.key(), entropy=desk.station.author.entropy)


def arrives(desk: Desk, code: str) -> str:
    """The person of that code comes into this laptop's data; gives their key."""
    person = Person(id=desk.new_key(), first_name="Late", last_name="Comer", organisation="Cluster")
    desk.add(person)
    desk.add(Application(id=desk.new_key(), person_id=person.id, edition_id=desk.key().edition, decision="selected"))
    badge = Badge(id=desk.new_key(), person_id=person.id, edition_id=desk.key().edition, code=code)
    badge.short, badge.made_at = short_code(code), MORNING
    desk.add(badge)
    return person.id


def test_case_29_a_provisional_scan_that_went_away_and_came_back_is_already_in(desk: Desk) -> None:
    code = stranger(desk)
    assert desk.scan(code).verdict is Verdict.PROVISIONAL
    away = rows_of(desk)
    forgets(desk, away)
    assert folded(desk) == {}
    takes_over(desk, away)
    again = desk.scan(code, at=MORNING + timedelta(minutes=1))
    assert again.verdict is Verdict.ALREADY_IN
    assert again.first is not None
    assert again.first.scan_id == away[0]["id"]


def test_case_26_who_was_let_in_provisionally_is_already_in_once_their_person_is_known(desk: Desk) -> None:
    code = stranger(desk)
    desk.scan(code)
    with opened_door(desk.station, "M1") as door:
        assert counters(new_tally(door), AM).present == 1
    listed = [each.name for each in attendance(desk.station, "M1").people if each.id is None]
    assert len(listed) == 1
    assert listed[0].endswith("(not matched yet)")
    person = arrives(desk, code)
    assert {who for _, who in folded(desk)} == {person}
    assert [each.id for each in attendance(desk.station, "M1").people if each.id is None] == []


@pytest.mark.parametrize("later_first", [False, True])
def test_case_30_two_laptops_admit_one_person_and_both_scans_are_kept(desk: Desk, *, later_first: bool) -> None:
    apart = timedelta(seconds=35)
    first = desk.scan(desk.code())
    mine = rows_of(desk)
    forgets(desk, mine)
    second = desk.at_desk(operator="Bo", station="Desk B").scan(desk.code(), at=MORNING + apart)
    theirs = rows_of(desk)
    forgets(desk, theirs)
    for rows in (theirs, mine) if later_first else (mine, theirs):
        takes_over(desk, rows)
    assert [first.verdict, second.verdict] == [Verdict.ADMITTED, Verdict.ADMITTED]
    presence = folded(desk)[AM, desk.person()]
    assert (presence.first.station, presence.admissions) == ("Desk A", 2)
    assert attendance(desk.station, "M1").checkpoints[0].present == 1
    with opened_door(desk.station, "M1") as door:
        assert counters(new_tally(door), AM).present == 1
        assert [row.station for row in last_arrivals(door)] == ["Desk B", "Desk A"]


def test_case_31_bundles_merged_twice_in_any_order_give_the_same_state(desk: Desk) -> None:
    whole = three_desks(desk)
    bundles = [[row for row in whole if row["station"] == f"Desk {name}"] for name in "ABC"]
    states = []
    for order in permutations(bundles):
        forgets(desk, whole)
        for rows in (*order, *order):
            takes_over(desk, rows)
        with opened_door(desk.station, "M1") as door:
            states.append((folded(desk), counters(new_tally(door), AM)))
    assert all(state == states[0] for state in states)
    assert len(states[0][0]) == 3


def three_desks(desk: Desk) -> Rows:
    """Scans, an exit and an undo at three laptops."""
    desks = [desk.at_desk(station=f"Desk {name}") for name in "ABC"]
    for number, each in enumerate(desks):
        each.scan(desk.code(number), at=MORNING + timedelta(minutes=number))
    desks[1].scan(desk.code(0), at=MORNING + timedelta(minutes=9), direction=Direction.EXIT)
    return rows_of(desk)


def test_the_last_scan_is_the_latest_by_its_instant_and_not_by_its_coming(desk: Desk) -> None:
    desk.checkpoint(AM, reentry=True)
    desk.scan(desk.code(), at=MORNING + timedelta(minutes=5))
    desk.scan(desk.code(), at=MORNING + timedelta(minutes=1), direction=Direction.EXIT)
    assert desk.scan(desk.code(), at=MORNING + timedelta(minutes=9)).verdict is Verdict.ALREADY_IN


def test_in_one_instant_the_station_s_own_sequence_decides(desk: Desk) -> None:
    ways = (Direction.ENTRY, Direction.EXIT, Direction.ENTRY, Direction.ENTRY)
    verdicts = [desk.scan(desk.code(), at=MORNING, direction=way).verdict for way in ways]
    assert verdicts == [Verdict.ADMITTED, Verdict.EXITED, Verdict.ADMITTED, Verdict.ALREADY_IN]


def test_case_33_a_withdrawal_at_one_laptop_labels_who_another_let_in(desk: Desk) -> None:
    withdraw(desk.station, [desk.person()], reason="ill")
    assert desk.scan(desk.code(), at=MORNING + timedelta(minutes=2)).verdict is Verdict.WITHDRAWN
    template = rows_of(desk)[0]
    theirs = template | {"id": desk.new_key(), "laptop_id": "laptop-B", "station": "Desk B", "sequence": 1}
    takes_over(desk, [theirs | {"verdict": Verdict.ADMITTED, "at": MORNING}])
    (found,) = [each for each in attendance(desk.station, "M1").people if each.id == desk.person()]
    assert (found.present, found.withdrawn) == ((AM,), True)


def test_case_34_a_walk_in_with_a_known_e_mail_is_proposed_and_never_made_twice_here(desk: Desk) -> None:
    made = add_walk_in(desk.station, PersonFields(first_name="Rūta", last_name="Ozola", email="r@o.lv"), module="M1")
    twin = PersonFields(first_name="Ruta", last_name="Ozola-Zāle", email="R@o.lv")
    (proposed,) = near_duplicates(desk.station, twin)
    assert (proposed.id, proposed.certain) == (made.value, True)
    with pytest.raises((Refusal, Refusals), match="already has the e-mail"):
        add_walk_in(desk.station, twin, module="M1")
    (again,) = near_duplicates(desk.station, replace(twin, email="", last_name="Ozola"))
    assert (again.id, again.certain) == (made.value, False)


def test_a_badge_of_this_edition_stays_genuine_on_a_laptop_without_its_person(desk: Desk) -> None:
    (ready,) = ready_badges(desk.station, BadgeOrder(module="M1", people=(desk.person(),))).value
    with acting(desk.station, "forget") as under_way:
        under_way.session.execute(delete(Badge).where(Badge.person_id == desk.person()))
    assert desk.scan(ready.face.code, at=datetime.fromisoformat("2017-10-24T09:00+02:00")).verdict is (
        Verdict.PROVISIONAL
    )
