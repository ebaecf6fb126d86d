"""The portable program from outside: everything is kept in its folder, and nothing is written anywhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.inside import IN_THE_WINDOW

_COLD = {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"}


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A home in which nothing may appear."""
    folder = tmp_path / "sealed"
    folder.mkdir()
    return folder


def run(sealed: Path, data: Path, *arguments: str) -> str:
    """Run the program with that home."""
    surroundings = os.environ | dict.fromkeys(_COLD | {"HOME", "TMPDIR"}, str(sealed))
    surroundings |= {"BLP_DATA": str(data), "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *arguments], env=surroundings, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_programme_preferences_laptop_log_backups_and_shape_are_in_the_one_folder(sealed: Path, tmp_path: Path) -> None:
    data = tmp_path / "stick" / "data"
    run(sealed, data, "-m", "blp_desktop", "--file", str(data / "programme.blp"), "demo")
    run(sealed, data, "-c", IN_THE_WINDOW, "program.window.show_tab(1)")
    assert {"programme.blp", "preferences.toml", "laptop.toml", "log", "backups", "window.ini"} <= names(data)
    assert (data / "log" / "blp-desk.log").exists()
    assert len(list((data / "backups").glob("programme-*.blp"))) >= 1
    assert names(sealed) == set()


def test_the_command_line_keeps_to_the_folder_too(sealed: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run(sealed, data, "-m", "blp_desktop", "--file", str(data / "programme.blp"), "demo")
    assert "organisation" in run(sealed, data, "-m", "blp_desktop", "--json", "people", "--module", "Stockholm")
    assert names(sealed) == set()
