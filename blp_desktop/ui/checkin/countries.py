"""How many of each country's expected are here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from blp_desktop.desk.room import CountryCount
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.parts.columns import RIGHT, Column
from blp_desktop.ui.parts.row_table import RowTable


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country under its name."""

    id: str
    count: CountryCount


class Countries(RowTable[CountryRow]):
    """A row a country, the largest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _columns(parent),
            name="countries",
            label=parent.tr("Present of expected by country"),
            nothing=parent.tr("Nobody is expected."),
            parent=parent,
        )

    def show_countries(self, countries: Sequence[CountryCount]) -> None:
        """Show these."""
        self.show_rows([CountryRow(each.country or "-", each) for each in countries])


def _columns(owner: QWidget) -> tuple[Column[CountryRow], ...]:
    return (
        Column(key="country", title=owner.tr("Country"), text=_name, width=140),
        Column(
            key="present",
            title=owner.tr("Present"),
            text=_present,
            order=_share,
            icon_name=_icon,
            colour=_colour,
            align=RIGHT,
            width=100,
        ),
    )


def _name(row: CountryRow) -> str:
    return row.count.country or "Not known"


def _present(row: CountryRow) -> str:
    return f"{row.count.present} of {row.count.expected}"


def _share(row: CountryRow) -> float:
    return row.count.present / max(1, row.count.expected)


def _icon(row: CountryRow) -> str:
    return "check" if row.count.present >= row.count.expected else ""


def _colour(row: CountryRow) -> Role:
    return Role.IN if row.count.present >= row.count.expected else Role.TEXT
