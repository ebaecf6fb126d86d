"""The programme and its editions."""

from dataclasses import replace
from pathlib import Path

import pytest

from blp_desktop.desk.preferences import language_chosen
from blp_desktop.desk.programme import (
    DocumentFacts,
    FunderFacts,
    ProgrammeHeader,
    add_edition,
    edit_programme,
    list_editions,
    new_programme,
    programme_header,
    set_tolerance,
)
from blp_desktop.desk.station import Rights, Station, seated
from blp_desktop.desk.undo import undo_last
from blp_desktop.domain.refusals import Refusal

WHOLE = ProgrammeHeader(
    title="Baltic Leadership Programme",
    subtitle="For cluster managers",
    organisers=("Swedish Institute", "Policy Area Innovation"),
    funders=(
        FunderFacts(name="Swedish Institute"),
        FunderFacts(name="EU", logo=b"\x89PNG", logo_kind="png", is_eu_emblem=True),
    ),
    project_number="P-17",
    funding_sentence="Funded by the Swedish Institute.",
    contact="Policy Area Innovation",
    privacy_notice="Kept for seven years.",
    documents=(DocumentFacts(title="Working paper", link="https://example.org/paper"),),
)


def test_a_file_without_a_programme_says_what_to_do_first(station: Station) -> None:
    with pytest.raises(Refusal, match="Import a programme workbook first"):
        programme_header(station)


def test_a_new_programme_has_a_title_and_its_first_edition(station: Station) -> None:
    new_programme(station, " BLP ", edition="2017")
    assert programme_header(station) == ProgrammeHeader(title="BLP")
    assert [(edition.code, edition.tolerance_minutes) for edition in list_editions(station)] == [("2017", 30)]


def test_a_programme_that_names_no_language_has_that_of_the_laptop(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLP_DATA", str(tmp_path))
    language_chosen("lv")
    new_programme(station, "BLP")
    assert programme_header(station).language == "lv"
    language_chosen("et")
    edit_programme(station, replace(WHOLE, language=" "))
    assert programme_header(station).language == "et"


def test_a_file_holds_one_programme(station: Station) -> None:
    new_programme(station, "BLP")
    with pytest.raises(Refusal, match="already holds a programme"):
        new_programme(station, "Another")


def test_what_is_written_at_the_head_of_the_papers_is_read_back(station: Station) -> None:
    new_programme(station, "BLP")
    done = edit_programme(station, WHOLE)
    assert programme_header(station) == WHOLE
    assert {"programme", "funder", "document"} == {touched.table for touched in done.touched}


def test_the_same_head_written_again_changes_nothing(station: Station) -> None:
    new_programme(station, "BLP")
    edit_programme(station, WHOLE)
    assert edit_programme(station, WHOLE).touched == frozenset()


def test_a_logo_taken_away_comes_back_with_undo(station: Station) -> None:
    new_programme(station, "BLP")
    edit_programme(station, WHOLE)
    edit_programme(station, replace(WHOLE, funders=(FunderFacts(name="Swedish Institute"), FunderFacts(name="EU"))))
    undo_last(station)
    assert programme_header(station) == WHOLE


def test_no_logo_is_no_emblem(station: Station) -> None:
    new_programme(station, "BLP")
    edit_programme(station, replace(WHOLE, funders=(FunderFacts(name="EU", logo_kind="png", is_eu_emblem=True),)))
    assert programme_header(station).funders == (FunderFacts(name="EU"),)


def test_a_funder_left_out_is_gone(station: Station) -> None:
    new_programme(station, "BLP")
    edit_programme(station, WHOLE)
    edit_programme(station, replace(WHOLE, funders=WHOLE.funders[1:], organisers=("", "Policy Area Innovation")))
    assert [funder.name for funder in programme_header(station).funders] == ["EU"]
    assert programme_header(station).organisers == ("Policy Area Innovation",)


def test_each_edition_signs_its_codes_with_a_secret_of_its_own(station: Station) -> None:
    new_programme(station, "BLP", edition="2017")
    add_edition(station, "2018")
    assert {edition.code for edition in list_editions(station)} == {"2017", "2018"}
    with pytest.raises(Refusal, match="already is an edition 2018"):
        add_edition(station, "2018")


def test_the_door_tolerance_is_set_in_minutes(station: Station) -> None:
    new_programme(station, "BLP", edition="2017")
    set_tolerance(station, "2017", 10)
    assert list_editions(station)[0].tolerance_minutes == 10


@pytest.mark.parametrize("minutes", [-1, 241])
def test_a_tolerance_that_must_be_a_slip_is_refused(station: Station, minutes: int) -> None:
    new_programme(station, "BLP", edition="2017")
    with pytest.raises(Refusal, match="cannot be a door tolerance"):
        set_tolerance(station, "2017", minutes)


def test_door_staff_do_not_edit_the_programme(station: Station) -> None:
    new_programme(station, "BLP")
    with pytest.raises(Refusal, match="for supervisors"):
        edit_programme(seated(station, operator="Door", rights=Rights.DOOR), WHOLE)
