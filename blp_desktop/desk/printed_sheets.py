"""Printed sheets: what stood on each, kept when it is written, so that it can be read when it comes back signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome
from blp_desktop.domain.checkpoints import day_and_half, day_label
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.sheet_code import PrintedPage, PrintedSheet, kept_page
from blp_desktop.store.schema import Module, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A sheet that was printed: its code, what it is of, and how many pages it has."""

    code: str
    module_id: str
    city: str
    days: str
    pages: int

    @property
    def words(self) -> str:
        """`Stockholm, Tue 24 Oct · 7K3F0`, with the end of its code, which differs."""
        return f"{self.city}, {self.days} · {self.code.rpartition('-')[2]}"


def keep_sheets(station: Station, printed: Sequence[PrintedSheet]) -> Outcome[int]:
    """Keep what stands on these sheets; the same sheet once. Gives how many were new."""
    with looking(station) as session:
        fresh = _unknown(session, printed)
    if not fresh:
        return Outcome(0)
    with acting(station, "print attendance sheets") as under_way:
        for sheet in _unknown(under_way.session, fresh):
            under_way.session.add(_row(station, sheet))
    return outcome(len(fresh), under_way)


def sheet_lines(station: Station, module: str = "") -> tuple[SheetLine, ...]:
    """Every sheet that was printed, or the module's; the latest first."""
    with looking(station) as session:
        chosen = select(Sheet, Module.city).join(Module, Module.id == Sheet.module_id)
        if module:
            chosen = chosen.where(Sheet.module_id == module)
        rows = session.execute(chosen.order_by(Sheet.made_at.desc(), Sheet.code))
        return tuple(_line(sheet, city) for sheet, city in rows)


def sheet_of(session: Session, code: str) -> Sheet:
    """The sheet of that code; raises Refusal where this file never printed it."""
    row = session.scalars(select(Sheet).where(Sheet.code == code).order_by(Sheet.id)).first()
    if row is None:
        sentence = f"The sheet {code} was not printed from this programme file."
        raise Refusal("unknown_sheet", sentence, "It belongs to another programme, or another laptop printed it.")
    return row


def page_of(sheet: Sheet, number: int) -> PrintedPage:
    """What stands on that page of the sheet; raises Refusal where it has no such page."""
    kept = sheet.pages.get(str(number))
    if kept is None:
        sentence = f"The sheet {sheet.code} has no page {number}; it has {len(sheet.pages)}."
        raise Refusal("unknown_page", sentence, "Look at the number below the code.")
    return kept_page(kept)


def pages_of(sheet: Sheet) -> tuple[PrintedPage, ...]:
    """All its pages."""
    return tuple(page_of(sheet, number + 1) for number in range(len(sheet.pages)))


def days_in(pages: Iterable[PrintedPage]) -> str:
    """The days that pages are signed for: `Tue 24 Oct`, or the first and the last."""
    checkpoints = {column.checkpoint for page in pages for column in page.columns}
    days = sorted({day_and_half(checkpoint)[0] for checkpoint in checkpoints})
    ends = dict.fromkeys((day_label(days[0]), day_label(days[-1]))) if days else {}
    return " to ".join(ends)


def _unknown(session: Session, printed: Sequence[PrintedSheet]) -> list[PrintedSheet]:
    known = set(session.scalars(select(Sheet.code).where(Sheet.code.in_([sheet.code for sheet in printed]))))
    return [sheet for sheet in printed if sheet.code not in known]


def _row(station: Station, sheet: PrintedSheet) -> Sheet:
    return Sheet(
        id=station.author.new_key(),
        module_id=sheet.module_id,
        code=sheet.code,
        made_at=station.now(),
        pages=sheet.kept(),
    )


def _line(sheet: Sheet, city: str) -> SheetLine:
    return SheetLine(
        code=sheet.code,
        module_id=sheet.module_id,
        city=city,
        days=days_in(pages_of(sheet)),
        pages=len(sheet.pages),
    )
