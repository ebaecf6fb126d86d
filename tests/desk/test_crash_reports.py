"""Crash reports: what went wrong and where, and nothing about a person, whatever the failure's words say."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.desk.crash_reports import Failure, failure_left, failure_of, report_of, write_report
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.file import open_file

AT = datetime(2017, 10, 24, 6, 51, tzinfo=UTC)
SCAN = "The last scan, at 08:51 by this laptop, is recorded."
SECRETS = (
    "Rūta Kalniņa",
    "ruta.kalnina@example.lv",
    "BLP1-7KQ2M-9XW4T-3HD8R-6NZ5V",
    "/home/ruta/Documents/2017.blp",
    r"C:\Users\Rūta\AppData\Local\blp-desk",
    "+371 2612 3456",
    "peanut allergy",
)
NASTY = st.one_of(st.sampled_from(SECRETS), st.text(min_size=6).map(lambda text: f"Kalniņa{text}"))


def report(error: BaseException) -> str:
    return report_of(failure_of(error), at=AT, last_scan=SCAN)


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:
        return caught


def leaks(text: str) -> list[str]:
    return [secret for secret in (*SECRETS, "Kalniņa", "kalnina", "ruta", "Rūta") if secret in text]


@given(NASTY, st.sampled_from([ValueError, KeyError, OSError, RuntimeError, Refusal, UnicodeError, AssertionError]))
def test_the_words_of_a_failure_are_never_in_the_report(words: str, kind: type[Exception]) -> None:
    error = Refusal("code", words, words) if kind is Refusal else kind(words)
    error.add_note(words)
    text = report(raised(error))
    assert leaks(text) == []
    assert kind.__name__ in text


@given(NASTY, NASTY)
def test_nor_are_those_of_what_it_came_from(outer: str, inner: str) -> None:
    try:
        try:
            raise KeyError(inner)
        except KeyError as cause:
            raise ValueError(outer) from cause
    except ValueError as error:
        text = report(error)
    assert leaks(text) == []
    assert "ValueError, because of KeyError" in text


@given(NASTY)
def test_a_kind_of_error_that_was_made_of_data_is_not_named(name: str) -> None:
    plain = name.replace("\0", "").encode(errors="replace").decode()
    for module in ("builtins", "blp_desktop.desk.people", "home.ruta"):
        kind = type(plain, (Exception,), {"__module__": module})
        assert leaks(report(raised(kind()))) == []
        assert "an error of an unknown kind" in report(raised(kind()))


@pytest.mark.parametrize(
    "file",
    [
        "/home/ruta/blp_desktop/ruta.py",
        "/home/ruta/sqlalchemy/Kalniņa/orm.py",
        r"C:\Users\Rūta\scripts\secret.py",
        "<ruta.kalnina@example.lv>",
    ],
)
def test_a_place_outside_the_program_is_told_as_elsewhere(file: str) -> None:
    code = compile("def Kalnina():\n    raise ValueError\nKalnina()", file, "exec")
    with pytest.raises(ValueError) as caught:
        exec(code, {})
    text = report(caught.value)
    assert leaks(text) == []
    assert "Kalnina" not in text
    assert "  elsewhere" in text


def test_the_places_of_the_program_are_named_by_module_line_and_function(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        open_file(tmp_path / "Rūta Kalniņa.blp")
    text = report(caught.value)
    assert re.search(r"^  blp_desktop\.store\.file, line \d+, format_of$", text, re.MULTILINE)
    assert "blp_desktop.domain.refusals.Refusal" in text
    assert SCAN in text
    assert leaks(text) == []


LAST_WORDS = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/home/ruta/venv/lib/python3.11/site-packages/blp_desktop/ui/program.py", line 77 in show
  File "blp_desktop/app.py", line 40 in open_window
  File "/home/ruta/{SECRETS[0]}.py", line 3 in Kalnina
  File "/usr/lib/python3.11/threading.py", line 1038 in _bootstrap_inner
"""


def test_the_last_words_of_a_process_that_died_name_no_home_folder() -> None:
    failure = failure_left(LAST_WORDS)
    assert failure.what == "Fatal Python error: Segmentation fault"
    assert failure.places == (
        "threading, line 1038, _bootstrap_inner",
        "elsewhere",
        "blp_desktop.app, line 40, open_window",
        "blp_desktop.ui.program, line 77, show",
    )
    assert leaks(report_of(failure, at=AT, last_scan=SCAN)) == []


@given(st.lists(NASTY, max_size=5))
def test_last_words_that_make_no_sense_leak_nothing(lines: list[str]) -> None:
    words = "\n".join(f'  File "{line}", line 3 in {line}' for line in lines)
    assert leaks(report_of(failure_left(f"Fatal Python error: {words}"), at=AT, last_scan=SCAN)) == []


def test_without_last_words_the_process_was_ended_from_outside() -> None:
    assert "power cut" in failure_left("").what


def test_the_last_ten_reports_are_kept(tmp_path: Path) -> None:
    text = report_of(Failure("Nothing", ()), at=AT, last_scan=SCAN)
    files = [write_report(text, tmp_path / "reports", at=AT.replace(minute=minute)) for minute in range(12)]
    assert sorted((tmp_path / "reports").iterdir()) == files[2:]
    assert files[-1].read_text(encoding="utf-8") == text
