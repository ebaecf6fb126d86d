"""The words of attendance sheets."""

import tomllib
from datetime import date, datetime, time
from string import Formatter

import pytest

from blp_desktop.paper.fonts import missing_letters
from blp_desktop.paper.sheet_words import (
    SHEET_LANGUAGES,
    is_staff_role,
    names_participants,
    words_of,
)
from blp_desktop.places import resource

TUESDAY = date(2017, 10, 24)


def content(language: str) -> dict[str, dict[str, object]]:
    """The file of a language."""
    return tomllib.loads(resource("sheets", f"{language}.toml").read_text(encoding="utf-8"))


def values_in(text: object) -> set[str]:
    """The names of what a sentence puts in place."""
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name}


@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    known, english = content(language), content("en")
    for part in ("words", "papers", "report", "dates", "roles"):
        assert known[part].keys() == english[part].keys()
    for part in ("words", "papers", "report"):
        for key, text in known[part].items():
            assert values_in(text) == values_in(english[part][key]), key


@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_every_letter_can_be_printed(language: str) -> None:
    assert missing_letters(resource("sheets", f"{language}.toml").read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize(
    ("language", "long", "span", "short", "instant", "times"),
    [
        (
            "en", "Tuesday 24 October 2017", "24 October 2017 – 2 November 2017", "Tue 24 Oct",
            "Tue 24 Oct 2017, 16:05", "09:00-12:30",
        ),
        (
            "sv", "Tisdag 24 oktober 2017", "24 oktober 2017 – 2 november 2017", "tis 24 okt.",
            "24 okt. 2017, kl. 16.05", "09.00–12.30",
        ),
        (
            "fi", "Tiistai 24. lokakuuta 2017", "24. lokakuuta 2017 – 2. marraskuuta 2017", "ti 24.10.",
            "24.10.2017 klo 16.05", "09.00–12.30",
        ),
        (
            "da", "Tirsdag den 24. oktober 2017", "24. oktober 2017 – 2. november 2017", "tirs. 24. okt.",
            "24. okt. 2017, kl. 16.05", "09.00–12.30",
        ),
        (
            "et", "Teisipäev, 24. oktoober 2017", "24. oktoober 2017 – 2. november 2017", "T, 24. okt",
            "24. okt 2017 kell 16:05", "09:00–12:30",
        ),
        (
            "lv", "Otrdiena, 2017. gada 24. oktobris", "2017. gada 24. oktobris – 2017. gada 2. novembris",
            "O., 24. okt.", "2017. gada 24. okt., plkst. 16.05", "09.00–12.30",
        ),
        (
            "lt", "2017 m. spalio 24 d., antradienis", "2017 m. spalio 24 d. – 2017 m. lapkričio 2 d.",
            "spalio 24 d.", "2017 m. spalio 24 d. 16:05 val.", "09:00–12:30",
        ),
        (
            "pl", "Wtorek, 24 października 2017 r.", "24 października 2017 r. – 2 listopada 2017 r.", "wt., 24 paź",
            "24 października 2017 r., godz. 16:05", "09:00–12:30",
        ),
        (
            "de", "Dienstag, 24. Oktober 2017", "24. Oktober 2017 – 2. November 2017", "Di., 24. Okt.",
            "24. Okt. 2017, 16:05 Uhr", "09:00–12:30",
        ),
    ],
)  # fmt: skip
def test_dates_and_times_are_as_the_language_writes_them(
    language: str, long: str, span: str, short: str, instant: str, times: str
) -> None:
    words = words_of(language)
    assert words.long_date(TUESDAY) == long
    assert words.long_span(TUESDAY, date(2017, 11, 2)) == span
    assert words.long_span(TUESDAY, TUESDAY) == long
    assert words.short_date(TUESDAY) == short
    assert words.instant(datetime(2017, 10, 24, 16, 5)) == instant  # noqa: DTZ001 - of no zone
    assert words.span(time(9), time(12, 30)) == times


@pytest.mark.parametrize("language", ["nb", "is", "xx", ""])
def test_english_stands_in_for_other_languages(language: str) -> None:
    assert words_of(language).language == "en"


@pytest.mark.parametrize("role", ["Speaker", "Keynote speaker", "Föreläsare", "Kouluttaja", "MODERATOR", "Lektorė"])
def test_roles_of_speakers_and_staff_are_known_in_every_language(role: str) -> None:
    assert is_staff_role(role)


@pytest.mark.parametrize("role", ["", "Participant", "Cluster manager", "Observer"])
def test_other_roles_are_those_of_participants(role: str) -> None:
    assert not is_staff_role(role)


def test_the_participants_themselves_are_no_speaker() -> None:
    assert names_participants("Participants")
    assert names_participants("Alle Teilnehmenden")
    assert not names_participants("Facilitators")
    assert not names_participants("")
