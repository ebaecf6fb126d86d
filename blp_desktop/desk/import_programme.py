"""Importing a programme workbook: modules, venues, rooms and sessions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.programme import new_edition_row, programme_to_fill
from blp_desktop.desk.station import Outcome, Station, acting, outcome, require_supervisor, trying
from blp_desktop.desk.three_way import FieldChange, compare, marks
from blp_desktop.domain.names import fold
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.paper.problems import Problem
from blp_desktop.paper.programme_lists import ModuleLine, ProgrammeList, SessionLine, VenueLine, read_programme
from blp_desktop.store import schema
from blp_desktop.store.columns import journalled, restored

_BOTH_CHANGED = "changed in the program and in the list since last time"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCounts:
    """How many rows of one kind the workbook adds, changes and leaves."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """What would become of one row of the workbook."""

    kind: str
    name: str
    is_new: bool
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePlan:
    """What importing the workbook would do; with problems it cannot be applied."""

    content: ProgrammeList
    edition: str
    modules: PartCounts
    venues: PartCounts
    sessions: PartCounts
    rows: tuple[PlannedRow, ...]
    kept: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeImported:
    """What was done."""

    modules: PartCounts
    venues: PartCounts
    sessions: PartCounts


@dataclass(slots=True)
class _Under:
    """The rows the workbook meets, and what comes of it."""

    station: Station
    session: Session
    programme: schema.Programme
    edition: schema.Edition
    rows: list[PlannedRow] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_programme(station: Station, file: Path, *, edition: str | None = None) -> ProgrammePlan:
    """What importing this workbook would do; changes nothing. Raises Refusal for a file that is none."""
    content = read_programme(file)
    with trying(station) as session:
        under = _merge(station, session, content, edition)
    return _planned(content, under, _edition_code(content, edition))


def apply_programme(station: Station, plan: ProgrammePlan) -> Outcome[ProgrammeImported]:
    """Do what was planned, all or nothing; raises Refusals where the plan has problems."""
    require_supervisor(station, "Importing a programme")
    with acting(station, "import programme") as under_way:
        under = _merge(station, under_way.session, plan.content, plan.edition)
        done = _planned(plan.content, under, plan.edition)
        if done.problems:
            raise Refusals(tuple(Refusal("import_problem", problem.problem) for problem in done.problems))
    counts = ProgrammeImported(modules=done.modules, venues=done.venues, sessions=done.sessions)
    return outcome(counts, under_way)


def _planned(content: ProgrammeList, under: _Under, edition: str) -> ProgrammePlan:
    return ProgrammePlan(
        content=content,
        edition=edition,
        modules=_counted(under.rows, "module"),
        venues=_counted(under.rows, "venue"),
        sessions=_counted(under.rows, "session"),
        rows=tuple(under.rows),
        kept=tuple(under.kept),
        problems=content.problems + tuple(under.problems),
    )


def _counted(rows: Sequence[PlannedRow], kind: str) -> PartCounts:
    of_kind = [row for row in rows if row.kind == kind]
    added = sum(row.is_new for row in of_kind)
    changed = sum(not row.is_new and bool(row.changes) for row in of_kind)
    return PartCounts(added=added, changed=changed, unchanged=len(of_kind) - added - changed)


def _edition_code(content: ProgrammeList, asked: str | None) -> str:
    if asked:
        return asked
    first_days = [module.first_day for module in content.modules]
    return content.header.get("edition") or (str(min(first_days).year) if first_days else "")


def _merge(station: Station, session: Session, content: ProgrammeList, edition: str | None) -> _Under:
    programme = programme_to_fill(session, station.author)
    found = _edition(station, session, programme, _edition_code(content, edition))
    under = _Under(station, session, programme, found)
    _merge_header(under, content.header)
    venues = _merge_venues(under, content.venues)
    modules = _merge_modules(under, content.modules, venues)
    _merge_sessions(under, content.sessions, modules)
    return under


def _edition(station: Station, session: Session, programme: schema.Programme, code: str) -> schema.Edition:
    found = session.scalars(select(schema.Edition).where(schema.Edition.code == code)).first()
    if found is not None:
        return found
    made = new_edition_row(station.author, programme, code)
    session.add(made)
    session.flush()
    return made


def _merge_header(under: _Under, header: Mapping[str, str]) -> None:
    """The optional sheet with the programme's own fields; funders are a table of their own."""
    texts = {name: value for name, value in header.items() if name not in ("edition", "tolerance_minutes", "funders")}
    _merge_row(under, under.programme, texts, name="the programme", row=0)
    if header.get("tolerance_minutes"):
        tolerance = {"tolerance_minutes": header["tolerance_minutes"]}
        _merge_row(under, under.edition, tolerance, name=f"edition {under.edition.code}", row=0)
    known = select(schema.Funder).where(schema.Funder.programme_id == under.programme.id)
    if header.get("funders") and not under.session.scalars(known).all():
        for position, name in enumerate(_listed(header["funders"])):
            funder = schema.Funder(id=under.station.author.new_key(), programme_id=under.programme.id, name=name)
            funder.position, funder.logo_kind, funder.is_eu_emblem = position, "", False
            under.session.add(funder)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _merge_venues(under: _Under, lines: Iterable[VenueLine]) -> dict[str, schema.Venue]:
    rows = under.session.scalars(select(schema.Venue)).all()
    known = {fold(row.code): row for row in rows if row.code}
    named: dict[str, schema.Venue] = {}
    for line in lines:
        is_new = fold(line.code) not in known
        venue = known.get(fold(line.code)) or _new_venue(under, line)
        names = ("name", "street", "postcode", "city", "country", "capacity", "getting_there", "contact")
        _merge_row(under, venue, _texts(line, names), name=line.name, row=line.row, kind="venue", is_new=is_new)
        for room in line.rooms:
            _room(under, venue, room)
        named[fold(line.code)] = venue
    under.kept += [f"venue {row.code} {row.name}" for code, row in known.items() if code not in named and named]
    return known | named


