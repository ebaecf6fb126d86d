"""What may be in a bundle."""

import sys
from pathlib import Path

import pytest

from installers.contents import LIMITS, foreign_modules, is_used, size_of, strangers
from installers.names import DIST, names

WANTED = (
    "blp-desktop",
    "parts/blp_desktop/resources/icons/check.svg",
    "parts/blp_desktop/store/migrations/versions/first_format.py",
    "parts/tzdata/zoneinfo/Europe/Stockholm",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6\\plugins\\platforms\\qwindows.dll",
    "PySide6/plugins/styles/qmodernwindowsstyle.dll",
    "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
    "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "PySide6/Qt/translations/qtbase_fi.qm",
    "PySide6/translations/qtbase_pl.qm",
    "PySide6/QtWidgets.abi3.so",
    "PySide6/QtWidgets.pyd",
    "PySide6/Qt/lib/libQt6Widgets.so.6",
    "PySide6/Qt6Multimedia.dll",
    "PySide6/Qt/lib/libQt6Quick.so.6",
    "PySide6/Qt/lib/libQt6FFmpegStub-ssl.so.3",
    "PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets",
    "PySide6/avcodec-61.dll",
    "libfontconfig.so.1",
    "python3.11/lib-dynload/_sqlite3.cpython-311-x86_64-linux-gnu.so",
)
UNWANTED = (
    "PySide6/QtCharts.abi3.so",
    "PySide6/QtQml.abi3.so",
    "PySide6/QtWebEngineCore.pyd",
    "PySide6/Qt/lib/libQt6Charts.so.6",
    "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
    "PySide6/Qt/lib/libQt63DCore.so.6",
    "PySide6/Qt63DRender.dll",
    "PySide6/Qt6VirtualKeyboard.dll",
    "PySide6/Qt6Quick.dll",
    "PySide6/Qt/lib/QtWebEngineCore.framework/Versions/A/QtWebEngineCore",
    "PySide6/Qt/plugins/wayland-decoration-client/libadwaita.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/qml/QtQuick/qmldir",
    "PySide6/Qt/translations/qtbase_ja.qm",
    "PySide6/Qt/translations/qtwebengine_sv.qm",
    "PySide6/opengl32sw.dll",
    "icuuc.dll",
    "libreadline.so.8",
    "libgdk_pixbuf-2.0.so.0",
    "python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so",
    "PIL/_avif.cpython-311-x86_64-linux-gnu.so",
)


@pytest.mark.parametrize("name", WANTED)
def test_what_the_program_needs_is_in(name: str) -> None:
    assert is_used(name)


@pytest.mark.parametrize("name", UNWANTED)
def test_what_nothing_uses_or_may_not_ship_is_out(name: str) -> None:
    assert not is_used(name)


def test_somebody_elses_package_in_the_parts_is_told(tmp_path: Path) -> None:
    for name in (
        "parts/numpy/core.so",
        "parts/PIL/_imaging.so",
        "parts/PySide6/QtQml.abi3.so",
        "parts/python3.11/x.so",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert strangers(tmp_path) == ["parts/PySide6/QtQml.abi3.so", "parts/numpy/core.so"]


def test_a_module_that_nobody_named_stops_the_build() -> None:
    packed = ["json.decoder", "blp_desktop.desk", "sqlalchemy.orm", "numpy.core", "pyimod02_importers", "pytest"]
    assert foreign_modules(packed, standard=sys.stdlib_module_names) == ["numpy", "pytest"]


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_a_folder_that_was_built_holds_what_may_be_in_and_is_small(system: str) -> None:
    folder = DIST / system / names().package
    if not folder.is_dir():
        pytest.skip("no folder was built here")
    assert strangers(folder) == []
    assert size_of(folder) <= LIMITS[system][0]
