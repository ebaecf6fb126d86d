"""Writing files: a document appears whole or not at all."""

from contextlib import suppress
from pathlib import Path

from blp_desktop.domain.refusals import SurroundingsFailed


def write_file(file: Path, content: bytes) -> None:
    """Write the file, replacing an older one; of a link, what it leads to.

    Raises SurroundingsFailed where the folder is not there, the name is something else's (a folder, a device), or the
    disk does not allow it.
    """
    target = file.resolve()
    if not target.parent.is_dir():
        sentence = f"{file} could not be written: there is no folder {file.parent}."
        raise SurroundingsFailed(sentence, "Choose a folder that exists.")
    if target.exists() and not target.is_file():
        sentence = f"{file} could not be written: what is there is no file that can be replaced."
        raise SurroundingsFailed(sentence, "Choose another name.")
    half = target.with_name(target.name + ".part")
    try:
        half.write_bytes(content)
        half.replace(target)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        step = "Close it where it is open, or choose another folder."
        raise SurroundingsFailed(f"{file} could not be written: {error.strerror or error}.", step) from error


def keep_file(file: Path, content: bytes) -> None:
    """The same for what the program keeps for itself, in a folder that is made where it is not there yet."""
    make_folder(file.parent)
    write_file(file, content)


def make_folder(folder: Path) -> None:
    """A folder of the program's own; raises SurroundingsFailed where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = f"The folder {folder} could not be made: {error.strerror or error}."
        raise SurroundingsFailed(sentence, "Check the disk and what is there.") from error
