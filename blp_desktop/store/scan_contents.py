"""The bytes of scans: written in short transactions, so that no scan at the door waits for a large file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from blp_desktop.store.failures import telling_failures
from blp_desktop.store.file import ProgrammeFile
from blp_desktop.store.schema import ScanContent

_PART = 1_000_000
"""Bytes that are written at once."""
_contents = cast(Table, ScanContent.__table__)


def keep_content(file: ProgrammeFile, sha256: str, content: bytes) -> None:
    """Keep these bytes under their hash; what is there already stays as it is.

    It comes before the act that names them: where that is refused they are left over, and found there the next time.
    """
    rows = ({"sha256": sha256, "number": number, "part": part} for number, part in _parts(content))
    keep_parts(file, rows)


def keep_parts(file: ProgrammeFile, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep parts of scans, each by itself."""
    with telling_failures(file.path), file.writer.connect() as connection:
        for row in rows:
            with connection.begin():
                connection.execute(insert(_contents).values(dict(row)).on_conflict_do_nothing())


def parts_in(connection: Connection) -> frozenset[tuple[str, int]]:
    """Which parts are here: hash and number."""
    rows = connection.execute(select(_contents.c.sha256, _contents.c.number))
    return frozenset((row.sha256, row.number) for row in rows)


def parts_beyond(connection: Connection, known: Collection[tuple[str, int]]) -> list[Mapping[str, Any]]:
    """The parts that are here and not among those known."""
    wanted = (place for place in sorted(parts_in(connection)) if place not in known)
    pair = (_contents.c.sha256 == bindparam("hash")) & (_contents.c.number == bindparam("part_number"))
    chosen = select(_contents).where(pair)
    return [
        dict(connection.execute(chosen, {"hash": sha256, "part_number": number}).mappings().one())
        for sha256, number in wanted
    ]


def content_of(session: Session, sha256: str) -> bytes:
    """The bytes that were kept under that hash; empty where none were."""
    chosen = select(ScanContent.part).where(ScanContent.sha256 == sha256).order_by(ScanContent.number)
    return b"".join(session.scalars(chosen))


def _parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    for number, start in enumerate(range(0, len(content), _PART)):
        yield number, content[start : start + _PART]
