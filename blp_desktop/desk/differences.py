"""Differences between signed paper and the door: found, settled with a note, and never written over.

The ledger is left as it is. A difference settled as `ATTESTED` lets the half-day count for certificates and is shown
"by signature" beside what the ledger says; one settled as `SCANNED_BY_MISTAKE` lets it count no longer. `present` of
an attendance, its counts and the sheets afterwards stay the ledger's alone. A settlement holds while the difference is
the one it was made for: where the paper is read again otherwise, or the scan is annulled, it has no effect.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import counted_as, entries
from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.finding import full_name, module_named
from blp_desktop.desk.printed_sheets import pages_of
from blp_desktop.desk.signing import PageSigned, all_signed
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.checkpoints import day_and_half, half_day_label
from blp_desktop.domain.codes import short_code, shown
from blp_desktop.domain.ledger import fold
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.signatures import REASONS, Difference, Place, Reason, Said, Settled, strongest
from blp_desktop.domain.signatures import differences as differences_in
from blp_desktop.store.schema import Module, Person, Settlement, Sheet, SignedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One difference: who, at which half-day, how paper and door differ, and how that was settled, if it was."""

    who: str
    name: str
    organisation: str
    checkpoint: str
    half_day: str
    difference: Difference
    scanned: bool
    reason: Reason | None = None
    note: str = ""
    settled_at: datetime | None = None
    settled_by: str = ""

    @property
    def id(self) -> str:
        """The key of the line."""
        return f"{self.checkpoint} {self.who}"


def differences(station: Station, module: str) -> tuple[DifferenceLine, ...]:
    """Where paper and door of a module differ: what is open first, in the order of half-days and names."""
    with looking(station) as session:
        return differences_of(session, module_named(session, module))


def settle(station: Station, module: str, lines: Collection[str], reason: Reason, note: str = "") -> Outcome[int]:
    """Settle these differences (by their lines' keys), or settle them otherwise than before."""
    require_supervisor(station, "Settling a difference between paper and door")
    with acting(station, "settle differences") as under_way:
        session = under_way.session
        found = module_named(session, module)
        chosen = [line for line in differences_of(session, found) if line.id in lines]
        _refuse(chosen, reason, typed(note))
        for line in chosen:
            session.add(_settlement(station, found, line, reason, typed(note)))
        who = chosen[0].name if len(chosen) == 1 else f"{len(chosen)} people"
        under_way.act.name = f"settle a difference of {who}: {reason.value.replace('_', ' ')}"
    return outcome(len(chosen), under_way)


def settled_in(session: Session, module: Module) -> Settled:
    """What settled differences of a module come to, for what is counted beside the ledger."""
    if not session.scalar(select(_SETTLEMENTS.c.id).where(_SETTLEMENTS.c.module_id == module.id).limit(1)):
        return Settled()
    lines = differences_of(session, module)
    return Settled(
        attested=frozenset((line.checkpoint, line.who) for line in lines if _counts_by_signature(line)),
        mistaken=frozenset(
            (line.checkpoint, line.who) for line in lines if line.reason is Reason.SCANNED_BY_MISTAKE and line.scanned
        ),
    )


_SETTLEMENTS = cast(Table, Settlement.__table__)


def _counts_by_signature(line: DifferenceLine) -> bool:
    return line.reason is Reason.ATTESTED and not line.scanned


def differences_of(session: Session, module: Module) -> tuple[DifferenceLine, ...]:
    """The same for a look that is under way."""
    pages = _all_pages(session, module)
    if not pages:
        return ()
    heard = _said(session, pages)
    present = frozenset(fold(entries(session.connection(), module.id)))
    found = differences_in(heard, present, whole=_gone_through(session, module, pages))
    settled = _settlements(session, module)
    names = _printed_names(pages)
    lines = [
        _line(session, place, each, names, scanned=place in present, settled=settled.get((*place, each)))
        for place, each in found
    ]
    order = {point.id: at for at, point in enumerate(checkpoints_of(session, module))}
    return tuple(
        sorted(lines, key=lambda line: (line.reason is not None, order.get(line.checkpoint, 0), line.name, line.who))
    )


