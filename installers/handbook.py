"""The handbook for a bundle, HTML for any browser with its pictures: `python -m installers.handbook FOLDER`."""

import os
import shutil
import sys
from pathlib import Path
from string import Template

from installers.names import ROOT

_SOURCE = ROOT / "docs" / "handbook"
_STYLE = """
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 system-ui, sans-serif; }
img { max-width: 100%; border: 1px solid $edge; border-radius: 6px; }
table { border-collapse: collapse; } td { border: 1px solid $edge; padding: 4px 8px; } td p { margin: 0; }
.note { border-left: 4px solid $attention; padding-left: 12px; }
"""
_COLOURS = "body { background: $surface; color: $text; } a { color: $accent; }"


def write_handbook(target: Path) -> None:
    """Every page and picture; what is left of an older build goes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from blp_desktop.ui.handbook.html import page_of

    application = QGuiApplication.instance() or QGuiApplication([])
    assert application is not None
    style = _style()
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(_SOURCE / "pictures", target / "pictures")
    for page in sorted(_SOURCE.glob("*.md")):
        html = page_of(page.read_text(encoding="utf-8"), style)
        (target / page.with_suffix(".html").name).write_text(html, encoding="utf-8")


def _style() -> str:
    """In the program's colours, light or dark as the reader's system is."""
    from blp_desktop.ui.look.colours import DARK, LIGHT

    light, dark = (Template(_COLOURS).substitute(each.all()) for each in (LIGHT, DARK))
    return Template(_STYLE).substitute(LIGHT.all()) + light + f"\n@media (prefers-color-scheme: dark) {{ {dark} }}"


if __name__ == "__main__":
    write_handbook(Path(sys.argv[1]))
