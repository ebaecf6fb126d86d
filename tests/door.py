"""The door without a window, as a stranger's script would use it."""

import json
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from blp_desktop.__main__ import main


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        (line,) = self.out.splitlines()
        found = json.loads(line)
        assert isinstance(found, dict)
        return found

    @property
    def lines(self) -> list[dict[str, Any]]:
        """One object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Door:
    """Runs commands on one file."""

    file: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    def __call__(self, *words: object, typed: bytes = b"", file: Path | None = None) -> Answer:
        """Run a command; `typed` is what stands on standard input."""
        self.patch.setattr("sys.stdin", TextIOWrapper(BytesIO(typed)))
        self.capture.readouterr()
        try:
            status = main(["--file", str(file or self.file), *map(str, words)])
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = self.capture.readouterr()
        return Answer(status, told.out, told.err)

    def json(self, *words: object, typed: bytes = b"") -> Answer:
        """The same with `--json`."""
        return self("--json", *words, typed=typed)
