"""Label stocks of one's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from blp_desktop.desk.label_stocks import list_stocks, remove_stock, save_stock, stock_named, write_test_page
from blp_desktop.desk.station import looking
from blp_desktop.desk.undo import undo_last
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.stocks import stock
from tests.desk.demo import Desk

OWN = replace(stock("avery-l4785"), title="Our name labels", label_width=79.0)


def test_a_stock_of_ones_own_comes_first_and_is_named_by_its_title(desk: Desk) -> None:
    assert save_stock(desk.station, OWN).value == "our-name-labels"
    first = list_stocks(desk.station)[0]
    assert (first.stock.id, first.stock.label_width, bool(first.key)) == ("our-name-labels", 79.0, True)
    with looking(desk.station) as session:
        assert stock_named(session, "our-name-labels") == replace(OWN, id="our-name-labels")


def test_a_second_stock_of_the_same_title_gets_a_name_of_its_own(desk: Desk) -> None:
    names = [save_stock(desk.station, OWN).value for _ in range(3)]
    assert names == ["our-name-labels", "our-name-labels-2", "our-name-labels-3"]


def test_a_stock_can_be_changed_and_removed(desk: Desk) -> None:
    save_stock(desk.station, OWN)
    key = list_stocks(desk.station)[0].key
    assert save_stock(desk.station, replace(OWN, title="Wide labels"), key=key).value == "our-name-labels"
    assert list_stocks(desk.station)[0].stock.title == "Wide labels"
    assert remove_stock(desk.station, key).value == "Wide labels"
    assert not any(known.key for known in list_stocks(desk.station))


def test_a_stock_that_cannot_be_is_refused_with_every_reason(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        save_stock(desk.station, replace(OWN, title=" ", pitch_x=10, rows=9))
    assert refused.value.code == "impossible_stock"
    for said in ("needs a name", "overlap", "page is 297 mm high"):
        assert said in refused.value.sentence


def test_an_unknown_stock_is_refused_with_the_names_of_those_there_are(desk: Desk) -> None:
    save_stock(desk.station, OWN)
    with looking(desk.station) as session, pytest.raises(Refusal) as refused:
        stock_named(session, "avery-0000")
    assert refused.value.code == "unknown_stock"
    assert "avery-0000" in refused.value.sentence
    assert "our-name-labels" in refused.value.next_step
    assert "avery-l4785" in refused.value.next_step


def test_a_removed_stock_comes_back_by_an_undo(desk: Desk) -> None:
    save_stock(desk.station, OWN)
    before = list_stocks(desk.station)
    remove_stock(desk.station, before[0].key)
    assert undo_last(desk.station).value.words == "remove stock Our name labels"
    assert list_stocks(desk.station) == before


def test_a_test_page_is_written_whole_or_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "test-page.pdf"
    with pytest.raises(Refusal, match="overlap"):
        write_test_page(replace(OWN, pitch_x=10), file)
    assert not file.exists()
    assert write_test_page(OWN, file).read_bytes().startswith(b"%PDF-1.7")
