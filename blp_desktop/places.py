"""Where the shipped resources are: from source, from a wheel and in a bundle."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "resources"
_FROM_SOURCE = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder below `resources`; it need not exist."""
    root = _INSTALLED if _INSTALLED.is_dir() else _FROM_SOURCE
    return root.joinpath(*parts)


def licences() -> Path:
    """The licences of what ships: collected in full in a bundle, else the list that the sources carry."""
    places = (resource("licences.txt"), resource("LICENSES.md"), _PACKAGE.parent / "LICENSES.md")
    return next(place for place in places if place.exists())
