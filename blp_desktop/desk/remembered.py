"""Remembered columns: how a list with the same headings was understood last time."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.station import Station
from blp_desktop.domain.names import fold
from blp_desktop.store.schema import Recognition

_PEOPLE = "people"


def recall(session: Session, headings: tuple[str, ...]) -> dict[str, str] | None:
    """Column → field as confirmed by the last import of a list with these headings."""
    row = _row(session, headings)
    return dict(row.mapping) if row else None


def remember(session: Session, station: Station, headings: tuple[str, ...], mapping: dict[str, str]) -> None:
    """Keep the mapping for the next list with these headings."""
    row = _row(session, headings)
    if row is not None:
        row.mapping = dict(mapping)
        return
    signature = _signature(headings)
    session.add(Recognition(id=station.author.new_key(), kind=_PEOPLE, signature=signature, mapping=dict(mapping)))


def _row(session: Session, headings: tuple[str, ...]) -> Recognition | None:
    chosen = select(Recognition).where(Recognition.kind == _PEOPLE, Recognition.signature == _signature(headings))
    return session.scalars(chosen).first()


def _signature(headings: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(map(fold, headings)).encode()).hexdigest()
