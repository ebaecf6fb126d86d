"""What stands on attendance sheets."""

from dataclasses import dataclass, field

BLANK_ROWS = 5
"""For those who come without having been expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHeader:
    """What stands at the head of every sheet of a module; what nobody gave is empty and left out."""

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
    venue: str = ""
    address: str = ""
    time_zone: str = ""
    contact: str = ""
    privacy_notice: str = ""
    printed_at: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One person expected."""

    last_name: str
    first_name: str
    organisation: str
    country: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One half-day to sign for: `Morning`, `09:00-12:30`."""

    label: str
    times: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """One day's sheet; `id` names the paper when it comes back signed. A day without columns has no sheet."""

    id: str
    day: str
    times: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...] = field(default=())
    blank_rows: int = BLANK_ROWS
