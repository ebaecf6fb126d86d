"""The self-check of what ships: fonts, icons, handbook, licences, sounds, texts, time zones."""

import re
import sys
from collections.abc import Callable
from datetime import datetime


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

    from blp_desktop.places import handbook
    from blp_desktop.ui.handbook.pages import pages

    shown = pages()
    empty = [page.name for page in shown if not page.text]
    named = [name for page in shown for name in re.findall(r'<img src="([^"]+)"', page.html)]
    missing = [name for name in named if not QImageReader(str(handbook() / name)).canRead()]
    if empty or missing or not named:
        raise RuntimeError(f"pages or pictures are missing: {', '.join(empty + missing) or 'all pictures'}")
    return f"{len(shown)} pages with {len(named)} pictures"


def _licences() -> str:
    """In full where the program is installed; the sources carry a list only."""
    from blp_desktop.places import licences, program_folder

    text = licences().read_text(encoding="utf-8")
    if program_folder() is not None and "GNU LESSER GENERAL PUBLIC LICENSE" not in text:
        raise RuntimeError(f"{licences().name} is not what ships")
    return f"{len(text.splitlines())} lines"


def _crash_reports() -> str:
    """A report names the place that failed, as this form of the program knows its modules."""
    from blp_desktop.desk.crash_reports import failure_of

    try:
        raise RuntimeError("only tried")
    except RuntimeError as error:
        place = failure_of(error).places[-1]
    if not place.startswith(f"{_crash_reports.__module__}, line "):
        raise RuntimeError(f"a report would say {place}")
    return f"would name {place}"


def _surroundings() -> str:
    """What is opened from here must find its own libraries, not this program's."""
    from PySide6.QtCore import QProcessEnvironment

    from blp_desktop.surroundings import led_into, parts_of_bundle

    parts = parts_of_bundle()
    if parts is None or sys.platform == "darwin":
        return "nothing is handed on"
    handed_on = QProcessEnvironment.systemEnvironment().toStringList()
    led = led_into(dict(each.split("=", 1) for each in handed_on if not each.startswith("=")), parts)
    if led:
        raise RuntimeError(f"other programs would be led into this one by {', '.join(led)}")
    return "other programs find libraries of their own"


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
CHECKS: dict[str, Callable[[], str]] = {
    "fonts": _fonts,
    "icons": _icons,
    "handbook": _handbook,
    "licences": _licences,
    "crash reports": _crash_reports,
    "surroundings": _surroundings,
    "sounds": _sounds,
    "translations": _translations,
    "time zones": _zones,
    "pins": _pins,
}
