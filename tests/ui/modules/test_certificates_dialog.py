"""The certificates' dialog: who reaches one, how it looks, and where it goes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blp_desktop.desk.certificate_rules import CertificateRules, certificate_rules, signature_of
from blp_desktop.desk.checkin import Scan, scan
from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.station import Station, looking
from blp_desktop.ui.modules.certificates_dialog import CertificatesDialog
from blp_desktop.ui.modules.signature_dialog import SignatureDialog
from blp_desktop.ui.modules.tab import ModulesTab
from tests.paper.test_logos import logo
from tests.reading import text_of
from tests.ui.accessible import nameless


def attend(station: Station, number: int, *, most: int = 99) -> None:
    """Let one of the invited in at the half-days of Stockholm."""
    with looking(station) as session:
        module = module_named(session, "M1")
        who = expected_people(session, module)[number].id
        halves = checkpoints_of(session, module)[:most]
    with opened_door(station, "M1") as door:
        for half in halves:
            assert half.core is not None
            scan(door, Scan(person=who, at=half.core.opens, checkpoint=half.id))


@pytest.fixture
def dialog(tab: ModulesTab, station: Station) -> CertificatesDialog:
    """The dialog for Stockholm, where one has attended everything."""
    attend(station, 0)
    return opened(tab)


def opened(tab: ModulesTab) -> CertificatesDialog:
    """The dialog of the shown module."""
    tab.view.header.certificates.trigger()
    return next(dialog for dialog in tab.findChildren(CertificatesDialog) if dialog.isVisible())


def row_words(dialog: CertificatesDialog, place: int) -> list[str]:
    """What stands in a row."""
    row = dialog.table.rows.row_at(place)
    return [column.whole_text(row) for column in dialog.table.rows.columns]


def test_everyone_is_listed_with_what_is_missing(dialog: CertificatesDialog) -> None:
    assert dialog.table.count() == 28
    assert row_words(dialog, 0)[1] == "Reaches it, 6 of 6 half-days"
    assert row_words(dialog, 1)[1] == "Can still reach it, 0 of 6 half-days; needs 5 more, 6 still to come"
    assert dialog.summary.text().startswith("1 reach it, 27 can still reach it, 0 miss it.")


def test_that_more_is_to_come_is_told(dialog: CertificatesDialog) -> None:
    assert "states what was attended until now" in dialog.summary.text()


def test_for_the_edition_modules_are_counted(dialog: CertificatesDialog) -> None:
    dialog.scope_choice.setCurrentIndex(1)
    assert row_words(dialog, 0)[1] == "Can still reach it, 1 of 3 modules; needs 2 more, 2 still to come"
    assert not dialog.save_all.isEnabled()


def test_what_it_takes_can_be_set_and_is_kept(dialog: CertificatesDialog, station: Station) -> None:
    attend(station, 1, most=3)
    dialog.percent.setValue(50)
    dialog.modules.setValue(2)
    dialog.percent.editingFinished.emit()
    assert certificate_rules(station, "2017") == CertificateRules(50, 2)
    assert row_words(dialog, 1)[1] == "Reaches it, 3 of 6 half-days"


def test_all_modules_stays_all_when_modules_are_added(dialog: CertificatesDialog, station: Station) -> None:
    dialog.percent.setValue(60)
    dialog.percent.editingFinished.emit()
    assert certificate_rules(station, "2017") == CertificateRules(60, None)


def test_the_certificate_of_the_chosen_person_is_shown(dialog: CertificatesDialog) -> None:
    first = dialog.preview.page.pixmap().toImage()
    dialog.table.choose([dialog.table.rows.row_at(1).id])
    second = dialog.preview.page.pixmap().toImage()
    assert first.width() > first.height()
    assert first != second


def test_all_are_saved_as_one_pdf_and_told(dialog: CertificatesDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.save_all.click()
    dialog.findChildren(QFileDialog)[-1].close()
    with qtbot.waitSignal(dialog.save_as.ended):
        dialog.save_as.save_to(str(tmp_path / "all.pdf"))
    assert "1 certificates are ready." in dialog.strip.text
    assert "Certificate of attendance" in text_of((tmp_path / "all.pdf").read_bytes())


def test_one_each_goes_into_a_folder(dialog: CertificatesDialog, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([dialog.save_as.ended, dialog.touched]):
        dialog.save_each_into(str(tmp_path / "each"))
    assert len(list((tmp_path / "each").glob("certificate-stockholm-*.pdf"))) == 1


def test_stopped_nothing_is_saved_and_that_is_told(dialog: CertificatesDialog, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.save_as.ended):
        dialog.save_each_into(str(tmp_path / "each"))
        dialog.work_bar.cancel.click()
    assert dialog.strip.text == "Stopped; nothing was saved."
    assert not (tmp_path / "each").exists()


def test_closing_waits_for_what_is_being_written(dialog: CertificatesDialog, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.save_as.ended):
        dialog.save_each_into(str(tmp_path / "each"))
        dialog.close_button.click()
        assert dialog.isVisible()
    assert not dialog.isVisible()


def test_a_code_is_checked(dialog: CertificatesDialog, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.save_as.ended):
        dialog.save_each_into(str(tmp_path / "each"))
    (file,) = (tmp_path / "each").iterdir()
    said = text_of(file.read_bytes())
    dialog.code.setText(said.split("Verification code:")[1].split()[0])
    dialog.code.returnPressed.emit()
    assert "attended 6 of 6 half-days" in dialog.strip.text
    assert "The file holds the same today." in dialog.strip.text
    dialog.code.setText("nonsense")
    dialog.code.returnPressed.emit()
    assert "nonsense is not a certificate's code." in dialog.strip.text


def test_who_signs_is_set_with_a_picture(dialog: CertificatesDialog, station: Station, tmp_path: Path) -> None:
    picture = tmp_path / "signature.png"
    picture.write_bytes(logo(400, 100).png)
    form = signing(dialog)
    form.name.setText("Anna Berg")
    form.take(picture)
    form.save_button.click()
    assert signature_of(station).name == "Anna Berg"
    assert signature_of(station).picture is not None
    form = signing(dialog)
    form.remove.click()
    form.save_button.click()
    assert signature_of(station).picture is None


def test_what_is_no_picture_is_told_and_not_taken(dialog: CertificatesDialog, tmp_path: Path) -> None:
    (tmp_path / "signature.png").write_text("no picture")
    form = signing(dialog)
    form.take(tmp_path / "signature.png")
    assert "signature.png is not a picture." in form.strip.text
    assert not form.remove.isVisible()


def signing(dialog: CertificatesDialog) -> SignatureDialog:
    """The form of who signs."""
    dialog.signature.click()
    return next(form for form in dialog.findChildren(SignatureDialog) if form.isVisible())


def test_whatever_takes_the_keyboard_has_a_name(dialog: CertificatesDialog) -> None:
    assert nameless(dialog) == []
    assert nameless(signing(dialog)) == []
