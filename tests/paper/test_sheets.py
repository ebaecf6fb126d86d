"""Attendance sheets on paper."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from blp_desktop.domain.moments import Moment
from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.sheet_codes import PageCode, Spot, read_page_code
from blp_desktop.paper.sheet_words import SHEET_LANGUAGES, words_of
from blp_desktop.paper.sheets import (
    BLANK_ROWS,
    Field,
    Seen,
    SheetColumn,
    SheetDay,
    SheetHeader,
    SheetMark,
    SheetRow,
    SheetSection,
    sheets_of_modules,
    sheets_pdf,
)
from tests.paper.test_logos import logo
from tests.reading import codes_in

HEADER = SheetHeader(
    programme="Baltic Leadership Programme for Cluster Managers",
    subtitle="Developing Strategy and Skills for International Collaboration",
    edition="2017",
    project_number="SI-815",
    organisers="Swedish Institute; Policy Area Innovation",
    funders="Swedish Institute",
    funding_sentence="Organised and funded by the Swedish Institute.",
    module="Module 1: Internationalisation strategy",
    venue="Swedish Institute",
    address="Slottsbacken 10, 111 30",
    city="Stockholm",
    country="Sweden",
    time_zone="Europe/Stockholm",
    contact="Policy Area Innovation",
    privacy_notice="It is kept for seven years and then erased.",
    printed_at="Mon 23 Oct 2017, 16:20",
)
BARE = SheetHeader(programme="Baltic Leadership", module="Module 1", city="Stockholm")
MORNING = SheetColumn(label="Morning", times="10:00-12:30")
AFTERNOON = SheetColumn(label="Afternoon", times="13:30-17:00")
EVENING = SheetColumn(label="Evening", times="18:30-21:30")
LONG = SheetRow(
    last_name="Kade af Kadesson",
    first_name="Anna-Maria Elisabeth",
    organisation="Clean Technology Network Greifswald",
    country="Germany",
)
CYRILLIC = SheetRow(
    last_name="Наумов", first_name="Карп", organisation="Санкт-Петербургский кластер", country="Россия", role="Speaker"
)


def day(number: int = 24, *, people: int = 28, columns: tuple[SheetColumn, ...] = (MORNING, AFTERNOON)) -> SheetDay:
    """A day of October 2017 with that many people."""
    rows = [
        SheetRow(
            last_name=f"Surname{at}", first_name="Rūta", organisation="Rīga Wood & Forest Cluster", country="Latvia"
        )
        for at in range(1, people + 1)
    ]
    return SheetDay(
        id=f"2017-M1-201710{number}",
        day=f"Tuesday {number} October 2017",
        times="10:00-17:00",
        columns=columns,
        sections=(SheetSection(rows=tuple(rows), blank_rows=BLANK_ROWS),),
    )


def of(rows: Sequence[SheetRow], known: SheetDay, *, blank_rows: int = BLANK_ROWS) -> SheetDay:
    """The same day for these people."""
    return replace(known, sections=(SheetSection(rows=tuple(rows), blank_rows=blank_rows),))


def printed(*days: SheetDay, header: SheetHeader = HEADER) -> bytes:
    """The days' sheets."""
    return sheets_pdf(header, days, title="Attendance sheets · Stockholm").pdf


def pages_of(text: str) -> list[str]:
    """The text of each page."""
    return text.split("\f")[:-1]


def flat(text: str) -> str:
    """The text with all space made alike."""
    return " ".join(text.split())


def test_every_page_has_the_whole_head(words: Callable[[bytes], str]) -> None:
    pages = pages_of(words(printed(day())))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        for said in (
            "Baltic Leadership Programme for Cluster Managers 2017",
            HEADER.subtitle,
            HEADER.module,
            "Swedish Institute, Slottsbacken 10, 111 30, Stockholm, Sweden",
            "Tuesday 24 October 2017, 10:00-17:00 (Europe/Stockholm)",
            "Project: SI-815",
            "Organised by: Swedish Institute; Policy Area Innovation",
            "Funded by: Swedish Institute",
            HEADER.funding_sentence,
            "2017-M1-20171024",
            "Printed Mon 23 Oct 2017, 16:20",
            f"Page {number} of {len(pages)}",
        ):
            assert said in flat(page)


