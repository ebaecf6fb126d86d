"""Wine's hiccups: which failures are worth a second try."""

import sys
from pathlib import Path

import pytest

from installers.running import BuildError, run
from installers.wine import despite_a_hiccup


def failing_once(folder: Path, words: str) -> None:
    """A tool that tells these words and fails the first time, and does its work the second time."""
    script = (
        "import sys; from pathlib import Path; done = Path(sys.argv[1]);"
        "again = done.exists(); done.touch(); print('' if again else sys.argv[2]); sys.exit(not again)"
    )
    run(sys.executable, "-c", script, folder / "done", words, log=folder / "log")


def test_a_program_that_wine_did_not_start_is_tried_once_more(tmp_path: Path) -> None:
    words = "OSError: [WinError 1359] Internal error"
    despite_a_hiccup(lambda: failing_once(tmp_path, words), tmp_path / "log")
    assert (tmp_path / "log").read_text(encoding="utf-8").strip() == ""


def test_what_is_really_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="No module named reportlab"):
        despite_a_hiccup(lambda: failing_once(tmp_path, "No module named reportlab"), tmp_path / "log")
