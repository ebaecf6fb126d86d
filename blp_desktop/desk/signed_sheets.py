"""Signed sheets: scans of them are filed with the programme, as they came, and found again.

The bytes stand in `scan_content` under their SHA-256, which the journalled row of the scan names. They are kept as
given and never changed; an undo of the filing leaves them, so that it can be done again. A file may have 32 MB, about
sixty pages in colour at 300 dpi: every backup holds them too.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import module_named
from blp_desktop.desk.printed_sheets import days_in, page_of, sheet_of
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.refusals import FileDamaged, Refusal
from blp_desktop.domain.sheet_codes import PageCode, Spot
from blp_desktop.store.scan_contents import content_of, keep_content
from blp_desktop.store.schema import Module, Sheet, SignedPage, SignedScan

LARGEST = 32_000_000
"""Bytes of one file."""

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page of a scan that is a sheet's.

    `corners` are those of its codes that were read, in parts of the picture, from each one's upper left in turn.
    """

    number: int
    code: PageCode
    corners: Mapping[Spot, Sequence[Corner]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadScan:
    """A file to be kept: its name, its kind (`pdf`, `png`, `jpeg`, `tiff`), its bytes and the sheets' pages in it."""

    name: str
    kind: str
    content: bytes
    pages: tuple[ReadPage, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash that tells these bytes from any others."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Filed:
    """What was filed: how many files and pages, the keys of the pages, and the cities they belong to."""

    files: int
    pages: tuple[str, ...]
    cities: tuple[str, ...]
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPage:
    """A filed page: of which scan, and of which page of which sheet; `read_by_hand` where its code was not read."""

    id: str
    scan_id: str
    file: str
    number: int
    sheet: str
    page: int
    days: str
    filed_at: datetime
    filed_by: str
    read_by_hand: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledScan:
    """A filed scan as evidence: its bytes as they came, their SHA-256, who filed them, and the module's pages in it."""

    id: str
    name: str
    kind: str
    content: bytes
    sha256: str
    filed_at: datetime
    filed_by: str
    pages: tuple[FiledPage, ...]


def refuse_size(name: str, size: int) -> None:
    """Refuse a file that is empty, or larger than is kept."""
    if not size:
        raise Refusal("empty_scan", f"{name} is empty.", "Scan the sheet again.")
    if size > LARGEST:
        sentence = f"{name} has {size / 1_000_000:.0f} MB; a scan may have {LARGEST // 1_000_000}."
        raise Refusal("large_scan", sentence, "Scan in grey at 200 dpi, or in several files.")


def refuse_known(station: Station, scan: ReadScan) -> None:
    """Refuse the same bytes again."""
    with looking(station) as session:
        _refuse_known(session, scan)


def check_page(station: Station, code: PageCode) -> None:
    """Raises Refusal where that sheet was not printed from this file, or has no such page."""
    with looking(station) as session:
        page_of(sheet_of(session, code.sheet), code.page)


def file_scans(station: Station, scans: Sequence[ReadScan]) -> Outcome[Filed]:
    """File these scans by one act; raises Refusal where one of them is filed already, or is of no sheet."""
    require_supervisor(station, "Filing a signed sheet")
    for scan in scans:
        refuse_size(scan.name, len(scan.content))
        refuse_known(station, scan)
        keep_content(station.file, scan.sha256, scan.content)
    with acting(station, "file signed sheets") as under_way:
        session = under_way.session
        modules = [sheet_of(session, page.code.sheet).module_id for scan in scans for page in scan.pages]
        cities = tuple(dict.fromkeys(session.get_one(Module, module).city for module in modules))
        under_way.act.name = f"file {_counted(len(modules))} of {', '.join(cities)}"
        pages = tuple(page for scan in scans for page in _file(station, session, scan))
    return outcome(Filed(len(scans), pages, cities, tuple(dict.fromkeys(modules))), under_way)


def filed_pages(station: Station, module: str) -> tuple[FiledPage, ...]:
    """The filed pages of a module, by sheet and page."""
    with looking(station) as session:
        return _pages(session, module_named(session, module))


def filed_scans(station: Station, module: str) -> tuple[FiledScan, ...]:
    """The scans with pages of a module, in the order of filing; raises FileDamaged where bytes are not as filed."""
    with looking(station) as session:
        return scans_in(session, module_named(session, module))


def scans_in(session: Session, module: Module) -> tuple[FiledScan, ...]:
    """The same for a look that is under way."""
    pages = _pages(session, module)
    keys = {page.scan_id for page in pages}
    scans = session.scalars(select(SignedScan).where(SignedScan.id.in_(keys)))
    in_order = sorted(scans, key=lambda scan: (scan.filed_at, scan.id))
    return tuple(_scan(session, scan, pages) for scan in in_order)


def scan_content(station: Station, scan: str) -> bytes:
    """The bytes of a filed scan, as they came."""
    with looking(station) as session:
        return _content(session, session.get_one(SignedScan, scan))


def _counted(pages: int) -> str:
    return "a signed page" if pages == 1 else f"{pages} signed pages"


def _refuse_known(session: Session, scan: ReadScan) -> None:
    row = session.scalars(select(SignedScan).where(SignedScan.sha256 == scan.sha256)).first()
    if row is not None:
        by = f" by {row.filed_by}" if row.filed_by else ""
        sentence = f"{scan.name} is filed already: it is the same as {row.name}, filed{by}."
        raise Refusal("known_scan", sentence, "It stays filed once.")


def _file(station: Station, session: Session, scan: ReadScan) -> list[str]:
    _refuse_known(session, scan)
    if not scan.pages:
        raise Refusal("no_sheet", f"No page of {scan.name} is a sheet's.", "Say which sheet it is.")
    row = _row(station, scan)
    session.add(row)
    session.flush()
    return [_file_page(station, session, row, page) for page in scan.pages]


def _row(station: Station, scan: ReadScan) -> SignedScan:
    return SignedScan(
        id=station.author.new_key(),
        name=scan.name,
        kind=scan.kind,
        sha256=scan.sha256,
        size=len(scan.content),
        filed_at=station.now(),
        filed_by=station.author.operator,
    )


def _file_page(station: Station, session: Session, scan: SignedScan, page: ReadPage) -> str:
    sheet = sheet_of(session, page.code.sheet)
    page_of(sheet, page.code.page)
    row = SignedPage(
        id=station.author.new_key(),
        scan_id=scan.id,
        number=page.number,
        sheet_id=sheet.id,
        sheet_page=page.code.page,
        place={spot.name: [round(part, 5) for corner in at for part in corner] for spot, at in page.corners.items()},
    )
    session.add(row)
    return row.id


def _pages(session: Session, module: Module) -> tuple[FiledPage, ...]:
    rows = session.execute(
        select(SignedPage, SignedScan, Sheet)
        .join(SignedScan, SignedScan.id == SignedPage.scan_id)
        .join(Sheet, Sheet.id == SignedPage.sheet_id)
        .where(Sheet.module_id == module.id)
        .order_by(Sheet.code, SignedPage.sheet_page, SignedScan.filed_at, SignedPage.id)
    )
    return tuple(_page(page, scan, sheet) for page, scan, sheet in rows)


def _page(page: SignedPage, scan: SignedScan, sheet: Sheet) -> FiledPage:
    return FiledPage(
        id=page.id,
        scan_id=scan.id,
        file=scan.name,
        number=page.number,
        sheet=sheet.code,
        page=page.sheet_page,
        days=days_in([page_of(sheet, page.sheet_page)]),
        filed_at=scan.filed_at,
        filed_by=scan.filed_by,
        read_by_hand=not page.place,
    )


def _scan(session: Session, scan: SignedScan, pages: Sequence[FiledPage]) -> FiledScan:
    return FiledScan(
        id=scan.id,
        name=scan.name,
        kind=scan.kind,
        content=_content(session, scan),
        sha256=scan.sha256,
        filed_at=scan.filed_at,
        filed_by=scan.filed_by,
        pages=tuple(page for page in pages if page.scan_id == scan.id),
    )


def _content(session: Session, scan: SignedScan) -> bytes:
    kept = content_of(session, scan.sha256)
    if not kept:
        sentence = f"The bytes of {scan.name} are not in this file."
        raise FileDamaged(sentence, "Take them from the laptop that filed it, or from a backup.")
    if hashlib.sha256(kept).hexdigest() != scan.sha256:
        sentence = f"The bytes of {scan.name} are not those that were filed."
        raise FileDamaged(sentence, "Take them from a backup.")
    return kept
