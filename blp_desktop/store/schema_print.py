"""The tables of what is printed: designs, label stocks, print jobs and certificates."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from blp_desktop.store.schema_base import Key, Shared


class Design(Shared):
    """A badge layout that staff made; `file` is what it would be exported as."""

    __tablename__ = "design"

    title: Mapped[str]
    file: Mapped[str]


class LabelStock(Shared):
    """A sheet or roll of labels that staff described; `code` names it as shipped ones are, `facts` are millimetres."""

    __tablename__ = "label_stock"

    code: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class PrintJob(Shared):
    """Badges sent to paper: which, on what, by whom and where; `printer` is empty for a PDF, `target` its file."""

    __tablename__ = "print_job"

    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"), index=True)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    operator: Mapped[str] = mapped_column(default="")
    laptop: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    problem: Mapped[str] = mapped_column(default="")
    stock: Mapped[str]
    layout: Mapped[str] = mapped_column(default="")
    printer: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    start_at: Mapped[int] = mapped_column(default=1)
    badges: Mapped[list[str]] = mapped_column(default=list)


class Certificate(Shared):
    """A certificate that was handed out: of a module, or of the edition without one; `states` is what it says."""

    __tablename__ = "certificate"

    person_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)
    edition_id: Mapped[str] = mapped_column(Key, ForeignKey("edition.id"), index=True)
    module_id: Mapped[str | None] = mapped_column(Key, ForeignKey("module.id"), index=True)
    code: Mapped[str] = mapped_column(index=True)
    issued_at: Mapped[datetime]
    states: Mapped[dict[str, Any]] = mapped_column(default=dict)
