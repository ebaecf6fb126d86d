"""The words of sheets, lists and certificates in their language, and its dates and times as it writes them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from blp_desktop.domain.checkpoints import Half
from blp_desktop.domain.names import words as folded_words
from blp_desktop.places import resource

SHEET_LANGUAGES = ("en", "sv", "fi", "da", "et", "lv", "lt", "pl", "de")
"""The languages that sheets are written in; the first stands in for every other one."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words and the forms of dates of one language."""

    language: str
    _words: Mapping[str, str]
    _dates: Mapping[str, str]
    _names: Mapping[str, tuple[str, ...]]

    def say(self, key: str, **values: object) -> str:
        """A word or sentence, with its values in place."""
        return self._words[key].format(**values)

    def half_word(self, half: Half) -> str:
        """`Morning`."""
        return self.say("morning" if half is Half.MORNING else "afternoon")

    def long_date(self, day: date) -> str:
        """`Tuesday 24 October 2017`, as a line begins."""
        return _as_a_beginning(self._date("long", day))

    def long_span(self, first: date, last: date) -> str:
        """`24 October 2017 – 26 October 2017`; one day as `long_date` writes it."""
        if first == last:
            return self.long_date(first)
        return f"{self._date('plain', first)} – {self._date('plain', last)}"

    def plain_date(self, day: date) -> str:
        """`24 October 2017`."""
        return self._date("plain", day)

    def short_date(self, day: date) -> str:
        """`Tue 24 Oct`."""
        return self._date("short", day)

    def instant(self, at: datetime) -> str:
        """`Tue 24 Oct 2017, 16:20`, in the zone of the instant."""
        return self._date("instant", at.date(), time=self.clock(at))

    def clock(self, at: datetime | time) -> str:
        """`16:20`."""
        return at.strftime(self._dates["time"])

    def span(self, start: datetime | time, end: datetime | time) -> str:
        """`10:00-12:30`."""
        return self._dates["times"].format(start=self.clock(start), end=self.clock(end))

    def _date(self, form: str, day: date, **more: str) -> str:
        part = "" if form in ("long", "plain") else "short_"
        return self._dates[form].format(
            weekday=self._names[f"{part}weekdays"][day.weekday()],
            day=day.day,
            month=self._names[f"{part}months"][day.month - 1],
            long_month=self._names["months"][day.month - 1],
            year=day.year,
            **more,
        )


def words_of(language: str) -> SheetWords:
    """The words of that language; English for one that no sheet is written in."""
    known = language[:2].lower()
    return _read(known if known in SHEET_LANGUAGES else SHEET_LANGUAGES[0])


def is_staff_role(role: str) -> bool:
    """Whether a role, in any of the languages, is that of a speaker or of staff: `Keynote speaker`, `Moderator`."""
    return any(word in _roles("staff") for word in folded_words(role))


def names_participants(text: str) -> bool:
    """Whether a text only says that the participants themselves speak."""
    said = folded_words(text)
    return bool(said) and all(word in _roles("participants") for word in said)


def _as_a_beginning(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _read(language: str) -> SheetWords:
    content = tomllib.loads(resource("sheets", f"{language}.toml").read_text(encoding="utf-8"))
    forms = {key: value for key, value in content["dates"].items() if isinstance(value, str)}
    names = {key: tuple(value) for key, value in content["dates"].items() if isinstance(value, list)}
    said = content["words"] | content["papers"] | content["report"]
    return SheetWords(language, said, forms, names)


@cache
def _roles(kind: str) -> frozenset[str]:
    """The folded words of a kind of role, in all languages."""
    found: set[str] = set()
    for language in SHEET_LANGUAGES:
        content = tomllib.loads(resource("sheets", f"{language}.toml").read_text(encoding="utf-8"))
        found.update(part for word in content["roles"][kind] for part in folded_words(word))
    return frozenset(found)
