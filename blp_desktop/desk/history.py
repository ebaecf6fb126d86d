"""The history of a person: what the journal says about them, in sentences."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import in_batches
from blp_desktop.desk.checkpoints import is_half_day
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.united import keys_counted_as
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.domain.codes import shown
from blp_desktop.domain.ledger import Verdict
from blp_desktop.store.journal import ChangeKind
from blp_desktop.store.schema import (
    Answer,
    Application,
    Badge,
    Condition,
    Edition,
    Invitation,
    Journal,
    Laptop,
    Ledger,
    Module,
    Settlement,
)

_LONGEST = 60
_ROWS_OF_A_PERSON = (Application, Invitation, Badge, Condition, Answer, Ledger)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One act that concerned a person: when, who at which laptop, what changed; `undone` once it was taken back."""

    act: str
    at: datetime
    operator: str
    laptop: str
    sentences: tuple[str, ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """A journal row with what is known of the row it changed, and the names of what that refers to."""

    kind: ChangeKind
    fields: Mapping[str, tuple[Any, Any]]
    row: Mapping[str, Any]
    names: Mapping[str, str]

    def new(self, field: str) -> Any:
        return self.fields[field][1] if field in self.fields else None

    def place(self, field: str) -> str:
        return self.names.get(str(self.row.get(field)), "")


def history_of(station: Station, person: str) -> tuple[HistoryLine, ...]:
    """What happened to a person in every edition, the latest first."""
    with looking(station) as session:
        rows = _journal(session, person)
        names = _names(session)
        undone = _undone(session, {row.act_id for row in rows})
    known = _known_values(rows)
    acts = groupby(rows, key=lambda row: (row.laptop_id, row.act_id))
    lines = (_line(list(group), known, names, undone) for _, group in acts)
    return tuple(line for line in lines if line.sentences)


def _journal(session: Session, person: str) -> list[Journal]:
    entries = session.scalars(keys_counted_as(person)).all()
    rows_of = (row for entry in entries for row in (*_rows_of(session, entry), *_removed_rows(session, entry)))
    keys = list(dict.fromkeys([person, *entries, *rows_of]))
    rows = [row for batch in in_batches(keys) for row in session.scalars(select(Journal).where(Journal.row.in_(batch)))]
    return sorted(rows, key=lambda row: (row.clock, row.laptop_id, row.act_id, row.sequence), reverse=True)


def _rows_of(session: Session, person: str) -> Iterator[str]:
    for table in _ROWS_OF_A_PERSON:
        yield from session.scalars(select(table.id).where(table.person_id == person))
    yield from session.scalars(select(Settlement.id).where(Settlement.who == person))


def _removed_rows(session: Session, person: str) -> list[str]:
    """Rows of the person that an undo took out: only undos do, and they are few and indexed."""
    gone = or_(*(func.json_extract(Journal.fields, f"$.{name}[0]") == person for name in ("person_id", "who")))
    undone = select(Journal.row).where(Journal.undoes.is_not(None), Journal.change == ChangeKind.REMOVED.value, gone)
    return list(session.scalars(undone))


def _names(session: Session) -> dict[str, str]:
    """What modules, editions and laptops are called, by key."""
    found = {row.id: row.city for row in session.execute(select(Module.id, Module.city))}
    found |= {row.id: row.code for row in session.execute(select(Edition.id, Edition.code))}
    return found | {row.id: row.name for row in session.execute(select(Laptop.id, Laptop.name))}


def _undone(session: Session, acts: set[str]) -> set[str]:
    """Which of these acts an undo took back that was not itself taken back."""
    taken_back: set[str] = set()
    by = {row.act_id: row.undoes for row in session.execute(_UNDOING.where(Journal.undoes.in_(acts)))}
    again = set(session.scalars(select(Journal.undoes).where(Journal.undoes.in_(by))))
    taken_back.update(undone for undo, undone in by.items() if undo not in again and undone is not None)
    return taken_back


_UNDOING = select(Journal.act_id, Journal.undoes).distinct()


def _known_values(rows: Iterable[Journal]) -> dict[str, dict[str, Any]]:
    """What each row was, from the journal alone: a row that is gone can still be named."""
    known: dict[str, dict[str, Any]] = {}
    for row in rows:
        values = {name: new if new is not None else old for name, (old, new) in row.fields.items()}
        known[row.row] = values | known.get(row.row, {})
    return known


def _line(
    rows: list[Journal], known: Mapping[str, Mapping[str, Any]], names: Mapping[str, str], undone: set[str]
) -> HistoryLine:
    latest = rows[0]
    told = [sentence for row in reversed(rows) for sentence in _sentences(row, known[row.row], names)]
    return HistoryLine(
        act=latest.act,
        at=latest.at,
        operator=latest.operator or "",
        laptop=names.get(latest.laptop_id, ""),
        sentences=tuple(dict.fromkeys(told)),
        undone=latest.act_id in undone,
    )


def _sentences(row: Journal, known: Mapping[str, Any], names: Mapping[str, str]) -> Iterable[str]:
    teller = _TELLERS.get(row.table)
    return teller(_Change(ChangeKind(row.change), row.fields, known, names)) if teller else ()


def _of_person(change: _Change) -> Iterator[str]:
    match change.kind:
        case ChangeKind.ADDED:
            yield "Added to the file"
        case ChangeKind.REMOVED:
            yield "Taken out of the file again"
        case ChangeKind.CHANGED:
            yield from _person_changed(change)


def _person_changed(change: _Change) -> Iterator[str]:
    for name, (old, new) in change.fields.items():
        if name == "united_with":
            yield "United with another entry" if new else "Two entries again"
        else:
            yield _changed(FIELD_WORDS.get(name, name), old, new)


def _of_application(change: _Change) -> Iterator[str]:
    match change.kind:
        case ChangeKind.ADDED:
            yield f"Added to the edition {change.place('edition_id')} as {change.new('decision')}"
        case ChangeKind.REMOVED:
            yield f"Taken out of the edition {change.place('edition_id')} again"
        case ChangeKind.CHANGED:
            yield from _application_changed(change)


def _application_changed(change: _Change) -> Iterator[str]:
    for name, (old, new) in change.fields.items():
        match name:
            case "withdrawn_at":
                yield _turned(new, "Withdrawn", change.new("withdrawn_reason"), back="Withdrawal taken back")
            case "blocked_at":
                yield _turned(new, "Blocked", change.new("blocked_reason"), back="Unblocked")
            case "walk_in":
                yield "Marked as walk-in" if new else "Walk-in looked at and kept"
            case "answers":
                yield from _answers_changed(old or {}, new or {})
            case "decision" | "role" | "scores" | "submitted":
                yield _changed(name.capitalize(), old, new)


def _turned(at: Any, word: str, reason: Any, *, back: str) -> str:
    if at is None:
        return back
    return f"{word}: {reason}" if reason else word


def _answers_changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for question in dict.fromkeys([*old, *new]):
        if old.get(question) != new.get(question):
            yield _changed(_short(question), old.get(question), new.get(question))


def _of_invitation(change: _Change) -> Iterator[str]:
    city = change.place("module_id")
    if change.kind is ChangeKind.REMOVED:
        yield f"Invitation to {city} taken back"
    elif "state" in change.fields:
        yield _INVITATION[str(change.new("state"))].format(city=city)


_INVITATION = {
    "invited": "Invited to {city}",
    "confirmed": "Confirmed for {city}",
    "declined": "Declined the invitation to {city}",
    "cancelled": "Invitation to {city} cancelled",
}


def _of_badge(change: _Change) -> Iterator[str]:
    short = shown(str(change.row.get("short") or ""))
    if change.kind is ChangeKind.ADDED:
        yield f"Badge {short} made"
    if change.new("revoked_at"):
        yield f"Badge {short} revoked: {change.new('revoked_reason') or 'no reason given'}"
    before, prints = change.fields.get("prints") or (None, None)
    if (prints or 0) < (before or 0):
        yield f"Badge {short} did not come out of the printer"
    elif change.new("printed_at"):
        yield f"Badge {short} printed"


def _of_ledger(change: _Change) -> Iterator[str]:
    if change.kind is ChangeKind.CHANGED:
        yield f"The clock of {change.row.get('station')} was measured: {_clock(change.new('clock_offset') or 0.0)}"
        return
    verdict = Verdict(change.new("verdict"))
    place = f"{change.place('module_id')}, {_checkpoint(str(change.new('checkpoint')))}"
    yield f"{_VERDICTS[verdict]} ({place})" if verdict in _VERDICTS else f"Not let in ({place}): {change.new('why')}"


def _clock(ahead: float) -> str:
    """`120 min ahead`."""
    return f"{abs(ahead) / 60:.0f} min {'ahead' if ahead > 0 else 'behind'}" if ahead else "right"


def _checkpoint(code: str) -> str:
    """`Tue 24 Oct, morning` of a half-day; an added checkpoint by its id."""
    if not is_half_day(code):
        return code
    day, half = date.fromisoformat(code[:10]), code[-2:]
    return f"{day_label(day)}, {'morning' if half == 'am' else 'afternoon'}"


_VERDICTS = {
    Verdict.ADMITTED: "Admitted",
    Verdict.PROVISIONAL: "Admitted",
    Verdict.EXITED: "Left",
    Verdict.ALREADY_IN: "Scanned again",
    Verdict.ANNULLED: "Scan undone",
}


def _of_condition(change: _Change) -> Iterator[str]:
    label = change.row.get("label")
    if change.kind is ChangeKind.ADDED:
        yield f"To be settled: {label}"
    elif change.new("cleared_at"):
        yield f"Settled: {label}"


def _of_answer(change: _Change) -> Iterator[str]:
    if change.new("value"):
        yield f"Answered at the door: {_short(str(change.new('value')))}"


def _of_settlement(change: _Change) -> Iterator[str]:
    place = f"{change.place('module_id')}, {_checkpoint(str(change.row.get('checkpoint')))}"
    what = f"Difference between paper and door ({place})"
    if change.kind is ChangeKind.REMOVED:
        yield f"{what} open again"
    else:
        said = (str(change.new(name) or "").replace("_", " ") for name in ("reason", "note"))
        yield f"{what} settled: {', '.join(filter(None, said))}"


_TELLERS: Mapping[str, Callable[[_Change], Iterator[str]]] = {
    "person": _of_person,
    "application": _of_application,
    "invitation": _of_invitation,
    "badge": _of_badge,
    "ledger": _of_ledger,
    "condition": _of_condition,
    "answer": _of_answer,
    "settlement": _of_settlement,
}

FIELD_WORDS = {
    "first_name": "First name",
    "last_name": "Last name",
    "email": "E-mail",
    "phone": "Phone",
    "organisation": "Organisation",
    "job_title": "Job title",
    "city": "City",
    "country": "Country",
    "sector": "Sector",
    "diet": "Diet",
    "access": "Access needs",
    "photo_consent": "Photo consent",
    "twitter": "Twitter",
    "notes": "Notes",
}


def _changed(label: str, old: Any, new: Any) -> str:
    before, after = value_words(old), value_words(new)
    if not after:
        return f"{label}: {before} removed"
    return f"{label}: {before} → {after}" if before else f"{label}: {after}"


def value_words(value: Any) -> str:
    """A field's value as a sentence says it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(value_words(item) for item in value)
        case float():
            return f"{value:g}"
        case _:
            return _short(str(value))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
