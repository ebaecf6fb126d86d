"""The self-check: every part of the installed program started once, off screen."""

import json
import lzma
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from blp_desktop import selfcheck_shipped, selfcheck_work
from blp_desktop.desk.laptop import kept_in
from blp_desktop.desk.station import Station

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from blp_desktop.store.file import ProgrammeFile


@dataclass(frozen=True, slots=True)
class Part:
    """One part that was tried, and what came of it."""

    part: str
    ok: bool
    detail: str


def selfcheck(*, as_json: bool) -> int:
    """Try every part and tell; gives 0 if all work, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application()  # letters on a chart need it as much as the window does
    with tempfile.TemporaryDirectory() as folder, kept_in(Path(folder) / "data"):
        parts = [*_parts(Path(folder))]
    ok = all(part.ok for part in parts)
    _print(parts, ok=ok, as_json=as_json)
    return 0 if ok else 1


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    from blp_desktop.ui.look.style import Look

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    Look(application)
    return application


def _print(parts: list[Part], *, ok: bool, as_json: bool) -> None:
    out = sys.stdout
    if as_json:
        told = [{"part": part.part, "ok": part.ok, "detail": part.detail} for part in parts]
        out.write(json.dumps({"ok": ok, "parts": told}, ensure_ascii=False) + "\n")
        return
    for part in parts:
        out.write(f"{'ok ' if part.ok else 'NOT'}  {part.part}: {part.detail}\n")


def _parts(folder: Path) -> list[Part]:
    made: list[Station] = []

    def database() -> str:
        made.append(_demo_station(folder / "selfcheck.blp"))
        return "the demo programme was made, imported and checked"

    tried = [_tried("database", database)]
    station = made[0] if made else None
    for name, check in selfcheck_work.CHECKS.items():
        if station is None:
            tried.append(Part(name, ok=False, detail="not tried: there is no database"))
        else:
            tried.append(_tried(name, _Bound(check, station, folder)))
    if station is not None:
        _close(station)
    tried.append(_tried("upgrade", _Upgrade(folder)))
    return [*tried, *(_tried(name, check) for name, check in selfcheck_shipped.CHECKS.items())]


@dataclass(frozen=True, slots=True)
class _Bound:
    check: Callable[[Station, Path], str]
    station: Station
    folder: Path

    def __call__(self) -> str:
        return self.check(self.station, self.folder)


_PEOPLE_THEN = 50


@dataclass(frozen=True, slots=True)
class _Upgrade:
    """Bring the file of the first version to this format; it is the demo as that version made it."""

    folder: Path

    def __call__(self) -> str:
        from blp_desktop.desk.people import count_people
        from blp_desktop.places import resource
        from blp_desktop.store.file import FORMAT, format_of, open_file

        old = self.folder / "first-format.blp"
        old.write_bytes(lzma.decompress(resource("demo", "programme-format-1.blp.xz").read_bytes()))
        before = format_of(old)
        station = _checked(open_file(old))
        people = count_people(station)
        _close(station)
        if people != _PEOPLE_THEN:
            raise RuntimeError(f"{people} of {_PEOPLE_THEN} people are left after the upgrade")
        return f"a file of format {before} was brought to format {FORMAT} with its {people} people"


def _tried(name: str, check: Callable[[], str]) -> Part:
    try:
        return Part(name, ok=True, detail=check())
    except Exception as error:
        return Part(name, ok=False, detail=f"{type(error).__name__}: {error}")


def _demo_station(path: Path) -> Station:
    from blp_desktop.desk.demo import make_demo
    from blp_desktop.desk.laptop import station_at
    from blp_desktop.store.file import close_file, create_file, open_file

    station = station_at(create_file(path), operator="self-check", now=_now)
    make_demo(station)
    close_file(station.file)
    return _checked(open_file(path))


def _checked(file: "ProgrammeFile") -> Station:
    """A station at a file whose own check finds nothing."""
    from blp_desktop.desk.checking import check_file
    from blp_desktop.desk.laptop import station_at

    station = station_at(file, operator="self-check", now=_now)
    problems = check_file(station).problems
    if problems:
        raise RuntimeError(" ".join(problems))
    return station


def _now() -> datetime:
    return datetime.now(UTC)


def _close(station: Station) -> None:
    from blp_desktop.store.file import close_file

    close_file(station.file)
