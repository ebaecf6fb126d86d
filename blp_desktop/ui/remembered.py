"""What the window remembers of its own shape: sizes, columns, sort."""

from PySide6.QtCore import QCoreApplication, QSettings


def settings() -> QSettings:
    """The store of the window's shape: an INI file of this user. Geometry only, never preferences."""
    application = QCoreApplication.applicationName() or "BLP Desk"
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "BLP Desk", application)
