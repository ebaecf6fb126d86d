"""The readiness check: each thing ready, to be looked at or missing, with what to do."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select

from blp_desktop.desk.badges import BadgeOrder
from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.printing import print_badges
from blp_desktop.desk.readiness import Check, Place, State, readiness, worst_first
from blp_desktop.desk.readiness_laptop import Surroundings, laptop_readiness, scanner_check
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.rehearsal import as_typed
from blp_desktop.desk.safety import back_up
from blp_desktop.desk.selection import keep_walk_ins
from blp_desktop.desk.station import Station, acting, looking
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.codes import new_code, short_code
from blp_desktop.store.schema import Application, Badge, Invitation, Laptop, Module, Operator, Person, Room, Venue
from blp_desktop.store.schema import Session as SessionRow
from tests.desk.demo import MORNING, Desk

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AROUND = Surroundings(
    clock=MORNING,
    clock_is_set=False,
    zone=STOCKHOLM,
    zone_name="Europe/Stockholm",
    cameras=("Front camera",),
    printers=("Office laser",),
    loudspeakers=("Built-in speakers",),
)


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where backups are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def of_programme(station: Station, key: str, module: str = "M1") -> Check:
    return next(check for check in readiness(station, module) if check.id == key)


def of_laptop(station: Station, key: str, around: Surroundings = AROUND) -> Check:
    return next(check for check in laptop_readiness(station, "M1", around) if check.id == key)


def empty(desk: Desk, table: type) -> None:
    with acting(desk.station, "empty") as under_way:
        under_way.session.execute(delete(table))


def printed(desk: Desk, *people: str) -> None:
    print_badges(desk.station, BadgeOrder(module="M1", people=people), desk.station.file.path.with_suffix(".pdf"))


# the programme


def test_walk_ins_that_nobody_looked_at_are_told_before_the_next_journey(desk: Desk) -> None:
    assert "walk_ins" not in {check.id for check in readiness(desk.station, "M2")}
    ruta = add_walk_in(desk.station, PersonFields(first_name="Rūta", last_name="Ozola"), module="M1").value
    told = of_programme(desk.station, "walk_ins", "M2")
    assert (told.state, told.place) == (State.LOOK, Place.PARTICIPANTS)
    assert told.sentence == "1 walk-in is to be looked at: Rūta Ozola."
    keep_walk_ins(desk.station, [ruta])
    assert "walk_ins" not in {check.id for check in readiness(desk.station, "M2")}


def test_the_demo_has_its_people_invitations_agenda_and_venue(desk: Desk) -> None:
    checks = {check.id: check for check in readiness(desk.station, "M1")}
    assert list(checks) == ["people", "invitations", "badges", "agenda", "venue", "rooms"]
    assert checks["invitations"].sentence == "28 people are expected in Stockholm; 0 confirmed."
    assert checks["agenda"].state is State.READY
    assert checks["venue"].state is State.READY


def test_nobody_selected_is_missing_and_leads_to_the_participants(desk: Desk) -> None:
    empty(desk, Application)
    check = of_programme(desk.station, "people")
    assert (check.state, check.place) == (State.MISSING, Place.PARTICIPANTS)


def test_undecided_applications_want_a_look(desk: Desk) -> None:
    check = of_programme(desk.station, "people")
    assert check.state is State.LOOK
    assert check.sentence.startswith("28 people are selected for 2017.")


def test_nobody_invited_is_missing_with_what_to_do(desk: Desk) -> None:
    empty(desk, Invitation)
    check = of_programme(desk.station, "invitations")
    assert (check.state, check.step) == (State.MISSING, "Invite everyone selected.")
    assert of_programme(desk.station, "badges").state is State.MISSING


def test_badges_are_missing_until_one_is_printed(desk: Desk) -> None:
    assert of_programme(desk.station, "badges").sentence == "None of the 28 badges is printed."
    printed(desk, desk.person())
    check = of_programme(desk.station, "badges")
    assert (check.state, check.sentence) == (State.LOOK, "27 of 28 badges are not printed yet.")


def test_a_printed_badge_that_is_no_longer_right_wants_a_look(desk: Desk) -> None:
    printed(desk)
    assert of_programme(desk.station, "badges").state is State.READY
    desk.change(Person, desk.person(), organisation="Another Cluster")
    assert "1 printed badge is no longer right" in of_programme(desk.station, "badges").sentence


def test_asking_for_badges_makes_none(desk: Desk) -> None:
    empty(desk, Badge)
    of_programme(desk.station, "badges")
    with looking(desk.station) as session:
        assert session.scalars(select(Badge)).all() == []


def test_an_agenda_where_nothing_counts_is_missing(desk: Desk) -> None:
    with looking(desk.station) as session:
        sessions = list(session.scalars(select(SessionRow.id).where(SessionRow.module_id == desk.module())))
    for row in sessions:
        desk.change(SessionRow, row, counts=False)
    assert "no door opens" in of_programme(desk.station, "agenda").sentence


def test_a_day_on_which_nothing_counts_wants_a_look(desk: Desk) -> None:
    desk.change(Module, desk.module(), last_day=date(2017, 10, 27))
    check = of_programme(desk.station, "agenda")
    assert (check.state, check.sentence) == (State.LOOK, "Nothing counts for attendance on Fri 27 Oct.")


def test_a_module_without_a_venue_misses_one(desk: Desk) -> None:
    desk.change(Module, desk.module(), venue_id=None)
    assert of_programme(desk.station, "venue").state is State.MISSING


def test_a_venue_without_a_street_leads_to_the_venues(desk: Desk) -> None:
    with looking(desk.station) as session:
        venue = session.get_one(Module, desk.module()).venue_id
    desk.change(Venue, venue or "", street="")
    check = of_programme(desk.station, "venue")
    assert (check.state, check.place) == (State.LOOK, Place.VENUES)


def test_a_room_that_is_too_small_is_named(desk: Desk) -> None:
    with looking(desk.station) as session:
        used = select(SessionRow.room_id).where(SessionRow.module_id == desk.module(), SessionRow.room_id.is_not(None))
        room = session.scalars(select(Room).where(Room.id.in_(used))).first()
        assert room is not None
        key, name = room.id, room.name
    desk.change(Room, key, capacity=5)
    assert f"{name} holds 5" in of_programme(desk.station, "rooms").sentence


def test_what_is_missing_comes_first() -> None:
    checks = tuple(Check(id=state, title="", state=state, sentence="") for state in State)
    assert [check.state for check in worst_first(checks)] == [State.MISSING, State.LOOK, State.READY]


# the laptop


def test_the_clock_is_told_with_what_cannot_be_known(desk: Desk) -> None:
    check = of_laptop(desk.station, "clock")
    assert check.state is State.READY
    assert check.sentence.startswith("The laptop says Tue 24 Oct 2017, 09:00. Compare the minutes with a phone")


def test_a_clock_behind_what_was_done_is_wrong(desk: Desk) -> None:
    check = of_laptop(desk.station, "clock", replace(AROUND, clock=MORNING - timedelta(hours=2)))
    assert check.state is State.MISSING
    assert "this file was changed on Tue 24 Oct 2017, 09:00" in check.sentence


def test_a_clock_years_from_the_module_wants_a_look(desk: Desk) -> None:
    check = of_laptop(desk.station, "clock", replace(AROUND, clock=datetime(2019, 1, 1, tzinfo=UTC)))
    assert (check.state, "more than a year apart" in check.sentence) == (State.LOOK, True)


def test_a_clock_set_for_a_rehearsal_is_to_be_released(desk: Desk) -> None:
    check = of_laptop(desk.station, "clock", replace(AROUND, clock_is_set=True))
    assert (check.state, check.place) == (State.LOOK, Place.CHECKIN)


def test_another_zone_than_the_venues_is_told_and_not_wrong(desk: Desk) -> None:
    check = of_laptop(desk.station, "zone", replace(AROUND, zone=ZoneInfo("Europe/Helsinki"), zone_name="Helsinki"))
    assert check.state is State.READY
    assert "1 hour earlier than this laptop (Helsinki)" in check.sentence
    assert "same time" in of_laptop(desk.station, "zone").sentence


def test_devices_that_are_there_are_named(desk: Desk) -> None:
    assert "Front camera" in of_laptop(desk.station, "camera").sentence
    assert "Office laser" in of_laptop(desk.station, "printer").sentence


def test_a_laptop_without_a_loudspeaker_has_to_be_watched(desk: Desk) -> None:
    assert "Built-in speakers" in of_laptop(desk.station, "sound").sentence
    check = of_laptop(desk.station, "sound", replace(AROUND, loudspeakers=()))
    assert check.state is State.LOOK
    assert "screen" in check.step


@pytest.mark.parametrize("cameras", [(), None])
def test_no_camera_wants_another_way_to_scan(desk: Desk, cameras: tuple[str, ...] | None) -> None:
    check = of_laptop(desk.station, "camera", replace(AROUND, cameras=cameras))
    assert (check.state, "scanner" in check.step) == (State.LOOK, True)


def test_no_printer_wants_printing_before_the_journey(desk: Desk) -> None:
    assert "before the journey" in of_laptop(desk.station, "printer", replace(AROUND, printers=())).step


def test_free_space_is_told(desk: Desk) -> None:
    assert "free on the disk" in of_laptop(desk.station, "space").sentence


def test_no_backup_is_missing_and_an_old_one_wants_a_look(desk: Desk) -> None:
    assert of_laptop(desk.station, "backup").state is State.MISSING
    back_up(desk.station, backup_folder(), now=MORNING)
    later = replace(AROUND, clock=MORNING + timedelta(days=2))
    assert of_laptop(desk.station, "backup").state is State.READY
    assert "2 days ago" in of_laptop(desk.station, "backup", later).sentence
    assert of_laptop(desk.station, "backup", later).state is State.LOOK


def test_data_of_last_week_wants_a_look(desk: Desk) -> None:
    assert of_laptop(desk.station, "data").state is State.READY
    check = of_laptop(desk.station, "data", replace(AROUND, clock=MORNING + timedelta(days=9)))
    assert (check.state, "9 days ago" in check.sentence) == (State.LOOK, True)


def test_operators_want_a_supervisor_with_a_pin(desk: Desk) -> None:
    assert "whoever sits here" in of_laptop(desk.station, "operators").sentence
    anna = Operator(id=desk.new_key(), name="Anna", rights="door")
    key = anna.id
    desk.add(anna)
    assert "none of them may override" in of_laptop(desk.station, "operators").sentence
    desk.change(Operator, key, rights="supervisor")
    assert of_laptop(desk.station, "operators").sentence == "Without a PIN: Anna."
    desk.change(Operator, key, pin="hashed")
    assert of_laptop(desk.station, "operators").state is State.READY


def test_two_laptops_of_one_name_want_a_look(desk: Desk) -> None:
    assert of_laptop(desk.station, "laptops").state is State.READY
    for number in range(2):
        with acting(desk.station, "another laptop") as under_way:
            under_way.session.add(Laptop(id=f"laptop-{number}", name="Desk B"))
    assert of_laptop(desk.station, "laptops").sentence == "Several laptops are called Desk B."


# the scanner


def test_a_scanner_that_was_not_tried_wants_a_look(desk: Desk) -> None:
    assert scanner_check(desk.station).state is State.LOOK


def test_a_badge_that_is_read_well_names_its_owner(desk: Desk) -> None:
    check = scanner_check(desk.station, desk.code() + "\r")
    with looking(desk.station) as session:
        name = session.get_one(Person, desk.person()).first_name
    assert (check.state, name in check.sentence) == (State.READY, True)


def test_a_short_code_is_read_well(desk: Desk) -> None:
    assert "short code of" in scanner_check(desk.station, short_code(desk.code())).sentence


def test_another_keyboard_layout_is_named(desk: Desk) -> None:
    check = scanner_check(desk.station, as_typed(desk.code(), "Czech"))
    assert (check.state, "(Czech)" in check.sentence) == (State.READY, True)


def test_a_garbled_code_that_cannot_be_repaired_blames_the_layout(desk: Desk) -> None:
    broken = as_typed(desk.code(), "French")[:-1] + "à"
    check = scanner_check(desk.station, broken)
    assert (check.state, "keyboard layout" in check.sentence) == (State.MISSING, True)


def test_what_is_no_badge_shows_that_the_scanner_types(desk: Desk) -> None:
    assert "no badge of this programme" in scanner_check(desk.station, "4006381333931").sentence


def test_a_genuine_badge_of_somebody_unknown_is_read_well(desk: Desk) -> None:
    stranger = new_code(desk.key(), entropy=desk.station.author.entropy)
    assert "somebody not in this file" in scanner_check(desk.station, stranger).sentence


def test_the_test_records_nothing(desk: Desk) -> None:
    before = desk.station.file.path.with_name(desk.station.file.path.name + "-wal").stat().st_size
    scanner_check(desk.station, desk.code())
    assert desk.station.file.path.with_name(desk.station.file.path.name + "-wal").stat().st_size == before
