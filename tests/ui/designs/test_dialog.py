"""The dialog of the badge layouts with mouse and keys: what is seen is what is printed and kept."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QColorDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from blp_desktop.desk.badges import BadgeOrder, draw, ready_badges
from blp_desktop.desk.designs import list_layouts, save_layout
from blp_desktop.desk.programme import FunderFacts, edit_programme, programme_header
from blp_desktop.desk.station import Rights, Station
from blp_desktop.paper.layouts import Holds, Shows, layout, layouts
from blp_desktop.paper.pages import MM
from blp_desktop.ui.designs.dialog import DesignsDialog
from blp_desktop.ui.designs.editing import Align, Handle
from blp_desktop.ui.parts.confirm import Confirm
from tests.ui.accessible import nameless
from tests.ui.designs.conftest import png_of

SURNAME = 2
"""The place of the surname among the boxes of the name label."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(station: Station, qtbot: QtBot) -> Iterator[DesignsDialog]:
    """The dialog with the name label, as large as the program promises to fit."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = DesignsDialog(station, window)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    show(made, "name-label")
    yield made
    if isValid(made):
        made.deleteLater()
        QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def show(dialog: DesignsDialog, key: str) -> None:
    """Pick a layout in the list."""
    rows = [each.layout.id for each in dialog.known._known]
    dialog.known.list.setCurrentRow(rows.index(key))


def middle(dialog: DesignsDialog, at: int) -> QPoint:
    """Where a box is on the screen."""
    return dialog.canvas._frame(at).center().toPoint()


def drag(dialog: DesignsDialog, qtbot: QtBot, start: QPoint, way: QPoint, *, free: bool = True) -> None:
    """With the button of the mouse held."""
    area = dialog.canvas.viewport()
    keys = Qt.KeyboardModifier.AltModifier if free else Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.5, 1.0):
        qtbot.mouseMove(area, start + way * share)
        move(dialog, start + way * share, keys)
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start + way)


def move(dialog: DesignsDialog, to: QPoint, keys: Qt.KeyboardModifier) -> None:
    """The simulated mouse knows no keys."""
    area = dialog.canvas.viewport()
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), QPointF(area.mapToGlobal(to)), button, button, keys)
    QApplication.sendEvent(area, event)


def millimetres(dialog: DesignsDialog, pixels: float) -> float:
    """How far that is on the label."""
    return pixels / dialog.canvas.zoom / MM


def question(dialog: DesignsDialog) -> Confirm:
    """The question that stands open."""
    return dialog.findChildren(Confirm)[-1]


def own(station: Station) -> list[str]:
    """The titles of the layouts that staff made."""
    return [each.layout.title for each in list_layouts(station) if each.is_own]


def left_of(station: Station, word: str, *, layout: str, folder: Path) -> float:
    """Where a word of the first badge begins on the paper, in millimetres."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    order = BadgeOrder(module="M1", layout=layout)
    (folder / "badges.pdf").write_bytes(draw(station, order, ready_badges(station, order).value[:1]).pdf)
    command = ["pdftotext", "-bbox", folder / "badges.pdf", "-"]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    found = re.search(rf'xMin="([\d.]+)"[^>]*>{word}<', said)
    assert found is not None, said
    return float(found[1]) / MM


def test_own_layouts_and_shipped_ones_are_offered(dialog: DesignsDialog) -> None:
    assert set(dialog.known.titles) == {each.title for each in layouts().values()}
    assert dialog.draft.layout == layout("name-label")
    assert not dialog.known.remove.isEnabled()


