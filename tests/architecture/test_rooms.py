"""The rooms stand on each other as ARCHITECTURE.md says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = ("blp_desktop", "resources", "tests", "pyproject.toml", "blp_desktop.spec", "README.md")


def test_imports_go_down_only() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_six_names_of_the_order_are_there() -> None:
    assert [name for name in TOP_LEVEL if not (ROOT / name).exists()] == []


def test_resources_hold_no_code() -> None:
    assert list((ROOT / "resources").rglob("*.py")) == []
