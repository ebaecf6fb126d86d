"""The door to the window: arguments, paths, log, upgrade, window, self-check."""

import logging
import logging.handlers
import os
import signal
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from blp_desktop.desk.laptop import data_folder, default_file
from blp_desktop.desk.sessions import Session, begin_session
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.places import resource
from blp_desktop.screen import has_screen
from blp_desktop.store.file import close_file, create_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from blp_desktop.ui.opening import Opening

log = logging.getLogger("blp_desktop")
_NO_SCREEN = "There is no screen to open a window on. The commands work without one: blp-desktop --help tells them."


def main(asked: Namespace) -> int:
    """Open the window, or check every part once; gives the exit status."""
    if asked.command == "selfcheck":
        from blp_desktop.selfcheck import selfcheck

        return selfcheck(as_json=asked.json)
    return open_window(asked)


def open_window(asked: Namespace) -> int:
    """The window on a programme file until it is closed, or the first start until a file was chosen."""
    if not has_screen():
        print(_NO_SCREEN, file=sys.stderr)  # noqa: T201
        return 3
    keep_log()
    session = begin_session(data_folder(), now=datetime.now().astimezone())
    sys.excepthook = told_and_logged
    try:
        status = _until_closed(asked, session)
    except Exception as error:
        return told_why_none(error)
    if session is not None:
        session.end()
    return status


def _until_closed(asked: Namespace, session: Session | None) -> int:
    application = new_application()
    from blp_desktop.ui.opening import Opening

    opening = Opening(session, clock_set_to=asked.now, operator=asked.operator)
    opening.painted.connect(log_first_paint)
    try:
        _begin(opening, path_to_open(asked), is_named=bool(asked.file or os.environ.get("BLP_FILE")))
    except (Refusal, SurroundingsFailed) as problem:
        return told_before_the_window(str(problem), status=1 if isinstance(problem, Refusal) else 3)
    signal.signal(signal.SIGTERM, closed_by_the_system)
    status = application.exec()
    opening.close()
    return status


def closed_by_the_system(_signal: int, _frame: FrameType | None) -> None:
    """Somebody logs out, or the system shuts down: close as a hand on the window would, with a backup."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.quit()


def _begin(opening: "Opening", path: Path | None, *, is_named: bool) -> None:
    if path is None:
        opening.begin_first_start()
    elif is_named:
        opening.open(path)
    else:
        opening.open_usual(path)


def new_application() -> "QApplication":
    """The application in its look."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("BLP Desk")
    application.setOrganizationName("BLP Desk")
    application.setWindowIcon(QIcon(str(resource("program-icon", "blp-desk.svg"))))
    application.setDesktopFileName("blp-desktop")
    from blp_desktop.ui.language import speak_english
    from blp_desktop.ui.look.style import Look

    speak_english()
    Look(application)
    return application


def path_to_open(asked: Namespace) -> Path | None:
    """The file that is named, which must be there; else the usual one, else the one that was open last.

    None where there is none of them: then this is the first start.
    """
    if asked.file is not None:
        return Path(asked.file).resolve()
    usual = default_file().resolve()
    if os.environ.get("BLP_FILE") and not usual.exists():
        close_file(create_file(usual))
    if usual.exists():
        return usual
    from blp_desktop.desk.preferences import preferences

    return next((path for path in preferences().recent if path.is_file()), None)


def told_before_the_window(sentence: str, *, status: int) -> int:
    """Say why no window opens: on standard error, and in a box where there is a screen."""
    print(sentence, file=sys.stderr)  # noqa: T201
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(None, "BLP Desk", sentence)
    return status


def told_why_none(error: Exception) -> int:
    """Something of ours failed before a window was there: keep a report and say where it is."""
    log.error("no window", exc_info=error)
    from blp_desktop.desk.crash_reports import failure_of, report_of, write_report

    at = datetime.now().astimezone()
    text = report_of(failure_of(error), at=at, last_scan="The ledger was not asked for the last scan.")
    try:
        kept = f"A report is in {write_report(text, data_folder() / 'reports', at=at)}."
    except SurroundingsFailed as problem:
        kept = str(problem)
    again = "Start it once more; after two such starts it leaves out what may be in the way."
    sentence = f"BLP Desk could not open its window. {kept} {again}"
    return told_before_the_window(sentence, status=1)


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
    from blp_desktop.desk.crash_reports import failure_of
    from blp_desktop.ui.program import tell_bug

    tell_bug(failure_of(error))
