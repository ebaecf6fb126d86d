"""Attendance as a spreadsheet."""

from pathlib import Path

from blp_desktop.desk.attendance import Attender, ModuleAttendance
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.spreadsheets import Cell, Grid, csv_bytes, xlsx_bytes

_HEADINGS = ("Surname", "First name", "Organisation", "Country", "E-mail", "Expected")


def write_attendance(attendance: ModuleAttendance, file: Path) -> Path:
    """Write the attendance as csv or xlsx, by the file's ending; raises Refusal for another one."""
    kinds = {".csv": csv_bytes, ".xlsx": xlsx_bytes}
    make = kinds.get(file.suffix.lower())
    if make is None:
        raise Refusal("unknown_format", f"{file.name} is neither .csv nor .xlsx.", "End the name with one of them.")
    write_file(file, make(_grid(attendance)))
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
