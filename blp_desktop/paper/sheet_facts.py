"""What stands on attendance sheets."""

from dataclasses import dataclass, field
from enum import StrEnum

from blp_desktop.domain.moments import Moment
from blp_desktop.domain.names import words
from blp_desktop.paper.badge_facts import Logo

BLANK_ROWS = 5
"""For those who come without having been expected."""


class Field(StrEnum):
    """A column of words; the value names it in `SheetRow` and in the words of the sheet."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    ROLE = "role"
    EMAIL = "email"
    PHOTOS = "photos"


class Seen(StrEnum):
    """What the ledger says of a person at a half-day."""

    UNSAID = ""
    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHeader:
    """What stands at the head of every sheet of a module; what nobody gave is empty and left out.

    `module_id` is not printed: it says whose sheet this is.
    """

    programme: str
    module: str
    city: str
    country: str = ""
    subtitle: str = ""
    edition: str = ""
    project_number: str = ""
    organisers: str = ""
    funders: str = ""
    funding_sentence: str = ""
    logos: tuple[Logo, ...] = ()
    venue: str = ""
    address: str = ""
    time_zone: str = ""
    contact: str = ""
    privacy_notice: str = ""
    printed_at: str = ""
    language: str = "en"
    module_id: str = ""

    @property
    def place(self) -> str:
        """Where it is held; the city once where the address ends with a town that names it (`Espoo (Helsinki)`)."""
        town = words(self.address.rpartition(",")[2])
        city = "" if set(words(self.city)) <= set(town) else self.city
        parts = (self.venue, self.address, city, self.country)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class SheetMark:
    """What stands in a cell to sign before anybody signs: nothing, or that someone was present, and when."""

    seen: Seen = Seen.UNSAID
    times: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One person; `marks` go with the columns to sign, in their order.

    `who` is the person's key, or the code of a badge nobody knows yet; empty where only a name is known.
    """

    last_name: str
    first_name: str
    organisation: str
    country: str
    role: str = ""
    email: str = ""
    photos: str = ""
    marks: tuple[SheetMark, ...] = ()
    who: str = ""

    def text_of(self, shown: Field) -> str:
        """What stands in that column."""
        said: str = getattr(self, shown.value)
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """Rows under one title, with blank ones to write on after them; without a title no band stands above them.

    `expected` says whether its people count among those expected.
    """

    title: str = ""
    rows: tuple[SheetRow, ...] = ()
    blank_rows: int = 0
    expected: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One half-day to sign for: `Morning`, `09:00-12:30`; `day` (`Tue 24 Oct`) where a sheet has several days.

    `checkpoint` is the half-day's id.
    """

    label: str
    times: str
    day: str = ""
    checkpoint: str = ""

    @property
    def name(self) -> str:
        """The half-day in a line of text."""
        return f"{self.day}, {self.label.lower()}" if self.day else self.label.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """One sheet: a day's, or a whole module's. A sheet without columns is none.

    `id` begins the code that names the paper when it comes back signed; `ledger_at` is the instant that the marks are
    of. `asked` are columns that stand there whether or not anyone has something in them.
    """

    id: str
    day: str
    times: str
    columns: tuple[SheetColumn, ...]
    sections: tuple[SheetSection, ...] = field(default=())
    moment: Moment = Moment.EMPTY
    ledger_at: str = ""
    asked: frozenset[Field] = frozenset()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Everyone on the sheet."""
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def expected(self) -> int:
        """How many were expected."""
        return sum(len(section.rows) for section in self.sections if section.expected)

    def present(self, column: int) -> int | None:
        """How many the ledger saw at the half-day of that column; None where it says nothing of anyone yet."""
        marks = [row.marks[column].seen for row in self.rows if row.marks]
        return sum(seen is Seen.PRESENT for seen in marks) if any(marks) else None
