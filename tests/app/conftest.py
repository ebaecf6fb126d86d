"""A screen for the program driven from outside."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.outside import Outside, on_screen


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The screen there is, else a virtual one."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.kill()


@pytest.fixture
def outside(screen: str, tmp_path: Path) -> Outside:
    """Folders of this test's own on the screen."""
    return on_screen(screen, tmp_path)