def _new_venue(under: _Under, line: VenueLine) -> schema.Venue:
    venue = schema.Venue(id=under.station.author.new_key(), programme_id=under.programme.id, code=line.code)
    venue.name, venue.imported = line.name, {}
    venue.street = venue.postcode = venue.city = venue.country = venue.getting_there = venue.contact = ""
    venue.capacity = None
    under.session.add(venue)
    return venue


def _room(under: _Under, venue: schema.Venue, name: str) -> schema.Room:
    under.session.flush()
    rooms = under.session.scalars(select(schema.Room).where(schema.Room.venue_id == venue.id))
    found = next((room for room in rooms if fold(room.name) == fold(name)), None)
    if found is not None:
        return found
    made = schema.Room(id=under.station.author.new_key(), venue_id=venue.id, name=name)
    under.session.add(made)
    return made


def _merge_modules(
    under: _Under, lines: Iterable[ModuleLine], venues: Mapping[str, schema.Venue]
) -> dict[str, schema.Module]:
    rows = under.session.scalars(select(schema.Module).where(schema.Module.edition_id == under.edition.id)).all()
    known = {fold(row.code): row for row in rows}
    named: dict[str, schema.Module] = {}
    for line in lines:
        is_new = fold(line.code) not in known
        module = known.get(fold(line.code)) or _new_module(under, line)
        texts = _texts(line, ("title", "city", "country", "time_zone", "first_day", "last_day"))
        venue = venues.get(fold(line.venue))
        texts["venue_id"] = venue.id if venue else ""
        _merge_row(under, module, texts, name=line.code, row=line.row, kind="module", is_new=is_new)
        named[fold(line.code)] = module
    under.kept += [f"module {row.code} {row.city}" for code, row in known.items() if code not in named]
    return named