def test_every_page_can_be_filed_by_its_code() -> None:
    made = sheets_pdf(HEADER, [day(24), day(25, people=3)], title="")
    pages = sheets_pdf(HEADER, [day(24)], title="").pages
    first, second = (sheet.code for sheet in made.printed)
    expected = [*(PageCode(first, at + 1) for at in range(pages)), PageCode(second, 1)]
    read = sorted(filter(None, map(read_page_code, codes_in(made.pdf))), key=str)
    assert read == sorted(((code, spot) for code in expected for spot in Spot), key=str)
    assert first.startswith("2017-M1-20171024-")
    assert second.startswith("2017-M1-20171025-")


def test_everyone_stands_there_once_in_the_given_order_and_numbered(words: Callable[[bytes], str]) -> None:
    text = flat(words(printed(day(people=28))))
    places = [text.index(f" {number} Surname{number} Rūta ") for number in range(1, 29)]
    assert places == sorted(places)


def test_blank_rows_follow_for_those_who_come_unexpected(words: Callable[[bytes], str]) -> None:
    lines = [line.strip() for line in words(printed(day(people=28))).splitlines()]
    assert [line for line in lines if line.isdigit()] == [str(29 + at) for at in range(BLANK_ROWS)]


def test_there_is_one_column_to_sign_for_each_half_day(words: Callable[[bytes], str]) -> None:
    text = flat(words(printed(day(people=2))))
    assert "Morning Afternoon" in text
    assert "10:00-12:30 13:30-17:00" in text
    assert "Expected: 2" in text
    assert "Signed, morning" in text
    assert "Signed, afternoon" in text


def test_the_foot_stands_on_the_last_page_only(words: Callable[[bytes], str]) -> None:
    *others, last = pages_of(words(printed(day())))
    for said in ("Trainer", "Organiser", "Expected: 28", HEADER.privacy_notice, "Contact: Policy Area Innovation."):
        assert said in flat(last)
        assert not any(said in flat(page) for page in others)


def test_what_nobody_gave_leaves_no_label(words: Callable[[bytes], str]) -> None:
    text = words(printed(day(people=2), header=BARE))
    for label in ("Project", "Organised", "Funded", "Contact", "Printed", "()", "Role", " ,", "None"):
        assert label not in text


def test_a_role_has_a_column_where_anyone_has_one(words: Callable[[bytes], str]) -> None:
    assert "Role" in words(printed(of((LONG, CYRILLIC), day(people=0))))
    assert "Role" not in words(printed(of((LONG,), day(people=0))))


def test_long_and_cyrillic_names_are_whole(words: Callable[[bytes], str]) -> None:
    text = words(printed(of((LONG, CYRILLIC), day(people=0))))
    assert "…" not in text
    for word in ("Anna-Maria", "Elisabeth", "Kade", "Kadesson", "Greifswald", "Карп", "Наумов", "Петербургский"):
        assert word in text


def test_each_day_has_a_sheet_with_pages_of_its_own(words: Callable[[bytes], str]) -> None:
    out = sheets_pdf(HEADER, [day(24), day(25, people=3)], title="Sheets")
    assert out.sheets == 2
    pages = pages_of(words(out.pdf))
    assert len(pages) == out.pages
    assert "Page 1 of 1" in pages[-1]


def test_a_day_without_a_half_day_that_counts_has_no_sheet() -> None:
    assert sheets_pdf(HEADER, [day(24), day(25, columns=())], title="").sheets == 1


def test_no_day_at_all_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        sheets_pdf(HEADER, [day(25, columns=())], title="")
    assert refused.value.code == "no_counting_day"


