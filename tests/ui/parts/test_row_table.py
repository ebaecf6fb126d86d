"""The table of rows: sorts native values, keeps the selection, remembers its columns, tells little."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QHoverEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.parts.columns import RIGHT, Column
from blp_desktop.ui.parts.row_table import RowTable
from tests.ui.accessible import nameless


@dataclass(frozen=True, slots=True)
class Guest:
    """One row."""

    id: str
    name: str
    score: float | None = None
    organisation: str = "Rīga Wood & Forest Cluster"


RUTA, ERIK, BJORN = Guest("r", "Rūta Kalniņa", 9.5), Guest("e", "Erik Koski", 10.0), Guest("b", "Bjørn Ærø")
GUESTS = (RUTA, ERIK, BJORN)
NAME, SCORE, WHERE = range(3)

COLUMNS: tuple[Column[Guest], ...] = (
    Column(key="name", title="Name", text=lambda row: row.name, below=lambda row: row.organisation, width=200),
    Column(
        key="score",
        title="Score",
        text=lambda row: "" if row.score is None else str(row.score),
        order=lambda row: row.score,
        align=RIGHT,
        icon_name=lambda row: "circle-check" if row.score else "",
        colour=lambda row: Role.IN,
    ),
    Column(key="where", title="Organisation", text=lambda row: row.organisation, shown=False),
)

Make = Callable[[], RowTable[Guest]]


def sort_actions(menu: QMenu) -> list[QAction]:
    """What the table can be sorted by."""
    return next(action.menu().actions() for action in menu.actions() if isinstance(action.menu(), QMenu))


def rows_seen(table: RowTable[Guest]) -> QImage:
    """The rows as they are seen."""
    return table.viewport().grab().toImage()


def hover(table: RowTable[Guest], where: QPoint) -> None:
    """Move the mouse there."""
    event = QHoverEvent(QEvent.Type.HoverMove, QPointF(where), QPointF(where), QPointF(where))
    QApplication.sendEvent(table.viewport(), event)


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made() -> RowTable[Guest]:
        table = RowTable(COLUMNS, name="guests", label="Guests", nothing="Nobody fits.")
        qtbot.addWidget(table)
        table.resize(600, 400)
        table.show_rows(GUESTS)
        table.show()
        return table

    return made


@pytest.fixture
def table(make: Make) -> RowTable[Guest]:
    return make()


class Listener:
    """Counts what a model tells."""

    def __init__(self, table: RowTable[Guest]) -> None:
        self.told: list[str] = []
        table.rows.modelReset.connect(self.reset)
        table.rows.dataChanged.connect(self.changed)
        table.rows.rowsInserted.connect(self.came)
        table.rows.rowsRemoved.connect(self.went)

    def reset(self) -> None:
        self.told.append("reset")

    def changed(self) -> None:
        self.told.append("changed")

    def came(self) -> None:
        self.told.append("came")

    def went(self) -> None:
        self.told.append("went")


def test_rows_stand_in_the_order_given(table: RowTable[Guest]) -> None:
    assert table.rows.ids() == ("r", "e", "b")


def test_figures_are_sorted_as_figures_with_those_without_last(table: RowTable[Guest]) -> None:
    table.sortByColumn(SCORE, Qt.SortOrder.AscendingOrder)
    assert table.rows.ids() == ("r", "e", "b")
    table.sortByColumn(SCORE, Qt.SortOrder.DescendingOrder)
    assert table.rows.ids() == ("e", "r", "b")


def test_a_filter_shows_the_wanted_rows_in_their_order(table: RowTable[Guest]) -> None:
    table.show_only(["b", "r", "nobody"])
    assert table.rows.ids() == ("r", "b")
    table.show_only(None)
    assert table.count() == 3


def test_a_filter_narrows_what_comes_later_too(table: RowTable[Guest]) -> None:
    table.show_only(["r"])
    table.show_rows((*GUESTS, Guest("n", "Õnne Pärn")))
    assert table.rows.ids() == ("r",)


def test_a_changed_row_is_told_as_changed_alone(table: RowTable[Guest]) -> None:
    listener = Listener(table)
    table.update_rows([replace(ERIK, name="Erik Å. Koski")])
    assert listener.told == ["changed"]
    assert table.rows.row_of("e") == replace(ERIK, name="Erik Å. Koski")


def test_the_same_rows_again_are_not_told(table: RowTable[Guest]) -> None:
    listener = Listener(table)
    table.show_rows(tuple(replace(guest) for guest in GUESTS))
    assert listener.told == []


def test_a_row_that_comes_and_one_that_goes_are_told_one_by_one(table: RowTable[Guest]) -> None:
    listener = Listener(table)
    table.show_rows((RUTA, Guest("n", "Õnne Pärn"), BJORN))
    assert (listener.told, table.rows.ids()) == (["went", "came"], ("r", "n", "b"))


def test_a_row_whose_value_changes_moves_to_its_place(table: RowTable[Guest]) -> None:
    table.sortByColumn(SCORE, Qt.SortOrder.AscendingOrder)
    table.update_rows([replace(RUTA, score=11.0)])
    assert table.rows.ids() == ("e", "r", "b")


def test_many_rows_are_shown_anew(table: RowTable[Guest]) -> None:
    listener = Listener(table)
    table.show_rows([Guest(str(number), f"Guest {number}") for number in range(20_000)])
    assert (listener.told, table.count()) == (["reset"], 20_000)


def test_dropped_rows_are_gone(table: RowTable[Guest]) -> None:
    table.drop_rows(["r", "b"])
    assert table.rows.ids() == ("e",)
    assert table.rows.row_of("r") is None


def test_the_selection_stays_over_sort_and_filter(table: RowTable[Guest]) -> None:
    table.choose(["r", "b"])
    table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    assert table.chosen_ids() == ("b", "r")
    table.show_rows([*GUESTS, *(Guest(str(number), "Guest") for number in range(30))])
    assert set(table.chosen_ids()) == {"r", "b"}


def test_who_is_filtered_away_is_no_longer_selected(table: RowTable[Guest], qtbot: QtBot) -> None:
    table.choose(["r", "b"])
    with qtbot.waitSignal(table.chosen) as told:
        table.show_only(["b"])
    assert told.args == [("b",)]


def test_all_of_many_can_be_selected(table: RowTable[Guest]) -> None:
    table.show_rows([Guest(str(number), f"Guest {number}") for number in range(500)])
    table.selectAll()
    assert len(table.chosen_ids()) == 500


def test_enter_opens_the_row_with_the_cursor(table: RowTable[Guest], qtbot: QtBot) -> None:
    table.choose(["e"])
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["e"]


def test_a_double_click_opens_a_row(table: RowTable[Guest], qtbot: QtBot) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert told.args == ["r"]


def test_arrows_move_the_cursor(table: RowTable[Guest], qtbot: QtBot) -> None:
    table.choose_first()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert (table.current_id(), table.chosen_ids()) == ("e", ("e",))


def test_a_column_can_be_shown_and_is_remembered(make: Make, table: RowTable[Guest]) -> None:
    assert table.isColumnHidden(WHERE)
    menu = table.columns_menu(table)
    menu.actions()[WHERE].trigger()
    assert not table.isColumnHidden(WHERE)
    assert not make().isColumnHidden(WHERE)


def test_the_last_column_cannot_be_hidden(table: RowTable[Guest]) -> None:
    menu = table.columns_menu(table)
    menu.actions()[SCORE].trigger()
    menu.actions()[NAME].trigger()
    assert [table.isColumnHidden(place) for place in range(3)] == [False, True, True]
    assert menu.actions()[NAME].isChecked()


def test_the_keyboard_sorts_through_the_menu(table: RowTable[Guest]) -> None:
    menu = table.columns_menu(table)
    by_score = next(action for action in sort_actions(menu) if action.text() == "Score")
    by_score.trigger()
    assert table.rows.ids() == ("r", "e", "b")
    by_score.trigger()
    assert table.rows.ids() == ("e", "r", "b")
    assert not table.isColumnHidden(SCORE)


def test_the_menu_leads_back_to_the_given_order(table: RowTable[Guest]) -> None:
    table.sortByColumn(SCORE, Qt.SortOrder.DescendingOrder)
    sort_actions(table.columns_menu(table))[0].trigger()
    assert table.rows.ids() == ("r", "e", "b")


def test_the_whole_row_lights_up_below_the_mouse(table: RowTable[Guest], qtbot: QtBot) -> None:
    far = QPoint(table.columnWidth(NAME) + 4, table.rowViewportPosition(1) + 4)
    before = rows_seen(table).pixelColor(QPoint(2, far.y()))
    hover(table, far)
    assert rows_seen(table).pixelColor(QPoint(2, far.y())) != before
    hover(table, QPoint(far.x(), table.rowViewportPosition(0) + 4))
    assert rows_seen(table).pixelColor(QPoint(2, far.y())) == before


def test_width_and_sort_are_remembered(make: Make, table: RowTable[Guest], settings_of_this_test: Path) -> None:
    table.setColumnWidth(NAME, 321)
    table.sortByColumn(SCORE, Qt.SortOrder.DescendingOrder)
    table.hide()
    again = make()
    assert again.columnWidth(NAME) == 321
    assert again.rows.ids() == ("e", "r", "b")
    assert list(settings_of_this_test.rglob("*.ini"))


def test_an_empty_table_says_why(table: RowTable[Guest]) -> None:
    before = painted(table)
    table.show_only([])
    assert painted(table) != before


def test_a_table_is_painted_anew_in_the_other_scheme(table: RowTable[Guest], look: Look) -> None:
    table.choose(["r"])
    before = painted(table)
    look.use(Qt.ColorScheme.Dark)
    assert painted(table) != before


def test_a_screen_reader_hears_both_lines(table: RowTable[Guest]) -> None:
    spoken = table.rows.data(table.rows.index(0, NAME), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Rūta Kalniņa, Rīga Wood & Forest Cluster"


def test_everything_in_it_has_a_name(table: RowTable[Guest]) -> None:
    assert nameless(table) == []


def painted(table: RowTable[Guest]) -> QImage:
    return table.grab().toImage()
