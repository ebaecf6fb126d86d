"""Bundles: what another laptop's programme holds that is not here, whichever way it came."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from shutil import copyfile
from typing import Any, cast
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Connection, Table, select

from blp_desktop.domain.refusals import FileDamaged, Refusal
from blp_desktop.store.backups import COPIED_AT
from blp_desktop.store.failures import telling_failures
from blp_desktop.store.file import ProgrammeFile, close_file, format_of, open_file
from blp_desktop.store.scan_contents import parts_beyond, parts_in
from blp_desktop.store.schema import About, Journal, Laptop, Ledger, Programme

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What came from another laptop: rows of the journal and the ledger that are not here, as they are.

    `acts` are all the acts it knows; `copied_at` is when it was made, by its maker's clock, where it says so;
    `contents` are the parts of filed scans that are not here.
    """

    programme: str
    laptops: Sequence[Values]
    journal: Sequence[Values]
    ledger: Sequence[Values]
    acts: frozenset[str]
    copied_at: str = ""
    contents: Sequence[Values] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is here already: scans, whose act has each number of each laptop, and the parts of filed scans."""

    scans: frozenset[str]
    numbers: Mapping[tuple[str, int], str]
    parts: frozenset[tuple[str, int]] = frozenset()


def known_in(connection: Connection) -> Known:
    """What this programme holds of acts and scans."""
    rows = connection.execute(select(_journal.c.laptop_id, _journal.c.sequence, _journal.c.act_id)).all()
    scans = connection.execute(select(_ledger.c.id)).scalars()
    numbers = {(row.laptop_id, row.sequence): row.act_id for row in rows}
    return Known(frozenset(scans), numbers, parts_in(connection))


def gathered(connection: Connection, known: Known) -> Bundle:
    """The bundle of a programme for one that knows this much: whole acts, since none is ever written by halves."""
    rows = connection.execute(select(_journal).order_by(_journal.c.laptop_id, _journal.c.sequence)).mappings()
    journal = [dict(row) for row in rows]
    here = frozenset(known.numbers.values())
    named = [_named(list(of_one), known) for _, of_one in groupby(journal, key=itemgetter("laptop_id"))]
    return Bundle(
        programme=connection.execute(select(Programme.id)).scalar() or "",
        laptops=list(_laptops(connection, [branch for branches in named for branch in branches])),
        journal=[row for branches in named for rows in branches.values() for row in rows if row["act_id"] not in here],
        ledger=_new_scans(connection, known.scans),
        acts=frozenset(row["act_id"] for row in journal),
        copied_at=connection.execute(select(About.value).where(About.word == COPIED_AT)).scalar() or "",
        contents=parts_beyond(connection, known.parts),
    )


@contextmanager
def read_apart(path: Path) -> Iterator[ProgrammeFile]:
    """Another laptop's file, as a copy of this format that is thrown away at the end; the file itself stays untouched.

    Raises Refusal for a missing, foreign, newer or damaged file.
    """
    with tempfile.TemporaryDirectory(prefix="blp-desk-") as folder:
        file = _opened_copy(path, Path(folder) / path.name)
        try:
            yield file
        finally:
            close_file(file)


def _opened_copy(path: Path, copy: Path) -> ProgrammeFile:
    """With the log that may stand beside it, and found to be whole."""
    if not path.is_file():
        format_of(path)  # tells that it is missing
    with telling_failures(path):
        for ending in ("", "-wal"):
            if path.with_name(path.name + ending).is_file():
                copyfile(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
    try:
        _require_whole(copy)
        return open_file(copy)
    except FileDamaged as damaged:
        raise _damaged(path) from damaged
    except Refusal as refused:
        raise Refusal(refused.code, refused.sentence.replace(str(copy), path.name), refused.next_step) from refused


def _require_whole(copy: Path) -> None:
    with telling_failures(copy):
        format_of(copy)
        with closing(sqlite3.connect(copy)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise _damaged(copy)


def _damaged(path: Path) -> Refusal:
    return Refusal("file_damaged", f"{path.name} is damaged.", "Save a copy on the other laptop once more.")


def _named(rows: list[dict[str, Any]], known: Known, name: str = "") -> dict[tuple[str, str], list[dict[str, Any]]]:
    """A laptop's rows by the laptop and the name they go under here.

    A laptop that went on from two copies of one file gave the same numbers twice: the branch that comes later gets a
    name of its own, made from its first act, so that nothing is lost and the same branch is always called the same.
    """
    laptop = rows[0]["laptop_id"]
    name = name or laptop
    for place, row in enumerate(rows):
        if known.numbers.get((name, row["sequence"]), row["act_id"]) != row["act_id"]:
            branch = str(uuid5(NAMESPACE_OID, f"{name} {row['act_id']}"))
            return {(laptop, name): _under(name, rows[:place])} | _named(rows[place:], known, branch)
    return {(laptop, name): _under(name, rows)}


def _under(name: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"laptop_id": name} for row in rows]


def _laptops(connection: Connection, named: Iterable[tuple[str, str]]) -> Iterator[Values]:
    rows = {row["id"]: dict(row) for row in connection.execute(select(Laptop.__table__)).mappings()}
    yield from rows.values()
    for laptop, name in named:
        if name not in rows and laptop in rows:
            yield rows[laptop] | {"id": name}


def _new_scans(connection: Connection, known: frozenset[str]) -> list[Values]:
    rows = connection.execute(select(_ledger).order_by(_ledger.c.laptop_id, _ledger.c.sequence)).mappings()
    return [dict(row) for row in rows if row["id"] not in known]


_journal = cast(Table, Journal.__table__)
_ledger = cast(Table, Ledger.__table__)
