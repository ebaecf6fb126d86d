"""Writing tables: as csv or xlsx, by the file's ending."""

from pathlib import Path

from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.spreadsheets import Grid, csv_bytes, xlsx_bytes

_KINDS = {".csv": csv_bytes, ".xlsx": xlsx_bytes}


def write_grid(grid: Grid, file: Path) -> None:
    """Write the table; raises Refusal for another ending, SurroundingsFailed if the disk does not allow it."""
    make = _KINDS.get(file.suffix.lower())
    if make is None:
        raise Refusal("unknown_format", f"{file.name} is neither .csv nor .xlsx.", "End the name with one of them.")
    write_file(file, make(grid))
