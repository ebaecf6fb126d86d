"""Which packages ship, and their pins for another system."""

import pytest

from installers.names import ROOT
from installers.pins import WINDOWS, closure, pins_of, project_requirements


def test_what_ships_is_what_the_program_needs_and_no_tool() -> None:
    ships = closure(project_requirements())
    assert {"pyside6-essentials", "shiboken6", "sqlalchemy", "reportlab", "mako"} <= ships
    assert ships.isdisjoint({"pytest", "mypy", "pyinstaller", "hypothesis"})


def test_a_build_for_windows_needs_what_only_windows_needs() -> None:
    assert {"pefile", "pywin32-ctypes"} <= closure(project_requirements("installers"), system=WINDOWS)
    assert "macholib" not in closure(project_requirements("installers"), system=WINDOWS)


def test_every_package_of_the_windows_build_is_pinned_with_hashes_and_without_conditions() -> None:
    wanted = closure(project_requirements("installers"), system=WINDOWS)
    lines = pins_of(ROOT / "constraints.txt", wanted).splitlines()
    assert len(lines) == len(wanted)
    assert [line for line in lines if ";" in line or "--hash=sha256:" not in line] == []


def test_a_requirement_that_does_not_apply_brings_nothing() -> None:
    assert closure(['pefile; sys_platform == "win32"'], system=WINDOWS | {"sys_platform": "linux"}) == set()
    assert closure(['pefile; sys_platform == "win32"'], system=WINDOWS) == {"pefile"}


@pytest.mark.parametrize("line", ["a==1.0 ; sys_platform == 'win32' --hash=sha256:1", "a==1.0     --hash=sha256:1"])
def test_a_condition_is_taken_off_a_pin(line: str, tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "pins.txt"
    file.write_text(f"{line}\nb==2 --hash=sha256:2\n", encoding="utf-8")
    assert pins_of(file, {"a"}).split() == ["a==1.0", "--hash=sha256:1"]
