"""Reports: the figures of a module, an edition or all of them, folded from the ledger once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from blp_desktop.desk.finding import edition_named, editions, module_named, modules_of
from blp_desktop.desk.report_facts import Group, HalfDay, ModuleFigures, Report, ReportScope, Steps, summed
from blp_desktop.desk.report_reading import EditionDoors, ModuleDoor, People, doors_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.checkpoints import Checkpoint, day_and_half
from blp_desktop.domain.names import fold
from blp_desktop.store.schema import Edition

_STEPS = tuple(field.name for field in fields(Steps))


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """A scope that can be reported on, by the names of its edition and module (empty where it is of more)."""

    scope: ReportScope
    edition: str = ""
    module: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reached:
    """The participants of an edition who reached each step at some of its doors, and who else these let in."""

    doors: EditionDoors
    applied: People
    selected: People
    invited: People
    confirmed: People
    present: People
    others: People
    no_shows: People | None

    def each(self) -> Iterator[tuple[str, People]]:
        """The steps by name, in their order."""
        for step in _STEPS:
            yield step, getattr(self, step)

    def steps(self) -> Steps:
        """How many."""
        return Steps(**{step: len(people) for step, people in self.each()})


def report_choices(station: Station) -> tuple[ReportChoice, ...]:
    """All editions where there are several, then each edition with its modules, the newest first."""
    with looking(station) as session:
        known = editions(session)
        found = [ReportChoice(ReportScope())] if len(known) > 1 else []
        for edition in known:
            found.append(ReportChoice(ReportScope(edition.code), edition.code))
            found += [
                ReportChoice(ReportScope(edition.code, module.id), edition.code, module.code, module.city)
                for module in modules_of(session, edition)
            ]
        return tuple(found)


def report(station: Station, scope: ReportScope) -> Report:
    """The figures of a scope; raises Refusal for an unknown module or edition."""
    with looking(station) as session:
        return report_in(session, scope, now=station.now())


def report_in(session: Session, scope: ReportScope, *, now: datetime) -> Report:
    """The same for an act that is already under way."""
    chosen = module_named(session, scope.module).id if scope.module else ""
    read = [doors_of(session, edition, modules_of(session, edition)) for edition in _editions(session, scope)]
    reached = [_reached(each, [door for door in each.modules if chosen in ("", door.module.id)], now) for each in read]
    series = sorted((_module(each, door, now) for each in read for door in each.modules), key=_in_time)
    missed = [len(one.no_shows) for one in reached if one.no_shows is not None]
    return Report(
        scope=scope,
        steps=summed(one.steps() for one in reached),
        others=sum(len(one.others) for one in reached),
        no_shows=sum(missed) if missed else None,
        countries=_groups(reached, "country"),
        sectors=_groups(reached, "sector"),
        modules=tuple(figures for figures in series if chosen in ("", figures.id)),
        series=tuple(series),
    )


def _editions(session: Session, scope: ReportScope) -> list[Edition]:
    if scope.module:
        return [session.get_one(Edition, module_named(session, scope.module).edition_id)]
    return [edition_named(session, scope.edition)] if scope.edition else editions(session)


def _reached(each: EditionDoors, doors: Sequence[ModuleDoor], now: datetime) -> _Reached:
    return _Reached(
        doors=each,
        applied=frozenset(each.participants),
        selected=frozenset(who for who, row in each.participants.items() if row.decision == Standing.SELECTED),
        invited=_all(door.invited for door in doors),
        confirmed=_all(door.confirmed for door in doors),
        present=_all(door.invited & door.present for door in doors),
        others=_all(door.present - door.invited for door in doors),
        no_shows=missed_by(doors, now),
    )


def missed_by(doors: Iterable[ModuleDoor], now: datetime) -> People | None:
    """Who was invited to doors of which a half-day is over, and was seen at none of them; None before there is one."""
    begun = [door for door in doors if any(is_over(half, now) for half in door.halves)]
    return _all(door.invited for door in begun) - _all(door.present for door in begun) if begun else None


def _all(parts: Iterable[People]) -> People:
    return frozenset().union(*parts)


def is_over(half: Checkpoint, now: datetime) -> bool:
    """Whether the door of a half-day admits nobody any more."""
    return half.window is not None and half.window.closes < now


def _module(each: EditionDoors, door: ModuleDoor, now: datetime) -> ModuleFigures:
    module, reached = door.module, _reached(each, [door], now)
    return ModuleFigures(
        id=module.id,
        edition=each.edition.code,
        code=module.code,
        title=module.title,
        city=module.city,
        first_day=module.first_day,
        last_day=module.last_day,
        steps=reached.steps(),
        others=len(reached.others),
        no_shows=None if reached.no_shows is None else len(reached.no_shows),
        half_days=tuple(_half_day(half, door.at(half), door.invited, now) for half in door.halves),
    )


def _half_day(half: Checkpoint, let_in: People, invited: People, now: datetime) -> HalfDay:
    day, part = day_and_half(half.id)
    came = len(let_in & invited)
    return HalfDay(
        id=half.id,
        day=day,
        half=part,
        invited=len(invited),
        came=came,
        others=len(let_in) - came,
        no_shows=len(invited) - came if is_over(half, now) else None,
    )


def _in_time(figures: ModuleFigures) -> tuple[Any, ...]:
    return figures.first_day, figures.edition, figures.code


def _groups(reached: Iterable[_Reached], fact: str) -> tuple[Group, ...]:
    """The participants by a fact of the person, however its capitals are spelt; the largest first, no fact last."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    counted: dict[str, Counter[str]] = {step: Counter() for step in _STEPS}
    for one in reached:
        facts = {who: getattr(row, fact) for who, row in one.doors.participants.items()}
        for said, count in Counter(facts.values()).items():
            spelt[_key(said)][said.strip()] += count
        for step, people in one.each():
            for said, count in Counter(facts[who] for who in people).items():
                counted[step][_key(said)] += count
    groups = [
        Group(known.most_common(1)[0][0], Steps(**{step: counts[key] for step, counts in counted.items()}))
        for key, known in spelt.items()
    ]
    return tuple(sorted(groups, key=_by_size))


def _key(said: str) -> str:
    return fold(said.strip())


def _by_size(group: Group) -> tuple[Any, ...]:
    return not group.name, -group.steps.invited, -group.steps.applied, fold(group.name)
