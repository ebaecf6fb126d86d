"""The figures of reports."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from blp_desktop.desk.attendance import entries
from blp_desktop.desk.checkin import undo_any_scan
from blp_desktop.desk.doubles import unite
from blp_desktop.desk.programme import add_edition, new_programme
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.report_charts import charts_of
from blp_desktop.desk.report_facts import Report, ReportScope, Steps
from blp_desktop.desk.report_lists import figure_grids, write_figures
from blp_desktop.desk.report_reading import doors_of
from blp_desktop.desk.reports import report, report_choices, report_in
from blp_desktop.desk.selection import withdraw
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.codes import new_code
from blp_desktop.domain.ledger import MOVED, Direction, fold, present_at
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.charts import BarChart, LineChart
from blp_desktop.paper.sheet_words import SHEET_LANGUAGES, words_of
from blp_desktop.store.schema import Application, Edition, Invitation, Module, Person
from tests.desk.demo import AM, MORNING, PM, Desk, close_desk, open_desk

STOCKHOLM, EDITION = ReportScope("2017", "M1"), ReportScope("2017")
AFTER_THE_FIRST_DAY = datetime(2017, 10, 24, 20, 0, tzinfo=UTC)


def at(desk: Desk, when: datetime, scope: ReportScope = STOCKHOLM) -> Report:
    """The figures as they stand then."""
    with looking(desk.station) as session:
        return report_in(session, scope, now=when)


def half_day(found: Report, half: str) -> tuple[int, int, int | None]:
    """How many came, how many others, and the no-shows of a half-day of Stockholm."""
    (one,) = (one for one in found.modules[0].half_days if one.id == half)
    return one.came, one.others, one.no_shows


def application_of(desk: Desk, number: int) -> str:
    with looking(desk.station) as session:
        chosen = select(Application.id).where(Application.person_id == desk.person(number))
        return session.scalars(chosen).one()


def test_participants_are_counted_from_application_to_presence(desk: Desk) -> None:
    for number in range(20):
        desk.scan(desk.code(number))
    assert report(desk.station, STOCKHOLM).steps == Steps(applied=50, selected=30, invited=28, present=20)


def test_who_was_let_in_is_present_until_it_is_undone_and_an_exit_takes_nothing_away(desk: Desk) -> None:
    scanned = desk.scan(desk.code())
    desk.scan(desk.code(), direction=Direction.EXIT)
    assert half_day(report(desk.station, STOCKHOLM), AM) == (1, 0, None)
    undo_any_scan(desk.station, scanned.scan_id, reason="another person")
    assert half_day(report(desk.station, STOCKHOLM), AM) == (0, 0, None)


def test_nobody_is_a_no_show_before_the_half_day_is_over(desk: Desk) -> None:
    desk.scan(desk.code())
    assert report(desk.station, STOCKHOLM).no_shows is None
    evening = at(desk, AFTER_THE_FIRST_DAY)
    assert (half_day(evening, AM), half_day(evening, PM)) == ((1, 0, 27), (0, 0, 28))
    assert evening.no_shows == 27
    assert evening.modules[0].half_days[2].no_shows is None


def test_a_walk_in_a_speaker_and_an_unknown_badge_are_others_and_no_participants(desk: Desk) -> None:
    walk_in = add_walk_in(desk.station, PersonFields(first_name="Late", last_name="Comer"), module="M1").value
    desk.scan(person=walk_in)
    desk.scan(new_code(desk.key(), entropy=desk.station.author.entropy))
    desk.change(Application, application_of(desk, 0), role="Keynote speaker")
    desk.scan(desk.code(0))
    found = at(desk, AFTER_THE_FIRST_DAY)
    assert found.steps == Steps(applied=49, selected=29, invited=27, present=0)
    assert (half_day(found, AM), found.others) == ((0, 3, 27), 3)


def test_who_withdrew_was_selected_and_is_invited_no_more(desk: Desk) -> None:
    withdraw(desk.station, [desk.person()], reason="ill")
    assert report(desk.station, STOCKHOLM).steps == Steps(applied=50, selected=30, invited=27)


def test_who_confirmed_is_invited_too(desk: Desk) -> None:
    with looking(desk.station) as session:
        chosen = select(Invitation.id).where(
            Invitation.person_id == desk.person(), Invitation.module_id == desk.module()
        )
        row = session.scalars(chosen).one()
    desk.change(Invitation, row, state="confirmed")
    assert report(desk.station, STOCKHOLM).steps == Steps(applied=50, selected=30, invited=28, confirmed=1)


def test_who_was_written_down_twice_is_counted_once(desk: Desk) -> None:
    twin = add_walk_in(desk.station, PersonFields(first_name="Late", last_name="Comer"), module="M1").value
    desk.scan(person=twin)
    desk.scan(desk.code(), at=MORNING + timedelta(hours=5))
    unite(desk.station, desk.person(), twin)
    found = report(desk.station, STOCKHOLM)
    assert (half_day(found, AM), half_day(found, PM), found.others) == ((1, 0, None), (1, 0, None), 0)
    assert found.steps == Steps(applied=50, selected=30, invited=28, present=1)


def test_countries_and_sectors_add_up_to_the_whole_and_who_gave_none_stands_last(desk: Desk) -> None:
    desk.change(Person, desk.person(0), country="", sector="")
    desk.change(Person, desk.person(1), country="SWEDEN ")
    desk.scan(desk.code(0))
    found = report(desk.station, STOCKHOLM)
    for groups in (found.countries, found.sectors):
        assert sum(group.steps.invited for group in groups) == found.steps.invited
        assert sum(group.steps.applied for group in groups) == found.steps.applied
        assert (groups[-1].name, groups[-1].steps.present) == ("", 1)
    assert [group.name for group in found.countries].count("Sweden") == 1


def test_an_edition_counts_a_participant_once_however_many_modules_they_attend(desk: Desk) -> None:
    desk.scan(desk.code())
    desk.scan(desk.code(), module="M2", at=datetime(2017, 12, 4, 8, 30, tzinfo=UTC))
    found = report(desk.station, EDITION)
    assert found.steps.present == 1
    assert [module.steps.present for module in found.modules] == [1, 1, 0]


def test_a_module_is_compared_with_the_others_of_its_edition(desk: Desk) -> None:
    found = report(desk.station, STOCKHOLM)
    assert [module.code for module in found.modules] == ["M1"]
    assert [module.code for module in found.series] == ["M1", "M2", "M3"]


def test_all_editions_together_are_offered_once_there_are_several(desk: Desk) -> None:
    assert [choice.scope.module == "" for choice in report_choices(desk.station)] == [True, False, False, False]
    add_edition(desk.station, "2018")
    choices = report_choices(desk.station)
    assert [(choice.edition, choice.module) for choice in choices[:2]] == [("", ""), ("2017", "")]
    assert report(desk.station, choices[0].scope).steps == report(desk.station, EDITION).steps


def test_an_unknown_module_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="no module M9"):
        report(desk.station, ReportScope("2017", "M9"))


def test_an_empty_edition_is_empty(station: Station) -> None:
    new_programme(station, "BLP", edition="2017")
    found = report(station, ReportScope("2017"))
    assert found.is_empty
    assert charts_of(found, words_of("en")) == ()
    assert [len(grid.rows) for grid in figure_grids(found, words_of("en"))] == [7, 0, 0, 0, 0]


_SCAN = st.tuples(st.integers(0, 3), st.sampled_from(["entry", "exit", "undo", "stranger"]), st.integers(0, 3))


@settings(max_examples=8)
@given(scans=st.lists(_SCAN, max_size=12))
def test_reports_say_the_same_as_folding_the_ledger(scans: list[tuple[int, str, int]], tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    desk = open_desk(tmp_path_factory.mktemp("folded"))
    try:
        _make(desk, scans)
        with looking(desk.station) as session:
            edition = session.scalars(select(Edition)).one()
            (door,) = doors_of(session, edition, [session.get_one(Module, desk.module())]).modules
            folded = fold(entries(session.connection(), desk.module()))
        assert {half.id: door.at(half) for half in door.halves} == {
            half.id: present_at(folded, half.id) for half in door.halves
        }
        assert door.present == {who for _, who in folded}
    finally:
        close_desk(desk)


def _make(desk: Desk, scans: list[tuple[int, str, int]]) -> None:
    """Scans at hours apart, some of them undone."""
    made: list[str] = []
    for minute, (number, what, hours) in enumerate(scans):
        when = MORNING + timedelta(hours=hours, minutes=minute)
        if what == "undo":
            if made:
                undo_any_scan(desk.station, made.pop(), reason="slip")
        elif what == "stranger":
            desk.scan(new_code(desk.key(), entropy=desk.station.author.entropy), at=when)
        else:
            judged = desk.scan(desk.code(number), at=when, direction=Direction(what))
            made += [judged.scan_id] if judged.verdict in MOVED else []


def test_charts_tell_every_figure_in_words(desk: Desk) -> None:
    for number in range(20):
        desk.scan(desk.code(number))
    charts = {chart.name: chart for chart in charts_of(at(desk, AFTER_THE_FIRST_DAY), words_of("en"))}
    assert list(charts) == ["steps", "half-days", "countries", "sectors", "trend"]
    assert list(charts["steps"].said())[:2] == ["Applied: 50 Participants", "Selected: 30 Participants"]
    halves, trend = charts["half-days"], charts["trend"]
    assert isinstance(halves, BarChart)
    assert [(bar.values, bar.note) for bar in halves.bars[:3]] == [
        ((20, 0, 8), "20 of 28"),
        ((0, 0, 28), "0 of 28"),
        ((0, 0, 0), "to come"),
    ]
    assert isinstance(trend, LineChart)
    assert [line.values for line in trend.lines] == [(28, 28, 28), (20, None, None)]


def test_more_countries_than_a_chart_can_tell_stand_together_at_its_end(desk: Desk) -> None:
    for number in range(20):
        desk.change(Person, desk.person(number), country=f"Country {number:02}")
    found = report(desk.station, STOCKHOLM)
    chart = next(chart for chart in charts_of(found, words_of("en")) if chart.name == "countries")
    assert isinstance(chart, BarChart)
    assert sum(sum(bar.values) for bar in chart.bars) == 28
    assert chart.bars[-1].label.endswith(" others")


@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_figures_are_written_as_a_workbook_with_real_days(desk: Desk, tmp_path: Path, language: str) -> None:
    desk.scan(desk.code())
    file = write_figures(at(desk, AFTER_THE_FIRST_DAY), tmp_path / "figures.xlsx", language=language)
    book = CalamineWorkbook.from_path(str(file))
    assert len(book.sheet_names) == 5
    figures, _, halves = (book.get_sheet_by_index(at).to_python() for at in range(3))
    assert [row[1] for row in figures[1:]] == [50, 30, 28, 0, 1, 27, 0]
    assert halves[1][3] == AFTER_THE_FIRST_DAY.date()
    assert halves[1][5:] == [28, 1, 0, 1, 27]


def test_figures_in_another_kind_of_file_are_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"does not end in \.xlsx"):
        write_figures(report(desk.station, EDITION), tmp_path / "figures.csv")
