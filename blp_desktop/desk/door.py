"""The door of one module: what every scan there needs, held ready on one connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.finding import module_named, the_programme
from blp_desktop.desk.station import Station
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.codes import EditionKey
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.file import data_version, held, looked
from blp_desktop.store.schema import Edition, Module, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One module as its door knows it, and the keys of every edition in the file (this one first)."""

    module: str
    module_code: str
    city: str
    language: str
    edition: str
    zone: ZoneInfo
    checkpoints: tuple[Checkpoint, ...]
    keys: tuple[EditionKey, ...]
    edition_names: dict[str, str]
    questions: tuple["AskedAtDoor", ...]

    def checkpoint(self, code: str) -> Checkpoint:
        """The checkpoint of that id; raises Refusal that names those there are."""
        for checkpoint in self.checkpoints:
            if checkpoint.id == code:
                return checkpoint
        known = ", ".join(checkpoint.id for checkpoint in self.checkpoints) or "none: no session counts for attendance"
        raise Refusal("unknown_checkpoint", f"{self.city} has no checkpoint {code}.", f"Its checkpoints: {known}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAtDoor:
    """A question of the module, at one checkpoint or (empty) at all."""

    id: str
    checkpoint: str
    text: str
    required: bool


@dataclass(slots=True, kw_only=True)
class Door:
    """A held connection at one module. `seen` is SQLite's data_version when `setting` was read."""

    station: Station
    connection: Connection
    setting: Setting
    seen: int = 0
    half_days: tuple[Checkpoint, ...] = field(default=())


@contextmanager
def opened_door(station: Station, module: str) -> Iterator[Door]:
    """A door for the length of a block."""
    door = open_door(station, module)
    try:
        yield door
    finally:
        close_door(door)


def open_door(station: Station, module: str) -> Door:
    """Hold a connection at the module of that key, code or city; raises Refusal where there is none."""
    connection = held(station.file)
    try:
        with looked(station.file, connection):
            setting = read_setting(connection, module)
            seen = data_version(connection)
    except BaseException:
        connection.close()
        raise
    return Door(station=station, connection=connection, setting=setting, seen=seen)


def close_door(door: Door) -> None:
    """Give the connection back."""
    door.connection.close()


def reread(door: Door) -> None:
    """Read the setting again, whoever changed it."""
    with looked(door.station.file, door.connection):
        door.setting = read_setting(door.connection, door.setting.module)
        door.seen = data_version(door.connection)


def refresh(door: Door) -> None:
    """Read the setting again if another connection has written since; call inside a transaction."""
    version = data_version(door.connection)
    if version != door.seen:
        door.setting = read_setting(door.connection, door.setting.module)
        door.seen = version


def read_setting(connection: Connection, name: str) -> Setting:
    """What the door of this module needs to know, read in the caller's transaction."""
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        module = module_named(session, name)
        editions = list(session.scalars(select(Edition)))
        return Setting(
            module=module.id,
            module_code=module.code,
            city=module.city,
            language=module.language or the_programme(session).language,
            edition=module.edition_id,
            zone=ZoneInfo(module.time_zone),
            checkpoints=checkpoints_of(session, module),
            keys=_keys(editions, module.edition_id),
            edition_names={edition.id: edition.code for edition in editions},
            questions=_questions(session, module),
        )


def _keys(editions: list[Edition], own: str) -> tuple[EditionKey, ...]:
    ordered = sorted(editions, key=lambda edition: edition.id != own)
    return tuple(EditionKey(edition.id, edition.tag, edition.secret) for edition in ordered)


def _questions(session: Session, module: Module) -> tuple[AskedAtDoor, ...]:
    asked = select(Question).where(Question.module_id == module.id).order_by(Question.id)
    return tuple(
        AskedAtDoor(id=question.id, checkpoint=question.checkpoint, text=question.text, required=question.required)
        for question in session.scalars(asked)
    )