def test_a_click_chooses_a_box_and_one_beside_it_none(dialog: DesignsDialog, qtbot: QtBot) -> None:
    area = dialog.canvas.viewport()
    qtbot.mouseClick(area, Qt.MouseButton.LeftButton, pos=middle(dialog, SURNAME))
    assert dialog.draft.chosen == {SURNAME}
    assert dialog.properties.boxes.currentText() == "Surname, Organisation, Country, Role"
    assert dialog.canvas.accessibleDescription() == "Surname, Organisation, Country, Role"
    qtbot.mouseClick(area, Qt.MouseButton.LeftButton, SHIFT, pos=middle(dialog, 3))
    assert dialog.draft.chosen == {SURNAME, 3}
    qtbot.mouseClick(area, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert dialog.draft.chosen == frozenset()
    assert dialog.draft.history.isClean()


def test_a_drag_moves_a_box_by_as_much_and_can_be_taken_back(dialog: DesignsDialog, qtbot: QtBot) -> None:
    before = dialog.draft.layout.boxes[SURNAME]
    drag(dialog, qtbot, middle(dialog, SURNAME), QPoint(40, 24))
    after = dialog.draft.layout.boxes[SURNAME]
    assert after.x - before.x == pytest.approx(millimetres(dialog, 40), abs=0.02)
    assert after.y - before.y == pytest.approx(millimetres(dialog, 24), abs=0.02)
    assert (after.width, after.height) == (before.width, before.height)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    assert dialog.draft.layout.boxes[SURNAME] == before
    qtbot.keyClick(dialog, Qt.Key.Key_Y, CONTROL)
    assert dialog.draft.layout.boxes[SURNAME] == after


def test_a_box_comes_to_rest_at_another_ones_edge(dialog: DesignsDialog, qtbot: QtBot) -> None:
    pixel = 1 / millimetres(dialog, 1)
    drag(dialog, qtbot, middle(dialog, 4), QPoint(-2, -round(9 * pixel)), free=False)
    assert dialog.draft.layout.boxes[4].x == dialog.draft.layout.boxes[3].x
    assert dialog.canvas._guides == ()


def test_a_handle_resizes_and_the_other_edges_stay(dialog: DesignsDialog, qtbot: QtBot) -> None:
    dialog.draft.choose({SURNAME})
    before = dialog.draft.layout.boxes[SURNAME]
    corner = dialog.canvas.handles()[Handle.SOUTH_EAST].toPoint()
    drag(dialog, qtbot, corner, QPoint(-60, -30))
    after = dialog.draft.layout.boxes[SURNAME]
    assert (after.x, after.y) == (before.x, before.y)
    assert after.width - before.width == pytest.approx(-millimetres(dialog, 60), abs=0.25)
    assert after.height - before.height == pytest.approx(-millimetres(dialog, 30), abs=0.25)
    assert dialog.properties.box_form.wide.value() == pytest.approx(after.width)


def test_escape_leaves_a_drag_as_if_it_had_not_begun(dialog: DesignsDialog, qtbot: QtBot) -> None:
    area, start = dialog.canvas.viewport(), middle(dialog, SURNAME)
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    move(dialog, start + QPoint(50, 0), Qt.KeyboardModifier.NoModifier)
    assert dialog.draft.shown != dialog.draft.layout
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 0))
    assert dialog.draft.shown == dialog.draft.layout == layout("name-label")
    assert dialog.isVisible()


def test_a_rectangle_drawn_over_the_paper_chooses_what_it_touches(dialog: DesignsDialog, qtbot: QtBot) -> None:
    whole = dialog.canvas._in_pixels(dialog.canvas._sheet.whole).toRect()
    drag(dialog, qtbot, whole.topLeft() - QPoint(10, 10), QPoint(whole.width() + 20, whole.height() + 20))
    assert dialog.draft.chosen == set(range(5))


def test_arrows_nudge_and_what_they_did_is_one_step_back(dialog: DesignsDialog, qtbot: QtBot) -> None:
    dialog.draft.choose({SURNAME})
    before = dialog.draft.layout.boxes[SURNAME]
    for _ in range(3):
        qtbot.keyClick(dialog.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Up, SHIFT)
    after = dialog.draft.layout.boxes[SURNAME]
    assert (after.x - before.x, after.y - before.y) == (pytest.approx(1.5), pytest.approx(-5))
    assert dialog.tools.undo.toolTip().startswith("Undo: Move")
    dialog.tools.undo.click()
    assert dialog.draft.layout == layout("name-label")


def test_keys_choose_copy_and_delete(dialog: DesignsDialog, qtbot: QtBot) -> None:
    dialog.canvas.setFocus()
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_PageDown)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_PageDown)
    assert dialog.draft.chosen == {1}
    qtbot.keyClick(dialog, Qt.Key.Key_D, CONTROL)
    assert (len(dialog.draft.layout.boxes), dialog.draft.chosen) == (6, {5})
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Delete)
    assert dialog.draft.layout == layout("name-label")


