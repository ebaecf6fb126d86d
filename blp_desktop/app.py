"""The door to the window: arguments, paths, log, upgrade, window, self-check."""

import logging
import logging.handlers
import os
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from blp_desktop.desk.laptop import data_folder, default_file
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.places import resource
from blp_desktop.store.file import close_file, create_file, open_file

log = logging.getLogger("blp_desktop")


def main(asked: Namespace) -> int:
    """Open the window, or check every part once; gives the exit status."""
    if asked.command == "selfcheck":
        from blp_desktop.selfcheck import selfcheck

        return selfcheck(as_json=asked.json)
    return open_window(asked)


def open_window(asked: Namespace) -> int:
    """The window on a programme file until it is closed."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    keep_log()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("BLP Desk")
    application.setOrganizationName("BLP Desk")
    application.setWindowIcon(QIcon(str(resource("program-icon", "blp-desk.svg"))))
    application.setDesktopFileName("blp-desktop")
    sys.excepthook = told_and_logged
    from blp_desktop.ui.look.style import Look
    from blp_desktop.ui.program import Program

    Look(application)
    try:
        program = Program(path_to_open(asked), clock_set_to=asked.now, operator=asked.operator)
    except (Refusal, SurroundingsFailed) as problem:
        return told_before_the_window(str(problem), status=1 if isinstance(problem, Refusal) else 3)
    program.window.painted.connect(log_first_paint)
    program.show()
    status = application.exec()
    program.close()
    return status


def path_to_open(asked: Namespace) -> Path:
    """The file that is named, which must be there; else the usual one, made the first time."""
    if asked.file is not None:
        return Path(asked.file).resolve()
    path = default_file().resolve()
    file = open_file(path) if path.exists() else create_file(path)
    close_file(file)
    return path


def told_before_the_window(sentence: str, *, status: int) -> int:
    """Say why no window opens: on standard error, and in a box where there is a screen."""
    print(sentence, file=sys.stderr)  # noqa: T201
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(None, "BLP Desk", sentence)
    return status


def keep_log() -> None:
    """Log into the data folder, a few small files that follow each other."""
    folder = data_folder() / "log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "blp-desk.log", maxBytes=500_000, backupCount=4, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def log_first_paint() -> None:
    """From outside, a start is measured by this line."""
    log.info("the window was painted")


def told_and_logged(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody caught: into the log, and to the window's strip; never a dialog, whatever the thread."""
    log.error("not caught", exc_info=(kind, error, trace))
    if os.environ.get("BLP_SHOW_ERRORS"):
        sys.__excepthook__(kind, error, trace)
    from blp_desktop.ui.program import tell_bug

    tell_bug(f"{kind.__name__}, {datetime.now().astimezone():%H:%M}")
