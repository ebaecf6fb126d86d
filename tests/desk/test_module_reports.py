"""The report of a module as a document."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from sqlalchemy import delete

from blp_desktop.desk.evidence import write_evidence
from blp_desktop.desk.module_reports import ReportOrder, module_report, write_module_report
from blp_desktop.desk.programme import FunderFacts, edit_programme, programme_header
from blp_desktop.desk.station import Station, acting
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.sheet_words import SHEET_LANGUAGES, words_of
from blp_desktop.store.schema import Application, Badge, Invitation, Module, Person
from blp_desktop.store.schema import Session as SessionRow
from tests.desk.demo import Desk

Words = Callable[[bytes], str]
AFTERWARDS = datetime(2017, 11, 1, 9, 0, tzinfo=UTC)


def afterwards(desk: Desk) -> Station:
    """The same desk after Stockholm."""
    return replace(desk.station, author=replace(desk.station.author, now=_afterwards))


def _afterwards() -> datetime:
    return AFTERWARDS


def logo(colour: str, size: tuple[int, int]) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def fund(desk: Desk, *, eu: tuple[int, int] = (300, 200)) -> None:
    """Let the Union and the institute pay."""
    emblem = FunderFacts(name="EU", logo=logo("#003399", eu), logo_kind="png", is_eu_emblem=True)
    other = FunderFacts(name="Swedish Institute", logo=logo("#aa0000", (400, 200)), logo_kind="png")
    header = replace(programme_header(desk.station), funders=(emblem, other), funding_sentence="Co-funded by the EU.")
    edit_programme(desk.station, header)


def test_it_says_what_for_who_paid_how_many_came_what_happened_and_who_spoke(desk: Desk, words: Words) -> None:
    fund(desk)
    desk.scan(desk.code())
    said = words(module_report(afterwards(desk), "M1").pdf)
    for told in (
        "Module 1: Internationalisation strategy",
        "24 October 2017 – 26 October 2017",
        "Slottsbacken 10, 111 30, Stockholm, Sweden",
        "Co-funded by the EU.",
        "Counted from the check-ins at the door as of Wed 1 Nov 2017, 10:00 (Europe/Stockholm).",
        "From application to attendance",
        "1 of 28",
        "Agenda · Tuesday 24 October 2017",
        "Why clusters go abroad",
        "Speakers",
        "By sector",
        "Page 1 of",
    ):
        assert told in said, told


def test_nobody_is_named_who_stayed_away_unless_it_is_wanted(desk: Desk, words: Words) -> None:
    desk.change(Person, desk.person(0), last_name="Attended")
    desk.change(Person, desk.person(1), last_name="Stayedaway")
    desk.scan(desk.code(0))
    station = afterwards(desk)
    assert "Stayedaway" not in words(module_report(station, "M1").pdf)
    named = words(module_report(station, "M1", ReportOrder(no_shows=True)).pdf)
    assert "Stayedaway" in named
    assert "Attended" not in named


@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_it_is_written_in_the_language_of_the_module(desk: Desk, words: Words, language: str) -> None:
    desk.change(Module, desk.module(), language=language)
    said = " ".join(words(module_report(afterwards(desk), "M1").pdf).split())
    for word in ("report", "figures", "steps", "agenda", "by_country"):
        assert words_of(language).say(word) in said


def test_fonts_are_embedded_and_title_and_language_are_set(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    write_module_report(afterwards(desk), "M1", ReportOrder(), file)
    info, fonts = (
        subprocess.run([tool, file], capture_output=True, text=True, check=True).stdout
        for tool in ("pdfinfo", "pdffonts")
    )
    assert "Module report · Module 1: Internationalisation strategy" in info
    assert all("yes yes yes" in line for line in fonts.splitlines()[2:])
    assert b"/Lang (en)" in file.read_bytes()


def test_an_emblem_that_would_be_too_small_is_told(desk: Desk) -> None:
    fund(desk, eu=(4000, 100))
    (problem, *_) = module_report(desk.station, "M1").problems
    assert "EU emblem" in problem


def test_headings_stand_again_on_the_next_page_of_a_long_agenda(desk: Desk, words: Words) -> None:
    for _ in range(60):
        desk.sitting("18:00", "18:30", day=date(2017, 10, 24))
    pages = words(module_report(desk.station, "M1").pdf).split("\f")
    long = [page for page in pages if len(re.findall("At 18:00", page)) > 5]
    assert len(long) > 1
    assert all(re.search(r"Time +Session +Speakers +Room", page) for page in long)


def test_a_module_without_agenda_or_people_still_has_a_report(desk: Desk, words: Words) -> None:
    with acting(desk.station, "empty") as under_way:
        for table in (SessionRow, Invitation, Badge, Application):
            under_way.session.execute(delete(table))
    said = words(module_report(desk.station, "M1").pdf)
    assert "Nobody has applied, been invited or come yet." in said
    assert "Agenda" not in said


def test_the_same_report_gives_the_same_bytes(desk: Desk) -> None:
    fund(desk)
    assert module_report(desk.station, "M1").pdf == module_report(desk.station, "M1").pdf


def test_it_is_in_the_evidence_pack_of_the_module(desk: Desk, tmp_path: Path, words: Words) -> None:
    desk.scan(desk.code())
    write_evidence(afterwards(desk), "M1", tmp_path / "evidence.zip")
    with ZipFile(tmp_path / "evidence.zip") as pack:
        (name,) = (name for name in pack.namelist() if name.endswith("/report.pdf"))
        assert "From application to attendance" in words(pack.read(name))


def test_an_unknown_module_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="no module M9"):
        module_report(desk.station, "M9")
