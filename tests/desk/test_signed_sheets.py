"""Signed sheets at the desk: kept as printed, filed as they came, gone through, and held against the door."""

import hashlib
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from blp_desktop.desk.certificate_standing import Scope, candidates
from blp_desktop.desk.checkin import undo_any_scan
from blp_desktop.desk.differences import DifferenceLine, differences, settle
from blp_desktop.desk.evidence import write_evidence
from blp_desktop.desk.history import history_of
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.printed_sheets import sheet_lines
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.sheets import SheetOrder, module_sheets, write_sheets
from blp_desktop.desk.signed_sheets import (
    LARGEST,
    ReadPage,
    ReadScan,
    check_page,
    file_scans,
    filed_pages,
    filed_scans,
    refuse_size,
)
from blp_desktop.desk.signing import PageSigned, name_row, page_signed, say, say_all_signed
from blp_desktop.desk.station import acting, looking
from blp_desktop.desk.undo import last_act, redo_last, undo_last
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.codes import new_code
from blp_desktop.domain.moments import Moment
from blp_desktop.domain.refusals import FileDamaged, Refusal
from blp_desktop.domain.sheet_codes import PageCode
from blp_desktop.domain.signatures import Difference, Reason, Said
from blp_desktop.paper.sheets import PrintedSheet
from blp_desktop.store.file import close_file
from blp_desktop.store.schema import Journal, Ledger, ScanContent
from tests.desk.demo import AM, MORNING, PM, Desk
from tests.desk.laptops import laptop, takes_in

DAY = MORNING.date()


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def sheet(desk: Desk, tmp_path: Path) -> PrintedSheet:
    """The first day's sheet, written to be signed."""
    made = module_sheets(desk.station, "M1", SheetOrder(day=DAY))
    write_sheets(desk.station, made, tmp_path / "sheets.pdf")
    return made.printed[0]


def scan_of(sheet: PrintedSheet, *pages: int, name: str = "signed.pdf", content: bytes = b"%PDF-1 ink") -> ReadScan:
    """A scan of these pages of a sheet (all of them without)."""
    numbers = pages or range(1, len(sheet.pages) + 1)
    read = tuple(ReadPage(at + 1, PageCode(sheet.code, page)) for at, page in enumerate(numbers))
    return ReadScan(name, "pdf", content, read)


def filed(desk: Desk, sheet: PrintedSheet) -> list[str]:
    """The keys of the sheet's pages, filed as one scan."""
    return list(file_scans(desk.station, [scan_of(sheet)]).value.pages)


def cell_of(desk: Desk, pages: list[str], who: str) -> tuple[str, int]:
    """The page and the row on which somebody stands."""
    return next((page, row.number) for page in pages for row in signed(desk, page).rows if row.who == who)


def signed(desk: Desk, page: str) -> PageSigned:
    """A page as it was gone through."""
    return page_signed(desk.station, page)


def mark(desk: Desk, pages: list[str], who: str, said: Said, half: str = AM) -> None:
    """Say that of somebody's row."""
    page, row = cell_of(desk, pages, who)
    say(desk.station, page, [(row, half)], said)


def open_lines(desk: Desk) -> list[DifferenceLine]:
    """What is not settled."""
    return [line for line in differences(desk.station, "M1") if line.reason is None]


def told(desk: Desk) -> list[tuple[str, str, Difference]]:
    """The differences in short."""
    return [(line.who, line.checkpoint, line.difference) for line in differences(desk.station, "M1")]


def ledger(desk: Desk) -> list[tuple[object, ...]]:
    """Every row of the ledger, whole."""
    with looking(desk.station) as session:
        return [tuple(row) for row in session.execute(select(*Ledger.__table__.columns).order_by(Ledger.id))]


def test_a_sheet_is_kept_when_it_is_written_and_not_when_it_is_only_looked_at(desk: Desk, tmp_path: Path) -> None:
    made = module_sheets(desk.station, "M1", SheetOrder(day=DAY))
    assert sheet_lines(desk.station) == ()
    write_sheets(desk.station, made, tmp_path / "a.pdf")
    (line,) = sheet_lines(desk.station)
    assert (line.code, line.city, line.days, line.pages) == (
        made.printed[0].code,
        "Stockholm",
        "Tue 24 Oct",
        made.pages,
    )


