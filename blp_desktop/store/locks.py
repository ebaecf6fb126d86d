"""The window's lock: one window a programme file, freed by the operating system when its process ends."""

from pathlib import Path

from filelock import FileLock, Timeout

from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.failures import telling_failures


def lock_window(path: Path) -> FileLock:
    """Hold the file for one window; raises Refusal while another window has it.

    Raises SurroundingsFailed where the folder may not be written.
    """
    lock = FileLock(path.with_name(path.name + ".window"))
    with telling_failures(path):
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise Refusal(
                "file_in_use",
                f"{path.name} is already open in another window on this laptop.",
                "Use that window, or close it first.",
            ) from error
    return lock
