"""Crash reports: what went wrong and where, without anything about a person.

Only names that the program itself gave are let through: its modules and theirs that it stands on, their functions and
kinds of errors, and line numbers. The words of an error, values and paths stay in the log on this laptop.
"""

import platform
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType

from blp_desktop import __version__
from blp_desktop.desk.writing_files import keep_file
from blp_desktop.store.file import FORMAT

_KEPT = 10
_FRAMES, _CHAIN = 40, 8
_OURS = frozenset({"blp_desktop", "sqlalchemy", "alembic", "reportlab", "qrcode", "PIL", "zxingcpp", "filelock"})
_FATAL = (
    "Fatal Python error: Segmentation fault",
    "Fatal Python error: Aborted",
    "Fatal Python error: Bus error",
    "Fatal Python error: Floating point exception",
    "Fatal Python error: Illegal instruction",
    "Windows fatal exception: access violation",
    "Windows fatal exception: stack overflow",
)
_FRAME = re.compile(r'^\s*File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)$')
_FUNCTION = re.compile(r"<?[A-Za-z_][A-Za-z0-9_]*>?")


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed, in a few words, and the places it went through, the last one last."""

    what: str
    places: tuple[str, ...]


def failure_of(error: BaseException) -> Failure:
    """What an exception comes to."""
    chain = list(_chain(error))
    places = [place for each in reversed(chain) for place in _places(each.__traceback__)]
    return Failure(", because of ".join(_kind(each) for each in chain), tuple(places[-_FRAMES:]))


def failure_left(last_words: str) -> Failure:
    """What Python's last words come to; without any, the process was ended from outside."""
    if not last_words:
        return Failure("The program was ended without being closed: a power cut, or the system ended it", ())
    fatal = next((each for each in _FATAL if each in last_words), "Fatal error")
    frames = (_FRAME.match(line) for line in last_words.splitlines())
    places = [_place(_module_of(frame["file"]), int(frame["line"]), frame["function"]) for frame in frames if frame]
    return Failure(fatal, tuple(reversed(places[:_FRAMES])))


def report_of(failure: Failure, *, at: datetime, last_scan: str) -> str:
    """The report's text."""
    versions = f"BLP Desk {__version__}, file format {FORMAT}, Python {platform.python_version()}"
    return "\n".join(
        (
            f"BLP Desk report of {at:%Y-%m-%d %H:%M}",
            "",
            f"What failed: {failure.what}.",
            last_scan,
            f"{versions}, {platform.system()} {platform.release()}, {platform.machine()}.",
            "",
            "Where, the last place last:",
            *(f"  {place}" for place in failure.places or ("nothing is known",)),
            "",
            "Names, e-mails, codes, paths and the words of the failure are left out; the log on this laptop has them.",
            "",
        )
    )


def write_report(text: str, folder: Path, *, at: datetime) -> Path:
    """Keep a report; the oldest beyond the last ten go. Raises SurroundingsFailed where it cannot be written."""
    target = folder / f"report-{at:%Y-%m-%d_%H-%M-%S}.txt"
    keep_file(target, text.encode())
    for old in sorted(folder.glob("report-*.txt"))[:-_KEPT]:
        with suppress(OSError):
            old.unlink(missing_ok=True)
    return target


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from, the outermost first."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen and len(seen) < _CHAIN:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _kind(error: BaseException) -> str:
    """The class by its name, where a module that is known really holds it."""
    kind = type(error)
    module = sys.modules.get(kind.__module__) if _is_known(kind.__module__) else None
    if module is None or getattr(module, kind.__name__, None) is not kind:
        return "an error of an unknown kind"
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield _place(_module_of(code.co_filename), trace.tb_lineno, code.co_name)
        trace = trace.tb_next


def _place(module: str, line: int, function: str) -> str:
    if not module:
        return "elsewhere"
    return f"{module}, line {line}, {function if _FUNCTION.fullmatch(function) else 'a function'}"


def _module_of(file: str) -> str:
    """The module that a source file is, told from the end of its path; empty where it is none that is known."""
    parts = file.replace("\\", "/").removesuffix(".py").removesuffix("/__init__").split("/")
    names = (".".join(parts[first:]) for first in range(len(parts)))
    return next((name for name in names if _is_known(name) and _is_module(name)), "")


def _is_known(name: str) -> bool:
    top = name.split(".")[0]
    return top in _OURS or top in sys.stdlib_module_names


def _is_module(name: str) -> bool:
    if name in sys.modules:
        return True
    with suppress(ImportError, ValueError, AttributeError):
        return find_spec(name) is not None
    return False
