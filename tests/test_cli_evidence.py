"""`evidence` on the command line: packed, checked, and refused in a sentence."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.desk.demo import demo_file
from tests.door import Door


@pytest.fixture
def door(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    """The demo, everyone invited with a badge."""
    shutil.copy(demo_file(), tmp_path / "demo.blp")
    return Door(tmp_path / "demo.blp", capsys, monkeypatch)


def test_a_pack_is_written_and_checked_without_its_programme_file(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "m1.zip"
    done = door.json("evidence", "--module", "M1", "--out", file)
    assert done.status == 0
    assert done.facts == {
        "module": "M1",
        "documents": done.facts["documents"],
        "file": str(file),
        "sha256": sha256(file.read_bytes()).hexdigest(),
    }
    door.file.unlink()
    checked = door.json("evidence", "verify", file)
    assert checked.status == 0
    assert checked.facts == {
        "ok": True,
        "pack": "2017-M1-Stockholm",
        "documents": done.facts["documents"],
        "problems": [],
    }


def test_a_pack_that_was_changed_ends_with_status_1_and_says_what(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "m1.zip"
    door.json("evidence", "--module", "M1", "--out", file)
    content = file.read_bytes()
    at = content.index(b"Expected")
    file.write_bytes(content[:at] + b"expected" + content[at + 8 :])
    checked = door.json("evidence", "verify", file)
    assert (checked.status, checked.facts["ok"]) == (1, False)
    assert "was changed after the pack was made" in checked.facts["problems"][0]


@pytest.mark.parametrize(
    ("words", "told", "status"),
    [
        (("evidence",), "evidence needs --module M and --out FILE.zip", 2),
        (("evidence", "--module", "M1"), "evidence needs --module M and --out FILE.zip", 2),
        (("evidence", "verify"), "evidence verify FILE.zip", 2),
        (("evidence", "check", "m.zip"), "evidence verify FILE.zip", 2),
        (("evidence", "--module", "M1", "--out", "m.pdf"), "does not end in .zip", 1),
        (("evidence", "--module", "M9", "--out", "m.zip"), "M9", 1),
        (("evidence", "verify", "nowhere.zip"), "cannot be read", 1),
    ],
)
def test_bad_wishes_get_a_sentence(door: Door, words: tuple[str, ...], told: str, status: int) -> None:
    answer = door(*words)
    assert (answer.status, answer.out) == (status, "")
    assert told in answer.err
