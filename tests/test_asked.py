"""What was asked for on the command line."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from blp_desktop.asked import parse


def test_no_command_is_the_window() -> None:
    asked = parse([])
    assert (asked.command, asked.file, asked.json, asked.now, asked.operator) == (None, None, False, None, None)


@pytest.mark.parametrize("path", ["programme.blp", "/home/a b/Ålesund 2018.BLP", "people.blp"])
def test_a_bare_path_of_a_programme_file_is_the_window_on_it(path: str) -> None:
    asked = parse([path])
    assert (asked.command, asked.file) == (None, Path(path))


def test_a_command_is_no_path() -> None:
    assert parse(["check"]).command == "check"


def test_a_path_beside_a_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["programme.blp", "check"])
    assert ended.value.code == 2
    assert "programme.blp" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--file", "a.blp", "--json", "--operator", "Anna", "people"],
        ["people", "--file", "a.blp", "--json", "--operator", "Anna"],
        ["--json", "people", "--file", "a.blp", "--operator", "Anna"],
    ],
)
def test_what_every_command_takes_stands_before_or_after_it(words: list[str]) -> None:
    asked = parse(words)
    assert (asked.command, asked.file, asked.json, asked.operator) == ("people", Path("a.blp"), True, "Anna")


def test_instants_keep_the_offset_they_have() -> None:
    assert parse(["--now", "2017-10-24T08:50"]).now == datetime(2017, 10, 24, 8, 50)  # noqa: DTZ001
    at = parse(["scan", "--module", "M1", "--at", "2017-10-24T08:50+02:00"]).at
    assert at.utcoffset() == timedelta(hours=2)


def test_defaults_are_as_the_contract_says() -> None:
    badges = parse(["badges", "--module", "M1", "--out", "b.pdf"])
    assert (badges.only, badges.stock, badges.start_at, badges.people) == ("all", "avery-l4785", 1, [])
    people = parse(["import", "people", "a.csv", "--map", "A=email", "--map", "B="])
    assert (people.mapped, people.dry_run, people.edition) == (["A=email", "B="], False, None)


def test_any_form_of_a_uuid_is_one_id() -> None:
    plain = "7b0c5c1e-0000-4000-8000-000000000001"
    for form in (plain.upper(), plain.replace("-", ""), f"{{{plain}}}"):
        assert parse(["scan", "--module", "M1", "--id", form, "X"]).id == plain


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["scan", "--module", "M1", "--at", "9999-12-31T23:59:59-12:00", "X"], "is not in the years 1900 to 2999"),
        (["--now", "0001-01-01T00:00", "people"], "is not in the years 1900 to 2999"),
        (["import", "people", "a.csv", "--map", "Vārds"], "Vārds names no field: write COLUMN=field"),
    ],
)
def test_what_cannot_be_understood_is_wrong_usage(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
