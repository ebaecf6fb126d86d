"""The tab Venues."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from blp_desktop.desk.station import Station
from blp_desktop.desk.venues import list_venues
from blp_desktop.ui.venues.tab import VenuesTab
from blp_desktop.ui.venues.venue_dialog import VenueDialog
from tests.ui.accessible import nameless
from tests.ui.stations import station_at


def names(tab: VenuesTab) -> list[str]:
    """The venues of the list."""
    return [tab.view.list.rows.row_at(place).name for place in range(tab.view.list.count())]


def choose(tab: VenuesTab, name: str) -> None:
    """Choose a venue of the list."""
    tab.view.list.choose([venue.id for venue in tab._venues if venue.name == name])


def words(tab: VenuesTab) -> str:
    """What the details say."""
    return "\n".join(label.text() for label in tab.view.details.findChildren(QLabel) if label.isVisible())


def opened(tab: VenuesTab) -> VenueDialog:
    """The form that is open."""
    return next(dialog for dialog in tab.findChildren(VenueDialog) if dialog.isVisible())


def hold(tab: VenuesTab, places: int) -> None:
    """Say that the first room of the chosen venue holds so many."""
    tab.view.details.edit.click()
    dialog = opened(tab)
    dialog.rooms.findChildren(QSpinBox)[0].setValue(places)
    dialog.save_button.click()


def test_venues_are_listed_by_city_with_their_details(tab: VenuesTab) -> None:
    assert names(tab) == ["Nordic Council of Ministers", "Hanasaari Cultural Centre", "Swedish Institute"]
    choose(tab, "Swedish Institute")
    for told in ("Slottsbacken 10\n111 30 Stockholm\nSweden", "Main hall", "40 places", "Step-free entrance"):
        assert told in words(tab)
    assert "M1 Stockholm (2017), 28 expected" in words(tab)


def test_the_map_numbers_the_modules_in_times_order(tab: VenuesTab) -> None:
    assert [(spot.mark.label, spot.mark.sign) for spot in tab.view.map.spots()] == [
        ("Stockholm", "1"),
        ("Helsinki", "2"),
        ("Copenhagen", "3"),
    ]


def test_list_and_map_choose_the_same_place(tab: VenuesTab, qtbot: QtBot) -> None:
    choose(tab, "Hanasaari Cultural Centre")
    assert tab.view.map.selected() == "Helsinki"
    qtbot.keyClick(tab.view.map, Qt.Key.Key_Home)
    chosen = tab.chosen()
    assert chosen is not None
    assert chosen.name == "Swedish Institute"


def test_a_room_too_small_is_told_until_it_is_mended(tab: VenuesTab) -> None:
    choose(tab, "Swedish Institute")
    hold(tab, 20)
    assert "M1 Stockholm expects 28 people; Main hall holds 20." in tab.warned.text
    assert "Main hall holds 20" in words(tab)
    hold(tab, 28)
    assert tab.warned.text == ""


def test_the_warning_leads_to_the_venue(tab: VenuesTab) -> None:
    choose(tab, "Swedish Institute")
    hold(tab, 20)
    choose(tab, "Hanasaari Cultural Centre")
    tab.warned.action.click()
    chosen = tab.chosen()
    assert chosen is not None
    assert chosen.name == "Swedish Institute"


def test_a_venue_is_added_with_its_rooms_and_stands_on_the_map(tab: VenuesTab, station: Station) -> None:
    tab.new()
    dialog = opened(tab)
    dialog.name.setText("National Library")
    dialog.city.setText("Rīga")
    dialog.rooms.add.click()
    dialog.rooms.findChildren(QLineEdit)[0].setText("Ziedonis hall")
    dialog.save_button.click()
    library = next(venue for venue in list_venues(station) if venue.name == "National Library")
    assert [room.name for room in library.rooms] == ["Ziedonis hall"]
    assert tab.view.map.spots()[-1].mark.label == "Riga"


def test_a_town_the_map_does_not_know_is_named_below_it(tab: VenuesTab) -> None:
    tab.new()
    dialog = opened(tab)
    dialog.name.setText("Somewhere")
    dialog.city.setText("Atlantis")
    dialog.save_button.click()
    assert tab.view._off_the_map.text() == "Not on the map: Atlantis."


def test_a_venue_without_a_name_is_told_beside_the_field(tab: VenuesTab) -> None:
    tab.new()
    dialog = opened(tab)
    dialog.save_button.click()
    assert "no name" in dialog.form.problem_of("name")
    dialog.reject()


def test_a_room_is_taken_away_and_undo_brings_it_back(tab: VenuesTab, station: Station) -> None:
    choose(tab, "Swedish Institute")
    before = list_venues(station)
    tab.view.details.edit.click()
    dialog = opened(tab)
    dialog.rooms._rows[0].remove.click()
    dialog.save_button.click()
    assert "Main hall" not in words(tab)
    tab.undo()
    assert list_venues(station) == before


def test_a_venue_in_use_stays_and_says_where(tab: VenuesTab) -> None:
    choose(tab, "Swedish Institute")
    tab.view.details.remove.click()
    assert "is where M1 Stockholm meets" in tab.strip.text


def test_an_empty_file_asks_for_a_programme_first(tmp_path: Path, qtbot: QtBot) -> None:
    with station_at(tmp_path / "empty.blp") as station:
        tab = VenuesTab(station)
        qtbot.addWidget(tab)
        tab.show()
        assert tab.empty.isVisible()
        tab.new()
        assert "holds no programme yet" in tab.strip.text
        with qtbot.waitSignal(tab.import_asked):
            tab.empty.button.click()


def test_whatever_takes_the_keyboard_has_a_name(tab: VenuesTab) -> None:
    choose(tab, "Swedish Institute")
    tab.view.details.edit.click()
    assert nameless(tab) == []
    opened(tab).reject()
