"""Badge layouts of one's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from blp_desktop.desk.badges import BadgeOrder, draw, ready_badges
from blp_desktop.desk.designs import (
    export_layout,
    import_layout,
    layout_named,
    list_layouts,
    remove_layout,
    save_layout,
)
from blp_desktop.desk.station import looking
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.layouts import layout, layouts
from blp_desktop.paper.stocks import stock
from tests.desk.demo import Desk
from tests.reading import codes_in

FIRST = "A6 butterfly folded from A4, agenda inside"
OWN = replace(layout("name-label"), title="Our label")


def test_a_shipped_layout_that_is_saved_becomes_one_of_ones_own_beside_it(desk: Desk) -> None:
    key = save_layout(desk.station, OWN).value
    known = list_layouts(desk.station)
    assert [(each.layout.title, each.is_own) for each in known[:2]] == [("Our label", True), (FIRST, False)]
    assert len(known) == len(layouts()) + 1
    assert known[0].layout == replace(OWN, id=key)


def test_ones_own_layout_is_changed_in_place(desk: Desk) -> None:
    key = save_layout(desk.station, OWN).value
    again = save_layout(desk.station, replace(list_layouts(desk.station)[0].layout, title="New name")).value
    assert again == key
    assert [each.layout.title for each in list_layouts(desk.station) if each.is_own] == ["New name"]


def test_badges_are_printed_in_ones_own_layout(desk: Desk) -> None:
    order = BadgeOrder(module="M1", layout=save_layout(desk.station, OWN).value)
    badges = ready_badges(desk.station, order).value
    assert set(codes_in(draw(desk.station, order, badges).pdf)) == {badge.face.code for badge in badges}


def test_a_layout_goes_from_one_programme_to_another_as_a_file(desk: Desk, tmp_path: Path) -> None:
    file = export_layout(OWN, tmp_path / "our-label.toml")
    key = import_layout(desk.station, file).value
    with looking(desk.station) as session:
        assert layout_named(session, key, stock=stock("avery-l4785")) == replace(OWN, id=key)
    assert remove_layout(desk.station, key).value == "Our label"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"title = 3", b""])
def test_a_file_that_is_no_layout_is_refused_and_changes_nothing(desk: Desk, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "picture.toml"
    file.write_bytes(content)
    with pytest.raises(Refusal, match="picture"):
        import_layout(desk.station, file)
    assert len(list_layouts(desk.station)) == len(layouts())


def test_an_unknown_layout_is_refused_with_those_there_are(desk: Desk) -> None:
    ready = ready_badges(desk.station, BadgeOrder(module="M1")).value
    with pytest.raises(Refusal, match="There is no layout fancy") as refused:
        draw(desk.station, BadgeOrder(module="M1", layout="fancy"), ready)
    assert "name-label" in refused.value.next_step


def test_a_stock_brings_the_layout_of_ones_own_that_suits_it_and_the_nearest_once_that_is_removed(desk: Desk) -> None:
    key = save_layout(desk.station, OWN).value
    sheet = replace(stock("single-a6"), layout=key)
    with looking(desk.station) as session:
        assert layout_named(session, "", stock=sheet).title == "Our label"
    remove_layout(desk.station, key)
    with looking(desk.station) as session:
        assert layout_named(session, "", stock=sheet).id == "lanyard-a6"
