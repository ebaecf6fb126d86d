"""Modules, their agenda and their checkpoints."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from blp_desktop.desk.agenda import SessionFields, add_session, agenda, edit_session, remove_session
from blp_desktop.desk.checkpoints import CheckpointFields, add_checkpoint, checkpoints_of, edit_checkpoint
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.modules import (
    ModuleFields,
    ModuleState,
    add_module,
    edit_module,
    list_modules,
    module_card,
    remove_module,
    span_label,
)
from blp_desktop.desk.programme import new_programme, set_tolerance
from blp_desktop.desk.station import Station, acting, looking
from blp_desktop.desk.venues import RoomFacts, VenueFields, add_venue, list_venues
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema

STOCKHOLM = ModuleFields(
    code="M1",
    title="Internationalisation strategy",
    city="Stockholm",
    country="Sweden",
    time_zone="Europe/Stockholm",
    first_day=date(2017, 10, 24),
    last_day=date(2017, 10, 26),
)
HELSINKI = replace(
    STOCKHOLM,
    code="M2",
    city="Helsinki",
    time_zone="Europe/Helsinki",
    first_day=date(2017, 12, 4),
    last_day=date(2017, 12, 5),
)
TUESDAY = date(2017, 10, 24)
WORKSHOP = SessionFields(day=TUESDAY, start=time(10), end=time(12, 30), title="Why clusters go abroad")


@pytest.fixture
def module(station: Station) -> str:
    """The Stockholm module of 2017, without an agenda."""
    new_programme(station, "BLP", edition="2017")
    return add_module(station, STOCKHOLM).value


def expect(station: Station, module: str, *states: str, decision: str = "selected", **application: Any) -> None:
    """Invite people to a module, one for each state."""
    for number, state in enumerate(states):
        with acting(station, "invite") as under_way:
            edition = under_way.session.get_one(schema.Module, module).edition_id
            person = schema.Person(id=station.author.new_key(), first_name=f"Person {number}")
            under_way.session.add(person)
            under_way.session.flush()
            facts = {"person_id": person.id, "edition_id": edition, "decision": decision, **application}
            under_way.session.add(schema.Application(id=station.author.new_key(), **facts))
            invitation = {"person_id": person.id, "module_id": module, "state": state, "invited_at": station.now()}
            under_way.session.add(schema.Invitation(id=station.author.new_key(), **invitation))


def checkpoints(station: Station, module: str) -> dict[str, Checkpoint]:
    """The module's checkpoints by id."""
    with looking(station) as session:
        return {point.id: point for point in checkpoints_of(session, module_named(session, module))}


def test_a_file_without_modules_lists_none(station: Station) -> None:
    assert list_modules(station) == ()


def test_modules_are_listed_in_times_order_with_their_edition(station: Station, module: str) -> None:
    add_module(station, HELSINKI)
    add_module(station, replace(STOCKHOLM, code="M0", city="Riga", first_day=date(2017, 10, 20)))
    assert [(card.edition, card.code, card.city) for card in list_modules(station)] == [
        ("2017", "M0", "Riga"),
        ("2017", "M1", "Stockholm"),
        ("2017", "M2", "Helsinki"),
    ]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2017, 10, 23, 21, 59, 59, tzinfo=UTC), ModuleState.BEFORE),
        (datetime(2017, 10, 23, 22, 0, 0, tzinfo=UTC), ModuleState.NOW),
        (datetime(2017, 10, 26, 21, 59, 59, tzinfo=UTC), ModuleState.NOW),
        (datetime(2017, 10, 26, 22, 0, 0, tzinfo=UTC), ModuleState.AFTER),
    ],
)
def test_a_module_is_before_now_or_after_by_its_own_time_zone(
    station: Station, clock: Any, module: str, now: datetime, state: ModuleState
) -> None:
    clock.at = now
    assert module_card(station, module).state is state


def test_invited_counts_the_confirmed_and_leaves_out_who_declined(station: Station, module: str) -> None:
    expect(station, module, "invited", "invited", "confirmed", "declined", "cancelled")
    counts = module_card(station, "M1").counts
    assert (counts.invited, counts.confirmed, counts.present) == (3, 1, 0)


def test_who_withdrew_is_no_longer_expected(station: Station, module: str) -> None:
    expect(station, module, "confirmed", withdrawn_at=datetime(2017, 10, 1, tzinfo=UTC))
    expect(station, module, "invited", decision="waiting")
    assert module_card(station, module).counts.invited == 0


