"""Remembered columns: how a list with the same headings was understood last time."""

import hashlib
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.station import Station
from blp_desktop.domain.names import fold
from blp_desktop.store.bulk import whole
from blp_desktop.store.schema import Recognition

_PEOPLE = "people"


def recall(session: Session, headings: tuple[str, ...]) -> dict[str, str] | None:
    """Column → field as confirmed by the last import of a list with these headings."""
    row = _row(session, headings)
    return dict(row.mapping) if row else None


def remembering(
    session: Session, station: Station, headings: tuple[str, ...], mapping: dict[str, str]
) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The row that keeps the mapping for the next list with these headings: as it was, if it was, and as it becomes."""
    row = _row(session, headings)
    if row is not None:
        old = whole(row)
        return old, old | {"mapping": dict(mapping)}
    new = Recognition(id=station.author.new_key(), kind=_PEOPLE, signature=_signature(headings), mapping=dict(mapping))
    return None, whole(new)


def _row(session: Session, headings: tuple[str, ...]) -> Recognition | None:
    chosen = select(Recognition).where(Recognition.kind == _PEOPLE, Recognition.signature == _signature(headings))
    return session.scalars(chosen).first()


def _signature(headings: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(map(fold, headings)).encode()).hexdigest()
