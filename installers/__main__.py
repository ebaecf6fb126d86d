"""Build what this system can, try each installed form, and tell sizes and start times: `python -m installers`."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable

from installers.bill import write_bill, write_sums
from installers.contents import LIMITS, size_of
from installers.folder import build_folder
from installers.linux import build_archive, build_deb
from installers.names import BUILD, DIST, system
from installers.running import BuildError, say
from installers.screen import virtual_screen
from installers.table import Built, Table
from installers.trial import Figures, Form, try_out


def main() -> int:
    """Run every step that this system can; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("linux", "windows", "macos"), help="the system to build for")
    parser.add_argument("--untried", action="store_true", help="build without the trials")
    asked = parser.parse_args()
    try:
        _build(asked.only or system(), both=asked.only is None, tried=not asked.untried)
    except BuildError as error:
        sys.stderr.write(f"installers: {error}\n")
        return 1
    return 0


def _build(kind: str, *, both: bool, tried: bool) -> None:
    DIST.mkdir(exist_ok=True)
    table = Table()
    steps: dict[str, Callable[..., None]] = {"linux": _linux, "windows": _windows, "macos": _macos}
    steps[kind](table, tried=tried)
    if both and kind == "linux" and shutil.which("wine") and shutil.which("makensis"):
        _windows(table, tried=tried)
    if tried:
        table.figures.append(_try_from_source())
    write_sums(DIST)
    say(table.text())
    too_large = table.too_large()
    if too_large:
        raise BuildError(" ".join(too_large))


def _linux(table: Table, *, tried: bool) -> None:
    folder = build_folder()
    write_bill("linux")
    archive = build_archive(folder)
    table.built.append(Built("Linux, .tar.xz", size_of(folder), archive.stat().st_size, LIMITS["linux"]))
    deb = build_deb(folder) if shutil.which("dpkg-deb") else None
    if deb is not None:
        table.built.append(Built("Linux, .deb", size_of(folder), deb.stat().st_size, LIMITS["linux"]))
    if tried:
        from installers.linux_trial import try_archive, try_deb

        table.figures.append(try_archive(archive))
        table.figures += [try_deb(deb)] if deb is not None else []


def _windows(table: Table, *, tried: bool) -> None:
    from installers.windows import build_windows
    from installers.windows_trial import try_windows

    folder, setup = build_windows()
    write_bill("windows")
    table.built.append(Built("Windows, setup", size_of(folder), setup.stat().st_size, LIMITS["windows"]))
    if tried:
        table.figures.append(try_windows(setup))


def _macos(table: Table, *, tried: bool) -> None:
    from installers.macos import build_image, try_image

    folder = build_folder()
    image = build_image()
    write_bill(f"macos-{os.uname().machine}")
    table.built.append(Built("macOS, .dmg", size_of(folder), image.stat().st_size, None))
    if tried:
        table.figures.append(try_image(image))


def _try_from_source() -> Figures:
    """What the others are measured against."""
    if system() != "linux":
        return try_out(_from_source({}))
    with virtual_screen() as display:
        return try_out(_from_source({"DISPLAY": display}))


def _from_source(screen: dict[str, str]) -> Form:
    data = BUILD / "trial-source"
    return Form(
        name="from source",
        command=(sys.executable, "-m", "blp_desktop"),
        shared=data,
        log=data / "data/log/blp-desk.log",
        env=screen | {"BLP_DATA": str(data / "data")},
    )


if __name__ == "__main__":
    sys.exit(main())
