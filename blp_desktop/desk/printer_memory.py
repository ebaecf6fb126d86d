"""What this laptop remembers of its printers: which prints on what, how far askew, and whether the door prints."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from blp_desktop.desk.badges import DEFAULT_STOCK
from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.writing_files import keep_file

Shift = tuple[float, float]
"""Millimetres to the right and down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterMemory:
    """What was chosen last. An empty printer is a PDF file; `shifts` are by printer and stock.

    With `on_arrival` the door prints a badge for whoever is admitted without one, on that printer and stock.
    Lists and sheets go to `paper_printer`.
    """

    printer: str = ""
    stock: str = DEFAULT_STOCK
    stocks: Mapping[str, str] = field(default_factory=dict)
    printers: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)
    shifts: Mapping[str, Shift] = field(default_factory=dict)
    on_arrival: bool = False
    door_printer: str = ""
    door_stock: str = DEFAULT_STOCK
    paper_printer: str = ""
    paper_both_sides: bool = False

    @property
    def stock_alone(self) -> str:
        """The stock of a badge by itself: the door's where one was chosen, else the one printed on last."""
        return self.door_stock if self.door_printer else self.stock

    def stock_for(self, printer: str) -> str:
        """The stock that lay in this printer last."""
        return self.stocks.get(printer, self.stock)

    def shift_for(self, printer: str, stock: str) -> Shift:
        """How far this printer is to be corrected on this stock."""
        across, down = self.shifts.get(_both(printer, stock), (0.0, 0.0))
        return float(across), float(down)


def printer_memory() -> PrinterMemory:
    """What is remembered; the defaults where nothing readable is."""
    try:
        kept = tomllib.loads(_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return PrinterMemory()
    return PrinterMemory(**_fitting(kept))


def keep_printers(memory: PrinterMemory) -> None:
    """Remember this."""
    import tomli_w

    keep_file(_file(), tomli_w.dumps(asdict(memory)).encode())


def printed_on(printer: str, stock: str, *, layout: str) -> None:
    """Remember that this printer prints on this stock with this layout."""
    known = printer_memory()
    keep_printers(
        replace(
            known,
            printer=printer,
            stock=stock,
            stocks={**known.stocks, printer: stock},
            printers={**known.printers, stock: printer},
            layouts={**known.layouts, stock: layout},
        )
    )


def shifted(printer: str, stock: str, shift: Shift) -> None:
    """Remember how far this printer is to be corrected on this stock."""
    known = printer_memory()
    keep_printers(replace(known, shifts={**known.shifts, _both(printer, stock): shift}))


def paper_printed_on(printer: str, *, both_sides: bool) -> None:
    """Remember where lists and sheets were printed last."""
    keep_printers(replace(printer_memory(), paper_printer=printer, paper_both_sides=both_sides))


def print_at_door(*, printer: str, stock: str) -> None:
    """Let the door print on this printer and stock for whoever arrives without a badge."""
    keep_printers(replace(printer_memory(), on_arrival=True, door_printer=printer, door_stock=stock))


def print_nothing_at_door() -> None:
    """Let the door print no more by itself; printer and stock stay known."""
    keep_printers(replace(printer_memory(), on_arrival=False))


def _fitting(kept: dict[str, Any]) -> dict[str, Any]:
    """What is of the kind that it should be."""
    usual = asdict(PrinterMemory())
    names = {each.name for each in fields(PrinterMemory)}
    return {name: value for name, value in kept.items() if name in names and isinstance(value, type(usual[name]))}


def _both(printer: str, stock: str) -> str:
    return f"{printer} · {stock}"


def _file() -> Path:
    return data_folder() / "printers.toml"