def test_what_was_dragged_is_printed_where_it_was_left(
    dialog: DesignsDialog, station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    before = left_of(station, "Adolph", layout="name-label", folder=tmp_path)
    drag(dialog, qtbot, middle(dialog, SURNAME), QPoint(30, 0))
    way = dialog.draft.layout.boxes[SURNAME].x - layout("name-label").boxes[SURNAME].x
    qtbot.keyClick(dialog, Qt.Key.Key_S, CONTROL)
    sheet_scale = (80 - 2 * 4) / (80 - 2 * 3.5)
    after = left_of(station, "Adolph", layout=dialog.draft.layout.id, folder=tmp_path)
    assert way > 2
    assert after - before == pytest.approx(way * sheet_scale, abs=0.05)


def test_a_shipped_layout_is_saved_as_a_copy_that_can_be_opened_again(
    dialog: DesignsDialog, station: Station, qtbot: QtBot
) -> None:
    drag(dialog, qtbot, middle(dialog, SURNAME), QPoint(30, 0))
    assert dialog.windowTitle().endswith("not saved yet")
    with qtbot.waitSignal(dialog.touched):
        dialog.save_button.click()
    made = dialog.draft.layout
    assert own(station) == [made.title] == ["Name label (copy)"]
    assert dialog.draft.history.isClean()
    show(dialog, "lanyard-a6")
    show(dialog, made.id)
    assert dialog.draft.layout == made
    assert dialog.known.remove.isEnabled()


def test_saving_again_changes_the_same_layout_even_after_undo(dialog: DesignsDialog, station: Station) -> None:
    dialog.draft.choose({SURNAME})
    dialog.tools.align(Align.BOTTOM)
    dialog.save()
    dialog.draft.history.undo()
    dialog.draft.history.undo()
    dialog.save()
    assert own(station) == ["Name label"]
    assert list_layouts(station)[0].layout.boxes == layout("name-label").boxes


def test_unsaved_changes_ask_by_name_before_another_layout_is_shown(dialog: DesignsDialog) -> None:
    dialog.draft.choose({SURNAME})
    dialog.tools.delete()
    show(dialog, "card-cr80")
    assert question(dialog).windowTitle() == "Discard the changes to Name label"
    question(dialog).keep.click()
    assert len(dialog.draft.layout.boxes) == 4
    assert dialog.known.list.currentItem().text() == "Name label"
    show(dialog, "card-cr80")
    question(dialog).do.click()
    assert dialog.draft.layout == layout("card-cr80")


def test_closing_with_unsaved_changes_asks_and_without_does_not(dialog: DesignsDialog, qtbot: QtBot) -> None:
    dialog.draft.choose({SURNAME})
    dialog.tools.delete()
    dialog.close()
    assert dialog.isVisible()
    question(dialog).do.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_a_new_layout_begins_from_the_one_that_is_seen(dialog: DesignsDialog, station: Station) -> None:
    dialog.known.copy.click()
    dialog.known.copy.click()
    assert own(station) == ["Name label (copy)", "Name label (copy) (copy)"]
    assert dialog.focusWidget() is dialog.properties.layout_form.name


def test_a_layout_is_renamed_and_removed_by_name(dialog: DesignsDialog, station: Station, qtbot: QtBot) -> None:
    dialog.known.copy.click()
    qtbot.keyClicks(dialog.properties.layout_form.name, "Our label")
    dialog.save()
    assert own(station) == ["Our label"]
    dialog.known.remove.click()
    assert question(dialog).windowTitle() == "Remove Our label"
    question(dialog).do.click()
    assert own(station) == []
    assert "Our label is removed." in dialog.strip.text


def test_a_layout_goes_out_and_comes_in_as_a_file(dialog: DesignsDialog, station: Station, tmp_path: Path) -> None:
    file = tmp_path / "label.toml"
    dialog.export_to(str(file))
    dialog.import_from(str(file))
    assert own(station) == ["Name label"]
    assert replace(dialog.draft.layout, id="name-label") == layout("name-label")
    (tmp_path / "notes.toml").write_text("no layout", encoding="utf-8")
    dialog.import_from(str(tmp_path / "notes.toml"))
    assert "notes is not a badge layout" in dialog.strip.text


def test_the_fields_place_a_box_and_keep_it_on_the_paper(dialog: DesignsDialog) -> None:
    dialog.draft.choose({SURNAME})
    form = dialog.properties.box_form
    form.left.setValue(12.5)
    assert dialog.draft.layout.boxes[SURNAME].x == 12.5
    form.left.setValue(500)
    assert dialog.draft.layout.boxes[SURNAME].x == form.left.value() == pytest.approx(80 - 49.5)
    dialog.draft.history.undo()
    assert dialog.draft.layout == layout("name-label")


def test_texts_are_changed_added_ordered_and_removed(dialog: DesignsDialog, qtbot: QtBot) -> None:
    dialog.draft.choose({SURNAME})
    texts = dialog.properties.box_form.texts
    texts.list.setCurrentRow(2)
    texts.shows.show_kind(Shows.DIET)
    texts.shows.activated.emit(texts.shows.currentIndex())
    texts.type_size.setValue(14)
    texts.strong.click()
    said = texts.says[2]
    assert (said.shows, said.size, said.strong, said.colour) == (Shows.DIET, 14, True, "muted")
    texts.add.click()
    qtbot.keyClicks(texts.fixed, "Hello")
    assert (len(texts.says), texts.says[4].words) == (5, "Hello")
    texts.up.click()
    assert texts.says[3].words == "Hello"
    texts.remove.click()
    assert len(texts.says) == 4
    texts.floor.setValue(40)
    assert texts.says[3].floor == texts.says[3].size


def test_undo_reaches_the_editor_from_a_field_of_figures(dialog: DesignsDialog, qtbot: QtBot) -> None:
    dialog.draft.choose({SURNAME})
    field = dialog.properties.box_form.left
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert dialog.draft.layout.boxes[SURNAME].x == 4
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert dialog.draft.layout == layout("name-label")
    assert field.value() == 3.5


def test_boxes_are_added_on_the_side_under_work(dialog: DesignsDialog) -> None:
    show(dialog, "butterfly-a6")
    dialog.draft.choose({16})
    for action in dialog.tools.add.menu().actions()[:5]:
        dialog.tools.add_what(action)
    added = dialog.draft.layout.boxes[-5:]
    assert [box.holds for box in added] == [Holds.TEXTS, Holds.CODE, Holds.AGENDA, Holds.BAND, Holds.LOGOS]
    assert {box.panel for box in added} == {layout("butterfly-a6").boxes[16].panel}
    dialog.save()
    assert dialog.strip.text.endswith("is saved.")


def test_pictures_come_from_png_and_svg_files(dialog: DesignsDialog, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png_of(30, 10, "green"))
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    dialog.tools.add_picture(str(tmp_path / "logo.png"))
    assert dialog.draft.layout.pictures == {"logo": png_of(30, 10, "green")}
    dialog.properties.box_form.use_picture(str(tmp_path / "logo.svg"))
    (drawn,) = dialog.draft.layout.pictures.values()
    picture = QImage.fromData(drawn)
    assert (picture.width(), picture.height()) == (1200, 600)
    assert picture.pixelColor(600, 300) == QColor("red")


@pytest.mark.parametrize("name", ["photo.png", "drawing.svg"])
def test_a_file_that_is_no_picture_is_told_and_changes_nothing(
    dialog: DesignsDialog, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"no picture")
    dialog.tools.add_picture(str(tmp_path / name))
    assert f"{name} is not a picture that can be printed." in dialog.strip.text
    assert dialog.draft.layout == layout("name-label")


def test_a_colour_is_changed_by_its_name_and_one_is_added(dialog: DesignsDialog) -> None:
    dialog.properties.colours._buttons["accent"].click()
    dialog.properties.colours.use(QColor("#123456"))
    assert dialog.draft.layout.colours["accent"] == "#123456"
    dialog.properties.colours.add.click()
    dialog.properties.colours.use(QColor("#654321"))
    assert dialog.draft.layout.colours["Colour 1"] == "#654321"
    dialog.draft.choose({0})
    assert dialog.properties.box_form.colour.findData("Colour 1") >= 0


def test_anybody_invited_can_be_seen_on_any_stock_that_suits(dialog: DesignsDialog) -> None:
    names = [dialog.sights.people.itemText(row) for row in range(dialog.sights.people.count())]
    assert len(names) == 28
    dialog.sights.longest.click()
    assert dialog.sights.people.currentText() == max(names, key=len)
    seen = [mark.text for placed in dialog.draft.struck.panels for mark in placed.marks if hasattr(mark, "text")]
    assert seen[0] in dialog.sights.people.currentText()
    dialog.sights.on.setCurrentIndex(2)
    dialog.sights.changed.emit()
    assert dialog.draft.plate.stock.title == dialog.sights.on.currentText()


def test_a_person_is_found_by_typing_and_nonsense_leaves_who_was_seen(dialog: DesignsDialog, qtbot: QtBot) -> None:
    people = dialog.sights.people
    wanted = people.itemText(7)
    people.lineEdit().selectAll()
    qtbot.keyClicks(people, wanted.casefold())
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert people.currentText() == wanted
    assert any(getattr(mark, "text", "") in wanted for mark in dialog.draft.struck.panels[0].marks)
    people.lineEdit().setText("nobody of that name")
    people.lineEdit().editingFinished.emit()
    assert people.currentText() == wanted


def test_keys_go_from_the_label_to_whom_it_is_seen_with_and_to_what_is_wrong(dialog: DesignsDialog) -> None:
    order, here = [], dialog.canvas
    wanted = (*dialog.sights.fields, dialog.flaws)
    for _ in range(40):
        here = here.nextInFocusChain()
        order += [here] if here in wanted else []
    assert tuple(order[: len(wanted)]) == wanted


def test_a_layout_without_a_name_keeps_the_one_it_had(dialog: DesignsDialog, station: Station, qtbot: QtBot) -> None:
    dialog.known.copy.click()
    qtbot.keyClick(dialog.properties.layout_form.name, Qt.Key.Key_Delete)
    dialog.save()
    assert own(station) == ["Name label (copy)"]


def test_the_mouse_moves_as_far_on_another_stock(dialog: DesignsDialog, qtbot: QtBot) -> None:
    dialog.sights.on.setCurrentIndex(dialog.sights.on.findText("Avery 5395", Qt.MatchFlag.MatchStartsWith))
    dialog.sights.changed.emit()
    across, _ = dialog.draft.plate.scale
    before = dialog.draft.layout.boxes[SURNAME].x
    drag(dialog, qtbot, middle(dialog, SURNAME), QPoint(40, 0))
    assert dialog.draft.layout.boxes[SURNAME].x - before == pytest.approx(40 / dialog.canvas.zoom / across, abs=0.02)


def test_what_is_wrong_is_told_at_once_and_leads_to_its_box(dialog: DesignsDialog) -> None:
    assert dialog.flaws.sentences == ("Nothing is wrong with this badge.",)
    dialog.draft.choose({3})
    dialog.properties.box_form.wide.setValue(8)
    assert any("printer dots" in sentence for sentence in dialog.flaws.sentences)
    dialog.draft.choose(())
    dialog.flaws.itemClicked.emit(dialog.flaws.item(0))
    assert dialog.draft.chosen == {3}


def test_at_the_door_layouts_are_looked_at_and_not_saved(station: Station, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = DesignsDialog(replace(station, rights=Rights.DOOR), window)
    made.draft.choose({0})
    made.tools.delete()
    made.save()
    assert "is for supervisors" in made.strip.text
    assert own(station) == []
    assert not made.draft.history.isClean()


def test_the_wheel_with_control_zooms_and_fit_shows_all(dialog: DesignsDialog, qtbot: QtBot) -> None:
    fitting = dialog.canvas.zoom
    qtbot.keyClick(dialog, Qt.Key.Key_Plus, CONTROL)
    assert dialog.canvas.zoom == pytest.approx(fitting * 1.2)
    qtbot.keyClick(dialog, Qt.Key.Key_0, CONTROL)
    assert dialog.canvas.zoom == pytest.approx(fitting)


@pytest.mark.parametrize("name", layouts())
def test_everything_has_a_name_whatever_is_chosen(dialog: DesignsDialog, name: str) -> None:
    show(dialog, name)
    assert nameless(dialog) == []
    for at in range(len(dialog.draft.layout.boxes)):
        dialog.draft.choose({at})
        assert nameless(dialog) == []


def test_away_from_the_label_it_stands_without_frames(dialog: DesignsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.canvas.setFocus()
    framed = dialog.canvas.grab().toImage()
    dialog.known.list.setFocus()
    assert dialog.canvas.grab().toImage() != framed
    dialog.canvas.setFocus()
    assert dialog.canvas.grab().toImage() == framed


def test_the_dialog_fits_the_screen_it_promises(dialog: DesignsDialog) -> None:
    assert dialog.minimumSizeHint().width() <= 1200
    assert dialog.minimumSizeHint().height() <= 760


def test_the_programmes_colours_are_offered_first(station: Station, qtbot: QtBot) -> None:
    header = programme_header(station)
    logo = FunderFacts(name="Swedish Institute", logo=png_of(60, 20, "#0a8a59"), logo_kind="png")
    edit_programme(station, replace(header, funders=(logo,)))
    shipped = layout("name-label")
    save_layout(station, replace(shipped, title="Ours", colours={**shipped.colours, "text": "#aa3377"}))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = DesignsDialog(station, window)
    dialog.open()
    colours = dialog.properties.colours
    colours._buttons["text"].click()
    offered = [action.text() for action in colours.menu.actions() if action.text()]
    assert offered == ["Swedish Institute · #0a8a59", "Ours · #aa3377", "Another colour…"]
    colours.menu.actions()[0].trigger()
    assert dialog.draft.layout.colours["text"] == "#0a8a59"
    colours.menu.actions()[-1].trigger()
    assert dialog.findChild(QColorDialog).isVisible()
    colours.menu.close()
