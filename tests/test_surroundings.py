"""What a bundle's process hands on to the programs that it opens."""

import os
from pathlib import Path

from blp_desktop.surroundings import take_out

PARTS = str(Path("/opt/blp-desktop/parts"))
ELSEWHERE = str(Path("/opt/blp-desktop/parts-of-others"))


def test_folders_of_the_bundle_go_and_those_of_others_stay() -> None:
    surroundings = {
        "LD_LIBRARY_PATH": os.pathsep.join((PARTS, ELSEWHERE)),
        "QT_PLUGIN_PATH": str(Path(PARTS, "PySide6", "Qt", "plugins")),
        "HOME": ELSEWHERE,
    }
    take_out(surroundings, PARTS)
    assert surroundings == {"LD_LIBRARY_PATH": ELSEWHERE, "HOME": ELSEWHERE}


def test_windows_still_finds_libraries_along_the_path() -> None:
    surroundings = {"PATH": PARTS}
    take_out(surroundings, PARTS)
    assert surroundings == {"PATH": PARTS}
