"""Doubles: people who may have been written down twice, to be united or kept apart; nobody is united unasked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import full_name
from blp_desktop.desk.registering import FIELD_NAMES
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.checkin import EXPECTED, InvitationState
from blp_desktop.domain.names import fold, words
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema
from blp_desktop.store.schema import Answer, Application, Invitation, KeptApart, Module, Person

UNITE = "unite"
"""The name of the act, which hands badges and certificates over as well and is undone all the same."""
UNITED_FIELDS = tuple(name for name in FIELD_NAMES if name != "role")
"""What is said of a person, of which one or the other is kept."""
_CARRIED_OVER: tuple[Any, ...] = (Application, Invitation, Answer, schema.Badge, schema.Condition, schema.Certificate)
_ONCE: Mapping[type[schema.Base], str] = {
    Application: "edition_id",
    Invitation: "module_id",
    Answer: "question_id",
}
"""What a person has once for each of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One of two entries that look alike: what it says, and the modules it is invited to."""

    id: str
    name: str
    fields: Mapping[str, Any]
    walk_in: bool
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two entries that may be one person; `certain` where the e-mail is the same. `one` came first."""

    one: Entry
    other: Entry
    certain: bool

    @property
    def proposed(self) -> Entry:
        """The entry to keep: that of a list before that of the door, else the one that came first."""
        return self.other if self.one.walk_in and not self.other.walk_in else self.one


def possible_doubles(station: Station) -> tuple[Double, ...]:
    """Who has the same e-mail as somebody else, and walk-ins who are called like somebody; the surest first."""
    with looking(station) as session:
        pairs = _pairs(session)
        people = {key for pair in pairs for key in pair}
        entries = {person: _entry(session, person) for person in people}
    found = (Double(one=entries[one], other=entries[other], certain=pairs[one, other]) for one, other in pairs)
    return tuple(sorted(found, key=lambda double: (not double.certain, double.one.name, double.other.name)))


def count_doubles(station: Station) -> int:
    """How many pairs there are to look at."""
    with looking(station) as session:
        return len(_pairs(session))


def unite(station: Station, kept: str, other: str, *, taking: Collection[str] = ()) -> Outcome[str]:
    """From now on `other` counts as `kept`, who takes these fields from them; gives the name that is kept.

    The ledger stays as it is: each scan keeps whom it named, and is counted for the one. Undo parts them again.
    """
    require_supervisor(station, "Uniting two entries")
    with acting(station, UNITE) as under_way:
        session = under_way.session
        one, two = _standing(session, kept), _standing(session, other)
        if one is two:
            raise Refusal("same_person", f"{full_name(one)} is one entry already.", "Choose two entries.")
        for name in taking:
            setattr(one, name, getattr(two, name))
        for person in session.scalars(select(Person).where(Person.united_with == other)):
            person.united_with = kept
        two.united_with = kept
        _carry_over(session, kept, other)
    return outcome(full_name(one), under_way)


def keep_apart(station: Station, one: str, other: str) -> Outcome[None]:
    """These are two people; they are not proposed again, at no laptop."""
    require_supervisor(station, "Keeping two entries apart")
    with acting(station, "keep apart") as under_way:
        first, second = sorted((_standing(under_way.session, one).id, _standing(under_way.session, other).id))
        under_way.session.add(KeptApart(id=station.author.new_key(), person_id=first, other_id=second))
    return outcome(None, under_way)


def _standing(session: Session, key: str) -> Person:
    found = session.get(Person, key)
    if found is None or found.united_with is not None:
        raise Refusal("unknown_person", "This entry is no longer in the list.", "Look for it in the list again.")
    return found


def _carry_over(session: Session, kept: str, other: str) -> None:
    """What belongs to the other entry belongs to the kept one, unless that has the same already."""
    for table in _CARRIED_OVER:
        for row in session.scalars(select(table).where(table.person_id == other)):
            twin = _twin(session, row, kept)
            if twin is None:
                row.person_id = kept
            else:
                _take_the_better(twin, row)
                session.delete(row)


def _twin(session: Session, row: Any, kept: str) -> Any:
    once = _ONCE.get(type(row))
    if once is None:
        return None
    table: Any = type(row)
    same = select(table).where(table.person_id == kept, getattr(table, once) == getattr(row, once))
    return session.scalars(same).first()


def _take_the_better(kept: Any, other: Any) -> None:
    """Who was selected or expected by either entry is."""
    match kept, other:
        case Application(), Application():
            if other.decision == SelectionDecision.SELECTED:
                kept.decision = other.decision
            kept.walk_in = kept.walk_in and other.walk_in
        case Invitation(), Invitation():
            if InvitationState(other.state) in EXPECTED and InvitationState(kept.state) not in EXPECTED:
                kept.state = other.state


def _pairs(session: Session) -> dict[tuple[str, str], bool]:
    """Pairs of keys, the smaller first, that were not kept apart → whether the e-mail is the same."""
    apart = {(row.person_id, row.other_id) for row in session.execute(select(KeptApart.person_id, KeptApart.other_id))}
    found = dict.fromkeys(_called_alike(session), False) | dict.fromkeys(_same_email(session), True)
    return {pair: certain for pair, certain in found.items() if pair not in apart}


def _same_email(session: Session) -> Iterator[tuple[str, str]]:
    email = func.lower(Person.email)
    doubled = select(email).where(_IS_KEPT, Person.email != "").group_by(email).having(func.count() > 1)
    rows = session.execute(select(Person.id, Person.email).where(_IS_KEPT, email.in_(doubled)))
    yield from _grouped((row.id, fold(row.email)) for row in rows)


def _called_alike(session: Session) -> Iterator[tuple[str, str]]:
    """Of whom one at least came without being in a list; SQLite only narrows, since folding is ours."""
    walk_ins = set(session.scalars(select(Application.person_id).where(Application.walk_in)))
    if not walk_ins:
        return
    rows = session.execute(select(Person.id, Person.first_name, Person.last_name).where(_IS_KEPT)).all()
    called = {row.id: " ".join(sorted(words(f"{row.first_name} {row.last_name}"))) for row in rows}
    wanted = {called[person] for person in walk_ins if person in called} - {""}
    pairs = _grouped((person, name) for person, name in called.items() if name in wanted)
    yield from (pair for pair in pairs if walk_ins & set(pair))


def _grouped(keyed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for person, key in keyed:
        groups[key].append(person)
    for group in groups.values():
        yield from combinations(sorted(group), 2)


def _entry(session: Session, key: str) -> Entry:
    person = session.get_one(Person, key)
    invited = select(Module.city).join(Invitation, Invitation.module_id == Module.id)
    places = invited.where(Invitation.person_id == key, Invitation.state.in_(EXPECTED)).order_by(Module.first_day)
    walk_in = select(Application.id).where(Application.person_id == key, Application.walk_in)
    return Entry(
        id=key,
        name=full_name(person),
        fields={name: getattr(person, name) for name in UNITED_FIELDS},
        walk_in=session.scalars(walk_in).first() is not None,
        modules=tuple(session.scalars(places)),
    )


_IS_KEPT = Person.united_with.is_(None)