def test_the_same_sheet_has_the_same_code_and_another_roll_another(desk: Desk, tmp_path: Path) -> None:
    first = module_sheets(desk.station, "M1", SheetOrder(day=DAY))
    again = module_sheets(desk.station, "M1", SheetOrder(day=DAY))
    for made in (first, again):
        write_sheets(desk.station, made, tmp_path / "a.pdf")
    assert [line.code for line in sheet_lines(desk.station)] == [first.printed[0].code]
    add_walk_in_at(desk)
    assert module_sheets(desk.station, "M1", SheetOrder(day=DAY)).printed[0].code != first.printed[0].code


def add_walk_in_at(desk: Desk) -> str:
    """Åsa Öberg, who was in no list."""
    return add_walk_in(desk.station, PersonFields(first_name="Åsa", last_name="Öberg"), module="M1").value


def test_writing_sheets_is_no_act_that_an_undo_takes_back(desk: Desk, sheet: PrintedSheet) -> None:
    past = last_act(desk.station)
    assert past is None or "sheets" not in past.words
    assert sheet.code


def test_the_code_of_a_page_leads_to_the_rows_as_they_were_printed(desk: Desk, sheet: PrintedSheet) -> None:
    pages = filed(desk, sheet)
    printed = [row.name for page in pages for row in signed(desk, page).rows if row.name]
    add_walk_in_at(desk)
    assert [row.name for page in pages for row in signed(desk, page).rows if row.name] == printed
    assert len(printed) > 28
    assert [column.checkpoint for column in signed(desk, pages[0]).columns] == [AM, PM]


def test_a_scan_is_filed_as_it_came_with_its_hash_and_who_filed_it(desk: Desk, sheet: PrintedSheet) -> None:
    file_scans(desk.station, [scan_of(sheet, content=b"%PDF ink")])
    (scan,) = filed_scans(desk.station, "M1")
    assert (scan.content, scan.name, scan.filed_by, scan.filed_at) == (b"%PDF ink", "signed.pdf", "Anna", MORNING)
    assert scan.sha256 == hashlib.sha256(b"%PDF ink").hexdigest()
    assert [page.page for page in scan.pages] == list(range(1, len(sheet.pages) + 1))
    assert filed_scans(desk.station, "M2") == ()


def test_filing_is_journalled_without_the_bytes_and_undone_and_done_again(desk: Desk, sheet: PrintedSheet) -> None:
    content = b"%PDF " + bytes(range(256)) * 10_000
    file_scans(desk.station, [scan_of(sheet, content=content)])
    with looking(desk.station) as session:
        rows = session.scalars(select(Journal).where(Journal.act.startswith("file 3 signed pages"))).all()
        assert {row.table for row in rows} == {"signed_scan", "signed_page"}
        assert max(len(str(row.fields)) for row in rows) < 2000
    undo_last(desk.station)
    assert filed_pages(desk.station, "M1") == ()
    redo_last(desk.station)
    assert filed_scans(desk.station, "M1")[0].content == content


def test_the_same_bytes_are_filed_once(desk: Desk, sheet: PrintedSheet) -> None:
    filed(desk, sheet)
    with pytest.raises(Refusal, match=r"copy\.pdf is filed already: it is the same as signed\.pdf, filed by Anna"):
        file_scans(desk.station, [scan_of(sheet, name="copy.pdf")])
    twin = scan_of(sheet, content=b"twin")
    with pytest.raises(Refusal, match="filed already"):
        file_scans(desk.station, [twin, twin])
    assert len(filed_scans(desk.station, "M1")) == 1


def test_a_sheet_of_another_programme_and_a_page_too_many_are_refused(desk: Desk, sheet: PrintedSheet) -> None:
    with pytest.raises(Refusal, match="2019-M7-20190303-7K3F0 was not printed from this programme file"):
        check_page(desk.station, PageCode("2019-M7-20190303-7K3F0", 1))
    with pytest.raises(Refusal, match="has no page 9; it has 3"):
        check_page(desk.station, PageCode(sheet.code, 9))


def test_an_empty_or_a_huge_file_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refusal, match=r"a\.pdf is empty"):
        refuse_size("a.pdf", 0)
    with pytest.raises(Refusal, match=r"a\.pdf has 33 MB; a scan may have 32"):
        refuse_size("a.pdf", LARGEST + 1_000_000)


