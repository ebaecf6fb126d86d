"""Attendance sheets of a module: who stands on them, and what the ledger says of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from blp_desktop.desk.checkin import undo_any_scan
from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.people import list_people
from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.programme import FunderFacts, edit_programme, programme_header
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.sheet_roll import roll_of
from blp_desktop.desk.sheet_sections import SectionMaker, Shown, speakers_in
from blp_desktop.desk.sheets import (
    SheetOrder,
    city_sheets,
    module_sheets,
    remember_sheets,
    sheet_choices,
    write_sheets,
)
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.codes import new_code
from blp_desktop.domain.ledger import Direction
from blp_desktop.domain.moments import Moment
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.domain.sheet_codes import Spot
from blp_desktop.paper.sheets import SheetRow, SheetSection
from blp_desktop.store.schema import Application, Module, Person
from blp_desktop.store.schema import Session as SessionRow
from tests.desk.demo import AM, MORNING, PM, Desk
from tests.paper.test_logos import logo
from tests.reading import codes_in, text_of

DAY = date(2017, 10, 24)


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def at(desk: Desk, instant: datetime) -> Station:
    """The station at another instant."""
    return replace(desk.station, author=replace(desk.station.author, now=lambda: instant))


def sections(desk: Desk, shown: Shown, *, hours: float = 0, speakers: tuple[str, ...] = ()) -> dict[str, SheetSection]:
    """The sections of the first day's sheet, so many hours after nine in the morning, by title."""
    with looking(desk.station) as session:
        module = session.get_one(Module, desk.module())
        roll = roll_of(session, module, now=MORNING + timedelta(hours=hours))
        halves = [half for half in half_days(desk) if half.id in (AM, PM)]
        made = SectionMaker(roll, shown, halves, speakers).sections()
    return {section.title: section for section in made}


def half_days(desk: Desk) -> tuple[Checkpoint, ...]:
    """The half-days of Stockholm."""
    with looking(desk.station) as session:
        return checkpoints_of(session, session.get_one(Module, desk.module()))


def marks_of(section: SheetSection, desk: Desk, number: int) -> list[str]:
    """What stands in the cells of one of the invited: the times, or what else is said."""
    with looking(desk.station) as session:
        person = session.get_one(Person, desk.person(number))
        name = person.last_name, person.first_name
    row = next(row for row in section.rows if (row.last_name, row.first_name) == name)
    return [mark.times or mark.seen.value for mark in row.marks]


def names(section: SheetSection) -> list[str]:
    """Surnames."""
    return [row.last_name for row in section.rows]


def text(desk: Desk, order: SheetOrder, *, hours: float = 0) -> str:
    """The text of the ordered sheets."""
    pdf = module_sheets(at(desk, MORNING + timedelta(hours=hours)), "M1", order).pdf
    return " ".join(text_of(pdf).split())


def test_an_empty_sheet_has_everyone_invited_and_rows_to_write_on(desk: Desk) -> None:
    made = sections(desk, Shown(moment=Moment.EMPTY))
    assert list(made) == ["Participants", "Walk-ins", "Speakers and staff"]
    assert len(made["Participants"].rows) == 28
    assert [section.blank_rows for section in made.values()] == [0, 5, 2]
    assert all(row.marks == () for row in made["Participants"].rows)


def test_during_the_module_those_checked_in_are_marked_with_their_time(desk: Desk) -> None:
    desk.scan(desk.code(0), at=MORNING + timedelta(minutes=12))
    people = sections(desk, Shown(moment=Moment.DURING), hours=2)["Participants"]
    assert marks_of(people, desk, 0) == ["09:12", ""]
    assert marks_of(people, desk, 1) == ["", ""]


def test_afterwards_stand_the_times_in_and_out_and_who_was_absent(desk: Desk) -> None:
    desk.scan(desk.code(0), at=MORNING + timedelta(minutes=12), checkpoint=AM)
    desk.scan(desk.code(0), at=MORNING + timedelta(minutes=205), checkpoint=AM, direction=Direction.EXIT)
    desk.scan(desk.code(1), at=MORNING + timedelta(minutes=15), checkpoint=AM)
    people = sections(desk, Shown(moment=Moment.AFTERWARDS), hours=4.1)["Participants"]
    assert marks_of(people, desk, 0) == ["09:12-12:25", ""]
    assert marks_of(people, desk, 1) == ["09:15", ""]
    assert marks_of(people, desk, 2) == ["absent", ""]


