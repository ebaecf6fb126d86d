"""Badges as they would be, without making any."""

from sqlalchemy import func, select

from blp_desktop.desk.badge_previews import SAMPLE_FACE, badge_previews
from blp_desktop.desk.badges import BadgeOrder, ready_badges
from blp_desktop.desk.station import Station, looking
from blp_desktop.paper import qr
from blp_desktop.store.schema import Badge
from tests.desk.demo import Desk


def test_everyone_expected_is_there_as_their_badge_says(desk: Desk) -> None:
    first = badge_previews(desk.station)[0]
    badges = ready_badges(desk.station, BadgeOrder(module="M1")).value
    assert first.title == "M1 · Stockholm"
    assert [face.full_name for face in first.faces] == [badge.face.full_name for badge in badges]
    assert first.occasion.module.startswith("Module 1")


def test_codes_open_no_door_and_no_badge_is_made(desk: Desk) -> None:
    with looking(desk.station) as session:
        before = session.scalar(select(func.count()).select_from(Badge))
    codes = {face.code for preview in badge_previews(desk.station) for face in preview.faces}
    assert codes == {SAMPLE_FACE.code}
    assert codes.isdisjoint(desk.badges.values())
    assert qr.can_say(SAMPLE_FACE.code)
    with looking(desk.station) as session:
        assert session.scalar(select(func.count()).select_from(Badge)) == before


def test_a_file_without_modules_has_none(station: Station) -> None:
    assert badge_previews(station) == ()
