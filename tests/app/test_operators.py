"""Operators on the command line: listed, and a forgotten PIN cleared by whoever holds the file."""

import json
import subprocess
import sys
from pathlib import Path

from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.operators import OperatorFields, add_operator
from blp_desktop.desk.station import Rights, looking
from blp_desktop.store.file import close_file, open_file
from blp_desktop.store.schema import Journal
from tests.desk.demo import close_desk, now, open_desk


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "blp_desktop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def with_anna(folder: Path) -> str:
    desk = open_desk(folder)
    add_operator(desk.station, OperatorFields(name="Anna Ēk", rights=Rights.SUPERVISOR, pin="4711"))
    close_desk(desk)
    return str(desk.station.file.path)


def test_operators_are_listed(tmp_path: Path) -> None:
    told = json.loads(run("--file", with_anna(tmp_path), "--json", "operators").stdout)
    assert told == {"operators": [{"name": "Anna Ēk", "rights": "supervisor", "pin": True}]}


def test_a_forgotten_pin_is_cleared_by_name_and_journalled(tmp_path: Path) -> None:
    file = with_anna(tmp_path)
    done = run("--file", file, "--operator", "Holder", "operators", "clear-pin", "anna ek")
    assert (done.returncode, done.stdout.strip()) == (0, "Anna Ēk has no PIN now.")
    station = station_at(open_file(Path(file)), operator=None, now=now)
    with looking(station) as session:
        last = session.query(Journal).where(Journal.act == "clear the PIN of Anna Ēk").one()
        assert last.operator == "Holder"
    close_file(station.file)


def test_an_unknown_name_is_refused_and_other_words_are_wrong_usage(tmp_path: Path) -> None:
    file = with_anna(tmp_path)
    nobody = run("--file", file, "operators", "clear-pin", "Nobody")
    assert (nobody.returncode, nobody.stderr.strip()) == (
        1,
        "There is no operator Nobody. Look at the list of operators.",
    )
    assert run("--file", file, "operators", "forget").returncode == 2


def test_the_command_line_keeps_a_supervisors_rights(tmp_path: Path) -> None:
    file = with_anna(tmp_path)
    assert run("--file", file, "invite", "--module", "M1", "--all-selected").returncode == 0