def _new_module(under: _Under, line: ModuleLine) -> schema.Module:
    module = schema.Module(id=under.station.author.new_key(), edition_id=under.edition.id, code=line.code, imported={})
    module.title, module.city, module.country, module.language = line.title, line.city, line.country, ""
    module.time_zone, module.first_day, module.last_day = line.time_zone, line.first_day, line.last_day
    module.venue_id = None
    under.session.flush()
    under.session.add(module)
    return module


def _merge_sessions(under: _Under, lines: Iterable[SessionLine], modules: Mapping[str, schema.Module]) -> None:
    under.session.flush()
    ids = [module.id for module in modules.values()]
    rows = under.session.scalars(select(schema.Session).where(schema.Session.module_id.in_(ids))).all()
    known = {_session_key(row.module_id, row.day.isoformat(), row.title): row for row in rows}
    named: set[tuple[str, str, str]] = set()
    for line in lines:
        module = modules.get(fold(line.module))
        if module is None:
            continue
        key = _session_key(module.id, line.day.isoformat(), line.title)
        found = known.get(key)
        session = found or _new_session(under, module, line)
        texts = _texts(line, ("start", "end", "speaker", "counts"))
        texts["room_id"] = _session_room(under, module, line.room)
        _merge_row(under, session, texts, name=line.title, row=line.row, kind="session", is_new=found is None)
        named.add(key)
    under.kept += [f"session {row.day} {row.title}" for key, row in known.items() if key not in named]


def _session_key(module: str, day: str, title: str) -> tuple[str, str, str]:
    return module, day, fold(title)


def _new_session(under: _Under, module: schema.Module, line: SessionLine) -> schema.Session:
    session = schema.Session(id=under.station.author.new_key(), module_id=module.id, title=line.title, imported={})
    session.day, session.start, session.end = line.day, line.start, line.end
    session.speaker, session.counts, session.room_id = "", line.counts, None
    under.session.add(session)
    return session


def _session_room(under: _Under, module: schema.Module, name: str) -> str:
    if not name or module.venue_id is None:
        return ""
    venue = under.session.get_one(schema.Venue, module.venue_id)
    return _room(under, venue, name).id


def _texts(line: Any, names: Sequence[str]) -> dict[str, str]:
    return {name: _text(getattr(line, name)) for name in names}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    plain = journalled(value)
    return "" if plain is None else str(plain)


def _merge_row(
    under: _Under,
    target: Any,
    says: dict[str, str],
    *,
    name: str,
    row: int,
    kind: str = "header",
    is_new: bool = False,
) -> None:
    """Write what the workbook changes of one row; a field that both sides changed is a problem."""
    said: dict[str, Any] = says if is_new else dict(target.imported or {})
    holds = {field: _held(target, field) for field in says}
    compared = compare(says=says, said=said if not is_new else {}, holds={} if is_new else holds)
    for change in compared.changes:
        _write(target, change.field, change.becomes)
    for conflict in compared.conflicts:
        told = f"{conflict.field} of {name}: {_BOTH_CHANGED}; it holds {conflict.was or 'nothing'}"
        under.problems.append(Problem(row, conflict.field, conflict.becomes, told))
    imported = {**(target.imported or {}), **marks(says)}
    if dict(target.imported or {}) != imported:
        target.imported = imported
    under.rows.append(PlannedRow(kind=kind, name=name, is_new=is_new, changes=compared.changes))


def _held(target: Any, field: str) -> str:
    value = getattr(target, field)
    return "; ".join(value) if isinstance(value, list) else _text(value)


def _write(target: Any, field: str, text: str) -> None:
    """Put a text of the workbook into the column it stands for."""
    column = target.__table__.c[field]
    if field == "organisers":
        target.organisers = _listed(text)
    elif field == "counts":
        target.counts = text == "yes"
    elif column.type.python_type is int:
        setattr(target, field, int(text) if text else None)
    else:
        setattr(target, field, restored(column, text) if text or not column.nullable else None)
