"""Forms of the program as a trial runs them."""

from pathlib import Path

import pytest

from installers.running import BuildError
from installers.trial import Form, check_itself


def form(script: str, tmp_path: Path, **more: object) -> Form:
    return Form("a form", ("sh", "-c", script), tmp_path, tmp_path / "log", **more)  # type: ignore[arg-type]


def test_a_path_is_told_as_the_program_sees_it(tmp_path: Path) -> None:
    file = tmp_path / "root" / "tmp" / "a.blp"
    assert form("", tmp_path).inside(file) == str(file)
    assert form("", tmp_path, root=tmp_path / "root").inside(file) == "/tmp/a.blp"
    assert form("", tmp_path, drive=True).inside(Path("/x/a.blp")) == "Z:\\x\\a.blp"


def test_a_part_that_does_not_work_ends_the_trial(tmp_path: Path) -> None:
    told = '{"ok": false, "parts": [{"part": "camera", "ok": false, "detail": "no library"}]}'
    with pytest.raises(BuildError, match="a form: camera: no library"):
        check_itself(form(f"echo '{told}'", tmp_path))


def test_a_program_that_fails_ends_the_trial(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="status 3"):
        check_itself(form("exit 3", tmp_path))