def _all_pages(session: Session, module: Module) -> list[PageSigned]:
    chosen = select(SignedPage).join(Sheet, Sheet.id == SignedPage.sheet_id).where(Sheet.module_id == module.id)
    return list(all_signed(session, session.scalars(chosen.order_by(SignedPage.id))))


def _said(session: Session, pages: Iterable[PageSigned]) -> dict[Place, Said]:
    """What all papers together say of everyone, under the person where a badge's holder is known by now."""
    heard: dict[Place, list[Said]] = defaultdict(list)
    known = counted_as(session.connection())
    for page in pages:
        for row in page.rows:
            for column, said in zip(page.columns, row.said, strict=True):
                if row.who:
                    heard[column.checkpoint, known.get(row.who, row.who)].append(said)
    return {place: strongest(each) for place, each in heard.items()}


def _gone_through(session: Session, module: Module, pages: Sequence[PageSigned]) -> frozenset[str]:
    """The half-days of which some sheet came back whole and was gone through whole: who is not on it did not sign."""
    done = {page.layout for page in pages if page.done == len(page.named)}
    whole: set[str] = set()
    for sheet in session.scalars(select(Sheet).where(Sheet.module_id == module.id)):
        halves: dict[str, list[bool]] = defaultdict(list)
        for layout in pages_of(sheet):
            for column in layout.columns:
                halves[column.checkpoint].append(layout in done)
        whole.update(half for half, each in halves.items() if all(each))
    return frozenset(whole)


def _printed_names(pages: Iterable[PageSigned]) -> dict[str, tuple[str, str]]:
    return {row.who: (row.name, row.organisation) for page in pages for row in page.rows if row.who}


def _settlements(session: Session, module: Module) -> dict[tuple[str, str, str], Settlement]:
    """By half-day, person and kind; of several the last stands."""
    known = counted_as(session.connection())
    rows = session.scalars(
        select(Settlement).where(Settlement.module_id == module.id).order_by(Settlement.settled_at, Settlement.id)
    )
    return {(row.checkpoint, known.get(row.who, row.who), row.difference): row for row in rows}


def _line(
    session: Session,
    place: Place,
    difference: Difference,
    names: dict[str, tuple[str, str]],
    *,
    scanned: bool,
    settled: Settlement | None,
) -> DifferenceLine:
    checkpoint, who = place
    name, organisation = _name(session, who, names)
    return DifferenceLine(
        who=who,
        name=name,
        organisation=organisation,
        checkpoint=checkpoint,
        half_day=half_day_label(*day_and_half(checkpoint)),
        difference=difference,
        scanned=scanned,
        reason=Reason(settled.reason) if settled else None,
        note=settled.note if settled else "",
        settled_at=settled.settled_at if settled else None,
        settled_by=settled.settled_by if settled else "",
    )


def _name(session: Session, who: str, names: dict[str, tuple[str, str]]) -> tuple[str, str]:
    person = session.get(Person, who)
    if person is not None:
        return full_name(person), person.organisation
    return names.get(who, (f"Badge {shown(short_code(who))}", ""))


def _refuse(lines: Sequence[DifferenceLine], reason: Reason, note: str) -> None:
    if not lines:
        raise Refusal("no_difference", "This difference is there no longer.", "Look at the list again.")
    for line in lines:
        if reason not in REASONS[line.difference]:
            sentence = f"{line.name}, {line.half_day}: that does not settle this difference."
            raise Refusal("other_difference", sentence, "Settle differences of one kind together.")
    if reason is Reason.OTHER and not note:
        raise Refusal("no_note", "There is no note.", "Write what was found out; it stays in the history.")


def _settlement(station: Station, module: Module, line: DifferenceLine, reason: Reason, note: str) -> Settlement:
    return Settlement(
        id=station.author.new_key(),
        module_id=module.id,
        who=line.who,
        checkpoint=line.checkpoint,
        difference=line.difference.value,
        reason=reason.value,
        note=note,
        settled_at=station.now(),
        settled_by=station.author.operator,
    )