def test_bytes_that_were_changed_in_the_file_are_told_and_not_handed_out(desk: Desk, sheet: PrintedSheet) -> None:
    filed(desk, sheet)
    with acting(desk.station, "tamper") as under_way:
        under_way.session.scalars(select(ScanContent)).one().part = b"%PDF forged"
    with pytest.raises(FileDamaged, match=r"signed\.pdf are not those that were filed"):
        filed_scans(desk.station, "M1")


def test_rows_are_remembered_as_one_goes_and_all_signed_leaves_what_was_said(desk: Desk, sheet: PrintedSheet) -> None:
    page = filed(desk, sheet)[0]
    first = signed(desk, page).named[0]
    say(desk.station, page, [(first.number, AM)], Said.NOT_SIGNED)
    assert (signed(desk, page).done, signed(desk, page).named[0].said) == (0, (Said.NOT_SIGNED, Said.UNSAID))
    say_all_signed(desk.station, page)
    now = signed(desk, page)
    assert now.done == len(now.named)
    assert now.named[0].said == (Said.NOT_SIGNED, Said.SIGNED)
    undo_last(desk.station)
    assert signed(desk, page).done == 0


def test_a_cell_is_said_anew_and_taken_back(desk: Desk, sheet: PrintedSheet) -> None:
    page = filed(desk, sheet)[0]
    number = signed(desk, page).named[0].number
    for said in (Said.SIGNED, Said.ILLEGIBLE, Said.UNSAID):
        say(desk.station, page, [(number, PM)], said)
        assert signed(desk, page).named[0].said == (Said.UNSAID, said)


def test_a_blank_row_is_said_of_only_once_somebody_is_named_there(desk: Desk, sheet: PrintedSheet) -> None:
    pages = filed(desk, sheet)
    page, blank = next((page, row) for page in pages for row in signed(desk, page).rows if row.blank)
    with pytest.raises(Refusal, match=f"Nobody stands on row {blank.number}"):
        say(desk.station, page, [(blank.number, AM)], Said.SIGNED)
    asa = add_walk_in_at(desk)
    name_row(desk.station, page, blank.number, asa)
    say(desk.station, page, [(blank.number, AM)], Said.SIGNED)
    assert told(desk) == [(asa, AM, Difference.SIGNED_ONLY)]
    with pytest.raises(Refusal, match="is not blank"):
        name_row(desk.station, page, signed(desk, page).named[0].number, asa)


def test_paper_and_door_differ_both_ways_and_the_ledger_stays_as_it_is(desk: Desk, sheet: PrintedSheet) -> None:
    pages = filed(desk, sheet)
    for number in (0, 1):
        desk.scan(desk.code(number), at=MORNING, checkpoint=AM)
    before = ledger(desk)
    mark(desk, pages, desk.person(0), Said.SIGNED)
    mark(desk, pages, desk.person(1), Said.NOT_SIGNED)
    mark(desk, pages, desk.person(2), Said.SIGNED)
    mark(desk, pages, desk.person(3), Said.NOT_SIGNED)
    mark(desk, pages, desk.person(4), Said.ILLEGIBLE)
    assert set(told(desk)) == {
        (desk.person(1), AM, Difference.SCANNED_ONLY),
        (desk.person(2), AM, Difference.SIGNED_ONLY),
        (desk.person(4), AM, Difference.ILLEGIBLE),
    }
    settle(desk.station, "M1", [f"{AM} {desk.person(1)}"], Reason.FORGOT_TO_SIGN)
    settle(desk.station, "M1", [f"{AM} {desk.person(2)}"], Reason.ATTESTED)
    assert [line.who for line in open_lines(desk)] == [desk.person(4)]
    assert ledger(desk) == before


