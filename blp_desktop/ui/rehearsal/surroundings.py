"""What Qt knows of this laptop: its zone, its cameras, its loudspeakers, its printers."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone

from blp_desktop.desk.readiness_laptop import Surroundings
from blp_desktop.ui.multimedia import loudspeakers, media_devices, quieten_multimedia


def surroundings(now: datetime, *, clock_is_set: bool) -> Surroundings:
    """The laptop as it is; `now` is its own instant."""
    zone, name = _zone(now)
    return Surroundings(
        clock=now,
        clock_is_set=clock_is_set,
        zone=zone,
        zone_name=name,
        cameras=_cameras(),
        printers=_printers(),
        loudspeakers=loudspeakers(media_devices()),
    )


def _zone(now: datetime) -> tuple[tzinfo, str]:
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        return ZoneInfo(name), name
    except (ZoneInfoNotFoundError, ValueError):
        here = now.astimezone().tzinfo
        assert here is not None
        return here, name


def _cameras() -> tuple[str, ...] | None:
    quieten_multimedia()
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:  # a system without its sound library cannot load Qt's cameras either
        return None
    return tuple(camera.description() for camera in QMediaDevices.videoInputs())


def _printers() -> tuple[str, ...] | None:
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        return None
    return tuple(QPrinterInfo.availablePrinterNames())
