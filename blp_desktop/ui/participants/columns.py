"""The columns of the table of people."""

from PySide6.QtCore import QObject

from blp_desktop.desk.people import PersonRow
from blp_desktop.domain.names import SortKey, collation
from blp_desktop.ui.dates import given_words
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.type import Weight
from blp_desktop.ui.participants.words import STANDING_COLOURS, STANDING_ICONS, Words
from blp_desktop.ui.parts.columns import RIGHT, Column

_STANDING_ORDER = ("selected", "waiting", "applied", "declined", "withdrawn", "blocked")


class PeopleColumns(QObject):
    """Makes the columns, with texts in the order of the programme's language."""

    def __init__(self, language: str, words: Words) -> None:
        super().__init__(words)
        self._key = collation(language)
        self._words = words

    def all(self) -> tuple[Column[PersonRow], ...]:
        """Every column, those that wait in the header's menu too."""
        return (*self._shown(), *self._waiting())

    def _shown(self) -> tuple[Column[PersonRow], ...]:
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=_name,
                below=self._place,
                icon_name=_walk_in_icon,
                order=_by_name,
                width=252,
            ),
            Column(
                key="country",
                title=self.tr("Country"),
                text=_country,
                below=_city,
                weight=Weight.REGULAR,
                order=self._by_country,
                width=112,
            ),
            Column(
                key="decision",
                title=self.tr("Decision"),
                text=self._standing,
                icon_name=_standing_icon,
                colour=_standing_colour,
                order=_by_standing,
                width=124,
            ),
            Column(key="modules", title=self.tr("Invited to"), text=_modules, order=_by_modules, width=92),
            Column(
                key="needs",
                title=self.tr("Diet and access"),
                text=_first_need,
                below=_second_need,
                weight=Weight.REGULAR,
                order=self._by_needs,
                width=148,
            ),
        )

    def _place(self, row: PersonRow) -> str:
        """The organisation, and that the office has yet to look at a walk-in."""
        parts = (self.tr("Walk-in") if row.walk_in else "", row.organisation)
        return ", ".join(filter(None, parts))

    def _waiting(self) -> tuple[Column[PersonRow], ...]:
        return (
            Column(
                key="contact",
                title=self.tr("Contact"),
                text=_email,
                below=_phone,
                weight=Weight.REGULAR,
                width=260,
                shown=False,
            ),
            Column(
                key="organisation",
                title=self.tr("Organisation"),
                text=_organisation,
                order=self._by_organisation,
                width=220,
                shown=False,
            ),
            Column(key="job", title=self.tr("Job title"), text=_job, order=self._by_job, width=180, shown=False),
            Column(key="sector", title=self.tr("Sector"), text=_sector, order=self._by_sector, width=150, shown=False),
            Column(key="role", title=self.tr("Role"), text=_role, order=self._by_role, width=110, shown=False),
            Column(
                key="submitted", title=self.tr("Submitted"), text=_submitted, order=_as_given, width=160, shown=False
            ),
            Column(
                key="score", title=self.tr("Score"), text=_score, order=_by_score, align=RIGHT, width=72, shown=False
            ),
        )

    def _standing(self, row: PersonRow) -> str:
        return self._words.standing(row.status)

    def _by_country(self, row: PersonRow) -> SortKey | None:
        return self._key(row.country) if row.country else None

    def _by_organisation(self, row: PersonRow) -> SortKey | None:
        return self._key(row.organisation) if row.organisation else None

    def _by_job(self, row: PersonRow) -> SortKey | None:
        return self._key(row.job_title) if row.job_title else None

    def _by_sector(self, row: PersonRow) -> SortKey | None:
        return self._key(row.sector) if row.sector else None

    def _by_role(self, row: PersonRow) -> SortKey | None:
        return self._key(row.role) if row.role else None

    def _by_needs(self, row: PersonRow) -> tuple[bool, SortKey, SortKey] | None:
        if not (row.diet or row.access):
            return None
        return not row.diet, self._key(row.diet), self._key(row.access)


def _name(row: PersonRow) -> str:
    return row.name


def _organisation(row: PersonRow) -> str:
    return row.organisation


def _country(row: PersonRow) -> str:
    return row.country


def _city(row: PersonRow) -> str:
    return row.city


def _first_need(row: PersonRow) -> str:
    return row.diet or row.access


def _second_need(row: PersonRow) -> str:
    return row.access if row.diet else ""


def _email(row: PersonRow) -> str:
    return row.email


def _phone(row: PersonRow) -> str:
    return row.phone


def _job(row: PersonRow) -> str:
    return row.job_title


def _sector(row: PersonRow) -> str:
    return row.sector


def _role(row: PersonRow) -> str:
    return row.role


def _submitted(row: PersonRow) -> str:
    return given_words(row.submitted)


def _as_given(row: PersonRow) -> str | None:
    return row.submitted or None


def _score(row: PersonRow) -> str:
    return "" if row.score is None else f"{row.score:.1f}"


def _modules(row: PersonRow) -> str:
    return "  ".join(row.modules)


def _walk_in_icon(row: PersonRow) -> str:
    return "door-open" if row.walk_in else ""


def _standing_icon(row: PersonRow) -> str:
    return STANDING_ICONS[row.status]


def _standing_colour(row: PersonRow) -> Role:
    return STANDING_COLOURS[row.status]


def _by_name(row: PersonRow) -> tuple[object, ...]:
    return row.order


def _by_standing(row: PersonRow) -> tuple[int, tuple[object, ...]]:
    return _STANDING_ORDER.index(row.status.value), row.order


def _by_modules(row: PersonRow) -> tuple[int, tuple[str, ...]] | None:
    return (-len(row.modules), row.modules) if row.modules else None


def _by_score(row: PersonRow) -> float | None:
    return row.score