def test_whoever_was_scanned_and_stands_on_no_sheet_is_told_once_it_is_gone_through(
    desk: Desk, sheet: PrintedSheet
) -> None:
    pages = filed(desk, sheet)
    asa = add_walk_in_at(desk)
    badge = new_code(desk.key(), entropy=desk.station.author.entropy)
    desk.scan(person=asa, at=MORNING, checkpoint=AM)
    desk.scan(badge, at=MORNING, checkpoint=AM)
    say_all_signed(desk.station, pages[0])
    assert not {asa, badge} & {who for who, _, _ in told(desk)}
    for page in pages[1:]:
        say_all_signed(desk.station, page)
    assert {(asa, AM, Difference.SCANNED_ONLY), (badge, AM, Difference.SCANNED_ONLY)} <= set(told(desk))


def test_one_signature_on_one_of_two_scans_is_enough(desk: Desk, sheet: PrintedSheet) -> None:
    pages = filed(desk, sheet)
    again = list(file_scans(desk.station, [scan_of(sheet, content=b"again")]).value.pages)
    desk.scan(desk.code(0), at=MORNING, checkpoint=AM)
    mark(desk, pages, desk.person(0), Said.NOT_SIGNED)
    assert told(desk) == [(desk.person(0), AM, Difference.SCANNED_ONLY)]
    mark(desk, again, desk.person(0), Said.SIGNED)
    assert told(desk) == []


def test_settling_asks_for_what_fits_and_for_a_note_and_is_undone(desk: Desk, sheet: PrintedSheet) -> None:
    pages = filed(desk, sheet)
    mark(desk, pages, desk.person(2), Said.SIGNED)
    line = f"{AM} {desk.person(2)}"
    with pytest.raises(Refusal, match="does not settle this difference"):
        settle(desk.station, "M1", [line], Reason.LEFT_EARLY)
    with pytest.raises(Refusal, match="There is no note"):
        settle(desk.station, "M1", [line], Reason.OTHER, " ")
    with pytest.raises(Refusal, match="there no longer"):
        settle(desk.station, "M1", ["nobody"], Reason.ATTESTED)
    settle(desk.station, "M1", [line], Reason.OTHER, "Came by the side door.")
    (settled,) = differences(desk.station, "M1")
    assert (settled.reason, settled.note, settled.settled_by) == (Reason.OTHER, "Came by the side door.", "Anna")
    undo_last(desk.station)
    assert len(open_lines(desk)) == 1


def test_a_settlement_holds_only_for_the_difference_it_was_made_for(desk: Desk, sheet: PrintedSheet) -> None:
    pages = filed(desk, sheet)
    scanned = desk.scan(desk.code(0), at=MORNING, checkpoint=AM)
    mark(desk, pages, desk.person(0), Said.NOT_SIGNED)
    settle(desk.station, "M1", [f"{AM} {desk.person(0)}"], Reason.SCANNED_BY_MISTAKE)
    assert open_lines(desk) == []
    undo_any_scan(desk.station, scanned.scan_id, reason="slip")
    mark(desk, pages, desk.person(0), Said.SIGNED)
    assert [line.difference for line in open_lines(desk)] == [Difference.SIGNED_ONLY]


def attended(desk: Desk, who: str) -> int:
    """How many half-days count for somebody's certificate."""
    return next(row.progress.attended for row in candidates(desk.station, Scope("2017", "M1")) if row.id == who)


def test_an_attested_signature_counts_for_a_certificate_and_a_mistaken_scan_no_longer(
    desk: Desk, sheet: PrintedSheet
) -> None:
    pages = filed(desk, sheet)
    desk.scan(desk.code(0), at=MORNING, checkpoint=AM)
    mark(desk, pages, desk.person(0), Said.NOT_SIGNED)
    mark(desk, pages, desk.person(1), Said.SIGNED)
    assert (attended(desk, desk.person(0)), attended(desk, desk.person(1))) == (1, 0)
    settle(desk.station, "M1", [f"{AM} {desk.person(0)}"], Reason.SCANNED_BY_MISTAKE)
    settle(desk.station, "M1", [f"{AM} {desk.person(1)}"], Reason.ATTESTED)
    assert (attended(desk, desk.person(0)), attended(desk, desk.person(1))) == (0, 1)
    with looking(desk.station) as session:
        assert session.scalar(select(func.count(Ledger.id))) == 1


