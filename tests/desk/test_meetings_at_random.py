"""Meetings at random: whatever laptops do apart and whoever meets whom, in the end all hold the same rows."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from blp_desktop.desk.checking import check_file
from blp_desktop.desk.doubles import possible_doubles, unite
from blp_desktop.desk.invitations import cancel_invitation, confirm_invitation, invite
from blp_desktop.desk.registering import PersonFields, edit_person
from blp_desktop.desk.selection import reinstate, withdraw
from blp_desktop.desk.undo import redo_last, undo_last
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.file import close_file
from blp_desktop.store.schema import Person
from tests.desk.demo import MORNING, Desk
from tests.desk.laptops import laptop, rows_of, state, takes_in


def somebody(at: Desk, chance: Random) -> str:
    """One of three, or one of the last who came."""
    return chance.choice(rows_of(at, Person)[-4:]).id if chance.random() < 0.6 else at.person(chance.randrange(3))


def scans(at: Desk, chance: Random) -> None:
    at.scan(person=somebody(at, chance), at=MORNING + timedelta(seconds=chance.randrange(3600)))


def edits(at: Desk, chance: Random) -> None:
    edit_person(at.station, somebody(at, chance), {"phone": str(chance.random()), "notes": str(chance.random())})


def walks_in(at: Desk, chance: Random) -> None:
    number = chance.randrange(3)
    written = PersonFields(first_name=f"N{number}", last_name="Comer", email=f"n{number}@comer.lv")
    add_walk_in(at.station, written, module="M1")


def invites(at: Desk, chance: Random) -> None:
    invite(at.station, module=chance.choice(("M1", "M2", "M3")), people=[somebody(at, chance)])


def answers(at: Desk, chance: Random) -> None:
    act = chance.choice((confirm_invitation, cancel_invitation))
    act(at.station, module="M1", people=[somebody(at, chance)])


def withdraws(at: Desk, chance: Random) -> None:
    withdraw(at.station, [somebody(at, chance)], reason="ill")


def reinstates(at: Desk, chance: Random) -> None:
    reinstate(at.station, [somebody(at, chance)])


def undoes(at: Desk, _chance: Random) -> None:
    undo_last(at.station)


def redoes(at: Desk, _chance: Random) -> None:
    redo_last(at.station)


def unites(at: Desk, chance: Random) -> None:
    found = possible_doubles(at.station)
    if found:
        double = chance.choice(found)
        pair = [double.one.id, double.other.id]
        chance.shuffle(pair)
        unite(at.station, *pair)


ACTS: tuple[Callable[[Desk, Random], None], ...] = (
    scans, edits, edits, walks_in, walks_in, invites, answers, withdraws, reinstates, undoes, undoes, redoes, unites,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_done_apart_all_come_to_the_same_rows(desk: Desk, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    clocks = [timedelta(minutes=chance.randrange(-90, 90)) for _ in range(2)]
    laptops = [desk, *(laptop(desk, tmp_path, name, ahead=ahead) for name, ahead in zip("BC", clocks, strict=True))]
    for _ in range(40):
        with suppress(Refusal):
            chance.choice(ACTS)(chance.choice(laptops), chance)
        if chance.random() < 0.15:
            takes_in(*chance.sample(laptops, 2))
    ring = chance.sample(laptops, 3)
    for one, two in zip((*ring, *ring), (*ring[1:], *ring, ring[0]), strict=True):
        takes_in(two, one)
    states = [state(each) for each in ring]
    assert states[0] == states[1] == states[2]
    assert all(check_file(each.station).ok for each in ring)
    for each in laptops[1:]:
        close_file(each.station.file)