def test_who_came_back_after_leaving_has_no_time_out(desk: Desk) -> None:
    for minutes, way in ((12, Direction.ENTRY), (60, Direction.EXIT), (70, Direction.ENTRY)):
        desk.scan(desk.code(0), at=MORNING + timedelta(minutes=minutes), checkpoint=AM, direction=way)
    people = sections(desk, Shown(moment=Moment.AFTERWARDS), hours=4.1)["Participants"]
    assert marks_of(people, desk, 0) == ["09:12", ""]


def test_a_half_day_is_missed_only_once_its_door_is_shut(desk: Desk) -> None:
    during = sections(desk, Shown(moment=Moment.AFTERWARDS), hours=3.5)["Participants"]
    behind = sections(desk, Shown(moment=Moment.AFTERWARDS), hours=9)["Participants"]
    assert marks_of(during, desk, 0) == ["", ""]
    assert marks_of(behind, desk, 0) == ["absent", "absent"]


def test_an_annulled_scan_stands_on_no_sheet(desk: Desk) -> None:
    judged = desk.scan(desk.code(0), at=MORNING)
    undo_any_scan(desk.station, judged.scan_id, reason="slip")
    people = sections(desk, Shown(moment=Moment.DURING), hours=2)["Participants"]
    assert marks_of(people, desk, 0) == ["", ""]


def test_walk_ins_stand_apart_and_once(desk: Desk) -> None:
    written = PersonFields(first_name="Карп", last_name="Наумов")
    person = add_walk_in(desk.station, written, module="M1").value
    desk.scan(person=person, at=MORNING, checkpoint=AM)
    for moment in Moment:
        made = sections(desk, Shown(moment=moment), hours=9)
        assert names(made["Walk-ins"]) == ["Наумов"]
        assert "Наумов" not in names(made["Participants"])


def test_a_badge_of_nobody_yet_stands_among_the_walk_ins_by_its_code(desk: Desk) -> None:
    desk.scan(new_code(desk.key(), entropy=desk.station.author.entropy), at=MORNING, checkpoint=AM)
    made = sections(desk, Shown(moment=Moment.AFTERWARDS), hours=9)
    (row,) = made["Walk-ins"].rows
    assert row.last_name.startswith("Badge ")
    assert [mark.times for mark in row.marks] == ["09:00", ""]


def test_who_is_no_longer_invited_but_came_is_not_lost(desk: Desk) -> None:
    desk.scan(desk.code(0), at=MORNING, checkpoint=AM)
    with looking(desk.station) as session:
        place = session.query(Application).filter_by(person_id=desk.person(0)).one().id
    desk.change(Application, place, withdrawn_at=MORNING)
    made = sections(desk, Shown(moment=Moment.AFTERWARDS), hours=9)
    assert len(made["Participants"].rows) == 27
    assert len(made["Walk-ins"].rows) == 1


def test_afterwards_nothing_is_left_to_write_on(desk: Desk) -> None:
    made = sections(desk, Shown(moment=Moment.AFTERWARDS), hours=9)
    assert sum(section.blank_rows for section in made.values()) == 0


def test_speakers_of_the_agenda_stand_with_the_staff(desk: Desk) -> None:
    made = sections(desk, Shown(moment=Moment.EMPTY), speakers=("Invited speaker",))
    assert names(made["Speakers and staff"]) == ["Invited speaker"]


def test_a_speaker_who_is_also_invited_stands_there_once_in_either_order_of_names(desk: Desk) -> None:
    with looking(desk.station) as session:
        person = session.get_one(Person, desk.person(0))
        spoken = f"{person.last_name}, {person.first_name}"
        last = person.last_name
    made = sections(desk, Shown(moment=Moment.EMPTY), speakers=(spoken,))
    assert names(made["Speakers and staff"]) == [last]
    assert len(made["Participants"].rows) == 27


