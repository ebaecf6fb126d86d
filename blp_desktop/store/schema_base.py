"""What every table of the programme file has in common."""

from datetime import date, datetime, time
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from blp_desktop.store.columns import Clock, Day, Instant

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Key = String(36)
"""A UUIDv7 as text."""


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        date: Day,
        time: Clock,
        str: Text,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[float]: JSON,
        bytes: LargeBinary,
    }


class Shared(Base):
    """A table whose rows several laptops exchange: every change is journalled."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(Key, primary_key=True)


def class_of(table: str) -> type[Base]:
    """The class of a table's rows."""
    return next(
        cast(type[Base], mapper.class_) for mapper in Base.registry.mappers if mapper.class_.__tablename__ == table
    )
