"""Headings and words of lists, in the languages of the region."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from blp_desktop.domain.names import words
from blp_desktop.places import resource

PEOPLE_FIELDS = (
    "submitted",
    "first_name",
    "last_name",
    "name",
    "job_title",
    "organisation",
    "city",
    "country",
    "email",
    "phone",
    "sector",
    "diet",
    "access",
    "photo_consent",
    "twitter",
    "score",
    "decision",
    "role",
    "notes",
)
ANSWER = ""
"""The field of a column that is kept as an answer under its own heading."""
LEFT_OUT = "-"
"""The field of a column that nothing is taken from."""
INVITATION, WAS_PRESENT, EXPECTED = "Invitation", "Was present", "Expected"
"""Columns of lists that the program writes and keeps elsewhere than in a person."""
_HALF_DAY = re.compile(r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}, (morning|afternoon)$")

_ONE_LANGUAGE_FIRST = ("en", "de", "sv", "da", "nb", "fi", "et", "lv", "lt", "pl")


def people_field(heading: str) -> str | None:
    """The field that a heading of a list of people names; scores may be numbered (`Score 2`)."""
    plain = _plain(heading)
    return _first("people", plain) or _numbered(plain)


def columns_left_out(headings: Iterable[str]) -> frozenset[str]:
    """What our own participant and attendance lists say besides; nothing of another list."""
    known = set(headings)
    if {INVITATION, WAS_PRESENT} <= known:
        return frozenset((INVITATION, WAS_PRESENT))
    half_days = {heading for heading in known if _HALF_DAY.match(heading)}
    return frozenset((EXPECTED, *half_days)) if EXPECTED in known and half_days else frozenset()


def programme_field(heading: str, allowed: tuple[str, ...]) -> str | None:
    """The field that a heading names in a sheet that has these fields (`Rum` is a room or the rooms)."""
    meanings = _words("programme").get(_plain(heading), ())
    return next((meaning for meaning in meanings if meaning in allowed), None)


def decision(word: str) -> str | None:
    """`selected`, `waiting`, `declined`, `applied` or `withdrawn`; an empty cell is a pending application."""
    found = _first("words", _plain(word)) if word else "applied"
    return found if found not in ("yes", "no") else None


def yes_or_no(word: str) -> bool | None:
    """Whether a word means yes; None for another word."""
    found = _first("words", _plain(word))
    return found == "yes" if found in ("yes", "no") else None


def is_total(word: str) -> bool:
    """Whether a row that begins with this word sums others up."""
    return _first("totals", _plain(word)) is not None


def _numbered(plain: str) -> str | None:
    head, _, number = plain.rpartition(" ")
    return "score" if number.isdecimal() and _first("people", head) == "score" else None


def _plain(text: str) -> str:
    return " ".join(words(text))


def _first(part: str, plain: str) -> str | None:
    return next(iter(_words(part).get(plain, ())), None)


@cache
def _words(part: str) -> dict[str, tuple[str, ...]]:
    """Folded heading or word → what it may mean; the meaning of the language named first comes first."""
    found: dict[str, tuple[str, ...]] = {}
    for language in _ONE_LANGUAGE_FIRST:
        content = tomllib.loads(resource("headings", f"{language}.toml").read_text(encoding="utf-8"))
        for meaning, spellings in content[part].items():
            for plain in map(_plain, spellings):
                known = found.get(plain, ())
                found[plain] = known if meaning in known else (*known, meaning)
    return found