def test_who_has_a_role_of_staff_stands_with_the_staff(desk: Desk) -> None:
    with looking(desk.station) as session:
        place = session.query(Application).filter_by(person_id=desk.person(0)).one().id
    desk.change(Application, place, role="Moderator")
    made = sections(desk, Shown(moment=Moment.EMPTY))
    assert [row.role for row in made["Speakers and staff"].rows] == ["Moderator"]


def test_speakers_of_a_session_are_parted_and_told_once() -> None:
    told = ["Anna Berg; Bo Ek, SI", "Participants", "", "Berg Anna", "Cia Dahl & Eva Falk"]
    assert speakers_in(told) == ("Anna Berg", "Bo Ek, SI", "Cia Dahl", "Eva Falk")


def test_local_and_international_participants_stand_apart_where_wanted(desk: Desk) -> None:
    desk.change(Person, desk.person(0), country="")
    made = sections(desk, Shown(moment=Moment.EMPTY, apart=True))
    local, abroad = made["Local participants (Sweden)"], made["International participants"]
    assert {row.country for row in local.rows} == {"Sweden"}
    assert "Sweden" not in {row.country for row in abroad.rows}
    nowhere = made["Participants without a country"]
    assert len(local.rows) + len(abroad.rows) + len(nowhere.rows) == 28
    assert len(nowhere.rows) == 1


def test_a_module_without_a_country_tells_nobody_apart_and_says_so(desk: Desk) -> None:
    desk.change(Module, desk.module(), country="")
    made = module_sheets(desk.station, "M1", SheetOrder(apart=True))
    assert made.problems == ("Stockholm has no country, so local and international participants stand together.",)


def test_emails_and_photo_choices_stand_there_where_wanted(desk: Desk) -> None:
    desk.change(Person, desk.person(0), email="who@example.org", photo_consent=True)
    desk.change(Person, desk.person(1), photo_consent=None)

    def of(number: int, made: dict[str, SheetSection]) -> SheetRow:
        with looking(desk.station) as session:
            last = session.get_one(Person, desk.person(number)).last_name
        return next(row for row in made["Participants"].rows if row.last_name == last)

    wanted = sections(desk, Shown(moment=Moment.EMPTY, emails=True, photos=True))
    assert (of(0, wanted).email, of(0, wanted).photos, of(1, wanted).photos) == ("who@example.org", "Yes", "")
    bare = sections(desk, Shown(moment=Moment.EMPTY))
    assert (of(0, bare).email, of(0, bare).photos, of(0, bare).marks) == ("", "", ())


def test_a_sheet_is_in_the_module_s_language_and_order(desk: Desk) -> None:
    desk.change(Module, desk.module(), language="sv")
    desk.change(Person, desk.person(0), last_name="Åberg")
    desk.change(Person, desk.person(1), last_name="Zorn")
    said = text(desk, SheetOrder(day=DAY))
    assert "Närvarolista · för underskrift" in said
    assert "Tisdag 24 oktober 2017, 10.00–17.00" in said
    assert said.index("Zorn") < said.index("Åberg")


def test_one_sheet_of_the_whole_module_has_every_half_day(desk: Desk) -> None:
    made = module_sheets(desk.station, "M1", SheetOrder(whole_module=True))
    assert made.sheets == 1
    expected = {made.printed[0].code_of(at + 1).text(spot) for at in range(made.pages) for spot in Spot}
    assert set(codes_in(made.pdf)) == expected
    assert made.printed[0].code.startswith("2017-M1-ALL-")
    said = " ".join(text_of(made.pdf).split())
    for half in ("Tue 24 Oct, morning", "Wed 25 Oct, afternoon", "Thu 26 Oct, morning"):
        assert f"Signed, {half}" in said
    assert "24 October 2017 – 26 October 2017" in said


