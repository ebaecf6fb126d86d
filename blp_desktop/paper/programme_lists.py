"""Programme workbooks: modules, venues and sessions, read into lines with what is wrong in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from blp_desktop.domain.names import fold
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper import cells, headings
from blp_desktop.paper.lists import Row, Table, read_sheets, table_in
from blp_desktop.paper.problems import NO_VALUE, Problem, without_echoes
from blp_desktop.paper.workbooks import Sheet

_MODULES = ("module", "title", "city", "country", "time_zone", "first_day", "last_day", "venue")
_VENUES = ("venue", "name", "street", "postcode", "city", "country", "capacity", "rooms", "getting_there", "contact")
_SESSIONS = ("module", "date", "start", "end", "title", "room", "speaker", "counts")
_HEADER = {
    "programme": "title",
    "subtitle": "subtitle",
    "edition": "edition",
    "organisers": "organisers",
    "organiser": "organisers",
    "funders": "funders",
    "funder": "funders",
    "funding sentence": "funding_sentence",
    "project number": "project_number",
    "contact": "contact",
    "contacts": "contact",
    "background": "background",
    "privacy notice": "privacy_notice",
    "door tolerance (minutes)": "tolerance_minutes",
    "door tolerance": "tolerance_minutes",
    "language": "language",
}
_LARGEST_TOLERANCE = 600
_HEADING_WITHIN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleLine:
    """A module as the workbook says."""

    row: int
    code: str
    title: str
    city: str
    country: str
    time_zone: str
    first_day: date
    last_day: date
    venue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueLine:
    """A venue as the workbook says."""

    row: int
    code: str
    name: str
    street: str
    postcode: str
    city: str
    country: str
    capacity: int | None
    rooms: tuple[str, ...]
    getting_there: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session as the workbook says."""

    row: int
    module: str
    day: date
    start: time
    end: time
    title: str
    room: str
    speaker: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeList:
    """A programme workbook that was read; `header` holds the fields that its first sheet gives."""

    header: dict[str, str]
    modules: tuple[ModuleLine, ...]
    venues: tuple[VenueLine, ...]
    sessions: tuple[SessionLine, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One sheet of the workbook under its fields."""

    sheet: str
    table: Table | None
    columns: dict[str, int]

    def rows(self) -> tuple[Row, ...]:
        return self.table.rows if self.table else ()

    def text(self, row: Row, field: str) -> str:
        at = self.columns.get(field)
        return row.cells[at] if at is not None else ""

    def heading(self, field: str) -> str:
        at = self.columns.get(field)
        return self.table.headings[at] if self.table and at is not None else field

    def problem(self, row: Row, field: str, sentence: str) -> Problem:
        return Problem(row.number, self.heading(field), self.text(row, field), sentence, self.sheet)


def read_programme(file: Path) -> ProgrammeList:
    """The programme in a workbook; raises Refusal where it has no modules, or is no workbook of the kind."""
    sheets = read_sheets(file)
    modules = _part(sheets, _MODULES, ("city", "first_day"), file)
    venues = _part(sheets, _VENUES, ("venue", "name"), file)
    sessions = _part(sheets, _SESSIONS, ("date", "start"), file)
    if modules.table is None:
        step = "It needs a sheet with Module, City, Time zone, First day and Last day."
        raise Refusal("no_modules", f"{file.name} holds no list of modules.", step)
    problems: list[Problem] = [*_uncomputed(modules), *_uncomputed(venues), *_uncomputed(sessions)]
    header = _header(sheets, problems)
    venue_lines = _lines(venues, _venue, problems)
    module_lines = _lines(modules, _module, problems)
    session_lines = _lines(sessions, _session, problems)
    problems += _across(modules, module_lines, venue_lines, venues)
    problems += _sessions_across(sessions, session_lines, module_lines, modules)
    return ProgrammeList(
        header=header,
        modules=tuple(module_lines),
        venues=tuple(venue_lines),
        sessions=tuple(session_lines),
        problems=tuple(without_echoes(problems)),
    )


def is_list_of_modules(sheet: Sheet) -> bool:
    """Whether a heading near the top of the sheet is that of modules, which no list of people has."""
    return any(_heads_modules(row) for row in sheet.rows[:_HEADING_WITHIN])


def _heads_modules(cells: list[str]) -> bool:
    found = {headings.programme_field(cell, _MODULES) for cell in cells if cell}
    return {"module", "time_zone", "first_day"} <= found


def _part(sheets: Sequence[Sheet], fields: tuple[str, ...], needed: tuple[str, ...], file: Path) -> _Part:
    """The sheet that has these fields; an empty part where none has."""
    for sheet in sheets:
        try:
            table = table_in(
                [sheet], known=lambda text: headings.programme_field(text, fields) is not None, file=file.name
            )
        except Refusal:
            continue
        columns = _columns(table, fields)
        if all(field in columns for field in needed) and not _belongs_elsewhere(fields, columns):
            return _Part(sheet.name, table, columns)
    return _Part("", None, {})


def _belongs_elsewhere(fields: tuple[str, ...], columns: dict[str, int]) -> bool:
    return fields is _VENUES and not {"street", "postcode", "capacity", "rooms"} & columns.keys()


def _columns(table: Table, fields: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for position, heading in enumerate(table.headings):
        known = headings.programme_field(heading, fields)
        if known:
            found.setdefault(known, position)
    return found


def _uncomputed(part: _Part) -> Iterator[Problem]:
    if part.table is None or not part.table.unknown:
        return
    for row in part.rows():
        for field, at in part.columns.items():
            if (row.number, at) in part.table.unknown:
                yield part.problem(row, field, NO_VALUE)


def _header(sheets: Sequence[Sheet], problems: list[Problem]) -> dict[str, str]:
    """Field and value of the optional first sheet; fields that nobody gave are not there."""
    found: dict[str, str] = {}
    for sheet in sheets:
        pairs = [(number, row[0], row[1]) for number, row in enumerate(sheet.rows, start=1) if len(row) > 1]
        known = [(number, _HEADER[name], value) for number, text, value in pairs if (name := text.lower()) in _HEADER]
        if len(known) > 1:
            found |= {name: value for _, name, value in known if value}
            problems += _bad_tolerance(sheet.name, known)
    return found


def _bad_tolerance(sheet: str, known: list[tuple[int, str, str]]) -> Iterator[Problem]:
    for number, name, value in known:
        if name != "tolerance_minutes" or not value:
            continue
        if not (value.isdecimal() and int(value) <= _LARGEST_TOLERANCE):
            yield Problem(number, "Door tolerance (minutes)", value, "not a number of minutes from 0 to 600", sheet)


def _lines(part: _Part, read: Callable[[_Part, Row, list[Problem]], object], problems: list[Problem]) -> list:  # type: ignore[type-arg]
    """Every row that could be read whole."""
    return [line for row in part.rows() if (line := read(part, row, problems)) is not None]


def _venue(part: _Part, row: Row, problems: list[Problem]) -> VenueLine | None:
    wrong = [part.problem(row, name, "missing") for name in ("venue", "name") if not part.text(row, name)]
    capacity = part.text(row, "capacity")
    if capacity and not (capacity.isdecimal() and int(capacity) > 0):
        wrong.append(part.problem(row, "capacity", "not a number of people"))
    problems += wrong
    if wrong:
        return None
    return VenueLine(
        row=row.number,
        code=part.text(row, "venue"),
        name=part.text(row, "name"),
        street=part.text(row, "street"),
        postcode=part.text(row, "postcode"),
        city=part.text(row, "city"),
        country=part.text(row, "country"),
        capacity=int(capacity) if capacity else None,
        rooms=_listed(part.text(row, "rooms")),
        getting_there=part.text(row, "getting_there"),
        contact=part.text(row, "contact"),
    )


def _listed(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _module(part: _Part, row: Row, problems: list[Problem]) -> ModuleLine | None:
    wrong = [part.problem(row, name, "missing") for name in ("module", "city", "time_zone") if not part.text(row, name)]
    first, last = cells.day(part.text(row, "first_day")), cells.day(part.text(row, "last_day"))
    zone = part.text(row, "time_zone")
    if zone and not _is_zone(zone):
        wrong.append(part.problem(row, "time_zone", "not a time zone such as Europe/Stockholm"))
    for name, found in (("first_day", first), ("last_day", last)):
        if found is None:
            wrong.append(part.problem(row, name, "not a date"))
    if first and last and last < first:
        wrong.append(part.problem(row, "last_day", "before the first day"))
    problems += wrong
    if wrong or first is None or last is None:
        return None
    return ModuleLine(
        row=row.number,
        code=part.text(row, "module"),
        title=part.text(row, "title") or part.text(row, "module"),
        city=part.text(row, "city"),
        country=part.text(row, "country"),
        time_zone=zone,
        first_day=first,
        last_day=last,
        venue=part.text(row, "venue"),
    )


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _session(part: _Part, row: Row, problems: list[Problem]) -> SessionLine | None:
    wrong = [part.problem(row, name, "missing") for name in ("module", "title") if not part.text(row, name)]
    day = cells.day(part.text(row, "date"))
    start, end = cells.clock(part.text(row, "start")), cells.clock(part.text(row, "end"))
    counts = headings.yes_or_no(part.text(row, "counts") or "yes")
    checks = (("date", day, "not a date"), ("start", start, "not a time"), ("end", end, "not a time"))
    wrong += [part.problem(row, name, told) for name, found, told in checks if found is None]
    if counts is None:
        wrong.append(part.problem(row, "counts", "neither yes nor no"))
    if start and end and end <= start:
        wrong.append(part.problem(row, "end", "not after the start"))
    problems += wrong
    if wrong or day is None or start is None or end is None:
        return None
    return SessionLine(
        row=row.number,
        module=part.text(row, "module"),
        day=day,
        start=start,
        end=end,
        title=part.text(row, "title"),
        room=part.text(row, "room"),
        speaker=part.text(row, "speaker"),
        counts=counts is True,
    )


def _across(part: _Part, modules: list[ModuleLine], venues: list[VenueLine], venue_part: _Part) -> Iterator[Problem]:
    """Modules that repeat, venues that repeat, and venues that nobody describes."""
    known = {fold(venue.code) for venue in venues}
    described = {fold(venue_part.text(row, "venue")) for row in venue_part.rows()}
    yield from _repeated([(line.row, fold(line.code), line.code) for line in modules], part, "module")
    yield from _repeated([(line.row, fold(line.code), line.code) for line in venues], venue_part, "venue")
    for line in modules:
        if line.venue and fold(line.venue) not in known | described:
            yield Problem(
                line.row, part.heading("venue"), line.venue, "no such venue on the sheet of venues", part.sheet
            )


def _repeated(lines: list[tuple[int, str, str]], part: _Part, field: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row, key, told in lines:
        if key in seen:
            yield Problem(row, part.heading(field), told, f"repeats row {seen[key]}", part.sheet)
        seen.setdefault(key, row)


def _sessions_across(
    part: _Part, sessions: list[SessionLine], modules: list[ModuleLine], module_part: _Part
) -> Iterator[Problem]:
    """Sessions that repeat, of modules that nobody describes, or outside their module's days."""
    known = {fold(module.code): module for module in modules}
    described = {fold(module_part.text(row, "module")) for row in module_part.rows()}
    keys = [(line.row, f"{fold(line.module)} {line.day} {fold(line.title)}", line.title) for line in sessions]
    yield from _repeated(keys, part, "title")
    for line in sessions:
        module = known.get(fold(line.module))
        if module is None and fold(line.module) not in described:
            yield Problem(line.row, part.heading("module"), line.module, "no such module", part.sheet)
        elif module is not None and not module.first_day <= line.day <= module.last_day:
            told = f"outside the days of {module.code}, {module.first_day} to {module.last_day}"
            yield Problem(line.row, part.heading("date"), line.day.isoformat(), told, part.sheet)
