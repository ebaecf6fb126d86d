"""Windows to measure in: one application in the program's look."""


def application():  # type: ignore[no-untyped-def]
    """The one there is, made where there is none."""
    from PySide6.QtWidgets import QApplication

    from blp_desktop.ui.look.style import Look

    made = QApplication.instance() or QApplication([])
    assert isinstance(made, QApplication)
    Look(made)
    return made
