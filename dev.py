"""The way in for everyone: `python3 dev.py run | test | check | bench | installers` sets up and does it."""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".dev"
ENVIRONMENT = HOME / "environment"
STAMP = HOME / "stamp"
OUT = ROOT / "out" / "demo"
OLDEST, NEWEST = (3, 11), (3, 13)
DEMO_CLOCK = "2017-10-24T08:50+02:00"
WINDOWS = os.name == "nt"

HEADLESS = {
    "libgl1": "GL",
    "libegl1": "EGL",
    "libglib2.0-0": "glib-2.0",
    "libxkbcommon0": "xkbcommon",
    "libfontconfig1": "fontconfig",
    "libdbus-1-3": "dbus-1",
    "libpulse0": "pulse",
    "libxrandr2": "Xrandr",
    "libcups2": "cups",
}
WINDOW = {
    "libxkbcommon-x11-0": "xkbcommon-x11",
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-shape0": "xcb-shape",
    "libxcb-xkb1": "xcb-xkb",
    "libxcb-randr0": "xcb-randr",
}
BUILDING = {
    "binutils": "objdump",
    "debootstrap": "debootstrap",
    "dpkg-dev": "dpkg-shlibdeps",
    "xvfb": "Xvfb",
    "xz-utils": "xz",
}
WINE = {"binutils-mingw-w64-x86-64": "x86_64-w64-mingw32-ld", "nsis": "makensis", "wine": "wine"}
SCREEN = {"xvfb": "Xvfb", "xdotool": "xdotool", "x11-xkb-utils": "setxkbmap"}
PRINTER = {"cups": "cupsd", "cups-client": "lp", "printer-driver-cups-pdf": "gs"}
PDF = {"poppler-utils": "pdftoppm", "qpdf": "qpdf"}
"""Debian's packages and the library or program that each one brings."""


def main() -> int:
    """Run one command; gives its exit status."""
    parser = argparse.ArgumentParser(description="The way in: each command sets up what it needs.")
    parser.add_argument("command", choices=("run", "test", "check", "bench", "installers"))
    asked, extra = parser.parse_known_args()
    commands = {"run": run, "test": test, "check": check, "bench": bench, "installers": installers}
    try:
        return commands[asked.command](extra)
    except KeyboardInterrupt:
        return 130
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 3


