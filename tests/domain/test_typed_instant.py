"""A typed date and time: understood beyond doubt, or refused with one sentence."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.typed_instant import spelled_day, typed_day, typed_instant, typed_time

OPENING = date(2017, 10, 24)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    "text",
    [
        "24 Oct 2017",
        "Tue 24 Oct 2017",
        "tuesday, 24 october 2017",
        "24-Oct-2017",
        "24. Oct 2017",
        "24th October 2017",
        "Oct 24, 2017",
        "Tue Oct 24 2017",
        "2017-10-24",
        "2017/10/24",
        "20171024",
        "24.10.2017",
        "24. 10. 2017",
        "24/10/2017",
        "  24  oct  2017 ",
    ],
)
def test_the_usual_notations_are_the_same_day(text: str) -> None:
    assert typed_day(text) == OPENING


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The date is missing. Write it as 24 Oct 2017 or 2017-10-24."),
        ("24 Oct 17", "This is not understood as a date. Write it as 24 Oct 2017 or 2017-10-24."),
        ("24 Oct 201", "This is not understood as a date. Write it as 24 Oct 2017 or 2017-10-24."),
        ("24 Ju 2017", "This is not understood as a date. Write it as 24 Oct 2017 or 2017-10-24."),
        ("2017-10-2", "This is not understood as a date. Write it as 24 Oct 2017 or 2017-10-24."),
        ("tomorrow", "This is not understood as a date. Write it as 24 Oct 2017 or 2017-10-24."),
        ("31 Nov 2017", "There is no such day. Write it as 24 Oct 2017 or 2017-10-24."),
        ("10/24/2017", "There is no such day. Write it as 24 Oct 2017 or 2017-10-24."),
        ("04/05/2017", "This may be two different dates. Write the month as a word: 4 May 2017."),
        ("24 Oct 1017", "That year is far from any module. Write one from 2000 to 2100."),
        ("Mon 24 Oct 2017", "That day is another day of the week: Tuesday 24 October 2017. Mend one of the two."),
        ("Xyz 24 Oct 2017", "That day is another day of the week: Tuesday 24 October 2017. Mend one of the two."),
    ],
)
def test_what_may_be_another_day_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed_day(text)
    assert str(refused.value) == said


@pytest.mark.parametrize("text", ["08:50", "8:50", "8.50", "0850", " 08:50 "])
def test_the_usual_times_are_the_same_time(text: str) -> None:
    assert typed_time(text) == time(8, 50)


@pytest.mark.parametrize("text", ["8", "8:5", "850", "24:00", "08:60", "8:50 pm", "08:50:10", "nine"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="no time of the day"):
        typed_time(text)


def test_both_together_are_an_instant_in_the_zone() -> None:
    found = typed_instant("24 Oct 2017", "08:50", STOCKHOLM)
    assert found == datetime(2017, 10, 24, 6, 50, tzinfo=UTC)
    assert found.tzinfo == STOCKHOLM


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(Refusal, match="clocks go forward"):
        typed_instant("26 Mar 2017", "02:30", STOCKHOLM)
    assert typed_instant("29 Oct 2017", "02:30", STOCKHOLM).fold == 0


def test_every_day_reads_back_from_its_own_words() -> None:
    days = [date.fromordinal(OPENING.toordinal() + number) for number in range(366)]
    assert [typed_day(spelled_day(day)) for day in days] == days
