"""The tables of the programme file."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from blp_desktop.store.schema_base import Base as Base
from blp_desktop.store.schema_base import Key as Key
from blp_desktop.store.schema_base import Shared as Shared
from blp_desktop.store.schema_base import class_of as class_of
from blp_desktop.store.schema_print import Certificate as Certificate
from blp_desktop.store.schema_print import Design as Design
from blp_desktop.store.schema_print import LabelStock as LabelStock
from blp_desktop.store.schema_print import PrintJob as PrintJob
from blp_desktop.store.schema_signed import ScanContent as ScanContent
from blp_desktop.store.schema_signed import Settlement as Settlement
from blp_desktop.store.schema_signed import Sheet as Sheet
from blp_desktop.store.schema_signed import Signature as Signature
from blp_desktop.store.schema_signed import SignedPage as SignedPage
from blp_desktop.store.schema_signed import SignedScan as SignedScan
from blp_desktop.store.schema_unfinished import Unfinished as Unfinished
from blp_desktop.store.schema_unfinished import UnfinishedPart as UnfinishedPart


class Programme(Shared):
    """What is run: one programme a file. `signature` is a PNG of whose name stands below certificates."""

    __tablename__ = "programme"

    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    organisers: Mapped[list[str]] = mapped_column(default=list)
    project_number: Mapped[str] = mapped_column(default="")
    funding_sentence: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    background: Mapped[str] = mapped_column(default="")
    privacy_notice: Mapped[str] = mapped_column(default="")
    signatory: Mapped[str] = mapped_column(default="", server_default="")
    signatory_title: Mapped[str] = mapped_column(default="", server_default="")
    signature: Mapped[bytes | None]
    imported: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Funder(Shared):
    """Who pays, in the order of the header; `logo` holds the bytes of a PNG, which may be the EU emblem."""

    __tablename__ = "funder"

    programme_id: Mapped[str] = mapped_column(Key, ForeignKey("programme.id"), index=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    logo: Mapped[bytes | None]
    logo_kind: Mapped[str] = mapped_column(default="")
    is_eu_emblem: Mapped[bool] = mapped_column(default=False, server_default=false())


class Document(Shared):
    """A document or link of the programme."""

    __tablename__ = "document"

    programme_id: Mapped[str] = mapped_column(Key, ForeignKey("programme.id"), index=True)
    title: Mapped[str]
    link: Mapped[str] = mapped_column(default="")
    content: Mapped[bytes | None]


class Edition(Shared):
    """One run of the programme; `tag` and `secret` make and prove its badge codes.

    A certificate takes `least_percent` of a module's half-days, and `least_modules` of the modules (None: all).
    """

    __tablename__ = "edition"

    programme_id: Mapped[str] = mapped_column(Key, ForeignKey("programme.id"), index=True)
    code: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    tolerance_minutes: Mapped[int] = mapped_column(default=30)
    least_percent: Mapped[int] = mapped_column(default=80, server_default=text("80"))
    least_modules: Mapped[int | None]
    tag: Mapped[str]
    secret: Mapped[bytes]
    imported: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Venue(Shared):
    """Where modules meet. `code` is how a programme workbook names it."""

    __tablename__ = "venue"

    programme_id: Mapped[str] = mapped_column(Key, ForeignKey("programme.id"), index=True)
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    getting_there: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    imported: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Room(Shared):
    """A room of a venue."""

    __tablename__ = "room"

    venue_id: Mapped[str] = mapped_column(Key, ForeignKey("venue.id"), index=True)
    name: Mapped[str]
    capacity: Mapped[int | None]


class Module(Shared):
    """One meeting of an edition in one city."""

    __tablename__ = "module"

    edition_id: Mapped[str] = mapped_column(Key, ForeignKey("edition.id"), index=True)
    code: Mapped[str]
    title: Mapped[str]
    city: Mapped[str]
    country: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    venue_id: Mapped[str | None] = mapped_column(Key, ForeignKey("venue.id"), index=True)
    language: Mapped[str] = mapped_column(default="")
    imported: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Session(Shared):
    """One item of a module's agenda; its times are wall times of the module's zone."""

    __tablename__ = "session"

    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"), index=True)
    day: Mapped[date]
    start: Mapped[time]
    end: Mapped[time]
    title: Mapped[str]
    room_id: Mapped[str | None] = mapped_column(Key, ForeignKey("room.id"), index=True)
    speaker: Mapped[str] = mapped_column(default="")
    counts: Mapped[bool] = mapped_column(default=True)
    imported: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Checkpoint(Shared):
    """A checkpoint that a coordinator added, or what differs from the default for a half-day (`code` is its id)."""

    __tablename__ = "checkpoint"

    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"), index=True)
    code: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    capacity: Mapped[int | None]
    multi_entry: Mapped[bool] = mapped_column(default=False)
    reentry: Mapped[bool] = mapped_column(default=True)


class Person(Shared):
    """A person, the same across editions. Who was written down twice is `united_with` the entry that is kept."""

    __tablename__ = "person"

    first_name: Mapped[str]
    last_name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="", index=True)
    phone: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    job_title: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    sector: Mapped[str] = mapped_column(default="")
    diet: Mapped[str] = mapped_column(default="")
    access: Mapped[str] = mapped_column(default="")
    photo_consent: Mapped[bool | None]
    twitter: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    united_with: Mapped[str | None] = mapped_column(Key, ForeignKey("person.id"))

    __table_args__ = (Index("ix_person_united_with", "united_with", sqlite_where=text("united_with IS NOT NULL")),)


class KeptApart(Shared):
    """Two people who look like one and are not; of their keys the smaller stands first."""

    __tablename__ = "kept_apart"

    person_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)
    other_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)


class Application(Shared):
    """A person's place in one edition.

    `submitted` is the wall time the file gave; `imported` is what the file said last time, of the person too.
    """

    __tablename__ = "application"

    person_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)
    edition_id: Mapped[str] = mapped_column(Key, ForeignKey("edition.id"), index=True)
    submitted: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="applied")
    role: Mapped[str] = mapped_column(default="")
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    scores: Mapped[list[float]] = mapped_column(default=list)
    walk_in: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    blocked_at: Mapped[datetime | None]
    blocked_reason: Mapped[str] = mapped_column(default="")
    imported: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Invitation(Shared):
    """This person is expected at this module."""

    __tablename__ = "invitation"

    person_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)
    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"), index=True)
    state: Mapped[str] = mapped_column(default="invited")
    invited_at: Mapped[datetime]


class Condition(Shared):
    """Something to settle before a person may enter a module (or any module, without one)."""

    __tablename__ = "condition"

    person_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)
    module_id: Mapped[str | None] = mapped_column(Key, ForeignKey("module.id"), index=True)
    label: Mapped[str]
    overridable: Mapped[bool] = mapped_column(default=True)
    cleared_at: Mapped[datetime | None]


class Question(Shared):
    """Something to ask at the door of a module, or of one checkpoint of it."""

    __tablename__ = "question"

    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"), index=True)
    checkpoint: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    required: Mapped[bool] = mapped_column(default=True)


class Answer(Shared):
    """What a person answered."""

    __tablename__ = "answer"

    question_id: Mapped[str] = mapped_column(Key, ForeignKey("question.id"), index=True)
    person_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)
    value: Mapped[str]
    answered_at: Mapped[datetime]


class Badge(Shared):
    """One printed code of one person in one edition; `printed_as` is what the paper says."""

    __tablename__ = "badge"

    person_id: Mapped[str] = mapped_column(Key, ForeignKey("person.id"), index=True)
    edition_id: Mapped[str] = mapped_column(Key, ForeignKey("edition.id"), index=True)
    code: Mapped[str] = mapped_column(index=True)
    short: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[datetime]
    printed_at: Mapped[datetime | None]
    printed_as: Mapped[dict[str, Any]] = mapped_column(default=dict)
    prints: Mapped[int] = mapped_column(default=0)
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str] = mapped_column(default="")
    replaced_by: Mapped[str | None] = mapped_column(Key)


class Ledger(Shared):
    """Every scan that a laptop judged. Rows are only ever added; attendance is what folding them gives.

    `code` is the proven code of a badge, `raw` what was read (personal, may be blanked by erasure). `at` is the time by
    the laptop's own clock, `clock_offset` by how many seconds that was measured to be ahead.
    """

    __tablename__ = "ledger"

    module_id: Mapped[str] = mapped_column(Key, ForeignKey("module.id"))
    checkpoint: Mapped[str]
    direction: Mapped[str]
    verdict: Mapped[str]
    why: Mapped[str]
    at: Mapped[datetime]
    person_id: Mapped[str | None] = mapped_column(Key, ForeignKey("person.id"))
    code: Mapped[str | None]
    raw: Mapped[str | None]
    overridden: Mapped[list[str]] = mapped_column(default=list)
    reason: Mapped[str | None]
    annuls: Mapped[str | None] = mapped_column(Key)
    first: Mapped[str | None] = mapped_column(Key)
    laptop_id: Mapped[str] = mapped_column(Key)
    sequence: Mapped[int]
    station: Mapped[str]
    operator: Mapped[str | None]
    clock_offset: Mapped[float] = mapped_column(default=0.0)

    __table_args__ = (
        Index("ix_ledger_module_checkpoint", "module_id", "checkpoint", "at"),
        Index("ix_ledger_person_checkpoint", "person_id", "module_id", "checkpoint"),
        Index("ix_ledger_stranger", "code", sqlite_where=text("person_id IS NULL AND code IS NOT NULL")),
        Index("ix_ledger_annuls", "annuls", sqlite_where=text("annuls IS NOT NULL")),
        Index("ix_ledger_wrong_clock", "module_id", "at", sqlite_where=text("clock_offset <> 0")),
    )


class Operator(Shared):
    """Who sits at a desk, and what they may do."""

    __tablename__ = "operator"

    name: Mapped[str]
    rights: Mapped[str] = mapped_column(default="supervisor")
    pin: Mapped[str | None]


class Recognition(Shared):
    """How the columns of a list were mapped last time; `signature` names its headings."""

    __tablename__ = "recognition"

    kind: Mapped[str]
    signature: Mapped[str] = mapped_column(index=True)
    mapping: Mapped[dict[str, Any]]


class Laptop(Base):
    """A laptop that wrote into this programme: its running number and its hybrid logical clock."""

    __tablename__ = "laptop"

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    sequence: Mapped[int] = mapped_column(default=0)
    clock: Mapped[int] = mapped_column(BigInteger, default=0)


class Journal(Base):
    """What changed: one row for each row that an act changed, with the fields' old and new values."""

    __tablename__ = "journal"

    laptop_id: Mapped[str] = mapped_column(Key, primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
    clock: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
    operator: Mapped[str | None]
    act_id: Mapped[str] = mapped_column(Key)
    act: Mapped[str]
    undoes: Mapped[str | None] = mapped_column(Key)
    table: Mapped[str]
    row: Mapped[str]
    change: Mapped[str]
    fields: Mapped[dict[str, Any]]

    __table_args__ = (
        Index("ix_journal_row", "row"),
        Index("ix_journal_act_id", "act_id"),
        Index("ix_journal_undoes", "undoes", sqlite_where=text("undoes IS NOT NULL")),
    )


class About(Base):
    """What this file is: one row a word."""

    __tablename__ = "about"

    word: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