class SetupError(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def run(extra: list[str]) -> int:
    """Open the window on the demo programme; without a screen do the demo's main job on the command line."""
    screen = has_screen()
    system_packages(HEADLESS | WINDOW if screen else HEADLESS)
    python = environment()
    if not screen:
        print("There is no screen here: the demo's main job runs on the command line instead.", flush=True)
        return main_job(python)
    demo = HOME / "demo.blp"
    if not demo.exists():
        blp(python, demo, "demo")
    return subprocess.call([*program(python, demo), *extra], cwd=ROOT)


def program(python: str, file: Path) -> list[str]:
    """The program at a file, with the demo's clock."""
    return [python, "-m", "blp_desktop", "--file", str(file), "--now", DEMO_CLOCK]


def blp(python: str, file: Path, *arguments: str, stdin: str = "") -> None:
    """Run one command of the program and say which."""
    print(f"$ blp-desktop {' '.join(arguments)}", flush=True)
    done = subprocess.run([*program(python, file), *arguments], cwd=ROOT, input=stdin, text=True, check=False)
    if done.returncode:
        raise SetupError(f"`blp-desktop {arguments[0]}` ended with status {done.returncode}.")


def main_job(python: str) -> int:
    """From the demo programme to badges, check-in and attendance sheets in Stockholm, without a window."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    demo, badges = OUT / "demo.blp", OUT / "badges-stockholm.pdf"
    blp(python, demo, "demo")
    blp(python, demo, "badges", "--module", "Stockholm", "--out", str(badges))
    read = [python, "-m", "tests.reading", str(badges)]
    codes = subprocess.run(read, cwd=ROOT, env=off_screen(), capture_output=True, text=True, check=True).stdout
    blp(python, demo, "scan", "--module", "Stockholm", stdin=codes)
    blp(python, demo, "sheets", "--city", "Stockholm", "--out", str(OUT / "sheets-stockholm.pdf"))
    blp(python, demo, "attendance", "--module", "Stockholm", "--out", str(OUT / "attendance-stockholm.xlsx"))
    blp(python, demo, "check")
    print(f"Badges, attendance sheets and the programme file are in {OUT.relative_to(ROOT)}.")
    return 0


def test(extra: list[str]) -> int:
    """Set up and pass the tests, off screen, on every core; `extra` chooses some of them instead, on one."""
    system_packages(HEADLESS | PDF)
    python = environment()
    chosen = extra or ["-m", "not screen", "-n", "auto", "--dist", "worksteal"]
    return subprocess.call([python, "-m", "pytest", *chosen], cwd=ROOT, env=off_screen())


def check(extra: list[str]) -> int:
    """Style, types, rooms, and the real window from end to end on a virtual screen."""
    system_packages(HEADLESS | WINDOW | SCREEN | PDF | PRINTER)
    python = environment()
    tools: tuple[list[str], ...] = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
    )
    failed = [tool for tool in tools if subprocess.call([python, "-m", *tool], cwd=ROOT)]
    if subprocess.call([str(Path(python).with_name("lint-imports"))], cwd=ROOT):
        failed.append(["lint-imports"])
    on_screen = [python, "-m", "pytest", "-m", "screen", *extra]
    if subprocess.call(virtual_screen() + on_screen, cwd=ROOT):
        failed.append(["pytest -m screen"])
    for tool in failed:
        print(f"dev.py: not passed: {' '.join(tool)}", file=sys.stderr)
    return 1 if failed else 0


def bench(extra: list[str]) -> int:
    """Measure, each figure beside its floor."""
    system_packages(HEADLESS)
    return subprocess.call([environment(), "-m", "benchmarks", *extra], cwd=ROOT, env=off_screen())


def installers(extra: list[str]) -> int:
    """Build under `dist/` what this system can, Windows through Wine, and try each installed form."""
    wine = WINE if not extra or "windows" in extra else {}
    system_packages(HEADLESS | WINDOW | BUILDING | wine)
    return subprocess.call([environment(), "-m", "installers", *extra], cwd=ROOT)


def off_screen() -> dict[str, str]:
    """The surroundings with Qt drawing into memory."""
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}


def has_screen() -> bool:
    """Whether a window could open here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def virtual_screen() -> list[str]:
    """What to put before a command that needs a screen."""
    if not sys.platform.startswith("linux"):
        return []
    return ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1440x900x24"]


def environment() -> str:
    """The interpreter of the project's own environment, made or renewed where the pins changed."""
    python = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
    wanted = _fingerprint()
    if python.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return str(python)
    print("Setting up the environment; this is done once.", flush=True)
    HOME.mkdir(exist_ok=True)
    STAMP.unlink(missing_ok=True)
    _make_environment(fitting_python())
    _install(str(python))
    STAMP.write_text(wanted, encoding="utf-8")
    return str(python)


def _fingerprint() -> str:
    pins = (ROOT / "constraints.txt").read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return f"{sys.version_info[:2]} {ROOT} {hashlib.sha256(pins).hexdigest()}"


def fitting_python() -> str:
    """An interpreter that BLP Desk supports: this one, or another on the PATH."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = next((path for name in names if (path := shutil.which(name)) and _answers(path)), None)
    if found:
        return found
    here = ".".join(map(str, sys.version_info[:2]))
    raise SetupError(f"BLP Desk needs Python 3.11, 3.12 or 3.13; this is {here}. Install one of them and try again.")


def _answers(python: str) -> bool:
    return subprocess.call([python, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def _make_environment(python: str) -> None:
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    probe = subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True, check=False)
    if probe.returncode and debian():
        apt_install(["python3-venv"])
    made = subprocess.run([python, "-m", "venv", str(ENVIRONMENT)], capture_output=True, text=True, check=False)
    if made.returncode:
        raise SetupError(f"The environment could not be made: {(made.stdout + made.stderr).strip()}")


def _install(python: str) -> None:
    """The pinned packages first, checked by their hashes, then the project itself, editable and without more."""
    steps = (
        ["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", "constraints.txt"],
        ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "-e", "."],
    )
    log = HOME / "install.log"
    for step in steps:
        with log.open("w", encoding="utf-8") as out:
            done = subprocess.call([python, "-m", "pip", *step], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        if done:
            tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:])
            raise SetupError(f"Installing the packages failed; is there a network? All of it is in {log}.\n{tail}")


def system_packages(wanted: dict[str, str]) -> None:
    """Install the Debian packages whose library or program is not there yet; other systems bring their own."""
    missing = [package for package, brings in wanted.items() if not _has(brings)] if debian() else []
    if missing:
        apt_install(missing)


def debian() -> bool:
    """Whether this is Debian, Ubuntu or one of their children."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


_LIBRARY_FOLDERS = ("/usr/lib", "/lib", "/usr/local/lib")


def _has(name: str) -> bool:
    if shutil.which(name):
        return True
    machine = f"{os.uname().machine}-linux-gnu"
    folders = [Path(folder) / sub for folder in _LIBRARY_FOLDERS for sub in ("", machine)]
    return any(any(folder.glob(f"lib{name}.so*")) for folder in folders)


def apt_install(packages: list[str]) -> None:
    """Install system packages, asking for root only if this is not root."""
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    before = [] if os.geteuid() == 0 else _sudo(packages)
    surroundings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    apt = [*before, "apt-get", "-q", "-y"]
    log = subprocess.DEVNULL
    subprocess.call([*apt, "update"], stdout=log, env=surroundings)
    if subprocess.call([*apt, "install", "--no-install-recommends", *packages], stdout=log, env=surroundings):
        raise SetupError(f"apt-get could not install {' '.join(packages)}. Install them by hand and try again.")


def _sudo(packages: list[str]) -> list[str]:
    if shutil.which("sudo"):
        return ["sudo"]
    raise SetupError(f"Root is needed once: apt-get install {' '.join(packages)}. Run that as root and try again.")


if __name__ == "__main__":
    sys.exit(main())
