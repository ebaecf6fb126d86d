"""Where newer versions may be: drives that were plugged in, and the folder that somebody named."""

import os
import sys
from pathlib import Path, PurePath

from PySide6.QtCore import QStorageInfo

from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.updates import Place

_MOUNTED_BELOW = ("/media", "/run/media", "/mnt", "/Volumes")


def places_to_look() -> tuple[Place, ...]:
    """The drives that are there now, then the named folder. It asks the drives: call it off the GUI thread."""
    named = preferences().updates
    drives = tuple(_place(each) for each in QStorageInfo.mountedVolumes() if each.isReady() and _is_plugged_in(each))
    return (*drives, *([Place(named, named.name or str(named))] if named else []))


def _place(drive: QStorageInfo) -> Place:
    return Place(Path(drive.rootPath()), drive.displayName() or drive.rootPath())


def _is_plugged_in(drive: QStorageInfo) -> bool:
    return is_plugged_in(drive.rootPath(), is_root=drive.isRoot())


def is_plugged_in(root: str, *, is_root: bool) -> bool:
    """Whether a drive with this root is a stick, a card or a shared folder, and not the system's own."""
    if sys.platform == "win32":
        return PurePath(root).drive.upper() != os.environ.get("SYSTEMDRIVE", "C:").upper()
    return not is_root and any(PurePath(root).is_relative_to(above) for above in _MOUNTED_BELOW)
