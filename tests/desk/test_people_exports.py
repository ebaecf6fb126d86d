"""What was exported comes back through import unchanged."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from blp_desktop.desk.attendance import attendance
from blp_desktop.desk.attendance_lists import write_attendance
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.participant_lists import write_participants
from blp_desktop.desk.people_exports import write_people
from blp_desktop.desk.people_plan import PeoplePlan
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.selection import withdraw
from blp_desktop.desk.station import Station, acting, looking
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.cells import cell_text
from blp_desktop.store.file import close_file, create_file
from blp_desktop.store.schema import Application, Edition, Person
from tests.desk.demo import Desk

ENDINGS = ("xlsx", "csv")
TRAPS = (
    "=SUM(A1)", "+46 8 123", "-24.0", "@cluster", "'=quoted", "''+1", "24.0", "24", "007", "Наумов", 'Rīga; "Ķīpsala"',
    "first\nsecond", "a  b", "2017-06-01", "yes", "http://example.org", "1,5", "\u00a0x",
)  # fmt: skip
_ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=12)
TEXT = st.one_of(st.sampled_from(TRAPS), _ANY, st.tuples(_ANY, _ANY).map("\n".join))
NAMES = TEXT.filter(cell_text)
FREE = ("phone", "organisation", "job_title", "city", "country", "sector", "diet", "access", "twitter", "notes")
PEOPLE = st.lists(
    st.fixed_dictionaries(
        dict.fromkeys(FREE, TEXT)
        | {
            "first_name": NAMES,
            "last_name": NAMES,
            "photo_consent": st.sampled_from((None, True, False)),
            "submitted": st.sampled_from(("", "2017-06-01", "2017-06-01 12:50", "2017-06-01 12:50:07")),
            "decision": st.sampled_from(("applied", "waiting", "declined", "selected")),
            "role": TEXT,
            "scores": st.lists(st.sampled_from((24.0, 4.5, 0.0, 7.25)), max_size=3),
            "answers": st.dictionaries(st.sampled_from(("Why do you apply?", "Motivation: =1", "@home")), TEXT),
        }
    ),
    min_size=1,
    max_size=4,
)
_OF_PLACE = ("submitted", "decision", "role", "scores", "answers")


@contextmanager
def fresh_station(folder: Path, name: str) -> Iterator[Station]:
    """A station with an empty edition."""
    station = station_at(create_file(folder / name), operator="Anna", now=_now)
    new_programme(station, "BLP", edition="2017")
    yield station
    close_file(station.file)


def _now() -> datetime:
    return datetime(2017, 10, 24, 7, 0, tzinfo=UTC)


def fill(station: Station, people: list[dict[str, Any]]) -> None:
    """Put these people into the edition as the program holds them, whatever a list would have made of them."""
    with acting(station, "fill") as under_way:
        edition, key = under_way.session.scalars(select(Edition.id)).one(), station.author.new_key
        for number, said in enumerate(people):
            facts = {name: value for name, value in said.items() if name not in _OF_PLACE}
            person = Person(id=key(), email=f"person{number}@example.org", **facts)
            under_way.session.add(person)
            under_way.session.flush()
            place = {name: said[name] for name in _OF_PLACE}
            under_way.session.add(Application(id=key(), person_id=person.id, edition_id=edition, **place))


def planned(station: Station, file: Path) -> PeoplePlan:
    """What importing it would do; it must have nothing to complain of."""
    plan = plan_people(station, file, edition="2017")
    assert plan.problems == ()
    return plan


def held(station: Station) -> list[tuple[Any, ...]]:
    """Everything that a list gives of everyone, as a list would say it."""
    fields = ("email", "first_name", "last_name", *FREE)
    with looking(station) as session:
        rows = session.execute(
            select(Person, Application).join(Application, Application.person_id == Person.id).order_by(Person.email)
        )
        return [
            (
                *(cell_text(getattr(person, name)) for name in fields),
                person.photo_consent,
                *(cell_text(getattr(place, name)) for name in ("submitted", "decision", "role")),
                place.scores,
                {heading: cell_text(text) for heading, text in place.answers.items() if text.strip()},
            )
            for person, place in rows
        ]


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=15)
@given(people=PEOPLE)
def test_people_come_back_through_import_unchanged(ending: str, people: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as name, fresh_station(Path(name), "here.blp") as station:
        fill(station, people)
        file = Path(name) / f"people.{ending}"
        assert write_people(station, file, edition="2017") == len(people)
        plan = planned(station, file)
        assert (plan.added, plan.changed, plan.unchanged) == (0, 0, len(people))
        with fresh_station(Path(name), "there.blp") as other:
            apply_people(other, planned(other, file))
            assert held(other) == held(station)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_demo_comes_back_unchanged_and_who_withdrew_with_it(desk: Desk, tmp_path: Path, ending: str) -> None:
    withdraw(desk.station, [desk.person()], reason="ill")
    file = tmp_path / f"people.{ending}"
    assert write_people(desk.station, file) == 50
    plan = planned(desk.station, file)
    assert (plan.added, plan.changed, plan.unchanged) == (0, 0, 50)


@pytest.mark.parametrize("ending", ENDINGS)
def test_lists_of_participants_and_of_attendance_come_back_unchanged(desk: Desk, tmp_path: Path, ending: str) -> None:
    desk.scan(desk.code())
    participants, attended = tmp_path / f"participants.{ending}", tmp_path / f"attendance.{ending}"
    write_participants(desk.station, "M1", participants)
    write_attendance(attendance(desk.station, "M1"), attended)
    for file in (participants, attended):
        plan = planned(desk.station, file)
        assert (plan.added, plan.changed, plan.unchanged) == (0, 0, 28)


def test_a_column_of_another_list_that_is_called_like_ours_is_kept(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("First name;Surname;E-mail;Invitation\nEva;Maia;eva@example.org;by hand\n", encoding="utf-8")
    (planned_person,) = planned(desk.station, file).people
    assert planned_person.line.answers == {"Invitation": "by hand"}


def test_days_are_real_days_and_scores_real_numbers(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    write_people(desk.station, file)
    heading, first, *_ = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    cells = dict(zip(heading, first, strict=True))
    assert isinstance(cells["Submitted"], date)
    assert isinstance(cells["Score 1"], float)


def test_another_kind_of_file_and_an_unknown_edition_are_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"neither \.csv nor \.xlsx"):
        write_people(desk.station, tmp_path / "people.docx")
    with pytest.raises(Refusal, match="no edition 1999"):
        write_people(desk.station, tmp_path / "people.csv", edition="1999")
