"""The bytes of scans: written in short transactions, so that no scan at the door waits for a large file."""

from collections.abc import Iterator
from typing import cast

from sqlalchemy import Table, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from blp_desktop.store.file import ProgrammeFile, telling_failures
from blp_desktop.store.schema import ScanContent

_PART = 1_000_000
"""Bytes that are written at once."""
_contents = cast(Table, ScanContent.__table__)


def keep_content(file: ProgrammeFile, sha256: str, content: bytes) -> None:
    """Keep these bytes under their hash; what is there already stays as it is.

    It comes before the act that names them: where that is refused they are left over, and found there the next time.
    """
    with telling_failures(file.path), file.writer.connect() as connection:
        for number, part in _parts(content):
            with connection.begin():
                row = {"sha256": sha256, "number": number, "part": part}
                connection.execute(insert(_contents).values(row).on_conflict_do_nothing())


def content_of(session: Session, sha256: str) -> bytes:
    """The bytes that were kept under that hash; empty where none were."""
    chosen = select(ScanContent.part).where(ScanContent.sha256 == sha256).order_by(ScanContent.number)
    return b"".join(session.scalars(chosen))


def _parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    for number, start in enumerate(range(0, len(content), _PART)):
        yield number, content[start : start + _PART]
