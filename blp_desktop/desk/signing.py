"""Signing: what the rows of a signed page say, gone through beside its picture."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import full_name
from blp_desktop.desk.printed_sheets import page_of
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.names import collation
from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.sheet_codes import Spot
from blp_desktop.domain.signatures import Said
from blp_desktop.paper.sheet_code import PrintedColumn, PrintedPage
from blp_desktop.store.schema import Application, Module, Person, Sheet, Signature, SignedPage

Cell = tuple[int, str]
"""A row's number and a half-day."""
_SIGNING = "Going through a signed sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRow:
    """A row of a signed page: who stands there, and what was said at each of the page's half-days.

    `name` is empty on a blank row that nobody was named for; `top` and `bottom` are its place on the paper in mm.
    """

    number: int
    who: str
    name: str
    organisation: str
    blank: bool
    top: float
    bottom: float
    said: tuple[Said, ...]

    @property
    def is_said(self) -> bool:
        """Whether nothing is left to say of it; nothing is expected of a blank one."""
        return Said.UNSAID not in self.said or (self.blank and not self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSigned:
    """A page to go through: which scan shows it, where its codes were read, its layout, and its rows."""

    id: str
    scan_id: str
    number: int
    places: Mapping[Spot, tuple[float, ...]]
    layout: PrintedPage
    rows: tuple[SignedRow, ...]

    @property
    def columns(self) -> tuple[PrintedColumn, ...]:
        """The half-days to sign for."""
        return self.layout.columns

    @property
    def named(self) -> tuple[SignedRow, ...]:
        """The rows that somebody stands on."""
        return tuple(row for row in self.rows if row.name)

    @property
    def done(self) -> int:
        """How many of those are gone through."""
        return sum(row.is_said for row in self.named)


def page_signed(station: Station, page: str) -> PageSigned:
    """What was said of a filed page until now."""
    with looking(station) as session:
        return signed_in(session, _known(session, page))


def say(station: Station, page: str, cells: Collection[Cell], said: Said) -> Outcome[int]:
    """Say of these cells of a page that they are signed, not signed, illegible, or take back what was said."""
    require_supervisor(station, _SIGNING)
    with acting(station, "mark signatures") as under_way:
        session = under_way.session
        row = _known(session, page)
        now = signed_in(session, row)
        _refuse_cells(now, cells)
        under_way.act.name = _act_of(now, cells, said)
        known = _signatures(session, [row])
        for cell in cells:
            _write(station, session, known.get((page, *cell)) or _fresh(station, row, cell), said)
    return outcome(len(cells), under_way)


def say_all_signed(station: Station, page: str) -> Outcome[int]:
    """Say of everything on the page that nothing was said of yet that it is signed."""
    now = page_signed(station, page)
    unsaid = [
        (row.number, column.checkpoint)
        for row in now.named
        for column, said in zip(now.columns, row.said, strict=True)
        if said is Said.UNSAID
    ]
    return say(station, page, unsaid, Said.SIGNED) if unsaid else Outcome(0)


def name_row(station: Station, page: str, number: int, person: str | None) -> Outcome[int]:
    """Say who wrote their name on a blank row; None takes it back."""
    require_supervisor(station, _SIGNING)
    with acting(station, "name a row") as under_way:
        session = under_way.session
        row = _known(session, page)
        printed = [each for each in signed_in(session, row).rows if each.number == number]
        if not printed or not printed[0].blank:
            raise Refusal("not_blank", f"Row {number} is not blank.", "Choose a row without a printed name.")
        kept = {key: value for key, value in row.named.items() if key != str(number)}
        row.named = kept | ({str(number): session.get_one(Person, person).id} if person else {})
        who = printed[0].name if person is None else full_name(session.get_one(Person, person))
        under_way.act.name = f"{'name' if person else 'free'} row {number} of a signed sheet: {who}"
    return outcome(number, under_way)


@dataclass(frozen=True, slots=True)
class PersonToName:
    """Somebody who may have written their name on a blank row."""

    id: str
    words: str


def people_to_name(station: Station, page: str) -> tuple[PersonToName, ...]:
    """Everyone of the edition who stands nowhere on the page, by name."""
    with looking(station) as session:
        row = _known(session, page)
        module = session.get_one(Module, session.get_one(Sheet, row.sheet_id).module_id)
        there = {each.who for each in signed_in(session, row).rows}
        chosen = select(Person).join(Application, Application.person_id == Person.id)
        people = session.scalars(chosen.where(Application.edition_id == module.edition_id)).unique().all()
        order = collation(module.language)
        by_name = sorted(people, key=lambda one: (order(one.last_name), order(one.first_name), one.id))
        return tuple(PersonToName(one.id, _words_of(one)) for one in by_name if one.id not in there)


def _words_of(person: Person) -> str:
    return ", ".join(part for part in (full_name(person), person.organisation) if part)


def signed_in(session: Session, page: SignedPage) -> PageSigned:
    """The same for a look that is under way."""
    return next(iter(all_signed(session, [page])))


def all_signed(session: Session, pages: Iterable[SignedPage]) -> Iterator[PageSigned]:
    """The same for many pages."""
    pages = list(pages)
    signatures = _signatures(session, pages)
    for page in pages:
        layout = page_of(session.get_one(Sheet, page.sheet_id), page.sheet_page)
        yield PageSigned(
            id=page.id,
            scan_id=page.scan_id,
            number=page.number,
            places={spot: tuple(page.place[spot.name]) for spot in Spot if spot.name in page.place},
            layout=layout,
            rows=tuple(_rows(session, page, layout, signatures)),
        )


_Signatures = dict[tuple[str, int, str], Signature]


def _rows(session: Session, page: SignedPage, layout: PrintedPage, signatures: _Signatures) -> Iterator[SignedRow]:
    for row in layout.rows:
        written = session.get(Person, page.named.get(str(row.number), "")) if not row.name else None
        found = [signatures.get((page.id, row.number, column.checkpoint)) for column in layout.columns]
        yield SignedRow(
            number=row.number,
            who=written.id if written else row.who,
            name=full_name(written) if written else row.name,
            organisation=written.organisation if written else row.organisation,
            blank=not row.name,
            top=row.top,
            bottom=row.bottom,
            said=tuple(Said(each.said) if each else Said.UNSAID for each in found),
        )


def _signatures(session: Session, pages: Iterable[SignedPage]) -> _Signatures:
    """By page, row and half-day; of two that laptops said apart, the later."""
    keys = [page.id for page in pages]
    rows = session.scalars(select(Signature).where(Signature.page_id.in_(keys)).order_by(Signature.at, Signature.id))
    return {(row.page_id, row.row, row.checkpoint): row for row in rows}


def _known(session: Session, page: str) -> SignedPage:
    row = session.get(SignedPage, page)
    if row is None:
        raise Refusal("unknown_signed_page", "This page is no longer filed.", "Look at the list again.")
    return row


def _refuse_cells(page: PageSigned, cells: Iterable[Cell]) -> None:
    columns = {column.checkpoint for column in page.columns}
    named = {row.number for row in page.named}
    for number, checkpoint in cells:
        if number not in named:
            raise Refusal("nobody_there", f"Nobody stands on row {number}.", "Say first whose name is written there.")
        if checkpoint not in columns:
            raise Refusal(
                "unknown_half_day", "This page is not signed for that half-day.", "Choose one of its columns."
            )


def _act_of(page: PageSigned, cells: Collection[Cell], said: Said) -> str:
    rows = defaultdict(list)
    for number, checkpoint in cells:
        rows[number].append(checkpoint)
    names = [row.name for row in page.rows if row.number in rows]
    who = names[0] if len(names) == 1 else f"{len(names)} people"
    word = "nothing" if said is Said.UNSAID else said.value.replace("_", " ")
    return f"mark {who} on a signed sheet: {word}"


def _fresh(station: Station, page: SignedPage, cell: Cell) -> Signature:
    return Signature(id=station.author.new_key(), page_id=page.id, row=cell[0], checkpoint=cell[1])


def _write(station: Station, session: Session, row: Signature, said: Said) -> None:
    row.said, row.at, row.operator = said.value, station.now(), station.author.operator
    session.add(row)