def test_several_modules_stand_in_one_document(words: Callable[[bytes], str]) -> None:
    other = replace(HEADER, module="Module 2: Activities", city="Helsinki")
    out = sheets_of_modules([(HEADER, (day(24, people=1),)), (other, (day(25, people=1),))], title="Both")
    assert (out.sheets, out.pages) == (2, 2)
    first, second = pages_of(words(out.pdf))
    assert "Module 1" in first
    assert "Module 2" in second


def test_letters_that_the_fonts_lack_are_told_with_the_name() -> None:
    stranger = replace(LONG, first_name="李")
    out = sheets_pdf(HEADER, [of((stranger,), day(people=1))], title="")
    assert out.problems == ("李 Kade af Kadesson: no font here has the letters 李",)


def test_what_cannot_be_printed_whole_is_told() -> None:
    header = replace(HEADER, privacy_notice="Your data is kept for seven years and then erased. " * 200)
    wordy = replace(LONG, organisation="Association of associations " * 40)
    problems = sheets_pdf(header, [of((wordy,), day(people=1))], title="").problems
    assert "The privacy notice is too long for the foot of the sheet." in problems
    assert any(problem.startswith("Too long for its column: ") for problem in problems)


def test_the_same_sheets_give_the_same_bytes() -> None:
    assert printed(day()) == printed(day())


def test_the_pdf_asks_for_its_own_size() -> None:
    pdf = printed(day(columns=(MORNING, AFTERNOON, EVENING)))
    assert b"/PrintScaling /None" in pdf
    assert b"/MediaBox [ 0 0 841.8898 595.2756 ]" in pdf


def section(title: str, *rows: SheetRow, blank_rows: int = 0) -> SheetSection:
    """A section."""
    return SheetSection(title=title, rows=rows, blank_rows=blank_rows)


def test_sections_have_titles_that_stand_again_where_they_go_on(words: Callable[[bytes], str]) -> None:
    many = section("Participants", *day(people=20).rows)
    pages = pages_of(words(printed(replace(day(), sections=(many, section("Walk-ins", blank_rows=2))))))
    assert "Participants" in pages[0]
    assert "Participants, continued" in pages[1]
    assert "Walk-ins" in pages[-1]
    assert "continued" not in pages[0]


def seen(*marks: SheetMark) -> SheetRow:
    """Someone of whom the ledger says this."""
    return replace(LONG, marks=marks)


def test_during_the_module_who_is_checked_in_has_a_tick_and_a_time(words: Callable[[bytes], str]) -> None:
    rows = (seen(SheetMark(Seen.PRESENT, "09:12"), SheetMark()),)
    sheet = replace(of(rows, day()), moment=Moment.DURING, ledger_at="Tue 24 Oct 2017, 13:05")
    text = flat(words(printed(sheet)))
    assert text.count("✓ 09:12") == 1
    assert "Attendance sheet · during the module" in text
    assert "Check-ins at the door as of Tue 24 Oct 2017, 13:05" in text
    assert "Signed, morning" in text


def test_afterwards_times_and_dashes_stand_there_and_the_totals_are_filled(words: Callable[[bytes], str]) -> None:
    rows = (
        seen(SheetMark(Seen.PRESENT, "09:12-12:31"), SheetMark(Seen.ABSENT)),
        seen(SheetMark(Seen.PRESENT, "09:15"), SheetMark(Seen.PRESENT, "13:31")),
        seen(SheetMark(Seen.ABSENT), SheetMark()),
    )
    text = flat(words(printed(replace(of(rows, day(), blank_rows=0), moment=Moment.AFTERWARDS))))
    assert "09:12-12:31" in text
    assert "Present, morning: 2" in text
    assert "Present, afternoon: 1" in text
    assert "In – out" in text
    assert "Signed" not in text


def test_a_half_day_that_nothing_is_known_of_has_no_total(words: Callable[[bytes], str]) -> None:
    rows = (seen(SheetMark(Seen.PRESENT, "09:12"), SheetMark()),)
    assert "Present, afternoon: –" in flat(words(printed(replace(of(rows, day()), moment=Moment.AFTERWARDS))))


