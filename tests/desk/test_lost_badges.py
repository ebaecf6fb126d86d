"""A badge that was not lost after all: taken back as fast as it was revoked."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.badges import revoke_badge
from blp_desktop.desk.lost_badges import take_back_replacement
from blp_desktop.desk.print_jobs import Destination, JobState, list_jobs, replace_badge
from blp_desktop.desk.printing import badge_instead, order_alone
from blp_desktop.desk.station import Rights, looking
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Badge, Journal
from tests.desk.demo import Desk
from tests.reading import codes_in


def replaced(desk: Desk, folder: Path) -> str:
    """The first badge is lost; gives the code of the one in its place."""
    (code,) = codes_in(badge_instead(desk.station, desk.person(), module="M1", folder=folder).value.file.read_bytes())
    return code


def test_the_old_badge_opens_the_door_again_and_the_new_one_does_not(desk: Desk, tmp_path: Path) -> None:
    fresh = replaced(desk, tmp_path)
    assert desk.scan(desk.code()).verdict is Verdict.REVOKED_BADGE
    staff = replace(desk.station, rights=Rights.DOOR)
    name = take_back_replacement(staff, desk.person()).value
    assert desk.scan(fresh).verdict is Verdict.REVOKED_BADGE
    again = desk.scan(desk.code())
    assert again.verdict is Verdict.ADMITTED
    assert again.person is not None
    assert again.person.name == name
    with looking(desk.station) as session:
        assert "take back lost badge" in session.scalars(select(Journal.act)).all()


def test_it_can_be_lost_again_and_taken_back_again(desk: Desk, tmp_path: Path) -> None:
    codes = set()
    for _ in range(2):
        codes.add(replaced(desk, tmp_path))
        take_back_replacement(desk.station, desk.person())
    assert len(codes) == 2
    with looking(desk.station) as session:
        standing = select(Badge.code).where(Badge.person_id == desk.person(), Badge.revoked_at.is_(None))
        assert session.scalars(standing).all() == [desk.code()]


def test_a_job_that_waits_for_its_printer_prints_the_new_badge_no_more(desk: Desk) -> None:
    order = order_alone(desk.station, desk.person(), module="M1")
    replace_badge(desk.station, order, to=Destination(printer="Laser"))
    take_back_replacement(desk.station, desk.person())
    assert [job.state for job in list_jobs(desk.station)] == [JobState.CANCELLED]


def test_a_new_badge_that_a_door_has_seen_stands(desk: Desk, tmp_path: Path) -> None:
    fresh = replaced(desk, tmp_path)
    desk.scan(fresh)
    with pytest.raises(Refusal, match="was used at a door already, and it stands"):
        take_back_replacement(desk.station, desk.person())
    assert desk.scan(fresh).verdict is Verdict.ALREADY_IN


def test_what_was_not_replaced_for_being_lost_is_not_taken_back(desk: Desk) -> None:
    revoke_badge(desk.station, desk.person(), reason="copied")
    with pytest.raises(Refusal, match="stands in a lost one's place"):
        take_back_replacement(desk.station, desk.person())
    assert desk.scan(desk.code()).verdict is Verdict.REVOKED_BADGE
