"""The tables of signed sheets: what was printed, the scans that came back, what they say, and what was settled."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from blp_desktop.store.schema_base import Base, Key, Shared


class Sheet(Shared):
    """An attendance sheet as it was printed; `pages` say what stands where, `code` names it on the paper."""

    __tablename__ = "sheet"

    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"), index=True)
    code: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[datetime]
    pages: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ScanContent(Base):
    """The bytes of a scan under their SHA-256, in parts.

    They are not journalled: they never change, and the journalled row that names them tells them from any others.
    """

    __tablename__ = "scan_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[bytes]


class SignedScan(Shared):
    """A scan that was filed; its bytes stand in `scan_content`."""

    __tablename__ = "signed_scan"

    name: Mapped[str]
    kind: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    filed_at: Mapped[datetime]
    filed_by: Mapped[str] = mapped_column(default="")


class SignedPage(Shared):
    """A page of a scan, and which page of which sheet it is.

    `place` is where its codes' corners were read, in parts of the picture; `named` who stands on blank rows, by number.
    """

    __tablename__ = "signed_page"

    scan_id: Mapped[str] = mapped_column(Key, ForeignKey("signed_scan.id"), index=True)
    number: Mapped[int]
    sheet_id: Mapped[str] = mapped_column(Key, ForeignKey("sheet.id"), index=True)
    sheet_page: Mapped[int]
    place: Mapped[dict[str, Any]] = mapped_column(default=dict)
    named: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Signature(Shared):
    """What a signed page says of one row at one half-day; the last one said stands."""

    __tablename__ = "signature"

    page_id: Mapped[str] = mapped_column(Key, ForeignKey("signed_page.id"), index=True)
    row: Mapped[int]
    checkpoint: Mapped[str]
    said: Mapped[str]
    at: Mapped[datetime]
    operator: Mapped[str] = mapped_column(default="")


class Settlement(Shared):
    """How a difference between paper and door was settled; `who` is a person's key, or a badge's code."""

    __tablename__ = "settlement"

    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"), index=True)
    who: Mapped[str] = mapped_column(index=True)
    checkpoint: Mapped[str]
    difference: Mapped[str]
    reason: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime]
    settled_by: Mapped[str] = mapped_column(default="")
