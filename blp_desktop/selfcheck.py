"""The self-check: every part of the installed program started once, off screen."""

import json
import lzma
import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from blp_desktop.desk.station import Station

if TYPE_CHECKING:
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
    return [*tried, _tried("upgrade", _Upgrade(folder)), *(_tried(name, check) for name, check in _ALONE.items())]


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
    """Write the sheets, read every page back by its code, as a PDF and as a picture, and file them."""
    from blp_desktop.desk.sheets import module_sheets, write_sheets
    from blp_desktop.desk.signed_sheets import file_scans
    from blp_desktop.ui.parts.long_work import Teller
    from blp_desktop.ui.pictures import pages_of
    from blp_desktop.ui.signed.batch import read_batch

    made = module_sheets(station, "M1")
    done = write_sheets(station, made, folder / "sheets.pdf").value
    pages_of(made.pdf, dpi=150)[0].save(str(folder / "sheet.png"))
    batch = read_batch(station, [done.file, folder / "sheet.png"], "{file} {page}", Teller(_tell_nobody))
    filed = file_scans(station, batch.scans).value
    if len(filed.pages) != done.pages + 1:
        raise RuntimeError(f"{len(filed.pages)} of {done.pages + 1} pages could be read: {batch.problems}")
    return f"{done.sheets} sheets on {done.pages} pages, read back and filed"


def _tell_nobody(_progress: object) -> None:
    return


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
    for place in range(program.window.tabs.count()):
        program.window.show_tab(place)
        application.processEvents()
    program.window.close()
    program.close()
    return f"{program.window.tabs.count()} tabs were opened"


def _printing(_station: Station, folder: Path) -> str:
    """Print a page into a file through the classes that print on paper."""
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer = QPrinter()
    printer.setOutputFileName(str(folder / "printed.pdf"))
    painter = QPainter(printer)
    painter.drawText(100, 100, "BLP Desk")
    painter.end()
    if not (folder / "printed.pdf").read_bytes().startswith(b"%PDF"):
        raise RuntimeError("a page could not be printed into a file")
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
        from PySide6.QtMultimedia import QMediaDevices, QMediaFormat, QVideoFrame

        from blp_desktop.ui.camera.reader import look_at
    except ImportError as missing:
        return f"no camera can be used here: {missing}"
    done = print_badges(station, BadgeOrder(module="M1", stock="single-a7"), folder / "held-up.pdf").value
    look = look_at(QVideoFrame(pages_of(done.file.read_bytes(), dpi=150)[0]))
    if look is None or look.sign is None:
        raise RuntimeError("a badge held up could not be read")
    if not QMediaFormat().supportedFileFormats(QMediaFormat.ConversionMode.Decode):
        raise RuntimeError("what connects to cameras and loudspeakers could not be loaded")
    cameras = len(QMediaDevices.videoInputs())
    return f"a badge held up was read; cameras connected: {cameras}"


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


def _handbook() -> str:
    """Every page with its pictures, as it ships."""
    from PySide6.QtGui import QImageReader
    from PySide6.QtWidgets import QApplication

    from blp_desktop.places import handbook
    from blp_desktop.ui.handbook.pages import pages

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert application is not None
    shown = pages()
    named = [name for page in shown for name in re.findall(r'<img src="([^"]+)"', page.html)]
    missing = [name for name in named if not QImageReader(str(handbook() / name)).canRead()]
    if missing or not named:
        raise RuntimeError(f"pictures are missing: {', '.join(missing) or 'all of them'}")
    return f"{len(shown)} pages with {len(named)} pictures"


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


_LANGUAGES = ("sv", "fi", "da", "lv", "pl", "de")
"""Qt has texts of its own for these languages of the region; the others see them in English."""


def _translations() -> str:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    missing = [language for language in _LANGUAGES if not QTranslator().load(f"qtbase_{language}", folder)]
    if missing:
        raise RuntimeError(f"Qt's own texts are missing in {', '.join(missing)}")
    return f"Qt's own texts in {len(_LANGUAGES)} languages"


def _zones() -> str:
    """A module is judged in its own time zone; not every system brings the zones along."""
    from zoneinfo import ZoneInfo

    hours = {datetime(2017, 10, 24, tzinfo=ZoneInfo(f"Europe/{city}")).utcoffset() for city in _CITIES}
    if len(hours) != len(_CITIES):
        raise RuntimeError("the time zones tell the same hour everywhere")
    return f"the hours of {', '.join(_CITIES)}"


_CITIES = ("Stockholm", "Helsinki", "London")
_ALONE: dict[str, Callable[[], str]] = {
    "fonts": _fonts,
    "icons": _icons,
    "handbook": _handbook,
    "sounds": _sounds,
    "translations": _translations,
    "time zones": _zones,
    "pins": _pins,
}
