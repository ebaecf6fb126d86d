"""What badges say: facts of the person and of the occasion, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from blp_desktop.paper.layouts import Shows


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeFace:
    """What one badge says of its owner; `code` goes into the QR, `short_code` is printed as given."""

    first_name: str
    last_name: str
    organisation: str
    country: str
    code: str
    short_code: str
    role: str = ""
    diet: str = ""
    photos: str = ""

    @property
    def full_name(self) -> str:
        """Both names."""
        return f"{self.first_name} {self.last_name}".strip()

    def text_of(self, shows: Shows) -> str:
        """What a text of this kind says; who has only a surname wears it as the first name."""
        match shows:
            case Shows.FIRST_NAME:
                return self.first_name or self.last_name
            case Shows.LAST_NAME:
                return self.last_name if self.first_name else ""
            case _:
                said: str = getattr(self, shows.value, "")
                return said


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One session: `09:30-12:00`, its title and where it is."""

    times: str
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day of a module, its label first."""

    label: str
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG picture and whose it is; the EU emblem is never smaller than another logo beside it."""

    name: str
    png: bytes
    is_eu_emblem: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What all badges of one print have in common; `programme`, `module` and `dates` are one line each."""

    programme: str = ""
    module: str = ""
    dates: str = ""
    agenda: tuple[AgendaDay, ...] = ()
    logos: tuple[Logo, ...] = ()
    role_colours: Mapping[str, str] = field(default_factory=dict)

    def text_of(self, shows: Shows) -> str:
        """What a text of this kind says."""
        said: str = getattr(self, shows.value, "")
        return said
