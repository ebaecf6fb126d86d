"""Other people's tools, run and told of."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installers.names import ROOT


class BuildError(Exception):
    """A step failed; the message says which and where its output is."""


def say(sentence: str) -> None:
    """Tell what is done now."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def run(*command: str | Path, log: Path | None = None, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run a tool to its end; what it prints goes into `log` where one is named, through a pipe as Wine wants it."""
    words = [str(word) for word in command]
    out = None if log is None else subprocess.PIPE
    with subprocess.Popen(
        words, env=os.environ | dict(env or {}), cwd=cwd, stdout=out, stderr=out and subprocess.STDOUT
    ) as process:
        if log is not None and process.stdout is not None:
            log.parent.mkdir(parents=True, exist_ok=True)
            with log.open("wb") as file:
                shutil.copyfileobj(process.stdout, file)
    if process.returncode:
        raise BuildError(f"`{' '.join(words[:3])}` ended with status {process.returncode}{_tail(log)}")


def _tail(log: Path | None) -> str:
    if log is None:
        return "."
    last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:]
    return "; all of its output is in {}.\n{}".format(log, "\n".join(last))


def told(*command: str | Path, env: Mapping[str, str] | None = None, stdin: str = "") -> str:
    """What a tool prints on standard output."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, env=os.environ | dict(env or {}), cwd=ROOT, input=stdin, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise BuildError(f"`{' '.join(words[:3])}` ended with status {done.returncode}.\n{done.stderr[-2000:]}")
    return done.stdout
