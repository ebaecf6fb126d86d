"""The tables of large acts that were decided and are not written whole yet."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from blp_desktop.store.schema_base import Base, Key


class Unfinished(Base):
    """A large act that was decided: what its journal rows have in common, and the running numbers kept for it.

    It belongs to this file alone and goes when its last part is written.
    """

    __tablename__ = "unfinished"

    act_id: Mapped[str] = mapped_column(Key, primary_key=True)
    act: Mapped[str]
    undoes: Mapped[str | None] = mapped_column(Key)
    at: Mapped[datetime]
    operator: Mapped[str | None]
    laptop_id: Mapped[str] = mapped_column(Key)
    first: Mapped[int]
    clock: Mapped[int] = mapped_column(BigInteger)


class UnfinishedPart(Base):
    """New rows of a large act, packed; `before` says how many of its journal rows come before theirs."""

    __tablename__ = "unfinished_part"

    act_id: Mapped[str] = mapped_column(Key, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    before: Mapped[int]
    content: Mapped[bytes]
