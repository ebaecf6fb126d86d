"""Where the region's cities are."""

import pytest

from blp_desktop.ui.venues.atlas import atlas, projected
from blp_desktop.ui.venues.cities import cities, city_called


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stockholm", "Stockholm"),
        ("göteborg", "Gothenburg"),
        ("KØBENHAVN", "Copenhagen"),
        ("Rīga", "Riga"),
        ("Espoo (Helsinki)", "Espoo"),
        ("Otaniemi (Helsinki)", "Helsinki"),
        ("Lodz", "Łódź"),
    ],
)
def test_a_city_is_found_by_any_of_its_names(text: str, name: str) -> None:
    found = city_called(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["", "Atlantis", "()"])
def test_a_place_nobody_knows_is_not_put_anywhere(text: str) -> None:
    assert city_called(text) is None


def test_every_capital_around_the_sea_stands_on_land() -> None:
    land = atlas().land
    for city in cities():
        if city.capital and atlas().shown.contains(projected(city.north, city.east)):
            assert land.contains(projected(city.north, city.east)) or _near_land(city.north, city.east)


def _near_land(north: float, east: float) -> bool:
    around = [(north + up, east + right) for up in (-0.05, 0, 0.05) for right in (-0.1, 0, 0.1)]
    return any(atlas().land.contains(projected(*place)) for place in around)


def test_the_middle_of_the_baltic_sea_is_water() -> None:
    assert not atlas().land.contains(projected(58.5, 20.0))
    assert atlas().land.contains(projected(57.6, 18.5))
