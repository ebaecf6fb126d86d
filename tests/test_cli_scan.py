"""Scanning on the command line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from blp_desktop.store.file import close_file, open_file, reading
from blp_desktop.store.schema import Ledger
from tests.desk.demo import close_desk, demo_file, open_desk
from tests.door import Door
from tests.test_cli import refused

KEYS = ["scan_id", "code", "verdict", "why", "overridden", "person", "module", "checkpoint", "at", "first"]
ID = "7b0c5c1e-0000-4000-8000-000000000001"
NINE = ("--at", "2017-10-24T09:00")


@pytest.fixture
def codes(tmp_path: Path) -> list[str]:
    """The codes of everyone invited."""
    (tmp_path / "codes").mkdir()
    desk = open_desk(tmp_path / "codes")
    close_desk(desk)
    return list(desk.badges.values())


@pytest.fixture
def door(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    shutil.copy(demo_file(), tmp_path / "demo.blp")
    return Door(tmp_path / "demo.blp", capsys, monkeypatch)


def test_a_line_has_every_key_and_at_carries_the_modules_offset(door: Door, codes: list[str]) -> None:
    first, again = door.json("scan", "--module", "M1", *NINE, codes[0], codes[0]).lines
    assert list(first) == list(again) == KEYS
    assert (first["verdict"], first["module"], first["checkpoint"]) == ("ADMITTED", "M1", "2017-10-24-am")
    assert (first["at"], first["first"], first["overridden"]) == ("2017-10-24T09:00:00+02:00", None, False)
    assert (again["verdict"], again["first"]["at"], again["person"]) == ("ALREADY_IN", first["at"], first["person"])
    assert list(again["person"]) == ["id", "name", "organisation"]


def test_every_line_of_standard_input_is_answered_also_empty_and_binary_ones(door: Door, codes: list[str]) -> None:
    typed = b"\n\xff\xfe\x00\x01\r\n\\000026" + codes[0].lower().encode() + b"\t\r\n   \nzzz\r\n" + codes[1].encode()
    answer = door.json("scan", "--module", "M1", *NINE, typed=typed)
    unknown = "UNKNOWN_CODE"
    assert answer.status == 0
    assert [line["verdict"] for line in answer.lines] == [unknown, unknown, "ADMITTED", unknown, unknown, "ADMITTED"]
    assert [answer.lines[number]["code"] for number in (0, 2, 4)] == ["", codes[0], "zzz"]


def test_no_line_at_all_is_no_answer(door: Door) -> None:
    answer = door.json("scan", "--module", "M1", *NINE)
    assert (answer.status, answer.out) == (0, "")


def test_a_line_is_answered_before_the_next_is_read(door: Door, codes: list[str]) -> None:
    command = [sys.executable, "-m", "blp_desktop", "--file", str(door.file), "scan", "--module", "M1", *NINE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdin
        assert process.stdout
        for code in codes[:3]:
            process.stdin.write(code.encode() + b"\n")
            process.stdin.flush()
            assert b"ADMITTED" in process.stdout.readline()
        process.stdin.close()
    assert process.returncode == 0


def test_case_16_the_same_id_answers_the_first_verdict_and_another_code_is_refused(
    door: Door, codes: list[str]
) -> None:
    scan = ("scan", "--module", "M1", *NINE, "--id")
    (first,), (again,) = door.json(*scan, ID, codes[0]).lines, door.json(*scan, ID.upper(), codes[0]).lines
    assert first == again
    assert first["scan_id"] == ID
    refused(door.json(*scan, ID, codes[1]), "was another one")
    refused(door.json(*scan, ID), "--id takes exactly one CODE", status=2)
    refused(door.json(*scan, ID, codes[0], codes[1]), "--id takes exactly one CODE", status=2)


def test_without_a_checkpoint_the_window_decides_and_with_one_its_own_window(door: Door, codes: list[str]) -> None:
    at = ("scan", "--module", "M1", "--at", "2017-10-24T13:00+02:00")
    assert door.json(*at, codes[0]).lines[0]["checkpoint"] == "2017-10-24-pm"
    early = door.json(*at, "--checkpoint", "2017-10-26-am", codes[0]).lines[0]
    assert (early["verdict"], early["checkpoint"]) == ("TOO_EARLY", "2017-10-26-am")
    refused(door.json(*at, "--checkpoint", "nope", codes[0]), "Its checkpoints: 2017-10-24-am")


def test_an_override_is_marked_only_where_it_was_needed_and_wants_a_reason(door: Door, codes: list[str]) -> None:
    early = ("scan", "--module", "M1", "--at", "2017-10-24T05:00", "--override")
    marked = door.json(*early, "late plane", codes[0]).lines[0]
    assert (marked["verdict"], marked["overridden"]) == ("ADMITTED", True)
    needless = door.json("scan", "--module", "M1", *NINE, "--override", "why not", codes[1]).lines[0]
    assert (needless["verdict"], needless["overridden"]) == ("ADMITTED", False)
    refused(door.json(*early, " ", codes[2]), "An override needs a reason.")


def test_case_14_the_way_out_is_open_at_any_time(door: Door, codes: list[str]) -> None:
    out = door.json("scan", "--module", "M1", "--at", "2017-10-24T23:00", "--exit", codes[0]).lines[0]
    assert out["verdict"] == "EXITED"


def test_an_undo_annuls_once_and_says_the_same_again(door: Door, codes: list[str]) -> None:
    scan = door.json("scan", "--module", "M1", *NINE, codes[0]).lines[0]["scan_id"]
    first, again = (door.json("undo", scan, "--reason", "another person") for _ in range(2))
    assert list(first.facts) == ["scan_id", "annuls", "verdict"]
    assert first.facts == again.facts
    assert (first.facts["annuls"], first.facts["verdict"]) == (scan, "ANNULLED")
    assert door.json("scan", "--module", "M1", *NINE, codes[0]).lines[0]["verdict"] == "ADMITTED"
    refused(door.json("undo", ID, "--reason", "r"), "There is no scan")


def test_the_clock_that_was_set_is_the_instant_of_the_scan_and_the_operator_is_kept(
    door: Door, codes: list[str]
) -> None:
    scan = door.json("--now", "2017-10-25T09:00", "--operator", "Birgit", "scan", "--module", "M1", codes[0]).lines[0]
    assert scan["at"] == "2017-10-25T09:00:00+02:00"
    file = open_file(door.file)
    with reading(file) as session:
        assert [row.operator for row in session.query(Ledger)] == ["Birgit"]
    close_file(file)


def test_people_read_a_line_a_scan(door: Door, codes: list[str]) -> None:
    told = door("scan", "--module", "M1", *NINE, codes[0]).out
    assert told.startswith("09:00 ADMITTED ")
    assert told.endswith("Welcome to Tue 24 Oct, morning.\n")