def test_present_counts_each_person_once(station: Station, module: str) -> None:
    expect(station, module, "invited")
    add_scan = _scans_of(station, module)
    add_scan("2017-10-24-am", 1)
    add_scan("2017-10-24-pm", 2)
    assert module_card(station, module).counts.present == 1


def _scans_of(station: Station, module: str) -> Callable[[str, int], None]:
    def add(checkpoint: str, sequence: int) -> None:
        with acting(station, "scan") as under_way:
            person = under_way.session.query(schema.Person).first()
            assert person is not None
            row = schema.Ledger(
                id=station.author.new_key(),
                module_id=module,
                checkpoint=checkpoint,
                direction="entry",
                verdict="ADMITTED",
                why="Welcome.",
                at=station.now(),
                person_id=person.id,
                laptop_id=station.author.laptop,
                sequence=sequence,
                station="Desk A",
            )
            under_way.session.add(row)

    return add


def test_a_module_that_somebody_is_invited_to_stays(station: Station, module: str) -> None:
    expect(station, module, "invited")
    with pytest.raises(Refusal, match="has invitations and stays"):
        remove_module(station, module)


def test_a_module_nobody_is_invited_to_goes_with_its_agenda(station: Station, module: str) -> None:
    add_session(station, module, WORKSHOP)
    done = remove_module(station, module)
    assert list_modules(station) == ()
    assert {touched.table for touched in done.touched} == {"module", "session"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"city": " "}, "no city"),
        ({"last_day": date(2017, 10, 23)}, "last day comes before the first"),
        ({"last_day": date(2018, 10, 23)}, "more than a month"),
        ({"time_zone": "Europe/Atlantis"}, "no time zone “Europe/Atlantis”"),
        ({"code": "m2"}, "already has a module m2"),
        ({"venue_id": "gone"}, "venue chosen for this module is gone"),
    ],
)
def test_what_cannot_be_a_module_is_refused_in_a_sentence(
    station: Station, module: str, change: dict[str, Any], sentence: str
) -> None:
    add_module(station, HELSINKI)
    with pytest.raises(Refusal, match=sentence):
        edit_module(station, module, replace(STOCKHOLM, **change))


def test_a_day_with_sessions_is_not_taken_away(station: Station, module: str) -> None:
    add_session(station, module, replace(WORKSHOP, day=date(2017, 10, 26)))
    with pytest.raises(Refusal, match="“Why clusters go abroad” is on Thu 26 Oct"):
        edit_module(station, module, replace(STOCKHOLM, last_day=date(2017, 10, 25)))


def test_the_agenda_has_every_day_of_the_module(station: Station, module: str) -> None:
    add_session(station, module, replace(WORKSHOP, start=time(13), end=time(17), title="Later"))
    add_session(station, module, WORKSHOP)
    days = agenda(station, module).days
    assert [len(day.sessions) for day in days] == [2, 0, 0]
    assert [line.title for line in days[0].sessions] == ["Why clusters go abroad", "Later"]


def test_the_agenda_names_the_half_days_that_count_in_the_modules_time(station: Station, module: str) -> None:
    add_session(station, module, WORKSHOP)
    add_session(station, module, replace(WORKSHOP, start=time(18), end=time(21), title="Dinner", counts=False))
    (half,) = agenda(station, module).days[0].half_days
    assert half.opens is not None
    assert (half.id, f"{half.opens:%H:%M}") == ("2017-10-24-am", "09:30")


def test_a_session_is_edited_and_removed(station: Station, module: str) -> None:
    line = add_session(station, module, WORKSHOP).value
    edit_session(station, line, replace(WORKSHOP, title="Mapping", speaker="Facilitators"))
    assert agenda(station, module).days[0].sessions[0].speaker == "Facilitators"
    remove_session(station, line)
    assert agenda(station, module).days[0].sessions == ()
    with pytest.raises(Refusal, match="no longer in the agenda"):
        remove_session(station, line)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "no title"),
        ({"end": time(10)}, "would end at 10:00, before it starts at 10:00"),
        ({"day": date(2017, 10, 27)}, "Fri 27 Oct is not a day of Stockholm"),
        ({"room_id": "gone"}, "room chosen for this session is gone"),
    ],
)
def test_what_cannot_be_a_session_is_refused_in_a_sentence(
    station: Station, module: str, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        add_session(station, module, replace(WORKSHOP, **change))


def test_two_sessions_in_one_room_at_one_time_name_each_other(station: Station, module: str) -> None:
    venue = add_venue(station, VenueFields(name="Institute", rooms=(RoomFacts(name="Hall"),))).value
    edit_module(station, module, replace(STOCKHOLM, venue_id=venue))
    hall = list_venues(station)[0].rooms[0].id
    add_session(station, module, replace(WORKSHOP, room_id=hall))
    add_session(station, module, replace(WORKSHOP, room_id=hall, start=time(12), end=time(13), title="Lunch talk"))
    add_session(station, module, replace(WORKSHOP, room_id=hall, start=time(13), end=time(14), title="After"))
    assert [line.clash for line in agenda(station, module).days[0].sessions] == [
        "Lunch talk",
        "Why clusters go abroad",
        "",
    ]


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2017, 10, 24), date(2017, 10, 26), "24\N{EN DASH}26 Oct 2017"),
        (date(2017, 10, 30), date(2017, 11, 1), "30 Oct \N{EN DASH} 1 Nov 2017"),
        (date(2017, 12, 30), date(2018, 1, 2), "30 Dec 2017 \N{EN DASH} 2 Jan 2018"),
        (date(2017, 10, 24), date(2017, 10, 24), "Tue 24 Oct 2017"),
    ],
)
def test_days_are_told_as_shortly_as_they_can_be(first: date, last: date, label: str) -> None:
    assert span_label(first, last) == label


