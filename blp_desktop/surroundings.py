"""The surroundings of a bundle's process, cleared for whatever it opens: a viewer, the print queue, an installer."""

import os
import sys
from collections.abc import MutableMapping

_KEPT = ("PATH",)
"""Windows looks along it for libraries, ours too."""


def clear_surroundings() -> None:
    """Take out what PyInstaller put in for this process; from source it put nothing in.

    Else a viewer of PDFs would load this bundle's libraries in place of its own, and fail. macOS opens programs without
    handing surroundings on.
    """
    parts = parts_of_bundle()
    if parts is not None and sys.platform != "darwin":
        take_out(os.environ, parts)


def parts_of_bundle() -> str | None:
    """The folder of a bundle's parts; None from source."""
    return getattr(sys, "_MEIPASS", None)


def take_out(surroundings: MutableMapping[str, str], parts: str) -> None:
    """Leave no list of folders that leads into `parts`; a variable that named nothing else goes."""
    for name in led_into(surroundings, parts):
        kept = [folder for folder in surroundings[name].split(os.pathsep) if not _is_in(folder, parts)]
        if kept:
            surroundings[name] = os.pathsep.join(kept)
        else:
            del surroundings[name]


def led_into(surroundings: MutableMapping[str, str], parts: str) -> list[str]:
    """The variables that lead into `parts`."""
    return [
        name
        for name, value in surroundings.items()
        if name not in _KEPT and any(_is_in(folder, parts) for folder in value.split(os.pathsep))
    ]


def _is_in(folder: str, parts: str) -> bool:
    return folder == parts or folder.startswith(parts + os.sep)
