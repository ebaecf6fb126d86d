"""Which stocks a layout can be seen on."""

import pytest

from blp_desktop.paper.layouts import layout, layouts
from blp_desktop.paper.stocks import stocks
from blp_desktop.ui.designs.own_size import own_size, suiting


@pytest.mark.parametrize("name", layouts())
def test_a_label_of_its_own_size_is_as_large_as_the_unfolded_paper(name: str) -> None:
    label = own_size(layout(name))
    assert (label.label_width, label.label_height) == layout(name).whole
    assert (label.labels, label.margin) == (1, layout(name).margin)


def test_stocks_of_about_the_shape_and_size_suit_the_nearest_first() -> None:
    found = [stock.id for stock in suiting(layout("card-cr80"), stocks().values())]
    assert found[0] == "cr80"
    assert "avery-l4785" in found
    assert "single-a6" not in found
    assert [stock.id for stock in suiting(layout("butterfly-a6"), stocks().values())] == ["a6-butterfly"]
