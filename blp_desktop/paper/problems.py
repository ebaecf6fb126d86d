"""Problems: what is wrong in a list, where, told in one sentence each."""

from collections.abc import Iterable
from dataclasses import dataclass

NO_VALUE = "a formula that gives no value; correct it, or open and save the workbook"


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong cell or row; `row` is what a spreadsheet shows, `sheet` is empty for a file of one table."""

    row: int
    column: str
    value: str
    problem: str
    sheet: str = ""


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """A cell without a value is told as that alone, and not as missing or wrong too."""
    told = list(problems)
    blank = {_place(problem) for problem in told if problem.problem == NO_VALUE}
    return [problem for problem in told if problem.problem == NO_VALUE or _place(problem) not in blank]


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.sheet, problem.row, problem.column
