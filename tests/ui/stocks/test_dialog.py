"""The dialog of the label stocks, as somebody with a ruler uses it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.designs import save_layout
from blp_desktop.desk.label_stocks import list_stocks, save_stock
from blp_desktop.desk.station import Rights
from blp_desktop.paper.layouts import layout
from blp_desktop.paper.stocks import Stock, stock, stocks
from blp_desktop.ui.look.colours import DARK, LIGHT, Colours, Role
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.parts.confirm import Confirm
from blp_desktop.ui.stocks.dialog import LabelStocksDialog
from blp_desktop.ui.stocks.measures import Measure
from tests.desk.demo import Desk, close_desk, open_desk
from tests.ui.accessible import nameless

OWN = replace(stock("avery-l4785"), title="Our name labels")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A programme in which one stock was described."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = open_desk(tmp_path)
    save_stock(made.station, OWN)
    yield made
    close_desk(made)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(desk: Desk, window: QWidget) -> LabelStocksDialog:
    return opened(desk, window)


def opened(desk: Desk, window: QWidget, *, chosen: str = "") -> LabelStocksDialog:
    made = LabelStocksDialog(desk.station, window, chosen=chosen)
    made.open()
    return made


def write(dialog: LabelStocksDialog, qtbot: QtBot, measure: Measure, text: str) -> None:
    """Type a length in the place of what stands there."""
    field = dialog.form.measures[measure]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def saved(desk: Desk) -> list[Stock]:
    """One's own stocks."""
    return [known.stock for known in list_stocks(desk.station) if known.key]


def lines(dialog: LabelStocksDialog) -> list[str]:
    return [dialog.stocks.item(place).text() for place in range(dialog.stocks.count())]


def stands_out(dialog: LabelStocksDialog, label: int, colour: str) -> bool:
    """Whether the left edge of a label is painted in that colour."""
    picture: QImage = dialog.drawing.grab().toImage()
    edge = dialog.drawing.place_of(label)
    across, down = round(edge.left()), round(edge.center().y())
    return any(near(picture.pixelColor(at, down).name(), colour) for at in (across - 1, across, across + 1))


def near(one: str, other: str) -> bool:
    """Whether two colours are the same but for a softened edge."""
    channels = zip(re.findall("[0-9a-f]{2}", one), re.findall("[0-9a-f]{2}", other), strict=True)
    return all(abs(int(a, 16) - int(b, 16)) < 60 for a, b in channels)


def test_ones_own_come_first_and_those_that_ship_can_only_be_read(dialog: LabelStocksDialog, qtbot: QtBot) -> None:
    assert lines(dialog)[:3] == ["Your own", "Our name labels", "Shipped with the program"]
    assert len(lines(dialog)) == len(stocks()) + 3
    qtbot.keyClick(dialog.stocks, Qt.Key.Key_Down)
    assert dialog.form.title.text() == "A6 folded from A4 (butterfly)"
    assert dialog.form.title.isReadOnly()
    assert not dialog.save_button.isVisible()
    assert not dialog.remove_button.isVisible()
    write(dialog, qtbot, Measure.LABEL_WIDTH, "99")
    assert dialog.form.measures[Measure.LABEL_WIDTH].value() == 210


def test_the_print_dialog_can_ask_for_the_stock_it_stands_at(desk: Desk, window: QWidget) -> None:
    assert opened(desk, window, chosen="cr80").form.title.text() == "CR80 plastic card"


