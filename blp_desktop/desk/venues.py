"""Venues and their rooms: where modules meet, how many people they hold, and where too many are invited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import editions, modules_of, the_programme
from blp_desktop.desk.modules import expected_at
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.names import collation, typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFacts:
    """A room; `id` is None for one that is to be added, `capacity` None where nobody knows it."""

    id: str | None = None
    name: str
    capacity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHere:
    """A module that meets at a venue, and how many people are expected there."""

    module_id: str
    edition: str
    code: str
    city: str
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueDetails:
    """A venue with its rooms by name and its modules in time's order."""

    id: str
    code: str
    name: str
    street: str
    postcode: str
    city: str
    country: str
    capacity: int | None
    getting_there: str
    contact: str
    rooms: tuple[RoomFacts, ...]
    modules: tuple[MeetingHere, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueFields:
    """What can be set of a venue: its rooms with it, so that one save is one act."""

    name: str
    code: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    capacity: int | None = None
    getting_there: str = ""
    contact: str = ""
    rooms: tuple[RoomFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityWarning:
    """More people are expected at a module than its venue holds, or a room of a session (`room_id` set)."""

    module_id: str
    edition: str
    code: str
    city: str
    expected: int
    capacity: int
    venue_id: str
    venue: str
    room_id: str | None = None
    room: str = ""


def list_venues(station: Station) -> tuple[VenueDetails, ...]:
    """Every venue by city and name; empty where the file holds none."""
    with looking(station) as session:
        meetings = list(_meetings(session))
        found = [_details(session, row, meetings) for row in session.scalars(select(schema.Venue))]
    order = collation("")
    return tuple(sorted(found, key=lambda venue: (order(venue.city), order(venue.name))))


def venue_details(station: Station, venue_id: str) -> VenueDetails:
    """One venue; raises Refusal where it is gone."""
    with looking(station) as session:
        return _details(session, _venue(session, venue_id), list(_meetings(session)))


def warnings(station: Station) -> tuple[CapacityWarning, ...]:
    """Where more people are expected than the venue or a session's room holds, in the modules' order."""
    with looking(station) as session:
        expected = expected_at(session)
        return tuple(
            warning
            for edition, module in _modules(session)
            for warning in _warnings_at(session, edition, module, expected.get(module.id, 0))
        )


def add_venue(station: Station, fields: VenueFields) -> Outcome[str]:
    """Add a venue with its rooms; gives its id."""
    require_supervisor(station, "Adding a venue")
    with acting(station, "add venue") as under_way:
        session = under_way.session
        row = schema.Venue(id=station.author.new_key(), programme_id=the_programme(session).id)
        _refuse_fields(fields)
        _write(row, fields)
        under_way.act.name = f"add venue {row.name}"
        session.add(row)
        session.flush()
        _write_rooms(station, session, row, fields.rooms)
    return outcome(row.id, under_way)


def edit_venue(station: Station, venue_id: str, fields: VenueFields) -> Outcome[str]:
    """Set what a venue is; a room left out is removed, and its sessions are left without one."""
    require_supervisor(station, "Editing a venue")
    with acting(station, "edit venue") as under_way:
        row = _venue(under_way.session, venue_id)
        under_way.act.name = f"edit venue {row.name}"
        _refuse_fields(fields)
        _write(row, fields)
        _write_rooms(station, under_way.session, row, fields.rooms)
    return outcome(row.id, under_way)


def remove_venue(station: Station, venue_id: str) -> Outcome[str]:
    """Remove a venue where no module meets, with its rooms."""
    require_supervisor(station, "Removing a venue")
    with acting(station, "remove venue") as under_way:
        session = under_way.session
        row = _venue(session, venue_id)
        _refuse_in_use(session, row)
        under_way.act.name = f"remove venue {row.name}"
        _remove_rooms(session, _rooms(session, row))
        session.delete(row)
    return outcome(venue_id, under_way)


def _venue(session: Session, venue_id: str) -> schema.Venue:
    row = session.get(schema.Venue, venue_id)
    if row is None:
        raise Refusal("unknown_venue", "This venue is no longer in the file.", "Look at the list of venues again.")
    return row


def _modules(session: Session) -> Iterator[tuple[schema.Edition, schema.Module]]:
    pairs = [(edition, module) for edition in editions(session) for module in modules_of(session, edition)]
    yield from sorted(pairs, key=lambda pair: (pair[1].first_day, pair[1].code))


def _meetings(session: Session) -> Iterator[tuple[str | None, MeetingHere]]:
    expected = expected_at(session)
    for edition, module in _modules(session):
        here = MeetingHere(
            module_id=module.id,
            edition=edition.code,
            code=module.code,
            city=module.city,
            expected=expected.get(module.id, 0),
        )
        yield module.venue_id, here


def _details(session: Session, row: schema.Venue, meetings: Iterable[tuple[str | None, MeetingHere]]) -> VenueDetails:
    rooms = _rooms(session, row)
    return VenueDetails(
        id=row.id,
        code=row.code,
        name=row.name,
        street=row.street,
        postcode=row.postcode,
        city=row.city,
        country=row.country,
        capacity=row.capacity,
        getting_there=row.getting_there,
        contact=row.contact,
        rooms=tuple(RoomFacts(id=room.id, name=room.name, capacity=room.capacity) for room in rooms),
        modules=tuple(here for venue_id, here in meetings if venue_id == row.id),
    )


def _rooms(session: Session, venue: schema.Venue) -> list[schema.Room]:
    rooms = session.scalars(select(schema.Room).where(schema.Room.venue_id == venue.id))
    order = collation("")
    return sorted(rooms, key=lambda room: (order(room.name), room.id))


def _warnings_at(
    session: Session, edition: schema.Edition, module: schema.Module, expected: int
) -> Iterator[CapacityWarning]:
    if module.venue_id is None or not expected:
        return
    venue = session.get_one(schema.Venue, module.venue_id)
    if venue.capacity is not None and expected > venue.capacity:
        yield _warning(edition, module, venue, expected=expected, capacity=venue.capacity)
    for room in _rooms_used(session, module):
        if room.capacity is not None and expected > room.capacity:
            yield _warning(edition, module, venue, expected=expected, capacity=room.capacity, room=room)


def _warning(
    edition: schema.Edition,
    module: schema.Module,
    venue: schema.Venue,
    *,
    expected: int,
    capacity: int,
    room: schema.Room | None = None,
) -> CapacityWarning:
    return CapacityWarning(
        module_id=module.id,
        edition=edition.code,
        code=module.code,
        city=module.city,
        expected=expected,
        capacity=capacity,
        venue_id=venue.id,
        venue=venue.name,
        room_id=room.id if room else None,
        room=room.name if room else "",
    )


def _rooms_used(session: Session, module: schema.Module) -> list[schema.Room]:
    used = select(schema.Session.room_id).where(schema.Session.module_id == module.id)
    rooms = session.scalars(select(schema.Room).where(schema.Room.id.in_(used)))
    return sorted(rooms, key=lambda room: room.name)


def _write(row: schema.Venue, fields: VenueFields) -> None:
    row.name, row.code = typed(fields.name), typed(fields.code)
    row.street, row.postcode = typed(fields.street), typed(fields.postcode)
    row.city, row.country = typed(fields.city), typed(fields.country)
    row.capacity = fields.capacity
    row.getting_there, row.contact = typed(fields.getting_there), typed(fields.contact)


def _write_rooms(station: Station, session: Session, venue: schema.Venue, wanted: tuple[RoomFacts, ...]) -> None:
    rows = {row.id: row for row in _rooms(session, venue)}
    kept = {room.id for room in wanted}
    _remove_rooms(session, [row for row in rows.values() if row.id not in kept])
    for room in wanted:
        row = rows.get(room.id or "") or _fresh_room(station, session, venue)
        row.name, row.capacity = typed(room.name), room.capacity


def _fresh_room(station: Station, session: Session, venue: schema.Venue) -> schema.Room:
    row = schema.Room(id=station.author.new_key(), venue_id=venue.id)
    session.add(row)
    return row


def _remove_rooms(session: Session, rooms: list[schema.Room]) -> None:
    gone = [room.id for room in rooms]
    for held_there in session.scalars(select(schema.Session).where(schema.Session.room_id.in_(gone))):
        held_there.room_id = None
    session.flush()
    for room in rooms:
        session.delete(room)
    session.flush()


def _refuse_fields(fields: VenueFields) -> None:
    if not typed(fields.name):
        raise Refusal("no_name", "The venue has no name.", "Give it the name people will look for at the door.")
    capacities = [fields.capacity, *(room.capacity for room in fields.rooms)]
    if any(capacity is not None and capacity < 1 for capacity in capacities):
        raise Refusal("bad_capacity", "A capacity is at least 1.", "Leave it empty where nobody counts places.")
    _refuse_rooms([typed(room.name) for room in fields.rooms])


def _refuse_rooms(names: list[str]) -> None:
    if not all(names):
        raise Refusal("no_room_name", "A room has no name.", "Name it, or take it off the list.")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Refusal("same_room", f"Two rooms are called {twice}.", "Give each room its own name.")


def _refuse_in_use(session: Session, row: schema.Venue) -> None:
    module = session.scalars(select(schema.Module).where(schema.Module.venue_id == row.id)).first()
    if module is not None:
        sentence = f"{row.name} is where {module.code} {module.city} meets."
        raise Refusal("venue_in_use", sentence, "Choose another venue for that module first.")
