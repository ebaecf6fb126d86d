"""How the code reads: small functions, one-line names, typed, no traps of Qt."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FUNCTION, LONGEST_FILE = 60, 400
_NAMED_BY_THE_SYSTEM = re.compile(r"%-?[aAbBcpxX]\b")


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the program but the migrations, which are data."""
    files = [file for file in (ROOT / "blp_desktop").rglob("*.py") if "versions" not in file.parts]
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for file, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield file, node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for file, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                yield file, node


def test_every_module_begins_with_one_line_that_names_it() -> None:
    nameless = [file for file, tree in modules().items() if not (ast.get_docstring(tree) or "").splitlines()[:1]]
    assert nameless == []


def test_no_function_is_longer_than_a_screenful() -> None:
    long_ones = [f"{file.name}:{node.name}" for file, node in functions() if length(node) > LONGEST_FUNCTION]
    assert long_ones == []


def test_nine_functions_in_ten_are_under_twenty_lines() -> None:
    lengths = sorted(length(node) for _, node in functions())
    assert lengths[int(len(lengths) * 0.9)] < 20


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    files = [file for file in modules() if file.read_text(encoding="utf-8").count("\n") > LONGEST_FILE]
    assert files == []


def test_everything_is_typed() -> None:
    untyped = [
        f"{file.name}:{node.name}"
        for file, node in functions()
        if node.returns is None
        or any(
            argument.annotation is None
            for argument in node.args.posonlyargs + node.args.args + node.args.kwonlyargs
            if argument.arg not in ("self", "cls")
        )
    ]
    assert untyped == []


def test_slots_are_bound_methods() -> None:
    loose = [
        f"{file.name}:{call.lineno}"
        for file, call in calls("connect")
        if any(isinstance(argument, ast.Lambda) or _is_partial(argument) for argument in call.args)
    ]
    assert loose == []


def _is_partial(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "partial"


def test_only_literals_are_given_to_the_translator() -> None:
    computed = [
        f"{file.name}:{call.lineno}"
        for file, call in calls("tr")
        if not (call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert computed == []


def test_no_day_or_month_is_named_by_the_systems_language() -> None:
    """Once a window is open, Python's `%b` speaks as the system does, not as the window or the paper."""
    texts = (
        (file, node)
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    assert [f"{file.name}:{node.lineno}" for file, node in texts if _NAMED_BY_THE_SYSTEM.search(str(node.value))] == []


@pytest.mark.parametrize("room", ["domain", "paper", "desk", "store"])
def test_rooms_without_a_window_know_no_qt(room: str) -> None:
    texts = [file.read_text(encoding="utf-8") for file in modules() if room in file.parts]
    assert not [text for text in texts if "PySide6" in text]
