"""The screen: whether there is one to open a window on, for Qt ends the process where there is none."""

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

_WAIT = 2.0
"""Seconds for a screen on another machine to answer."""


def has_screen() -> bool:
    """Whether a window can be opened; what QT_QPA_PLATFORM says is believed."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _answers_wayland(os.environ.get("WAYLAND_DISPLAY", "")) or _answers_x(os.environ.get("DISPLAY", ""))


def _answers_wayland(name: str) -> bool:
    return bool(name) and _answers_at(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / name))


def _answers_x(name: str) -> bool:
    """`:0`, `:0.0`, `unix:0` on this machine, `host:10.0` on another (X(7), display names)."""
    host, _, number = name.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdecimal():
        return False
    if host in ("", "unix"):
        place = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
        return _answers_at(f"\0{place}") or _answers_at(place)
    with suppress(OSError), socket.create_connection((host.strip("[]"), 6000 + int(number)), timeout=_WAIT):
        return True
    return False


def _answers_at(place: str) -> bool:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(_WAIT)
        asked.connect(place)
        return True
    return False
