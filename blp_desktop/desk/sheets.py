"""Attendance sheets of a module or of a city's modules: for signing, during the module, or with its ledger's times."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import checkpoints_of, sittings_of
from blp_desktop.desk.finding import editions, module_named, modules_of, the_programme
from blp_desktop.desk.module_headers import header_of_module
from blp_desktop.desk.preferences import preferences, wanted_sheets
from blp_desktop.desk.printed_sheets import keep_sheets
from blp_desktop.desk.sheet_roll import Roll, roll_of
from blp_desktop.desk.sheet_sections import SectionMaker, Shown, speakers_in
from blp_desktop.desk.station import Outcome, Station, looking
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.checkpoints import Checkpoint, Half, Sitting, half_day_id, in_half
from blp_desktop.domain.moments import Moment
from blp_desktop.domain.names import fold
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.sheet_words import SheetWords, words_of
from blp_desktop.paper.sheets import Field, SheetColumn, SheetDay, SheetHeader, SheetsPdf, sheets_of_modules
from blp_desktop.store import schema
from blp_desktop.store.schema import Edition, Module

_WHOLE_MODULE = "ALL"
_REMEMBERED = ("whole_module", "apart", "emails", "photos")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """What is wanted: the days' sheets, or one day's, or one of the whole module; and what they show.

    `apart` puts local and international participants in sections of their own.
    """

    moment: Moment = Moment.EMPTY
    day: date | None = None
    whole_module: bool = False
    apart: bool = False
    emails: bool = False
    photos: bool = False


_AS_EVER = SheetOrder()


@dataclass(frozen=True, slots=True)
class WrittenSheets:
    """How many days' sheets were written, on how many pages, and where; `problems` are sentences."""

    file: Path
    sheets: int
    pages: int
    problems: tuple[str, ...]


def module_sheets(station: Station, module: str, order: SheetOrder = _AS_EVER) -> SheetsPdf:
    """The sheets of a module's counting days (or one of them); raises Refusal where none is."""
    with looking(station) as session:
        return _pdf(station, session, [module_named(session, module)], order)


def sheets_as_read(station: Station, session: Session, module: Module, order: SheetOrder) -> SheetsPdf:
    """The same, in a look that is under way."""
    return _pdf(station, session, [module], order)


def city_sheets(station: Station, city: str, order: SheetOrder = _AS_EVER) -> SheetsPdf:
    """The sheets of every module of the newest edition that meets in the city."""
    with looking(station) as session:
        return _pdf(station, session, _modules_in(session, city), order)


def write_sheets(station: Station, pdf: SheetsPdf, file: Path) -> Outcome[WrittenSheets]:
    """Write the sheets, and keep what stands on them; raises SurroundingsFailed if the disk does not allow it."""
    write_file(file, pdf.pdf)
    kept = keep_sheets(station, pdf.printed)
    return Outcome(WrittenSheets(file, pdf.sheets, pdf.pages, pdf.problems), kept.touched)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChoices:
    """What can be chosen for a module's sheets: its days, and its `language`, which sheets are `written_in` or not.

    `last` is how the sheets of this programme were wanted last.
    """

    days: tuple[date, ...]
    language: str
    written_in: str
    last: SheetOrder


def sheet_choices(station: Station, module: str) -> SheetChoices:
    """What there is to choose for the module of that id, code or city."""
    with looking(station) as session:
        found = module_named(session, module)
        programme = the_programme(session)
        language = found.language or programme.language
        return SheetChoices(
            days=_counting_days(session, found),
            language=language,
            written_in=words_of(language).language,
            last=_remembered(preferences().sheets.get(programme.id, {})),
        )


def remember_sheets(station: Station, order: SheetOrder) -> None:
    """Remember for the programme how its sheets were wanted; not for which day."""
    with looking(station) as session:
        programme = the_programme(session).id
    choices = {name: getattr(order, name) for name in _REMEMBERED}
    wanted_sheets(programme, {"moment": order.moment.value, **choices})


def _remembered(kept: Mapping[str, str | bool]) -> SheetOrder:
    moment = kept.get("moment")
    known = Moment(moment) if moment in set(Moment) else Moment.EMPTY
    chosen = {name: kept.get(name) is True for name in _REMEMBERED}
    return replace(SheetOrder(moment=known), **chosen)  # type: ignore[arg-type]


def _modules_in(session: Session, city: str) -> list[Module]:
    for edition in editions(session):
        found = [module for module in modules_of(session, edition) if fold(module.city) == fold(city.strip())]
        if found:
            return found
    known = {module.city for edition in editions(session) for module in modules_of(session, edition)}
    raise Refusal("unknown_city", f"No module meets in {city}.", f"Modules meet in: {', '.join(sorted(known))}.")


def _pdf(station: Station, session: Session, modules: list[Module], order: SheetOrder) -> SheetsPdf:
    laid_out = [_of_module(station, session, module, order) for module in modules]
    if not any(days for _, days in laid_out):
        raise _no_day(session, modules, order.day)
    names = " and ".join(dict.fromkeys(module.city for module in modules))
    pdf = sheets_of_modules([pair for pair in laid_out if pair[1]], title=f"Attendance sheets · {names}")
    return replace(pdf, problems=(*pdf.problems, *_not_apart(modules, order)))