def test_a_new_stock_is_described_with_the_keyboard_and_saved_by_enter(
    dialog: LabelStocksDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog.new_button.click()
    qtbot.keyClicks(dialog.form.title, "Round labels")
    write(dialog, qtbot, Measure.PITCH_X, "95,25")
    write(dialog, qtbot, Measure.LABEL_HEIGHT, "51.5")
    with qtbot.waitSignal(dialog.touched):
        qtbot.keyClick(dialog.form.measures[Measure.LABEL_HEIGHT], Qt.Key.Key_Return)
    made = next(each for each in saved(desk) if each.id == "round-labels")
    assert (made.pitch_x, made.label_height, made.page_size) == (95.25, 51.5, (210, 297))
    assert dialog.strip.text == "Saved: Round labels."
    assert dialog.form.title.text() == "Round labels"
    assert lines(dialog)[1:3] == ["Our name labels", "Round labels"]


def test_new_from_this_begins_with_the_measures_of_the_chosen_one(desk: Desk, window: QWidget) -> None:
    dialog = opened(desk, window, chosen="dymo-99014")
    dialog.copy_button.click()
    assert dialog.form.title.text() == f"{stock('dymo-99014').title}, changed"
    dialog.form.title.setText("Our roll")
    dialog.save_button.click()
    assert replace(next(each for each in saved(desk) if each.id == "our-roll"), id="dymo-99014", title="") == replace(
        stock("dymo-99014"), title=""
    )


@pytest.mark.parametrize("shipped", stocks())
def test_the_form_says_of_every_shipped_stock_what_it_is(desk: Desk, window: QWidget, shipped: str) -> None:
    assert opened(desk, window, chosen=shipped).form.sheet() == stock(shipped)


def test_a_single_label_is_its_own_page(dialog: LabelStocksDialog, qtbot: QtBot) -> None:
    dialog.new_button.click()
    dialog.form.page.setCurrentIndex(dialog.form.page.findData("single"))
    write(dialog, qtbot, Measure.LABEL_WIDTH, "62")
    write(dialog, qtbot, Measure.LABEL_HEIGHT, "100")
    sheet = dialog.form.sheet()
    assert (sheet.page_size, sheet.labels, sheet.corner(0)) == ((62, 100), 1, (0, 0))
    assert dialog.form.measures[Measure.PAGE_HEIGHT].value() == 100
    assert not dialog.form.measures[Measure.ROWS].isEnabled()
    dialog.form.page.setCurrentIndex(dialog.form.page.findData("Letter"))
    assert dialog.form.sheet().page_size == (215.9, 279.4)
    assert dialog.form.sheet().labels == 10


def test_what_cannot_be_is_said_at_each_key_and_keeps_it_from_being_saved(
    dialog: LabelStocksDialog, qtbot: QtBot
) -> None:
    write(dialog, qtbot, Measure.PITCH_X, "79")
    assert dialog.findings.text == "Labels overlap: they are 80 mm wide and stand 79 mm apart."
    assert not dialog.save_button.isEnabled()
    assert dialog.save_button.toolTip() == dialog.findings.text
    assert not dialog.test_button.isEnabled()
    dialog.form.title.clear()
    assert dialog.findings.text.startswith("The stock needs a name.\nLabels overlap")
    dialog.form.title.setText("Ours")
    write(dialog, qtbot, Measure.PITCH_X, "90")
    assert dialog.findings.text == "10 labels fit the page. All measures are in millimetres."
    assert dialog.save_button.isEnabled()


@pytest.mark.parametrize(("scheme", "colours"), [(Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK)])
def test_labels_that_leave_the_page_are_drawn_so_that_they_stand_out(
    dialog: LabelStocksDialog, qtbot: QtBot, look: Look, scheme: Qt.ColorScheme, colours: Colours
) -> None:
    look.use(scheme)
    attention = colours.of(Role.ATTENTION).name()
    assert not stands_out(dialog, 1, attention)
    write(dialog, qtbot, Measure.LEFT, "40")
    assert stands_out(dialog, 1, attention)
    assert not stands_out(dialog, 0, attention)


def test_the_drawing_is_to_scale(dialog: LabelStocksDialog) -> None:
    page, label = dialog.drawing.page(), dialog.drawing.place_of(9)
    scale = page.width() / 210
    assert page.height() / scale == pytest.approx(297)
    assert (label.left() - page.left()) / scale == pytest.approx(113)
    assert (label.top() - page.top()) / scale == pytest.approx(233)
    assert label.width() / scale == pytest.approx(80)


def test_the_measure_whose_field_has_the_keyboard_lights_up(dialog: LabelStocksDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.measures[Measure.LEFT].setFocus()
    assert dialog.drawing.lit is Measure.LEFT
    dark = dialog.drawing.grab().toImage()
    qtbot.keyClick(dialog.form.measures[Measure.LEFT], Qt.Key.Key_Tab)
    assert dialog.drawing.lit is Measure.TOP
    assert dialog.drawing.grab().toImage() != dark
    dialog.form.title.setFocus()
    assert dialog.drawing.lit is None


def test_choosing_another_stock_loses_nothing_that_was_written(dialog: LabelStocksDialog, qtbot: QtBot) -> None:
    write(dialog, qtbot, Measure.MARGIN, "6")
    assert lines(dialog)[1] == "Our name labels (not saved)"
    qtbot.keyClick(dialog.stocks, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.stocks, Qt.Key.Key_Up)
    assert dialog.form.measures[Measure.MARGIN].value() == 6
    write(dialog, qtbot, Measure.MARGIN, "4")
    assert lines(dialog)[1] == "Our name labels"


def test_discarded_changes_can_be_brought_back(dialog: LabelStocksDialog, qtbot: QtBot) -> None:
    write(dialog, qtbot, Measure.MARGIN, "6")
    dialog.discard_button.click()
    assert dialog.form.measures[Measure.MARGIN].value() == 4
    dialog.strip.action.click()
    assert dialog.form.measures[Measure.MARGIN].value() == 6
    dialog.new_button.click()
    dialog.discard_button.click()
    assert dialog.form.title.text() == "Our name labels"


def test_a_removed_stock_comes_back_by_undo(dialog: LabelStocksDialog, desk: Desk) -> None:
    dialog.remove_button.click()
    assert saved(desk) == []
    assert dialog.strip.text == "Removed: Our name labels."
    dialog.strip.action.click()
    assert [each.title for each in saved(desk)] == ["Our name labels"]
    assert "Our name labels" in lines(dialog)


def test_a_window_with_something_unsaved_asks_by_name_before_it_closes(
    dialog: LabelStocksDialog, desk: Desk, qtbot: QtBot
) -> None:
    write(dialog, qtbot, Measure.MARGIN, "6")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    asking = dialog.findChild(Confirm)
    assert asking is not None
    assert asking.windowTitle() == "Discard Our name labels"
    asking.do.click()
    assert not dialog.isVisible()
    assert saved(desk)[0].margin == 4


def test_a_window_without_anything_unsaved_closes_at_once(dialog: LabelStocksDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_test_page_is_written_where_it_is_asked_for(
    dialog: LabelStocksDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.test_button.click()
    asking = dialog.findChild(QFileDialog)
    assert asking is not None
    assert Path(asking.selectedFiles()[0]).name == "test-page-our-name-labels.pdf"
    file = tmp_path / "test-page.pdf"
    with qtbot.waitSignal(dialog.save_as.saved):
        dialog.save_as.save_to(str(file))
    asking.reject()
    assert file.read_bytes().startswith(b"%PDF")
    assert "Print it at 100 %" in dialog.strip.text


def test_a_folder_that_cannot_be_written_is_told(dialog: LabelStocksDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("")
    dialog.test_button.click()
    with qtbot.waitSignal(dialog.save_as.failed):
        dialog.save_as.save_to(str(tmp_path / "no-folder" / "test-page.pdf"))
    dialog.findChild(QFileDialog).reject()  # type: ignore[union-attr]
    assert "could not be written" in dialog.strip.text


def test_a_layout_of_ones_own_can_suit_a_stock(desk: Desk, window: QWidget) -> None:
    key = save_layout(desk.station, replace(layout("name-label"), title="Our design")).value
    dialog = opened(desk, window, chosen="our-name-labels")
    assert dialog.form.layout_choice.itemText(0) == "The nearest in size"
    dialog.form.layout_choice.setCurrentIndex(dialog.form.layout_choice.findData(key))
    dialog.save_button.click()
    assert saved(desk)[0].layout == key


def test_who_may_not_describe_a_stock_is_told_and_keeps_what_was_written(
    desk: Desk, qtbot: QtBot, window: QWidget
) -> None:
    dialog = opened(replace(desk, station=replace(desk.station, rights=Rights.DOOR)), window)
    write(dialog, qtbot, Measure.MARGIN, "6")
    dialog.save_button.click()
    assert "supervisor" in dialog.strip.text
    assert dialog.form.measures[Measure.MARGIN].value() == 6
    dialog.remove_button.click()
    assert saved(desk)[0].margin == 4
    assert dialog.form.measures[Measure.MARGIN].value() == 6


def test_everything_has_a_name_and_the_tab_key_goes_as_the_eye_does(dialog: LabelStocksDialog) -> None:
    assert nameless(dialog) == []
    order: list[QWidget] = []
    at: QWidget = dialog.stocks
    for _ in range(60):
        order.append(at)
        at = at.nextInFocusChain()
    told = [each for each in order if isinstance(each, QPushButton) or each in dialog.form.fields()]
    wanted = [dialog.new_button, dialog.copy_button, dialog.remove_button, *dialog.form.fields(), dialog.test_button]
    assert [each for each in told if each in wanted][: len(wanted)] == wanted


def test_the_sheet_is_told_in_words_to_who_cannot_see_it(dialog: LabelStocksDialog) -> None:
    told = dialog.drawing.accessibleDescription()
    assert told == "2 by 5 labels of 80 by 50 mm on a page of 210 by 297 mm."
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findings.findChildren(QLabel)[1:])