def whole_module(days: int, *rows: SheetRow) -> SheetDay:
    """A sheet of that many days, two half-days each."""
    columns = tuple(
        replace(half, day=f"{number} Oct") for number in range(1, days + 1) for half in (MORNING, AFTERNOON)
    )
    return replace(of(rows or day(people=3).rows, day(), blank_rows=0), id="2017-M1-ALL", columns=columns)


def test_a_whole_module_s_half_days_stand_beside_each_other(words: Callable[[bytes], str]) -> None:
    out = sheets_pdf(HEADER, [whole_module(3)], title="")
    assert (out.sheets, out.pages, out.problems) == (1, 1, ())
    assert words(out.pdf).count("Morning") == 3
    assert "Signed, 2 Oct, afternoon" in flat(words(out.pdf))


def test_too_many_half_days_go_on_over_pages_by_whole_days(words: Callable[[bytes], str]) -> None:
    out = sheets_pdf(HEADER, [whole_module(5)], title="")
    pages = [flat(page) for page in pages_of(words(out.pdf))]
    assert out.sheets == 1
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert page.count("Morning") == page.count("Afternoon")
        assert "Surname1" in page
    assert sum(page.count("Morning") for page in pages) == 5


def test_marks_stay_with_their_half_day_where_a_sheet_goes_on_over_pages(words: Callable[[bytes], str]) -> None:
    marks = tuple(SheetMark(Seen.PRESENT, f"0{at}:00") for at in range(10))
    out = sheets_pdf(HEADER, [replace(whole_module(5, seen(*marks)), moment=Moment.AFTERWARDS)], title="")
    first, last = pages_of(words(out.pdf))[0], pages_of(words(out.pdf))[-1]
    assert "00:00" in first
    assert "09:00" not in first
    assert "09:00" in last


@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_every_language_has_room_for_its_words_upright_and_across(language: str) -> None:
    header = replace(HEADER, language=language)
    say = words_of(language).say
    halves = tuple(replace(half, label=say(key)) for half, key in ((MORNING, "morning"), (AFTERNOON, "afternoon")))
    wide = tuple(replace(half, day=words_of(language).short_date(date(2017, 9, 28))) for half in halves * 3)
    for moment in Moment:
        sheets = [
            replace(day(people=9), columns=halves, moment=moment, asked=frozenset(Field)),
            replace(day(people=9), columns=wide, moment=moment),
        ]
        assert sheets_pdf(header, sheets, title="").problems == ()


def test_a_sheet_in_finnish_says_nothing_in_english(words: Callable[[bytes], str]) -> None:
    text = words(printed(day(people=1), header=replace(HEADER, language="fi")))
    assert "Läsnäololuettelo" in text
    assert "Allekirjoitus" in text
    for english in ("Signature", "First name", "Expected", "Trainer", "Page", "Printed", "Contact"):
        assert english not in text


def test_columns_that_were_asked_for_stand_there_though_nobody_has_anything_in_them(
    words: Callable[[bytes], str],
) -> None:
    text = words(printed(replace(day(people=1), asked=frozenset({Field.EMAIL, Field.PHOTOS}))))
    assert "E-mail" in text
    assert "Photos" in text
    assert "E-mail" not in words(printed(day(people=1)))


def test_logos_stand_on_every_page_once_in_the_file() -> None:
    logos = (logo(300, 200, name="EU", emblem=True), logo(400, 100))
    pdf = printed(day(people=40), header=replace(HEADER, logos=logos))
    assert pdf.count(b"/Subtype /Image") == len(logos)
    assert pdf == printed(day(people=40), header=replace(HEADER, logos=logos))


def test_logos_that_cannot_be_drawn_as_they_must_are_told() -> None:
    logos = (logo(300, 200, name="EU", emblem=True), *(logo(600, 100, name=f"F{at}") for at in range(8)))
    problems = sheets_pdf(replace(HEADER, logos=logos), [day()], title="").problems
    assert any(problem.startswith("The EU emblem of EU would be only ") for problem in problems)
