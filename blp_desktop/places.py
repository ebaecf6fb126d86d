"""Where the program and its shipped resources are: from source, from a wheel and in a bundle."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "resources"
_FROM_SOURCE = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder below `resources`; it need not exist."""
    root = _INSTALLED if _INSTALLED.is_dir() else _FROM_SOURCE
    return root.joinpath(*parts)


def program_folder() -> Path | None:
    """The folder in which an installed program lies (of a macOS app: the one around it); None from source."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve()
    app = next((above for above in program.parents if above.suffix == ".app"), None)
    return (app or program).parent


def licences() -> Path:
    """The licences of what ships: collected in full in a bundle, else the list that the sources carry."""
    places = (resource("licences.txt"), resource("LICENSES.md"), _PACKAGE.parent / "LICENSES.md")
    return next(place for place in places if place.exists())


def handbook() -> Path:
    """The folder of the handbook: with what ships, else where the sources carry it."""
    shipped = resource("handbook")
    return shipped if shipped.is_dir() else _PACKAGE.parent / "docs" / "handbook"
