"""Attendance as a spreadsheet."""

from pathlib import Path

from blp_desktop.desk.attendance import Attender, ModuleAttendance
from blp_desktop.desk.writing_tables import write_grid
from blp_desktop.paper.headings import EXPECTED
from blp_desktop.paper.spreadsheets import Cell, Grid

_HEADINGS = ("Surname", "First name", "Organisation", "Country", "E-mail", EXPECTED)


def write_attendance(attendance: ModuleAttendance, file: Path) -> Path:
    """Write the attendance as csv or xlsx, by the file's ending; raises Refusal for another one."""
    write_grid(_grid(attendance), file)
    return file


def _grid(attendance: ModuleAttendance) -> Grid:
    labels = tuple(checkpoint.label for checkpoint in attendance.checkpoints)
    ids = [checkpoint.id for checkpoint in attendance.checkpoints]
    rows = tuple(_row(person, ids) for person in attendance.people)
    return Grid(f"{attendance.module} {attendance.city}", _HEADINGS + labels, rows)


def _row(person: Attender, ids: list[str]) -> tuple[Cell, ...]:
    first = dict(zip(person.present, person.first_seen, strict=True))
    who = (person.last_name, person.first_name, person.organisation, person.country, person.email, person.expected)
    return (*who, *(first.get(checkpoint) for checkpoint in ids))
