"""The door's camera: from a frame to a row in the ledger and the painted verdict, through the real parts."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.station import looking
from blp_desktop.store.schema import Ledger
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.look.colours import LIGHT
from tests.desk.demo import Desk, demo_file
from tests.ui.accessible import nameless
from tests.ui.camera.scenes import Light, Pixels, badges, frame_of, scene
from tests.ui.camera.watching import begun, hold_up


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept; the demo that all tests share was made by the laptop that all share."""
    demo_file()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def looking_tab(tab: CheckinTab, qtbot: QtBot) -> CheckinTab:
    """The tab with its camera on."""
    tab.place.camera.click()
    begun(tab.camera.pane, qtbot)
    return tab


def see(tab: CheckinTab, qtbot: QtBot, *pictures: QImage) -> str:
    """What the panel says after these were before the camera."""
    hold_up(tab.camera.pane, qtbot, *(frame_of(picture, Pixels.Format_NV12) for picture in pictures))
    return tab.panel.text


def ledger(desk: Desk) -> list[tuple[str, str | None]]:
    """Each row's verdict and whose it is, in turn."""
    with looking(desk.station) as session:
        rows = session.scalars(select(Ledger).order_by(Ledger.sequence)).all()
        return [(row.verdict, row.person_id) for row in rows]


def qr_of(text: str) -> QImage:
    """Somebody else's code, as it hangs on a wall."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    image = zxingcpp.write_barcode_to_image(made, scale=20, add_quiet_zones=True)
    height, width = image.shape
    return QImage(bytes(image), width, height, width, QImage.Format.Format_Grayscale8).copy()


def test_a_badge_held_up_is_admitted_and_in_the_ledger_once(
    looking_tab: CheckinTab, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    held = scene(*badges(desk, tmp_path), angle=25)
    assert see(looking_tab, qtbot, held, held, held).startswith("Admitted")
    assert ledger(desk) == [("ADMITTED", desk.person())]
    qtbot.waitUntil(lambda: looking_tab.side.present.text == "Present 1 of 28")


def test_a_queue_of_badges_is_let_in_one_after_another(
    looking_tab: CheckinTab, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dim = Light(contrast=0.6, light=0.4)
    queue = [scene(badge, scale=3.0, light=dim) for badge in badges(desk, tmp_path, range(5))]
    see(looking_tab, qtbot, *queue, *queue)
    assert sorted(ledger(desk)) == sorted(("ADMITTED", desk.person(number)) for number in range(5))


def test_the_outline_has_the_verdict_s_colour(
    looking_tab: CheckinTab, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = (scene(badge, scale=4.0) for badge in badges(desk, tmp_path, (0, 1)))
    cancel_invitation(desk.station, module="M1", people=[desk.person(1)])
    colours = []
    for held in (first, second):
        see(looking_tab, qtbot, held)
        preview = looking_tab.camera.pane.preview
        colours.append(preview.grab().toImage().pixelColor(preview.outline.at(0).toPoint()).name())
    assert colours == [LIGHT.in_, LIGHT.stopped]


def test_a_foreign_code_in_view_is_judged_once(looking_tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    wall = scene(qr_of("https://example.org/wifi"), scale=3.0)
    told = see(looking_tab, qtbot, *[wall] * 10)
    assert told.startswith("Unknown code")
    assert ledger(desk) == [("UNKNOWN_CODE", None)]


def test_after_a_foreign_code_the_next_badge_works(
    looking_tab: CheckinTab, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    held = scene(*badges(desk, tmp_path), scale=3.0)
    assert see(looking_tab, qtbot, scene(qr_of("x"), scale=3.0), held).startswith("Admitted")


def test_the_field_keeps_the_keyboard_and_what_was_typed_goes_on(looking_tab: CheckinTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(looking_tab.field.hasFocus)
    qtbot.keyClicks(looking_tab.field, "kal")
    see(looking_tab, qtbot, scene())
    assert looking_tab.field.text() == "kal"
    assert looking_tab.field.hasFocus()


def test_it_is_off_until_it_is_asked_for_and_stays_as_it_was_left(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    assert tab.camera.isHidden()
    qtbot.waitUntil(tab.isActiveWindow)
    qtbot.keyClick(tab.field, Qt.Key.Key_F10)
    assert preferences().camera_is_on
    again = CheckinTab(desk.station)
    qtbot.addWidget(again)
    assert again.place.camera.isChecked()
    again.show()
    begun(again.camera.pane, qtbot)
    qtbot.waitUntil(again.isActiveWindow)
    qtbot.keyClick(again.field, Qt.Key.Key_F10)
    assert again.camera.pane.source is None
    assert not preferences().camera_is_on
    again.close_door()


def test_it_looks_only_while_the_tab_is_in_sight(looking_tab: CheckinTab, qtbot: QtBot) -> None:
    looking_tab.hide()
    assert looking_tab.camera.pane.source is None
    looking_tab.show()
    begun(looking_tab.camera.pane, qtbot)
    looking_tab.close()
    assert looking_tab.camera.pane.source is None


def test_a_door_without_its_camera_waits_for_none_of_it() -> None:
    needless = "{'PySide6.QtMultimedia', 'zxingcpp'} & set(sys.modules)"
    asked = [sys.executable, "-c", f"import sys, blp_desktop.ui.checkin.tab; sys.exit(bool({needless}))"]
    assert subprocess.run(asked, timeout=60, check=False).returncode == 0


def test_one_camera_needs_no_choice(looking_tab: CheckinTab) -> None:
    assert looking_tab.camera.choice.isHidden()


def test_a_screen_reader_can_name_everything(looking_tab: CheckinTab) -> None:
    assert nameless(looking_tab) == []
