"""The whole main job from outside: real processes, a real screen, keys typed as a scanner types them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.outside import OPENING, Outside, badges, wait_for

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool types the keys"),
]


def test_from_import_to_sheet_with_a_scanner_at_the_window(outside: Outside, tmp_path: Path) -> None:
    codes = badges(outside, tmp_path)
    assert len(set(codes)) == 28
    with outside.window():
        outside.scan(codes[0])
        outside.scan(codes[1], ends="")
        outside.scan("nonsense")
        outside.scan(codes[2].lower())
        assert wait_for(lambda: len(outside.present()) == 3)
        outside.run("scan", "--module", "M1", "--at", OPENING, codes[3])
        assert wait_for(lambda: len(outside.present()) == 4)
        again = json.loads(outside.run("scan", "--module", "M1", "--at", OPENING, codes[0]))
        assert again["verdict"] == "ALREADY_IN"
        outside.keys("type", "--delay", "0", "mattsson")
        outside.keys("key", "Return")
        assert wait_for(lambda: "Åsa Mattsson" in outside.present())
    sheets = outside.told("sheets", "--city", "Stockholm", "--out", str(tmp_path / "sheets.pdf"))
    assert sheets["sheets"] == 3
    assert outside.told("check")["ok"]


def test_a_killed_window_loses_nothing_and_leaves_the_file_free(outside: Outside, tmp_path: Path) -> None:
    codes = badges(outside, tmp_path)
    with outside.window() as process:
        outside.scan(codes[0])
        assert wait_for(lambda: len(outside.present()) == 1)
        process.kill()
        process.wait()
    assert outside.told("check")["ok"]
    with outside.window() as process:
        outside.scan(codes[1])
        assert wait_for(lambda: len(outside.present()) == 2)
        assert process.poll() is None


def test_a_second_window_on_the_same_file_says_why_it_does_not_open(outside: Outside, tmp_path: Path) -> None:
    badges(outside, tmp_path)
    with outside.window():
        command = [sys.executable, "-m", "blp_desktop", "--file", str(outside.file)]
        off_screen = outside.surroundings | {"QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, env=off_screen, capture_output=True, text=True, timeout=40, check=False)
    assert done.returncode == 1
    assert "already open in another window" in done.stderr
