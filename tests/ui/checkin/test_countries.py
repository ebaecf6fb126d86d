"""The countries of the room: how many of each are here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from blp_desktop.desk.room import CountryCount
from blp_desktop.store.schema import Person
from blp_desktop.ui.checkin.countries import Countries
from blp_desktop.ui.checkin.tab import CheckinTab
from tests.desk.demo import Desk


@pytest.fixture
def countries(owner: QWidget) -> Countries:
    return Countries(owner)


def cells(table: Countries) -> list[tuple[str, str]]:
    """Country and how many, as shown from the top."""
    model = table.model()
    return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())]


def test_a_row_says_how_many_of_how_many_in_the_given_order(countries: Countries) -> None:
    counts = [("Sweden", 5, 2), ("Latvia", 3, 3), ("", 1, 0)]
    countries.show_countries([CountryCount(country=name, expected=all_, present=here) for name, all_, here in counts])
    assert cells(countries) == [("Sweden", "2 of 5"), ("Latvia", "3 of 3"), ("Not known", "0 of 1")]


def test_a_complete_country_has_a_symbol_besides_its_colour(countries: Countries) -> None:
    counts = [
        CountryCount(country="Latvia", expected=3, present=3),
        CountryCount(country="Norway", expected=2, present=1),
    ]
    countries.show_countries(counts)
    (present,) = (column for column in countries.rows.columns if column.key == "present")
    assert present.icon_name is not None
    rows = [countries.rows.row_of(count.country) for count in counts]
    assert [present.icon_name(row) for row in rows if row] == ["check", ""]


def test_it_is_sorted_by_share_on_demand(countries: Countries) -> None:
    counts = [("Sweden", 5, 2), ("Latvia", 3, 3), ("Norway", 2, 0)]
    countries.show_countries([CountryCount(country=name, expected=all_, present=here) for name, all_, here in counts])
    countries.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [name for name, _ in cells(countries)] == ["Latvia", "Sweden", "Norway"]


def test_at_the_door_the_country_of_who_comes_counts_up(tab: CheckinTab, desk: Desk) -> None:
    desk.change(Person, desk.person(0), country="Malta")
    tab.refresh(frozenset())
    assert ("Malta", "0 of 1") in cells(tab.side.countries)
    tab.enter(desk.code(0))
    QApplication.processEvents()
    assert ("Malta", "1 of 1") in cells(tab.side.countries)
