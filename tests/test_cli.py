"""The command line that others script against: each command, its JSON keys, its exit status."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from blp_desktop.places import resource
from tests.desk.demo import demo_file
from tests.door import Answer, Door
from tests.lists import HEADING, RUTA, text_file
from tests.reading import codes_in

PEOPLE = resource("demo", "applications-2017.csv")
PROGRAMME = resource("demo", "programme-2017.xlsx")
NINE = ("--now", "2017-10-24T09:00")


@pytest.fixture
def fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    """A file that does not exist yet."""
    return Door(tmp_path / "fresh.blp", capsys, monkeypatch)


@pytest.fixture
def door(fresh: Door) -> Door:
    """The demo, everyone invited with a badge."""
    shutil.copy(demo_file(), fresh.file)
    return fresh


def refused(answer: Answer, told: str, *, status: int = 1) -> None:
    """Nothing but a sentence."""
    assert (answer.status, answer.out) == (status, ""), answer
    assert told in answer.err
    assert "Traceback" not in answer.err


def e_mail(door: Door) -> str:
    return str(door.json("people", "--module", "M1").facts["people"][0]["email"])


def test_demo_makes_the_file_once(fresh: Door) -> None:
    made = fresh.json("demo")
    assert made.status == 0
    assert made.facts == {"file": str(fresh.file), "editions": 1, "modules": 3, "people": 50, "invited": 28}
    refused(fresh.json("demo"), "There is already a file")


def test_import_programme_makes_the_file_and_again_changes_nothing(fresh: Door) -> None:
    first, second = fresh.json("import", "programme", PROGRAMME), fresh.json("import", "programme", PROGRAMME)
    none = {"added": 0, "changed": 0}
    assert first.facts["modules"] == {"added": 3, "changed": 0, "unchanged": 0}
    assert second.facts == {
        "modules": {**none, "unchanged": 3},
        "venues": {**none, "unchanged": 3},
        "sessions": {**none, "unchanged": 19},
    }


def test_import_people_makes_the_file_and_again_changes_nothing(fresh: Door) -> None:
    first, second = fresh.json("import", "people", PEOPLE), fresh.json("import", "people", PEOPLE)
    none = {"skipped": [], "problems": []}
    assert first.facts == {"rows": 50, "added": 50, "changed": 0, "unchanged": 0, **none}
    assert second.facts == {"rows": 50, "added": 0, "changed": 0, "unchanged": 50, **none}


def test_a_dry_run_tells_the_same_and_makes_no_file(fresh: Door) -> None:
    assert fresh.json("import", "people", PEOPLE, "--dry-run").facts["added"] == 50
    assert not fresh.file.exists()


def test_a_refused_list_is_told_in_json_and_in_sentences_and_leaves_no_file(fresh: Door, tmp_path: Path) -> None:
    answer = fresh.json("import", "people", text_file(tmp_path / "a.csv", (HEADING, (*RUTA[:3], "nope@"))))
    problem = {"row": 2, "column": "E-mail", "value": "nope@", "problem": "not an e-mail address"}
    assert (answer.status, answer.facts["problems"]) == (1, [problem])
    assert answer.err == "row 2, column E-mail: not an e-mail address (nope@)\n"
    assert not fresh.file.exists()


def test_a_file_refused_as_a_whole_is_told_in_json_as_a_problem_of_no_row(fresh: Door, tmp_path: Path) -> None:
    answer = fresh.json("import", "people", text_file(tmp_path / "only.csv", (HEADING,)))
    assert (answer.status, answer.facts["rows"]) == (1, 0)
    (problem,) = answer.facts["problems"]
    assert (problem["row"], problem["value"], problem["problem"]) == (None, "only.csv", answer.err.strip())


def test_columns_are_named_and_a_missing_list_is_the_surroundings_fault(fresh: Door, tmp_path: Path) -> None:
    file = text_file(tmp_path / "nl.csv", (("Voornaam", "Achternaam"), ("Jan", "Berg")))
    maps = ("--map", "Voornaam=first_name", "--map", "Achternaam=last_name")
    assert fresh.json("import", "people", file, *maps, "--edition", "2018").facts["added"] == 1
    refused(fresh("import", "people", tmp_path / "gone.csv"), "cannot be read", status=3)


def test_invite_tells_who_is_new_and_who_was_invited(fresh: Door) -> None:
    fresh("import", "programme", PROGRAMME)
    fresh("import", "people", PEOPLE)
    first, second = (fresh.json("invite", "--module", "M2", "--all-selected") for _ in range(2))
    assert first.facts == {"module": "M2", "invited": 28, "already": 0}
    assert second.facts == {"module": "M2", "invited": 0, "already": 28}


def test_invite_takes_an_e_mail_and_names_all_it_does_not_know(door: Door) -> None:
    assert door.json("invite", "--module", "Helsinki", e_mail(door)).facts["already"] == 1
    answer = door.json("invite", "--module", "M1", "no@one.x", "111")
    refused(answer, "There is nobody called no@one.x.")
    assert len(answer.err.splitlines()) == 2
    assert door("invite", "--module", "M1").status == 2


def test_people_are_filtered_by_module_search_and_status(door: Door) -> None:
    everyone = door.json("people").facts["people"]
    keys = ["id", "first_name", "last_name", "organisation", "country", "email", "status", "modules"]
    assert (len(everyone), list(everyone[0])) == (50, keys)
    selected = door.json("people", "--module", "stockholm", "--status", "selected").facts["people"]
    assert (len(selected), selected[0]["modules"]) == (28, ["M1", "M2", "M3"])
    assert door.json("people", "--search", "no such person").facts == {"people": []}
    assert door("people").out.splitlines()[-1] == "50 people."


def test_badges_are_written_and_recorded(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "badges.pdf"
    answer = door.json("badges", "--module", "M1", "--out", file)
    assert answer.facts == {"badges": 28, "pages": 3, "file": str(file), "problems": []}
    refused(
        door.json("badges", "--module", "M1", "--out", file, "--only", "new"), "Every badge of this module was printed."
    )
    assert door("badges", "--module", "M1").status == 2


def test_badges_that_are_on_paper_unchanged_are_told_on_standard_error(door: Door, tmp_path: Path) -> None:
    asked = ("badges", "--operator", "Anna", "--module", "M1", "--out", tmp_path / "badges.pdf")
    assert door(*NINE, *asked, e_mail(door)).err == ""
    told = "On paper already and unchanged: 1 badge, last printed Tue 24 Oct 2017, 09:00 by Anna.\n"
    again = door(*NINE, "--json", *asked)
    assert (again.status, again.err) == (0, told)
    assert door(*NINE, *asked, "--only", "changed").err.startswith("No printed badge has changed since.")


def test_the_door_admits_every_code_of_the_pdf(door: Door, tmp_path: Path) -> None:
    door("badges", "--module", "M1", "--out", tmp_path / "badges.pdf")
    codes = codes_in((tmp_path / "badges.pdf").read_bytes())
    assert [line["verdict"] for line in door.json(*NINE, "scan", "--module", "M1", *codes).lines] == ["ADMITTED"] * 28


def test_badges_revoke_wants_a_person_and_a_reason(door: Door) -> None:
    answer = door.json("badges", "revoke", e_mail(door), "--reason", "lost")
    person = door.json("people", "--module", "M1").facts["people"][0]["id"]
    assert answer.facts == {"person": person, "revoked": 1}
    refused(door.json("badges", "revoke", e_mail(door), "--reason", "lost"), "has no badge that could be revoked")
    assert door("badges", "revoke", e_mail(door)).status == 2


@pytest.mark.parametrize(
    ("asked", "sheets"),
    [
        (("--city", "Stockholm"), 3),
        (("--module", "M1", "--day", "2017-10-25"), 1),
        (("--module", "M1", "--whole-module", "--apart", "--emails", "--photos"), 1),
        (("--module", "M1", "--moment", "afterwards"), 3),
    ],
)
def test_sheets_are_written(door: Door, tmp_path: Path, asked: tuple[str, ...], sheets: int) -> None:
    facts = door.json("sheets", "--out", tmp_path / "s.pdf", *asked).facts
    assert list(facts) == ["sheets", "pages", "file"]
    assert facts["sheets"] == sheets
    assert Path(facts["file"]).read_bytes().startswith(b"%PDF")


def test_a_sheet_is_of_one_day_or_of_the_whole_module(door: Door, tmp_path: Path) -> None:
    asked = ("--module", "M1", "--day", "2017-10-25", "--whole-module")
    assert door("sheets", "--out", tmp_path / "s.pdf", *asked).status == 2


def test_attendance_is_told_and_written(door: Door, tmp_path: Path) -> None:
    facts = door.json("attendance", "--module", "2017/M1", "--out", tmp_path / "a.csv").facts
    assert (facts["module"], len(facts["people"]), list(facts["people"][0])) == ("M1", 28, ["id", "name", "present"])
    first = {"id": "2017-10-24-am", "label": "Tue 24 Oct, morning", "expected": 28, "present": 0}
    assert facts["checkpoints"][0] == first
    assert (tmp_path / "a.csv").exists()


def test_check_finds_a_sound_file_sound_and_a_damaged_one_not_ok(door: Door) -> None:
    assert door.json("check").facts == {"ok": True, "problems": []}
    content = bytearray(door.file.read_bytes())
    for page in range(10, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 1000] = b"\xa5" * 1000
    door.file.write_bytes(content)
    damaged = door.json("check")
    assert (damaged.status, damaged.facts["ok"]) == (1, False)
    assert "Restore the last backup." in damaged.facts["problems"][0]


def test_backup_and_restore_go_there_and_back(door: Door, tmp_path: Path) -> None:
    copy = tmp_path / "copy.blp"
    assert door.json("backup", copy).facts == {"file": str(copy)}
    refused(door("backup", copy), "There is already a file")
    door("badges", "revoke", e_mail(door), "--reason", "lost")
    assert door.json("restore", copy).facts == {"file": str(door.file)}
    assert door.json("badges", "revoke", e_mail(door), "--reason", "lost").facts["revoked"] == 1
    assert list(tmp_path.glob("fresh.before-restore-*.blp"))


def test_restore_puts_a_copy_over_a_damaged_file(door: Door, tmp_path: Path) -> None:
    door("backup", tmp_path / "copy.blp")
    door.file.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert door("restore", tmp_path / "copy.blp").status == 0
    assert door.json("check").facts["ok"]


@pytest.mark.parametrize(
    "command", ["people", "check", "invite --module M1 --all-selected", "attendance --module M1", "backup b.blp",
                "scan --module M1 1", "sheets --city Stockholm --out s.pdf", "restore b.blp", "operators"],
)  # fmt: skip
def test_a_missing_file_is_refused_and_not_made(fresh: Door, command: str) -> None:
    refused(fresh.json(*command.split()), "There is no programme file")
    assert not fresh.file.exists()


def test_a_foreign_file_and_a_newer_one_are_refused_and_left_as_they_are(door: Door, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.blp"
    foreign.write_bytes(b"no database")
    refused(door("people", file=foreign), "is not a programme file of BLP Desk.")
    assert foreign.read_bytes() == b"no database"
    with sqlite3.connect(door.file) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    refused(door("people"), "was written by a newer program.")


@pytest.mark.parametrize(
    "command", ["frobnicate", "people --status foo", "sheets --out s.pdf", "sheets --out s.pdf --module M1 --city X",
                "scan --module M1 --id nope 1", "scan --module M1 --at 24.10.2017 1", "undo", "import people",
                "badges --module M1 --out b.pdf --start-at 0", "--now soon people"],
)  # fmt: skip
def test_wrong_usage_is_2(fresh: Door, command: str) -> None:
    refused(fresh(*command.split()), "blp-desktop", status=2)


def test_an_unknown_module_names_those_there_are(door: Door) -> None:
    refused(
        door("attendance", "--module", "M9"),
        "This file holds: 2017/M1 Stockholm, 2017/M2 Helsinki, 2017/M3 Copenhagen.",
    )


def test_options_stand_before_and_after_the_command_and_blp_file_stands_in(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLP_FILE", str(door.file))
    command = [sys.executable, "-m", "blp_desktop", "people", "--json", "--search", "anke"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert '"first_name": "Anke"' in done.stdout