def test_afterwards_the_totals_are_those_of_the_ledger(desk: Desk) -> None:
    for number in range(5):
        desk.scan(desk.code(number), at=MORNING + timedelta(minutes=number), checkpoint=AM)
    said = text(desk, SheetOrder(moment=Moment.AFTERWARDS, day=DAY), hours=9)
    assert "Present, morning: 5" in said
    assert "Present, afternoon: 0" in said
    assert "Check-ins at the door as of Tue 24 Oct 2017, 18:00" in said


def test_speakers_of_another_day_stand_on_no_sheet_of_this_one(desk: Desk) -> None:
    with looking(desk.station) as session:
        rows = session.query(SessionRow).filter_by(module_id=desk.module(), day=date(2017, 10, 25)).all()
        other = rows[0].id
    desk.change(SessionRow, other, speaker="Wednesdayspeaker")
    assert "Wednesdayspeaker" not in text(desk, SheetOrder(day=DAY))
    assert "Wednesdayspeaker" in text(desk, SheetOrder(day=date(2017, 10, 25)))


def test_the_logos_of_the_funders_stand_on_the_sheets(desk: Desk) -> None:
    emblem = logo(300, 200)
    funder = FunderFacts(name="European Union", logo=emblem.png, logo_kind="png", is_eu_emblem=True)
    edit_programme(desk.station, replace(programme_header(desk.station), funders=(funder,)))
    assert module_sheets(desk.station, "M1").pdf.count(b"/Subtype /Image") == 1


def test_how_sheets_were_wanted_is_remembered_for_the_programme(desk: Desk) -> None:
    order = SheetOrder(moment=Moment.DURING, whole_module=True, photos=True)
    assert sheet_choices(desk.station, "M1").last == SheetOrder()
    remember_sheets(desk.station, order)
    assert sheet_choices(desk.station, "M2").last == order
    assert preferences().recent == ()


def test_the_choices_tell_the_days_and_the_language(desk: Desk) -> None:
    desk.change(Module, desk.module(), language="nb")
    choices = sheet_choices(desk.station, "M1")
    assert choices.days == (DAY, date(2017, 10, 25), date(2017, 10, 26))
    assert (choices.language, choices.written_in) == ("nb", "en")


def test_the_same_ledger_gives_the_same_bytes(desk: Desk) -> None:
    desk.scan(desk.code(0), at=MORNING, checkpoint=AM)
    order = SheetOrder(moment=Moment.AFTERWARDS, apart=True)
    assert module_sheets(desk.station, "M1", order).pdf == module_sheets(desk.station, "M1", order).pdf


def test_a_city_has_a_sheet_for_each_day_that_counts(desk: Desk) -> None:
    assert city_sheets(desk.station, "stockholm").sheets == 3
    assert module_sheets(desk.station, "M1", SheetOrder(day=DAY)).sheets == 1


def test_a_sheet_names_everyone_invited_and_what_funders_ask_for(desk: Desk) -> None:
    read = text(desk, SheetOrder(day=DAY))
    surnames = [row.last_name for row in list_people(desk.station, module="M1")]
    assert [name for name in surnames if name not in read] == []
    for wanted in (
        "Baltic Leadership Programme",
        "Swedish Institute",
        "Slottsbacken 10",
        "Stockholm",
        "24 October 2017",
    ):
        assert wanted in read, wanted
    assert "1 of " in read


def test_people_stand_in_the_languages_order(desk: Desk) -> None:
    read = text(desk, SheetOrder(day=DAY))
    surnames = [row.last_name for row in list_people(desk.station, module="M1")]
    places = [read.index(name) for name in surnames[:8]]
    assert places == sorted(places)


def test_a_day_or_city_without_any_says_which_there_are(desk: Desk) -> None:
    with pytest.raises(Refusal, match="Days that count: 2017-10-24, 2017-10-25, 2017-10-26"):
        module_sheets(desk.station, "M1", SheetOrder(day=date(2017, 11, 1)))
    with pytest.raises(Refusal, match="Modules meet in: Copenhagen, Helsinki, Stockholm"):
        city_sheets(desk.station, "Rīga")


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SurroundingsFailed, match="could not be written"):
        write_sheets(desk.station, module_sheets(desk.station, "M1"), tmp_path / "file" / "a.pdf")
