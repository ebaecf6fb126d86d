"""The tab Reports."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from blp_desktop.desk.programme import new_programme
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.journal import Touched
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.parts.long_work import LongWork, Task
from blp_desktop.ui.reports.chart_pictures import picture_of
from blp_desktop.ui.reports.chart_view import ChartCard
from blp_desktop.ui.reports.tab import ReportsTab
from tests.desk.demo import Desk
from tests.ui.accessible import nameless
from tests.ui.stations import station_at


def card(tab: ReportsTab, name: str) -> ChartCard:
    """The chart of that name."""
    return next(card for card in tab.wall.cards if card.chart.name == name)


def choose(tab: ReportsTab, module: str, qtbot: QtBot) -> None:
    """Report on this module."""
    with qtbot.waitSignal(tab.shown):
        tab.bar.choose(module)


def test_it_begins_with_the_newest_edition(tab: ReportsTab) -> None:
    assert tab.bar.scopes.currentText() == "Edition 2017"
    assert tab.figures.applied.text == "Applied 50"
    assert tab.figures.invited.text == "Invited 28"
    assert not tab.figures.no_shows.isVisible()
    assert [card.chart.name for card in tab.wall.cards] == ["steps", "countries", "sectors", "trend"]


def test_every_figure_says_what_it_counts(tab: ReportsTab) -> None:
    assert all(stat.toolTip().startswith(stat.text.split(" ")[0]) for stat in tab.figures._stats())
    assert all(card.chart.about for card in tab.wall.cards)


def test_a_module_is_chosen_and_only_then_has_a_report(tab: ReportsTab, qtbot: QtBot) -> None:
    assert not tab.bar.report.isEnabled()
    tab.print_()
    assert "Choose a module first" in tab.strip.text
    choose(tab, "M2", qtbot)
    assert tab.bar.scopes.currentText() == "M2 Helsinki (2017)"
    with qtbot.waitSignal(tab.module_report_asked) as asked:
        tab.print_()
    assert asked.args == [tab.bar.scope().module]


def test_a_scan_is_counted_while_the_tab_is_looked_at(tab: ReportsTab, desk: Desk, qtbot: QtBot) -> None:
    desk.scan(desk.code())
    with qtbot.waitSignal(tab.shown):
        tab.refresh(frozenset((Touched("ledger", "x"),)))
    assert tab.figures.present.text == "Present 1"


def test_what_concerns_no_figure_is_not_counted_anew(tab: ReportsTab, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tab.shown, wait=1_200):
        tab.refresh(frozenset((Touched("operator", "x"),)))


def test_it_counts_once_what_is_being_done_is_done(tab: ReportsTab, work: LongWork, qtbot: QtBot) -> None:
    slow = Task(words="", work=_rest, done=_nothing, failed=_nothing)
    assert work.start(slow)
    with qtbot.waitSignal(tab.shown):
        tab.bar.choose("M1")
    assert tab.report is not None
    assert [module.code for module in tab.report.modules] == ["M1"]


def _rest(_tell: object) -> None:
    from time import sleep

    sleep(0.3)


def _nothing(_given: object) -> None:
    return


def test_charts_are_read_out_in_words(tab: ReportsTab) -> None:
    view = card(tab, "steps").view
    assert view.accessibleName() == "From application to attendance"
    assert view.accessibleDescription().startswith("Applied: 50 Participants; Selected: 30")


def test_charts_are_painted_in_the_colours_of_the_scheme(tab: ReportsTab, look: Look) -> None:
    light = card(tab, "steps").view.grab().toImage()
    look.use(Qt.ColorScheme.Dark)
    dark = card(tab, "steps").view.grab().toImage()
    assert light.pixelColor(2, 2).lightness() > 200
    assert dark.pixelColor(2, 2).lightness() < 60


def test_a_narrow_window_has_one_column_of_charts(tab: ReportsTab, qtbot: QtBot) -> None:
    assert card(tab, "steps").x() != card(tab, "countries").x()
    tab.resize(700, 800)
    qtbot.waitUntil(lambda: card(tab, "steps").x() == card(tab, "countries").x())


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_a_chart_is_saved_as_a_picture(tab: ReportsTab, tmp_path: Path, qtbot: QtBot, ending: str) -> None:
    card(tab, "countries").save.click()
    asked = tab.findChildren(QFileDialog)[-1]
    assert Path(asked.selectedFiles()[0]).name == "countries-2017.png"
    asked.close()
    file = tmp_path / f"chart{ending}"
    with qtbot.waitSignal(tab.save_as.ended):
        tab.save_as.save_to(str(file))
    assert "“By country” is ready" in tab.strip.text
    assert _is_drawn(file)


def _is_drawn(file: Path) -> bool:
    if file.suffix == ".svg":
        said = file.read_text(encoding="utf-8")
        return QSvgRenderer(str(file)).isValid() and "Sweden: 0 Invited and present" in said
    picture = QImage(str(file))
    return not picture.isNull() and picture.width() > 1_500


def test_a_chart_in_another_kind_of_file_is_refused(tab: ReportsTab) -> None:
    with pytest.raises(Refusal, match=r"\.png or \.svg"):
        picture_of(card(tab, "steps").chart, ".gif")


def test_the_figures_are_saved_as_a_workbook(tab: ReportsTab, tmp_path: Path, qtbot: QtBot) -> None:
    tab.bar.figures.click()
    asked = tab.findChildren(QFileDialog)[-1]
    assert Path(asked.selectedFiles()[0]).name == "figures-2017.xlsx"
    asked.close()
    with qtbot.waitSignal(tab.save_as.ended):
        tab.save_as.save_to(str(tmp_path / "figures.xlsx"))
    assert "The figures are ready." in tab.strip.text
    assert CalamineWorkbook.from_path(str(tmp_path / "figures.xlsx")).sheet_names[0] == "Figures"


def test_an_empty_file_asks_for_a_programme_first(tmp_path: Path, work: LongWork, qtbot: QtBot) -> None:
    with station_at(tmp_path / "empty.blp") as station:
        tab = ReportsTab(station, work)
        qtbot.addWidget(tab)
        tab.show()
        assert tab.empty.isVisible()
        with qtbot.waitSignal(tab.import_asked):
            tab.empty.button.click()


def test_an_edition_without_people_asks_for_some(tmp_path: Path, work: LongWork, qtbot: QtBot) -> None:
    with station_at(tmp_path / "empty.blp") as station:
        new_programme(station, "BLP", edition="2017")
        tab = ReportsTab(station, work)
        qtbot.addWidget(tab)
        with qtbot.waitSignal(tab.shown):
            tab.show()
        assert tab.nothing.isVisible()
        with qtbot.waitSignal(tab.import_asked):
            tab.nothing.button.click()


def test_whatever_takes_the_keyboard_has_a_name(tab: ReportsTab) -> None:
    assert nameless(tab) == []
