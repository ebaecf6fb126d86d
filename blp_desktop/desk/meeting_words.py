"""What a meeting comes to, in words: who is concerned, and what was decided between two laptops."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import in_batches
from blp_desktop.desk.becoming import Becoming, Place, Row
from blp_desktop.desk.finding import full_name
from blp_desktop.desk.history import FIELD_WORDS, value_words
from blp_desktop.domain.merging import Change, ChangeKind, Dispute, disputes
from blp_desktop.store.bundles import Bundle
from blp_desktop.store.journal import Author
from blp_desktop.store.schema import Journal, Laptop, Person

_UNTOLD = frozenset({"imported", "printed_as", "answered_at", "invited_at", "made_at", "united_with", "person_id"})
"""Fields of which nobody chose the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was written on both sides: of whom or what, in a sentence that says what stands."""

    subject: str
    sentence: str


def names_of(
    session: Session, rows: Mapping[Place, Row | None], before: Mapping[Place, Row]
) -> dict[str, tuple[str, ...]]:
    """Who is added, changed and gone, and what else changes; each once, in the order of the alphabet."""
    people = _people(session, rows)
    new = {key for (table, key), row in rows.items() if table == _PERSON and row and (table, key) not in before}
    out = {key for (table, key), row in rows.items() if table == _PERSON and row is None}
    touched = {_person_of(place, row, before) for place, row in rows.items()} - {""}
    return {
        "added": _told(people, new),
        "gone": _told(people, out),
        "changed": _told(people, touched - new - out),
        "others": tuple(sorted({_title(p, row or before[p]) for p, row in rows.items() if _is_other(p, row, before)})),
    }


def decided(session: Session, bundle: Bundle, become: Becoming, *, own: Author) -> tuple[Decided, ...]:
    """A sentence for each field that both sides wrote since they parted, and for what stays or goes."""
    people = _people(session, {place: become.rows[place] for place in become.new if place in become.rows})
    authors = _Authors(session, bundle, own)
    found = [
        Decided(subject=_subject(people, become, place), sentence=sentence)
        for place, theirs in become.new.items()
        if place in become.changes
        for sentence in _sentences(become, bundle, place, theirs, authors)
    ]
    return tuple(sorted(found, key=lambda each: (each.subject, each.sentence)))


def _sentences(
    become: Becoming, bundle: Bundle, place: Place, theirs: list[Change], authors: "_Authors"
) -> Iterator[str]:
    came = {change.stamp for change in theirs}
    mine = [each for each in become.changes[place] if each.act not in bundle.acts and each.stamp not in came]
    for dispute in disputes(mine, theirs):
        if not dispute.field:
            yield _of_row(dispute, authors, stays=become.rows[place] is not None)
        elif dispute.field not in _UNTOLD:
            yield _of_field(dispute, authors)
    if become.rows[place] is not None and not become.settled[place].stays and not mine:
        yield f"stays: {authors.of(become.settled[place].last)} took it out, but it is used here."


def _of_row(dispute: Dispute, authors: "_Authors", *, stays: bool) -> str:
    later, earlier = authors.of(dispute.kept.by), authors.of(dispute.dropped.by)
    if dispute.kept.by.kind is ChangeKind.REMOVED:
        end = "but it is used, so it stays" if stays else "so it is gone"
        return f"changed by {earlier}, then taken out by {later}, {end}."
    return f"stays: changed by {later} after {earlier} took it out."


def _of_field(dispute: Dispute, authors: "_Authors") -> str:
    name = FIELD_WORDS.get(dispute.field, dispute.field.replace("_", " ").capitalize())
    kept, dropped = value_words(dispute.kept.value) or "empty", value_words(dispute.dropped.value) or "empty"
    return f"{name}: {kept} ({authors.of(dispute.kept.by)}), not {dropped} ({authors.of(dispute.dropped.by)})."


class _Authors:
    """Who made an act, and where."""

    def __init__(self, session: Session, bundle: Bundle, own: Author) -> None:
        self._session = session
        self._new = {row["act_id"]: (row["laptop_id"], row["operator"]) for row in bundle.journal}
        self._names = {row["id"]: row["name"] for row in bundle.laptops}
        self._names |= {row.id: row.name for row in session.execute(select(Laptop.id, Laptop.name))}
        self._names[own.laptop] = own.laptop_name

    def of(self, change: Change) -> str:
        """`Bo at Desk B`."""
        laptop, operator = self._new.get(change.act) or self._here(change.act)
        name = self._names.get(laptop, "another laptop")
        return f"{operator} at {name}" if operator else name

    def _here(self, act: str) -> tuple[str, str]:
        row = self._session.execute(select(Journal.laptop_id, Journal.operator).where(Journal.act_id == act)).first()
        return (row.laptop_id, row.operator or "") if row else ("", "")


def _people(session: Session, rows: Mapping[Place, Row | None]) -> dict[str, str]:
    """What the people that these rows belong to are called, the new ones as well."""
    keys = {_person_of(place, row, {}) for place, row in rows.items()} - {""}
    keys |= {key for table, key in rows if table == _PERSON}
    keys |= {str(row["person_id"]) for row in rows.values() if row and row.get("person_id")}
    found = {}
    for batch in in_batches(keys):
        for person in session.scalars(select(Person).where(Person.id.in_(batch))):
            found[person.id] = full_name(person)
    new = {key: _name(row) for (table, key), row in rows.items() if table == _PERSON and row}
    return found | new


def _name(row: Row) -> str:
    return f"{row['first_name']} {row['last_name']}".strip()


def _person_of(place: Place, row: Row | None, before: Mapping[Place, Row]) -> str:
    if place[0] == _PERSON:
        return place[1]
    return str((row or before.get(place) or {}).get("person_id") or "")


def _told(people: Mapping[str, str], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(people.get(key, "") for key in keys))


def _is_other(place: Place, row: Row | None, before: Mapping[Place, Row]) -> bool:
    return place[0] not in _QUIET and not _person_of(place, row, before)


def _subject(people: Mapping[str, str], become: Becoming, place: Place) -> str:
    row = become.rows[place] or {name: written.value for name, written in become.settled[place].fields.items()}
    return people.get(_person_of(place, row, {})) or (_name(row) if place[0] == _PERSON else _title(place, row))


def _title(place: Place, row: Mapping[str, Any]) -> str:
    words = (row.get(name) for name in ("city", "title", "name", "label", "text", "code"))
    told = next((str(word) for word in words if word), "")
    kind = place[0].replace("_", " ")
    return f"{kind} {told}".strip()


_PERSON, _QUIET = Person.__tablename__, frozenset({"recognition"})
