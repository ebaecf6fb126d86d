"""The self-check: every part of the installed program started once, off screen."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from blp_desktop.desk.station import Station


@dataclass(frozen=True, slots=True)
class Part:
    """One part that was tried, and what came of it."""

    part: str
    ok: bool
    detail: str


def selfcheck(*, as_json: bool) -> int:
    """Try every part and tell; gives 0 if all work, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        parts = [*_parts(Path(folder))]
    ok = all(part.ok for part in parts)
    _print(parts, ok=ok, as_json=as_json)
    return 0 if ok else 1


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
    for name, check in _CHECKS.items():
        if station is None:
            tried.append(Part(name, ok=False, detail="not tried: there is no database"))
        else:
            tried.append(_tried(name, _Bound(check, station, folder)))
    if station is not None:
        _close(station)
    return [*tried, _tried("fonts", _fonts), _tried("icons", _icons), _tried("sounds", _sounds), _tried("pins", _pins)]


@dataclass(frozen=True, slots=True)
class _Bound:
    check: Callable[[Station, Path], str]
    station: Station
    folder: Path

    def __call__(self) -> str:
        return self.check(self.station, self.folder)


def _tried(name: str, check: Callable[[], str]) -> Part:
    try:
        return Part(name, ok=True, detail=check())
    except Exception as error:
        return Part(name, ok=False, detail=f"{type(error).__name__}: {error}")


def _demo_station(path: Path) -> Station:
    from blp_desktop.desk.demo import make_demo
    from blp_desktop.desk.laptop import station_at
    from blp_desktop.desk.safety import check_file
    from blp_desktop.store.file import create_file

    station = station_at(create_file(path), operator="self-check", now=_now)
    make_demo(station)
    problems = check_file(station).problems
    if problems:
        raise RuntimeError(" ".join(problems))
    return station


def _now() -> datetime:
    return datetime.now(UTC)


def _close(station: Station) -> None:
    from blp_desktop.store.file import close_file

    close_file(station.file)


def _badges(station: Station, folder: Path) -> str:
    """Print the demo's badges, read them back from the page, and admit one."""
    import zxingcpp

    from blp_desktop.desk.badges import BadgeOrder
    from blp_desktop.desk.checkin import Scan, scan
    from blp_desktop.desk.door import opened_door
    from blp_desktop.desk.printing import print_badges
    from blp_desktop.ui.pictures import pages_of

    done = print_badges(station, BadgeOrder(module="M1"), folder / "badges.pdf").value
    pages = pages_of(done.file.read_bytes(), dpi=150)
    codes = [found.text for page in pages for found in zxingcpp.read_barcodes(page)]
    if len(codes) != done.badges:
        raise RuntimeError(f"{len(codes)} of {done.badges} codes could be read")
    with opened_door(station, "M1") as door:
        at = datetime(2017, 10, 24, 7, 0, tzinfo=UTC)
        verdict = scan(door, Scan(raw=codes[0], at=at)).value.verdict
    return f"{done.badges} badges printed and read back, the first was {verdict}"


def _sheets(station: Station, folder: Path) -> str:
    from blp_desktop.desk.sheets import module_sheets, write_sheets

    done = write_sheets(module_sheets(station, "M1"), folder / "sheets.pdf")
    return f"{done.sheets} sheets on {done.pages} pages"


def _window(station: Station, folder: Path) -> str:
    """Build the window with all its tabs on a copy of the file, off screen."""
    from PySide6.QtWidgets import QApplication

    from blp_desktop.desk.safety import save_backup
    from blp_desktop.ui.look.style import Look
    from blp_desktop.ui.program import Program

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    Look(application)
    program = Program(save_backup(station, folder / "window.blp"))
    program.window.show()
    for place in range(4):
        program.window.show_tab(place)
        application.processEvents()
    program.window.close()
    program.close()
    return "four tabs were opened"


def _printing(_station: Station, _folder: Path) -> str:
    from PySide6.QtPrintSupport import QPrinterInfo

    names = QPrinterInfo.availablePrinterNames()
    return f"printers: {', '.join(names)}" if names else "no printer is set up; PDF works without one"


def _camera(station: Station, folder: Path) -> str:
    """Hold a printed badge up to what reads the camera; a system without its sound library has no camera."""
    from blp_desktop.desk.badges import BadgeOrder
    from blp_desktop.desk.printing import print_badges
    from blp_desktop.ui.multimedia import quieten_multimedia
    from blp_desktop.ui.pictures import pages_of

    quieten_multimedia()
    try:
        from PySide6.QtMultimedia import QVideoFrame

        from blp_desktop.ui.camera.reader import look_at
    except ImportError as missing:
        return f"no camera can be used here: {missing}"
    done = print_badges(station, BadgeOrder(module="M1", stock="single-a7"), folder / "held-up.pdf").value
    look = look_at(QVideoFrame(pages_of(done.file.read_bytes(), dpi=150)[0]))
    if look is None or look.sign is None:
        raise RuntimeError("a badge held up could not be read")
    return "a badge held up was read"


_CHECKS: dict[str, Callable[[Station, Path], str]] = {
    "badges": _badges,
    "sheets": _sheets,
    "window": _window,
    "printing": _printing,
    "camera": _camera,
}


def _fonts() -> str:
    from blp_desktop.paper.fonts import missing_letters

    missing = missing_letters("ÅÄÖåäöÆØæøÕõŠšŽžĀāČčĒēĢģĪīĶķĻļŅņŪūĄąĘęĖėĮįŲųŁłŃńÓóŚśŹźŻżĆćÐðÞþßЖжЩщЫыЯя")
    if missing:
        raise RuntimeError(f"the fonts lack {missing}")
    return "every letter of the region"


def _pins() -> str:
    from blp_desktop.desk.pins import fits, hashed

    if not fits(hashed("4711"), "4711") or fits(hashed("4711"), "4712"):
        raise RuntimeError("a PIN does not open what it closed")
    return "a PIN was hashed and tried"


def _icons() -> str:
    from PySide6.QtSvg import QSvgRenderer

    from blp_desktop.places import resource

    files = sorted(resource("icons").glob("*.svg"))
    broken = [file.name for file in files if not QSvgRenderer(str(file)).isValid()]
    if broken or not files:
        raise RuntimeError(f"unreadable: {', '.join(broken) or 'all of them'}")
    return f"{len(files)} icons"


def _sounds() -> str:
    import wave

    from blp_desktop.places import resource
    from blp_desktop.ui.multimedia import loudspeakers, media_devices
    from blp_desktop.ui.sounds import Sound

    for sound in Sound:
        with wave.open(str(resource("sounds", f"{sound}.wav"))) as file:
            file.readframes(file.getnframes())
    found = loudspeakers(media_devices())
    return f"loudspeakers: {', '.join(found)}" if found else "no loudspeaker; the door stays silent"
