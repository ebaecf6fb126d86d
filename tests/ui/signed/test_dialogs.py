"""Going through signed pages by keys, and settling what differs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.differences import differences
from blp_desktop.desk.modules import module_card
from blp_desktop.desk.printed_sheets import keep_sheets
from blp_desktop.desk.signed_sheets import ReadPage, ReadScan, file_scans, filed_pages
from blp_desktop.desk.signing import SignedRow, page_signed, say_all_signed
from blp_desktop.desk.station import Rights, seated
from blp_desktop.domain.signatures import Difference, Reason, Said
from blp_desktop.ui.signed.codes import read_page
from blp_desktop.ui.signed.naming_dialog import NamingDialog
from blp_desktop.ui.signed.scans import opened_scan
from blp_desktop.ui.signed.settling_dialog import SettlingDialog
from blp_desktop.ui.signed.signed_dialog import SignedSheetsDialog
from blp_desktop.ui.signed.signing_dialog import SigningDialog
from tests.desk.demo import AM, MORNING, Desk, close_desk, open_desk
from tests.ui.accessible import nameless
from tests.ui.signed.papers import Paper, as_bytes, turned

Press = Callable[..., None]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: Paper) -> Iterator[Desk]:
    """The demo, with the signed sheet filed: its first page lay upside down."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = open_desk(tmp_path)
    keep_sheets(made.station, [paper.sheet])
    content = as_bytes(turned(paper.pages[0], 180), *paper.pages[1:], kind="PDF")
    with opened_scan("signed.pdf", content) as scan:
        found = [read_page(scan, number + 1) for number in range(scan.pages)]
    pages = tuple(ReadPage(at + 1, page.code, page.corners) for at, page in enumerate(found) if page.code)
    file_scans(made.station, [ReadScan("signed.pdf", "pdf", content, pages)])
    yield made
    close_desk(made)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def signing(desk: Desk, host: QWidget) -> SigningDialog:
    """The dialog at the first page."""
    made = SigningDialog(desk.station, [page.id for page in filed_pages(desk.station, "M1")], host)
    made.show()
    return made


@pytest.fixture
def press(signing: SigningDialog, qtbot: QtBot) -> Press:
    """Press keys over the table."""

    def pressed(*keys: Qt.Key) -> None:
        for key in keys:
            qtbot.keyClick(signing.table, key)

    return pressed


def said(desk: Desk, page: int = 0) -> list[tuple[Said, ...]]:
    """What was said of the rows of a page."""
    return [row.said for row in page_signed(desk.station, filed_pages(desk.station, "M1")[page].id).rows]


YES, NO, ODD, NIL = Said.SIGNED, Said.NOT_SIGNED, Said.ILLEGIBLE, Said.UNSAID


