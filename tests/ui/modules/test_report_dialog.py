"""The dialog of the module report."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blp_desktop.desk.module_reports import ReportOrder
from blp_desktop.ui.modules.report_dialog import ReportDialog
from blp_desktop.ui.modules.tab import ModulesTab
from tests.reading import text_of
from tests.ui.accessible import nameless


@pytest.fixture
def dialog(tab: ModulesTab) -> ReportDialog:
    """The dialog for Stockholm."""
    tab.view.header.report.trigger()
    return next(dialog for dialog in tab.findChildren(ReportDialog) if dialog.isVisible())


def test_every_page_is_shown_before_it_is_saved(dialog: ReportDialog) -> None:
    page = dialog.preview.page.pixmap()
    assert page.height() > 2 * page.width() * 297 / 210


def test_nobody_is_named_who_stayed_away_unless_it_is_wanted(dialog: ReportDialog) -> None:
    assert dialog.order() == ReportOrder(no_shows=False)
    dialog.no_shows.setChecked(True)
    assert dialog.order() == ReportOrder(no_shows=True)


def test_the_report_is_saved_and_told(dialog: ReportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.save_pdf.click()
    asked = dialog.findChildren(QFileDialog)[-1]
    assert Path(asked.selectedFiles()[0]).name == "report-2017-m1-stockholm.pdf"
    asked.close()
    file = tmp_path / "report.pdf"
    with qtbot.waitSignal(dialog.save_as.ended):
        dialog.save_as.save_to(str(file))
    assert "The report of Stockholm on 3 pages is ready." in dialog.strip.text
    assert "Module 1: Internationalisation strategy" in text_of(file.read_bytes())


def test_whatever_takes_the_keyboard_has_a_name(dialog: ReportDialog) -> None:
    assert nameless(dialog) == []
