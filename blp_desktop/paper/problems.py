"""Problems: what is wrong in a list, where, told in one sentence each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong cell or row; `row` is what a spreadsheet shows, `sheet` is empty for a file of one table."""

    row: int
    column: str
    value: str
    problem: str
    sheet: str = ""