def test_keys_alone_say_who_signed_and_each_is_kept_at_once(desk: Desk, signing: SigningDialog, press: Press) -> None:
    press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_Right, Qt.Key.Key_I)
    assert said(desk)[:3] == [(YES, YES), (NO, ODD), (NIL, NIL)]
    press(Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert said(desk)[1] == (YES, NIL)
    press(Qt.Key.Key_Space)
    assert said(desk)[1] == (NO, NIL)
    assert signing.progress.text() == "1 of 13 rows"


def test_all_signed_says_the_rest_of_the_page(desk: Desk, signing: SigningDialog, press: Press, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N)
    signing.all_signed.click()
    assert (said(desk)[0], said(desk)[1]) == ((NO, YES), (YES, YES))
    assert signing.progress.text() == "13 of 13 rows"
    assert said(desk, page=1)[0] == (NIL, NIL)
    signing.undo.click()
    assert signing.progress.text() == "0 of 13 rows"


def test_an_undo_takes_back_what_was_said_here_and_not_the_filing(
    desk: Desk, signing: SigningDialog, press: Press
) -> None:
    assert not signing.undo.isEnabled()
    press(Qt.Key.Key_Space)
    signing.undo.click()
    assert not signing.undo.isEnabled()
    assert said(desk)[0] == (NIL, NIL)
    assert len(filed_pages(desk.station, "M1")) == 3


def test_it_begins_again_where_one_stopped(desk: Desk, signing: SigningDialog, press: Press, host: QWidget) -> None:
    press(*[Qt.Key.Key_Return] * 5)
    again = SigningDialog(desk.station, [page.id for page in filed_pages(desk.station, "M1")], host)
    place = again.table.currentIndex()
    assert (again.table.rows.row_at(place.row()).number, place.column()) == (3, 3)


def test_the_picture_stands_upright_and_marks_the_row_with_the_cursor(signing: SigningDialog, press: Press) -> None:
    view = signing.picture.view
    assert view.turned == 180
    first = view.band.boundingRect()
    press(Qt.Key.Key_Down)
    second = view.band.boundingRect()
    assert second.bottom() < first.bottom()
    assert abs(second.bottom() - first.top()) < 3


def test_the_picture_is_looked_at_closely_and_turned(signing: SigningDialog) -> None:
    view = signing.picture.view
    whole = view.transform().m11()
    signing.picture.closer.click()
    assert abs(view.transform().m11()) > abs(whole)
    signing.picture.farther.click()
    assert view.transform().m11() == pytest.approx(whole)
    signing.picture.turn.click()
    assert view.turned == 270


def test_the_pages_follow_each_other(signing: SigningDialog) -> None:
    assert (signing.before.isEnabled(), signing.where.text()) == (False, "Page 1 of 3")
    signing.after.click()
    signing.after.click()
    assert (signing.after.isEnabled(), signing.where.text()) == (False, "Page 3 of 3")
    assert signing.picture.view.turned == 0


def blank_row(desk: Desk) -> SignedRow:
    """The first blank row of the last page."""
    last = page_signed(desk.station, filed_pages(desk.station, "M1")[2].id)
    return next(row for row in last.rows if row.blank)


def test_somebody_is_named_for_a_blank_row_and_then_signs(
    desk: Desk, signing: SigningDialog, press: Press, qtbot: QtBot
) -> None:
    signing.after.click()
    signing.after.click()
    number = blank_row(desk).number
    at = next(place for place in range(20) if signing.table.rows.row_at(place).number == number)
    signing.table.setCurrentIndex(signing.table.rows.index(at, 2))
    press(Qt.Key.Key_Space)
    dialog = next(each for each in signing.findChildren(NamingDialog) if each.isVisible())
    assert nameless(dialog) == []
    dialog.person.setEditText("Nobody At All")
    dialog.save_button.click()
    assert dialog.isVisible()
    dialog.person.setCurrentIndex(1)
    name = dialog.person.currentText().partition(",")[0]
    dialog.save_button.click()
    press(Qt.Key.Key_Space)
    row = blank_row(desk)
    assert (row.name, row.said) == (name, (YES, NIL))


def test_door_staff_may_look_but_say_nothing(desk: Desk, host: QWidget, qtbot: QtBot) -> None:
    eva = seated(desk.station, operator="Eva", rights=Rights.DOOR)
    dialog = SigningDialog(eva, [page.id for page in filed_pages(desk.station, "M1")], host)
    dialog.show()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "for supervisors" in dialog.strip.text
    assert said(desk)[0] == (NIL, NIL)


@pytest.fixture
def overview(desk: Desk, host: QWidget) -> SignedSheetsDialog:
    """Everybody signed all day; three were scanned in the morning, nobody in the afternoon."""
    for page in filed_pages(desk.station, "M1"):
        say_all_signed(desk.station, page.id)
    for number in range(3):
        desk.scan(desk.code(number), at=MORNING, checkpoint=AM)
    made = SignedSheetsDialog(desk.station, module_card(desk.station, "M1"), host)
    made.show()
    return made


def test_the_overview_tells_what_is_filed_how_far_one_is_and_what_differs(overview: SignedSheetsDialog) -> None:
    assert overview.pages.count() == 3
    assert overview.summary.text() == "Rows gone through: 30 of 30. Differences: 53, open: 53."
    assert {overview.words.difference(line) for line in overview._lines.values()} == {"Signed, not scanned"}


def settling(overview: SignedSheetsDialog) -> SettlingDialog:
    """The dialog that settles what is chosen."""
    overview.settle.click()
    return next(each for each in overview.findChildren(SettlingDialog) if each.isVisible())


def test_differences_of_one_kind_are_settled_together_with_a_note(desk: Desk, overview: SignedSheetsDialog) -> None:
    overview.table.choose(overview.table.rows.ids()[:3])
    assert overview.settle.text() == "Settle 3…"
    dialog = settling(overview)
    assert nameless(dialog) == []
    assert "counts for certificates by its signature" in dialog.consequence.text()
    dialog.note.setText("The scanner was being charged.")
    dialog.save_button.click()
    assert overview.summary.text().endswith("Differences: 53, open: 50.")
    settled = [line for line in differences(desk.station, "M1") if line.reason]
    assert {(line.reason, line.note, line.settled_by) for line in settled} == {
        (Reason.ATTESTED, "The scanner was being charged.", "Anna")
    }


def test_a_reason_of_one_s_own_needs_a_note(overview: SignedSheetsDialog) -> None:
    overview.table.choose_first()
    dialog = settling(overview)
    dialog.reason.setCurrentIndex(dialog.reason.findData(Reason.OTHER.value))
    dialog.save_button.click()
    assert dialog.isVisible()
    dialog.note.setText("Asked her on the telephone.")
    dialog.save_button.click()
    assert overview.summary.text().endswith("open: 52.")


def test_differences_of_two_kinds_are_not_settled_together(
    desk: Desk, overview: SignedSheetsDialog, qtbot: QtBot
) -> None:
    page = filed_pages(desk.station, "M1")[0].id
    dialog = SigningDialog(desk.station, [page], overview)
    dialog.show()
    qtbot.keyClick(dialog.table, Qt.Key.Key_I)
    dialog.accept()
    overview.read()
    kinds = {line.difference for line in differences(desk.station, "M1")}
    assert kinds == {Difference.SIGNED_ONLY, Difference.ILLEGIBLE}
    overview.table.choose(overview.table.rows.ids())
    overview.settle.click()
    assert "one kind" in overview.strip.text


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_everything_can_be_named_and_fits_a_small_screen(
    scheme: Qt.ColorScheme, overview: SignedSheetsDialog, signing: SigningDialog
) -> None:
    for dialog in (overview, signing):
        assert nameless(dialog) == []
        small = dialog.minimumSizeHint()
        assert small.width() <= 1024
        assert small.height() <= QSize(1024, 700).height()
