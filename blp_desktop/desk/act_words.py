"""Acts in words: what was done to whom, as an undo names it."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.store.schema import Application, Invitation, Journal, Module, Person

_WORDS = {
    "invite": "invite {who} to {where}",
    "confirm invitation": "confirm {who} for {where}",
    "decline invitation": "decline the invitation of {who} to {where}",
    "cancel invitation": "cancel the invitation of {who} to {where}",
    "withdraw": "withdraw {who}",
    "take back withdrawal": "take back the withdrawal of {who}",
    "block": "block {who}",
    "unblock": "unblock {who}",
    "add person": "add {who}",
    "add walk-in": "add the walk-in {who}",
    "keep walk-in": "keep the walk-in {who}",
    "add to edition": "add {who} to the edition",
    "edit person": "edit {who}",
    "import people": "import {who}",
    "unite": "unite the entries of {who}",
    "keep apart": "keep two entries apart",
}
_OF_PEOPLE = (Person.__tablename__, Application.__tablename__, Invitation.__tablename__)


def act_in_words(session: Session, act_id: str, name: str) -> str:
    """What the act did, such as "invite 3 people to Stockholm"; its plain name where it concerned no people."""
    counts = _counts(session, act_id)
    people = max((counts.get(table, 0) for table in _OF_PEOPLE), default=0)
    if not people:
        return name
    who = _only_name(session, act_id) if people == 1 else f"{people} people"
    template = _WORDS.get(name, name.replace("{", "(") + ": {who}")
    return template.format(who=who, where=_city(session, act_id))


def _counts(session: Session, act_id: str) -> dict[str, int]:
    counted = select(Journal.table, func.count(Journal.row.distinct())).where(Journal.act_id == act_id)
    return {row.table: row[1] for row in session.execute(counted.group_by(Journal.table))}


def _only_name(session: Session, act_id: str) -> str:
    """The name of the one person the act concerned: as it is, or as the journal kept it."""
    for row in session.scalars(select(Journal).where(Journal.act_id == act_id, Journal.table.in_(_OF_PEOPLE))):
        if row.table == Person.__tablename__:
            return _name_in_file(session, row.row) or _name_in_journal(session, row.row)
        person = _value(session, row, "person_id")
        if person:
            return _name_in_file(session, person) or _name_in_journal(session, person)
    return "a person"


def _name_in_file(session: Session, person: str) -> str:
    row = session.execute(select(Person.first_name, Person.last_name).where(Person.id == person)).one_or_none()
    return f"{row.first_name} {row.last_name}".strip() if row else ""


def _name_in_journal(session: Session, person: str) -> str:
    chosen = select(Journal).where(Journal.row == person, Journal.table == Person.__tablename__)
    for row in session.scalars(chosen.order_by(Journal.clock.desc())):
        parts = [_either(row.fields.get(name)) for name in ("first_name", "last_name")]
        if all(parts):
            return " ".join(parts)
    return "a person"


def _city(session: Session, act_id: str) -> str:
    """The one city the act's invitations are for."""
    chosen = select(Journal).where(Journal.act_id == act_id, Journal.table == Invitation.__tablename__)
    row = session.scalars(chosen.limit(1)).first()
    module = _value(session, row, "module_id") if row else ""
    return session.scalars(select(Module.city).where(Module.id == module)).first() or "a module"


def _value(session: Session, row: Journal, field: str) -> str:
    """A field of the row a journal row is about: as the journal says, else as the file has it."""
    told = _either(row.fields.get(field))
    if told:
        return told
    table = Invitation if row.table == Invitation.__tablename__ else Application
    column = getattr(table, field)
    return session.scalars(select(column).where(table.id == row.row)).first() or ""


def _either(pair: Any) -> str:
    old, new = pair or (None, None)
    return str(new or old or "")
