"""The participant list of a module."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from blp_desktop.desk.modules import ModuleFields, add_module
from blp_desktop.desk.participant_lists import participants_of, write_participants
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.station import Station, acting
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema


@pytest.fixture
def module(station: Station) -> str:
    """The Stockholm module."""
    new_programme(station, "BLP", edition="2017")
    day = date(2017, 10, 24)
    fields = ModuleFields(
        code="M1", title="One", city="Stockholm", time_zone="Europe/Stockholm",
        first_day=day, last_day=day, language="sv",
    )  # fmt: skip
    return add_module(station, fields).value


def invite(station: Station, module: str, last_name: str, *, state: str = "invited", **application: Any) -> None:
    """A selected person with an invitation."""
    key = station.author.new_key
    with acting(station, "invite") as under_way:
        session = under_way.session
        edition = session.get_one(schema.Module, module).edition_id
        person = schema.Person(id=key(), first_name="Åsa", last_name=last_name, organisation="=SUM(A1)", diet="Vegan")
        session.add(person)
        session.flush()
        facts = {"person_id": person.id, "edition_id": edition, "decision": "selected", **application}
        session.add(schema.Application(id=key(), **facts))
        session.add(
            schema.Invitation(id=key(), person_id=person.id, module_id=module, state=state, invited_at=station.now())
        )


def test_the_list_is_in_the_modules_own_order_with_the_expected_first(station: Station, module: str) -> None:
    invite(station, module, "Öberg")
    invite(station, module, "Zetterlund", state="confirmed")
    invite(station, module, "Andersson", state="declined")
    invite(station, module, "Björk", withdrawn_at=datetime(2017, 10, 1, tzinfo=UTC))
    people = participants_of(station, "M1")
    assert [(person.last_name, person.expected) for person in people] == [
        ("Zetterlund", True),
        ("Öberg", True),
        ("Andersson", False),
        ("Björk", False),
    ]


def test_the_file_holds_the_expected_and_no_formula(station: Station, module: str, tmp_path: Path) -> None:
    invite(station, module, "Öberg")
    invite(station, module, "Andersson", state="declined")
    file = tmp_path / "list.xlsx"
    assert write_participants(station, "M1", file) == 1
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("M1 Stockholm").to_python()
    assert sheet[1][:3] == ["Öberg", "Åsa", "=SUM(A1)"]
    assert len(sheet) == 2


def test_a_list_for_other_programs_is_plain_text(station: Station, module: str, tmp_path: Path) -> None:
    invite(station, module, "Öberg")
    file = tmp_path / "list.csv"
    write_participants(station, "M1", file)
    assert "Öberg;Åsa;'=SUM(A1)" in file.read_text(encoding="utf-8-sig")


def test_another_kind_of_file_is_refused(station: Station, module: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"neither \.csv nor \.xlsx"):
        write_participants(station, "M1", tmp_path / "list.docx")
