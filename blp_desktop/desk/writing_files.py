"""Writing files: a document appears whole or not at all."""

from contextlib import suppress
from pathlib import Path

from blp_desktop.domain.refusals import SurroundingsFailed


def write_file(file: Path, content: bytes) -> None:
    """Write the file, replacing an older one; raises SurroundingsFailed if disk or folder do not allow it."""
    half = file.with_name(file.name + ".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(file)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        step = "Close it where it is open, or choose another folder."
        raise SurroundingsFailed(f"{file} could not be written: {error.strerror or error}.", step) from error
