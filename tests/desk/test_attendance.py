"""Attendance, and its spreadsheet."""

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from blp_desktop.desk.attendance import attendance
from blp_desktop.desk.attendance_lists import write_attendance
from blp_desktop.desk.checkin import undo_any_scan
from blp_desktop.desk.station import looking
from blp_desktop.domain.ledger import Direction
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Application
from tests.desk.demo import AM, MORNING, PM, Desk


def present(desk: Desk, number: int = 0) -> tuple[str, ...]:
    found = {each.id: tuple(each.present) for each in attendance(desk.station, "M1").people}
    return found[desk.person(number)]


def test_everyone_invited_is_expected_at_each_half_day(desk: Desk) -> None:
    counted = attendance(desk.station, "M1").checkpoints
    assert [each.id for each in counted][:2] == [AM, PM]
    assert {(each.expected, each.present) for each in counted} == {(28, 0)}


def test_who_was_admitted_is_present_until_it_is_undone_and_an_exit_takes_nothing_away(desk: Desk) -> None:
    scanned = desk.scan(desk.code())
    desk.scan(desk.code(), direction=Direction.EXIT)
    assert present(desk) == (AM,)
    undo_any_scan(desk.station, scanned.scan_id, reason="another person")
    assert present(desk) == ()


def test_case_33_a_later_withdrawal_leaves_the_person_in_the_list(desk: Desk) -> None:
    desk.scan(desk.code())
    with_place = next(row for row in _applications(desk) if row.person_id == desk.person())
    desk.change(Application, with_place.id, withdrawn_at=MORNING, withdrawn_reason="ill")
    assert present(desk) == (AM,)
    assert {each.expected for each in attendance(desk.station, "M1").checkpoints} == {27}


def _applications(desk: Desk) -> list[Application]:
    with looking(desk.station) as session:
        return list(session.scalars(select(Application)))


def test_a_spreadsheet_has_a_row_for_each_and_a_column_for_each_half_day(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code())
    found = attendance(desk.station, "M1")
    text = write_attendance(found, tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=csv.Sniffer().sniff(text, ";,").delimiter))
    book = CalamineWorkbook.from_path(str(write_attendance(found, tmp_path / "a.xlsx")))
    sheet = book.get_sheet_by_index(0).to_python()
    assert len(rows) == len(sheet) == 29
    assert rows[0][:6] == ["Surname", "First name", "Organisation", "Country", "E-mail", "Expected"]
    assert sum(bool(row[6]) for row in rows[1:]) == sum(bool(row[6]) for row in sheet[1:]) == 1


def test_another_ending_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"a\.pdf is neither \.csv nor \.xlsx"):
        write_attendance(attendance(desk.station, "M1"), tmp_path / "a.pdf")
