"""The last scan: what a report says of it is what the ledger says."""

import pytest

from blp_desktop.desk.checkin import undo_scan
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.last_scan import last_scan, last_scan_words
from blp_desktop.store.file import close_file
from tests.desk.demo import MORNING, Desk


def test_before_the_first_scan_nothing_is_claimed(desk: Desk) -> None:
    assert last_scan_words(desk.station) == "No scan is recorded in this file yet."


def test_the_last_scan_is_told_in_the_modules_own_time(desk: Desk) -> None:
    desk.scan(desk.code(), at=MORNING)
    assert last_scan_words(desk.station) == "The last scan, at 09:00 by this laptop, is recorded."


def test_a_scan_of_another_laptop_is_not_claimed_for_this_one(desk: Desk) -> None:
    desk.at_desk(station="Desk B").scan(desk.code(), at=MORNING)
    assert last_scan_words(desk.station) == "The last scan, at 09:00 by another laptop, is recorded."


def test_the_one_that_this_laptop_took_last_counts_whatever_its_clock_said_before(desk: Desk) -> None:
    desk.at_desk(station="Desk B").scan(desk.code(2), at=MORNING.replace(hour=12))
    desk.scan(desk.code(0), at=MORNING.replace(hour=9))
    desk.scan(desk.code(1), at=MORNING)
    found = last_scan(desk.station)
    assert found is not None
    assert (f"{found.at:%H:%M}", found.is_ours) == ("09:00", True)


def test_another_day_is_named(desk: Desk) -> None:
    desk.scan(desk.code(), at=MORNING.replace(day=25))
    assert last_scan_words(desk.station) == "The last scan, at 09:00 on 25.10.2017 by this laptop, is recorded."


def test_taking_a_scan_back_is_no_scan(desk: Desk) -> None:
    judged = desk.scan(desk.code(), at=MORNING)
    with opened_door(desk.station, "M1") as door:
        undo_scan(door, judged.scan_id, reason="mistake")
    assert last_scan_words(desk.station).startswith("The last scan, at 09:00")


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 400])
def test_a_file_that_cannot_be_read_is_told_as_such(desk: Desk, damage: bytes) -> None:
    desk.scan(desk.code(), at=MORNING)
    close_file(desk.station.file)
    desk.station.file.path.write_bytes(damage)
    told = last_scan_words(desk.station)
    assert told.startswith("Whether the last scan was recorded could not be read")