def test_the_door_opens_by_the_editions_tolerance(station: Station, module: str) -> None:
    add_session(station, module, WORKSHOP)
    set_tolerance(station, "2017", 10)
    window = checkpoints(station, module)["2017-10-24-am"].window
    assert window is not None
    assert window.opens == datetime(2017, 10, 24, 7, 50, tzinfo=UTC)


def test_case_23_a_door_time_of_its_own_opens_a_half_day(station: Station, module: str) -> None:
    add_session(station, module, WORKSHOP)
    usual = checkpoints(station, module)["2017-10-24-am"]
    door = datetime(2017, 10, 24, 6, 0, tzinfo=UTC)
    edit_checkpoint(station, module, usual.id, CheckpointFields(opens_at=door, capacity=20, reentry=False))
    found = checkpoints(station, module)[usual.id]
    assert found.window is not None
    assert usual.window is not None
    assert (found.window.opens, found.window.closes) == (door, usual.window.closes)
    assert (found.capacity, found.reentry, found.label) == (20, False, usual.label)


def test_an_added_checkpoint_stands_behind_the_half_days(station: Station, module: str) -> None:
    add_session(station, module, WORKSHOP)
    opens = datetime(2017, 10, 24, 8, 0, tzinfo=UTC)
    add_checkpoint(station, module, "coffee", CheckpointFields(label="Coffee counter", multi_entry=True))
    add_checkpoint(station, module, "dinner", CheckpointFields(label="Dinner", opens_at=opens))
    found = checkpoints(station, module)
    assert list(found) == ["2017-10-24-am", "dinner", "coffee"]
    assert found["coffee"].window is None
    assert found["dinner"].window is not None
    assert found["dinner"].window.closes == datetime(2017, 10, 26, 21, 59, 59, tzinfo=UTC)
    assert [door.label for door in agenda(station, module).added_checkpoints] == ["Dinner", "Coffee counter"]


def test_a_door_time_of_a_half_day_that_no_longer_counts_is_no_checkpoint(station: Station, module: str) -> None:
    line = add_session(station, module, WORKSHOP).value
    edit_checkpoint(station, module, "2017-10-24-am", CheckpointFields(capacity=20))
    remove_session(station, line)
    assert checkpoints(station, module) == {}


@pytest.mark.parametrize(
    ("code", "fields", "sentence"),
    [
        ("2017-10-24-am", CheckpointFields(label="Morning"), "cannot name an added checkpoint"),
        ("Study visit", CheckpointFields(label="Visit"), "cannot name an added checkpoint"),
        ("dinner", CheckpointFields(), "has no name"),
        ("dinner", CheckpointFields(label="Dinner", capacity=0), "at least 1"),
    ],
)
def test_what_cannot_be_a_checkpoint_is_refused(
    station: Station, module: str, code: str, fields: CheckpointFields, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        add_checkpoint(station, module, code, fields)


def test_a_checkpoint_closes_after_it_opens(station: Station, module: str) -> None:
    now = station.now()
    with pytest.raises(Refusal, match="closes after it opens"):
        add_checkpoint(
            station, module, "dinner", CheckpointFields(label="D", opens_at=now, closes_at=now - timedelta(hours=1))
        )


def test_an_unknown_checkpoint_is_not_edited(station: Station, module: str) -> None:
    with pytest.raises(Refusal, match="has no checkpoint dinner"):
        edit_checkpoint(station, module, "dinner", CheckpointFields(label="Dinner"))
