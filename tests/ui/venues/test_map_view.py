"""The map of the region."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from pytestqt.qtbot import QtBot

from blp_desktop.ui.venues.atlas import atlas
from blp_desktop.ui.venues.labels import Wanted, laid
from blp_desktop.ui.venues.map_paint import Mark
from blp_desktop.ui.venues.map_view import RegionMap

STOCKHOLM = Mark(id="s", label="Stockholm", told="1 Stockholm, 24 Oct", north=59.33, east=18.07, turns=(1,))
HELSINKI = Mark(id="h", label="Helsinki", told="2 Helsinki, 4 Dec", north=60.17, east=24.94, turns=(2,))
RIGA = Mark(id="r", label="Riga", told="Riga", north=56.95, east=24.11)


@pytest.fixture
def region(qtbot: QtBot) -> RegionMap:
    """The map with two modules and a venue."""
    made = RegionMap()
    qtbot.addWidget(made)
    made.resize(440, 560)
    made.set_marks((STOCKHOLM, HELSINKI, RIGA))
    made.show()
    return made


def test_places_lie_as_they_do_on_earth(region: RegionMap) -> None:
    stockholm, helsinki, riga = (spot.middle for spot in region.spots())
    assert stockholm.x() < riga.x() < helsinki.x()
    assert helsinki.y() < stockholm.y() < riga.y()


@pytest.mark.parametrize("size", [(300, 300), (440, 560), (1200, 300), (260, 900)])
def test_every_place_is_in_view_whatever_the_shape_of_the_window(
    region: RegionMap, size: tuple[int, int], qtbot: QtBot
) -> None:
    region.resize(*size)
    if size[0] / size[1] < 3:
        assert all(QRectF(region.rect()).contains(spot.middle) for spot in region.spots())
    assert not region.grab().isNull()


def test_the_arrows_go_from_place_to_place(region: RegionMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(region.chosen) as first:
        qtbot.keyClick(region, Qt.Key.Key_Right)
    with qtbot.waitSignal(region.chosen) as second:
        qtbot.keyClick(region, Qt.Key.Key_Right)
    with qtbot.waitSignal(region.chosen) as last:
        qtbot.keyClick(region, Qt.Key.Key_End)
    assert [first.args, second.args, last.args] == [["s"], ["h"], ["r"]]


def test_a_press_near_a_mark_chooses_it_and_one_at_sea_does_not(region: RegionMap, qtbot: QtBot) -> None:
    spot = region.spots()[1]
    with qtbot.waitSignal(region.chosen):
        qtbot.mouseClick(region, Qt.MouseButton.LeftButton, pos=(spot.middle + QPointF(6, -5)).toPoint())
    assert region.selected() == "h"
    qtbot.mouseClick(region, Qt.MouseButton.LeftButton, pos=(spot.middle + QPointF(0, -90)).toPoint())
    assert region.selected() == "h"


def test_a_screen_reader_is_told_the_places(region: RegionMap) -> None:
    assert region.accessibleName()
    assert region.accessibleDescription() == "1 Stockholm, 24 Oct; 2 Helsinki, 4 Dec; Riga"


def test_a_place_beyond_the_region_does_not_break_the_map(region: RegionMap) -> None:
    region.set_marks((STOCKHOLM, replace(RIGA, id="x", label="Reykjavík", north=64.15, east=-21.94)))
    assert not region.grab().isNull()


def test_labels_of_neighbours_do_not_cover_each_other() -> None:
    near = [Wanted(QPointF(100 + 30 * n, 100 + 6 * n), 11, QSizeF(70, 16)) for n in range(3)]
    boxes = laid(near, QRectF(0, 0, 400, 300))
    assert all(not one.intersects(other) for one, other in combinations(boxes, 2))


def test_a_label_at_the_edge_stays_inside() -> None:
    (box,) = laid([Wanted(QPointF(390, 100), 11, QSizeF(70, 16))], QRectF(0, 0, 400, 300))
    assert box.right() <= 400


def test_the_map_has_no_edge_across_the_whole_region() -> None:
    inside = atlas().shown.adjusted(1, 1, -1, -1)
    polygons = atlas().land.toSubpathPolygons()
    steps = [(polygon.at(index), polygon.at(index + 1)) for polygon in polygons for index in range(polygon.size() - 1)]
    long_ones = [(a, b) for a, b in steps if abs(a.x() - b.x()) > 5 and inside.contains(a) and inside.contains(b)]
    assert long_ones == []
