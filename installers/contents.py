"""What may be in a bundle: the rules that sift PyInstaller's finds, and look through a built folder."""

import re
from collections.abc import Iterable
from pathlib import Path

LANGUAGES = ("sv", "fi", "da", "nb", "nn", "et", "lv", "lt", "pl", "de", "is", "en")
"""Qt's own texts ship for these, where Qt has them."""

EXCLUDED = [
    "tkinter", "numpy", "pytest", "_pytest", "hypothesis", "mypy", "setuptools", "pkg_resources", "distutils",
    "_distutils_hack", "pip", "wheel", "pygments", "trove_classifiers", "PIL.ImageTk", "PIL.ImageQt", "PIL._avif",
    "sqlalchemy.testing", "alembic.testing", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "xmlrpc", "lib2to3",
    "readline", "curses", "PySide6.QtCharts", "PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.Qt3DCore",
]  # fmt: skip
"""Modules that nothing of ours needs. `readline` and QtCharts are under the GPL and would pull the whole under it."""

PACKAGES = frozenset({
    "PIL", "PySide6", "alembic", "argon2", "_argon2_cffi_bindings", "_cffi_backend", "blp_desktop", "cffi",
    "charset_normalizer", "dateutil", "defusedxml", "filelock", "icalendar", "mako", "markupsafe", "platformdirs",
    "pycparser", "python_calamine", "qrcode", "reportlab", "shiboken6", "sqlalchemy", "tomli_w", "typing_extensions",
    "tzdata", "xlsxwriter", "zxingcpp",
})  # fmt: skip
"""What may be imported beside the standard library."""

QT_MODULES = frozenset({
    "Core", "Gui", "Multimedia", "MultimediaWidgets", "Network", "Pdf", "PrintSupport", "Svg", "Widgets",
})  # fmt: skip
"""Qt's modules for Python that may be in."""

QT_LIBRARIES = QT_MODULES | {"Concurrent", "DBus", "OpenGL", "XcbQpa"}
"""And Qt's libraries: the last ones are in because others link to them."""

BEHIND_THE_CAMERA = frozenset({"Qml", "QmlMeta", "QmlModels", "QmlWorkerScript", "Quick"})
"""Nothing of ours uses these, but the camera's plugin links to them, save on Windows."""

PLUGINS = {
    "platforms": {"xcb", "offscreen", "minimal", "windows", "cocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"xdgdesktopportal"},
    "xcbglintegrations": {"xcb-glx-integration", "xcb-egl-integration"},
    "styles": {"modernwindowsstyle", "macstyle"},
    "imageformats": {"svg", "jpeg", "gif", "ico", "webp"},
    "iconengines": {"svgicon"},
    "multimedia": {"ffmpegmediaplugin", "windowsmediaplugin", "darwinmediaplugin"},
    "printsupport": {"cupsprintersupport"},
    "permissions": {"darwincamerapermission"},
}
"""Qt's plugins by folder; a folder that is not named here stays out whole."""

_TOOLKITS = (
    "gtk-3",
    "gdk-3",
    "gdk_pixbuf",
    "pango",
    "cairo",
    "atk",
    "harfbuzz.so",
    "pixman",
    "thai",
    "datrie",
    "fribidi",
)
_GPL = ("readline", "tinfo", "ncurses")
"""What only GTK's look and a terminal's line editing would need."""
_UNWANTED = re.compile(
    r"opengl32sw|d3dcompiler|(^|/)(icuuc|bcryptprimitives)\.dll|Qt6?FFmpegStub.*\.prl|\.pyi$|/(include|typesystems|glue|qml|metatypes|resources/qtwebengine)/"
    rf"|(^|/)lib({'|'.join(map(re.escape, (*_TOOLKITS, *_GPL)))})"
    r"|(^|/)(_avif|_tkinter|readline|_curses|_test\w+|xxlimited\w*|_ctypes_test|ossaudiodev|nis|spwd|_crypt)\.[\w.-]*(so|pyd)$"
)
_QT_MODULE = re.compile(r"PySide6/Qt([A-Z]\w+?)(?:\.abi3\.so|\.pyd)$")
_QT_LIBRARY = re.compile(
    r"(?:^|/)(?:(?:lib)?Qt6|Qt(?=\w+\.framework))([A-Z0-9]\w+?)(?:\.dll|\.so[\d.]*|\.framework/.*)$"
)
_PLUGIN = re.compile(r"(?:^|/)plugins/([\w-]+)/(?:lib)?q?(\w[\w-]*?)\.(?:so|dll|dylib)$")
_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/(.+)$")
_TEXTS = re.compile(rf"qt(?:base)?_(?:{'|'.join(LANGUAGES)})\.qm$")


def is_used(name: str) -> bool:
    """Whether a file belongs in, by its place in the bundle."""
    name = name.replace("\\", "/")
    if text := _TRANSLATION.search(name):
        return _TEXTS.match(text[1]) is not None
    if plugin := _PLUGIN.search(name):
        return _plugin_is_used(plugin[1], plugin[2])
    if module := _QT_MODULE.search(name):
        return module[1] in QT_MODULES
    if library := _QT_LIBRARY.search(name):
        return library[1] in (QT_LIBRARIES if name.endswith(".dll") else QT_LIBRARIES | BEHIND_THE_CAMERA)
    return _UNWANTED.search(name) is None


def _plugin_is_used(folder: str, plugin: str) -> bool:
    return plugin in PLUGINS.get(folder, set())


def strangers(folder: Path) -> list[str]:
    """What stands in a built folder and should not, by the same rules."""
    names = [file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*")) if file.is_file()]
    return [name for name in names if not is_used(name) or _is_foreign(name)]


def _is_foreign(name: str) -> bool:
    """A Python package of somebody else's in the folder of parts."""
    found = re.match(r"parts/([A-Za-z_]\w*)/.*\.(?:so|pyd|py|pyc)$", name)
    return found is not None and found[1] not in PACKAGES and not found[1].startswith("python3")


def foreign_modules(modules: Iterable[str], *, standard: Iterable[str]) -> list[str]:
    """Top-level modules that may not be in, of those that PyInstaller would pack."""
    known = PACKAGES | set(standard)
    tops = {module.split(".")[0] for module in modules}
    return sorted(top for top in tops - known if not top.startswith(("pyi", "_sysconfigdata", "_pyi")))


def size_of(folder: Path) -> int:
    """Bytes of a folder's files, a link counted as nothing."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


LIMITS = {"linux": (230_000_000, 80_000_000), "windows": (180_000_000, 60_000_000)}
"""Bytes at most, unpacked and as installer."""
