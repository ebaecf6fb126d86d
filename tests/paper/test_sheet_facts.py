"""What stands on attendance sheets."""

import pytest

from blp_desktop.paper.sheet_facts import SheetHeader


@pytest.mark.parametrize(
    ("address", "city", "said"),
    [
        ("Otakaari 1, 02150 Espoo (Helsinki)", "Helsinki", "Hall, Otakaari 1, 02150 Espoo (Helsinki), Finland"),
        ("Otakaari 1, 02150 Espoo", "Helsinki", "Hall, Otakaari 1, 02150 Espoo, Helsinki, Finland"),
        ("Helsinki Street 1, 00100", "Helsinki", "Hall, Helsinki Street 1, 00100, Helsinki, Finland"),
        ("", "Helsinki", "Hall, Helsinki, Finland"),
        ("", "", "Hall, Finland"),
    ],
)
def test_the_place_names_the_city_once(address: str, city: str, said: str) -> None:
    header = SheetHeader(programme="", module="", venue="Hall", address=address, city=city, country="Finland")
    assert header.place == said
