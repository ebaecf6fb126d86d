"""The places of the map."""

from dataclasses import replace
from datetime import date

from blp_desktop.desk.modules import Counts, ModuleCard, ModuleState
from blp_desktop.desk.venues import VenueDetails
from blp_desktop.ui.venues.places import laid_out

STOCKHOLM = ModuleCard(
    id="m1",
    edition="2017",
    code="M1",
    title="One",
    city="Stockholm",
    country="Sweden",
    time_zone="Europe/Stockholm",
    first_day=date(2017, 10, 24),
    last_day=date(2017, 10, 26),
    language="",
    venue_id="v1",
    venue="Institute",
    counts=Counts(),
    state=ModuleState.BEFORE,
    days_until=1,
)
INSTITUTE = VenueDetails(
    id="v1",
    code="",
    name="Institute",
    street="",
    postcode="",
    city="Solna",
    country="",
    capacity=None,
    getting_there="",
    contact="",
    rooms=(),
    modules=(),
)


def test_a_venue_stands_with_the_module_that_meets_there() -> None:
    (place,) = laid_out([STOCKHOLM], [INSTITUTE]).places
    assert (place.mark.label, place.venues) == ("Stockholm", ("v1",))


def test_a_city_that_modules_come_back_to_has_one_mark_with_all_its_turns() -> None:
    again = replace(STOCKHOLM, id="m3", code="M3")
    helsinki = replace(STOCKHOLM, id="m2", code="M2", city="Helsinki", venue_id=None)
    places = laid_out([STOCKHOLM, helsinki, again], [INSTITUTE]).places
    assert [place.mark.sign for place in places] == ["1 3", "2"]


def test_an_unknown_town_is_named_once() -> None:
    elsewhere = replace(STOCKHOLM, city="Atlantis", venue_id=None)
    laid = laid_out([elsewhere, replace(elsewhere, id="m2")], [replace(INSTITUTE, city="Atlantis")])
    assert laid.places == ()
    assert laid.unknown == ("Atlantis",)


def test_a_module_in_an_unknown_town_stands_where_its_venue_is() -> None:
    (place,) = laid_out([replace(STOCKHOLM, city="Gamla stan")], [replace(INSTITUTE, city="Stockholm")]).places
    assert place.mark.sign == "1"
