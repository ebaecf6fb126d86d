"""What a report says: how many applied, were selected, invited, confirmed and present, and who stayed away."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from blp_desktop.domain.checkpoints import Half


@dataclass(frozen=True, slots=True)
class ReportScope:
    """What a report is of: a module (by id, code or city), an edition (by its code), or without either all editions."""

    edition: str = ""
    module: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How far participants came, counted once an edition; walk-ins, speakers and staff are none of these.

    Applied and selected: for the edition. Invited: invitations that stand. Present: invited, and let in at least once.
    """

    applied: int = 0
    selected: int = 0
    invited: int = 0
    confirmed: int = 0
    present: int = 0


def summed(each: Iterable[Steps]) -> Steps:
    """The steps of several together."""
    known = list(each)
    return Steps(**{step.name: sum(getattr(one, step.name) for one in known) for step in fields(Steps)})


@dataclass(frozen=True, slots=True)
class Group:
    """The participants of one country or sector; an empty name for those who gave none."""

    name: str
    steps: Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfDay:
    """Who was let in at one half-day: of the `invited` so many `came`, and `others` besides.

    `no_shows` is None until the half-day is over.
    """

    id: str
    day: date
    half: Half
    invited: int
    came: int
    others: int
    no_shows: int | None

    @property
    def present(self) -> int:
        """Everyone who was let in."""
        return self.came + self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleFigures:
    """One module: `no_shows` are the invited who came to none of its half-days, None until one of these is over."""

    id: str
    edition: str
    code: str
    title: str
    city: str
    first_day: date
    last_day: date
    steps: Steps
    others: int
    no_shows: int | None
    half_days: tuple[HalfDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of a scope; `series` are the modules that a trend goes through, in time's order.

    `others` were let in uninvited: walk-ins, speakers and staff, and badges not matched to a person yet.
    """

    scope: ReportScope
    steps: Steps
    others: int
    no_shows: int | None
    countries: tuple[Group, ...]
    sectors: tuple[Group, ...]
    modules: tuple[ModuleFigures, ...]
    series: tuple[ModuleFigures, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody applied, was invited or came yet."""
        return self.steps == Steps() and not self.others
