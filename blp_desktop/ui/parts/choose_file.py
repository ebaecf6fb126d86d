"""Choosing a file that is there: asked over a widget, without stopping anything else."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(owner: QWidget, title: str, *, kinds: str, chosen: Callable[[str], object]) -> None:
    """Ask for one file of these kinds (the file dialog's filter); `chosen`, a slot of the owner's, gets its name."""
    dialog = QFileDialog(owner, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def programmes() -> str:
    """The filter that lets programme files through."""
    return QCoreApplication.translate("Programmes", "BLP Desk programme (*.blp)")