def test_a_walk_in_who_only_signed_is_on_the_way_to_a_certificate_once_it_is_attested(
    desk: Desk, sheet: PrintedSheet
) -> None:
    pages = filed(desk, sheet)
    page, blank = next((page, row) for page in pages for row in signed(desk, page).rows if row.blank)
    asa = add_walk_in_at(desk)
    name_row(desk.station, page, blank.number, asa)
    say(desk.station, page, [(blank.number, PM)], Said.SIGNED)
    settle(desk.station, "M1", [f"{PM} {asa}"], Reason.ATTESTED)
    assert attended(desk, asa) == 1


def test_a_sheet_of_the_whole_module_leads_to_the_half_days_of_each_page(desk: Desk, tmp_path: Path) -> None:
    made = module_sheets(desk.station, "M1", SheetOrder(whole_module=True, moment=Moment.DURING))
    write_sheets(desk.station, made, tmp_path / "all.pdf")
    pages = filed(desk, made.printed[0])
    halves = {column.checkpoint for page in pages for column in signed(desk, page).columns}
    assert len(halves) == 6
    assert filed_pages(desk.station, "M1")[0].days == "Tue 24 Oct to Thu 26 Oct"


def test_a_persons_page_and_history_tell_what_was_settled(desk: Desk, sheet: PrintedSheet) -> None:
    pages = filed(desk, sheet)
    who = desk.person(1)
    mark(desk, pages, who, Said.SIGNED)
    settle(desk.station, "M1", [f"{AM} {who}"], Reason.ATTESTED, "Queue at the door.")
    first = person_detail(desk.station, who).attendance[0]
    assert (first.checkpoint, first.first_seen, first.by_signature, first.counts) == (AM, None, True, True)
    told = "Difference between paper and door (Stockholm, Tue 24 Oct, morning) settled: attested, Queue at the door."
    assert told in [sentence for line in history_of(desk.station, who) for sentence in line.sentences]
    undo_last(desk.station)
    assert not person_detail(desk.station, who).attendance[0].counts
    back = "Difference between paper and door (Stockholm, Tue 24 Oct, morning) open again"
    assert back in [sentence for line in history_of(desk.station, who) for sentence in line.sentences]


def test_the_evidence_holds_the_scans_as_they_came_and_says_where_paper_and_door_differ(
    desk: Desk, sheet: PrintedSheet, tmp_path: Path
) -> None:
    assert not {name for name in packed(desk, tmp_path) if "sign" in name}
    pages = filed(desk, sheet)
    mark(desk, pages, desk.person(1), Said.SIGNED)
    settle(desk.station, "M1", [f"{AM} {desk.person(1)}"], Reason.ATTESTED, "Queue at the door.")
    documents = packed(desk, tmp_path)
    assert documents["signed-sheets/01-signed.pdf"] == b"%PDF-1 ink"
    listed = documents["signed-sheets.csv"].decode("utf-8-sig").splitlines()
    assert (len(listed), hashlib.sha256(b"%PDF-1 ink").hexdigest() in listed[1], sheet.code in listed[1]) == (
        4,
        True,
        True,
    )
    said = "signed, not scanned; attested by signature, settled by Anna. Queue at the door."
    assert said in documents["presence.csv"].decode("utf-8-sig")
    assert "attested by signature" in documents["differences.csv"].decode("utf-8-sig")
    assert packed(desk, tmp_path) == documents


def packed(desk: Desk, folder: Path) -> dict[str, bytes]:
    """The documents of the module's evidence pack."""
    with ZipFile(write_evidence(desk.station, "M1", folder / "pack.zip").file) as archive:
        return {name.split("/data/")[-1]: archive.read(name) for name in archive.namelist()}


def test_another_laptop_takes_in_the_sheet_the_scan_with_its_bytes_and_what_was_said(
    desk: Desk, sheet: PrintedSheet, tmp_path: Path
) -> None:
    other = laptop(desk, tmp_path, "B")
    content = bytes(range(256)) * 10_000
    pages = list(file_scans(other.station, [scan_of(sheet, content=content)]).value.pages)
    mark(other, pages, desk.person(2), Said.SIGNED)
    settle(other.station, "M1", [f"{AM} {desk.person(2)}"], Reason.ATTESTED)
    takes_in(desk, other)
    assert filed_scans(desk.station, "M1")[0].content == content
    assert [line.reason for line in differences(desk.station, "M1")] == [Reason.ATTESTED]
    assert attended(desk, desk.person(2)) == 1
    close_file(other.station.file)