def _not_apart(modules: list[Module], order: SheetOrder) -> Iterator[str]:
    for module in modules:
        if order.apart and not module.country:
            yield f"{module.city} has no country, so local and international participants stand together."


def _no_day(session: Session, modules: list[Module], day: date | None) -> Refusal:
    cities = ", ".join(module.city for module in modules)
    days = sorted({found for module in modules for found in _counting_days(session, module)})
    known = f"Days that count: {', '.join(found.isoformat() for found in days)}." if days else ""
    when = f" on {day.isoformat()}" if day else ""
    step = known or "Let a session of the agenda count for attendance."
    return Refusal("no_counting_day", f"Nothing in {cities} counts for attendance{when}.", step)


def _of_module(
    station: Station, session: Session, module: Module, order: SheetOrder
) -> tuple[SheetHeader, tuple[SheetDay, ...]]:
    roll = roll_of(session, module, now=station.now())
    maker = _DayMaker(session, module, roll, order)
    days = (maker.whole_module(),) if order.whole_module else tuple(maker.day(day) for day in maker.days())
    return header_of_module(session, module, roll.words, now=roll.now), tuple(day for day in days if day.columns)


def _counting_days(session: Session, module: Module) -> tuple[date, ...]:
    return tuple(sorted({sitting.day for sitting in sittings_of(session, module) if sitting.counts}))


class _DayMaker:
    """Makes the sheets of one module as they were ordered."""

    def __init__(self, session: Session, module: Module, roll: Roll, order: SheetOrder) -> None:
        self._session, self._module, self._roll, self._order = session, module, roll, order
        self._sittings = sittings_of(session, module)
        self._halves = {checkpoint.id: checkpoint for checkpoint in checkpoints_of(session, module)}
        self._edition = session.get_one(Edition, module.edition_id).code

    def days(self) -> tuple[date, ...]:
        """The days that count, or the one that was asked for."""
        known = _counting_days(self._session, self._module)
        return tuple(day for day in known if self._order.day in (None, day))

    def day(self, day: date) -> SheetDay:
        """The sheet of one day."""
        counting = [sitting for sitting in self._sittings if sitting.day == day and sitting.counts]
        words = self._roll.words
        return self._sheet([day], words.long_date(day), _times(counting, words), f"{day:%Y%m%d}")

    def whole_module(self) -> SheetDay:
        """One sheet with every half-day of every day."""
        days = self.days()
        label = self._roll.words.long_span(days[0], days[-1]) if days else ""
        return self._sheet(days, label, "", _WHOLE_MODULE)

    def _sheet(self, days: Sequence[date], label: str, times: str, name: str) -> SheetDay:
        parts = [part for day in days for part in self._columns(day)]
        wanted = Shown(
            moment=self._order.moment, apart=self._order.apart, emails=self._order.emails, photos=self._order.photos
        )
        maker = SectionMaker(self._roll, wanted, [half for half, _ in parts], self._speakers(days))
        now = self._roll.now.astimezone(ZoneInfo(self._module.time_zone))
        return SheetDay(
            id=_sheet_id(self._edition, self._module.code, name),
            day=label,
            times=times,
            columns=tuple(column for _, column in parts),
            sections=maker.sections(),
            moment=self._order.moment,
            ledger_at=self._roll.words.instant(now),
            asked=frozenset(self._asked()),
        )

    def _asked(self) -> Iterator[Field]:
        if self._order.emails:
            yield Field.EMAIL
        if self._order.photos:
            yield Field.PHOTOS

    def _columns(self, day: date) -> Iterator[tuple[Checkpoint, SheetColumn]]:
        words = self._roll.words
        for half in Half:
            parts = [part for part in in_half(self._sittings, day, half) if part.counts]
            checkpoint = self._halves.get(half_day_id(day, half))
            if checkpoint is not None and parts:
                label = words.half_word(half)
                short = words.short_date(day) if self._order.whole_module else ""
                times = _times(parts, words)
                yield checkpoint, SheetColumn(label=label, times=times, day=short, checkpoint=checkpoint.id)

    def _speakers(self, days: Sequence[date]) -> tuple[str, ...]:
        rows = self._session.execute(
            select(schema.Session.speaker)
            .where(schema.Session.module_id == self._module.id, schema.Session.day.in_(days))
            .order_by(schema.Session.day, schema.Session.start, schema.Session.id)
        )
        return speakers_in(row.speaker for row in rows)


def _sheet_id(edition: str, module: str, name: str) -> str:
    """`2017-M1-20171024`, of signs that a QR code packs tightly."""
    return re.sub(r"[^0-9A-Z-]", "", f"{edition}-{module}-{name}".upper())


def _times(sittings: Iterable[Sitting], words: SheetWords) -> str:
    known = list(sittings)
    return words.span(min(sitting.start for sitting in known), max(sitting.end for sitting in known))
