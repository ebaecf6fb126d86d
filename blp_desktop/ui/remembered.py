"""What the window remembers of its own shape: sizes, columns, sort."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings

from blp_desktop.desk.laptop import data_folder, portable_folder
from blp_desktop.ui.safe import is_safe


def settings() -> QSettings:
    """The store of the window's shape: an INI file of this user. Geometry only, never preferences.

    In safe mode another one, which begins empty: what was remembered is neither used nor lost.
    """
    if is_safe():
        return QSettings(str(safe_shape()), QSettings.Format.IniFormat)
    portable = portable_folder()
    if portable is not None:
        return QSettings(str(portable / "window.ini"), QSettings.Format.IniFormat)
    application = QCoreApplication.applicationName() or "BLP Desk"
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "BLP Desk", application)


def safe_shape() -> Path:
    """The file of the shape in safe mode; delete it to begin."""
    return data_folder() / "window-safe.ini"


def keep_qts_own_memory() -> None:
    """Qt's file dialog remembers folders in a file of its own: beside a portable program too."""
    portable = portable_folder()
    if portable is not None:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(portable))
