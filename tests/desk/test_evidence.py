"""The evidence pack: what an auditor who has nothing else can tell from it."""

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from blp_desktop.desk.checkin import undo_any_scan
from blp_desktop.desk.evidence import verify_evidence, write_evidence
from blp_desktop.desk.station import Station
from blp_desktop.domain.codes import new_code
from blp_desktop.domain.ledger import Direction, Verdict
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Application, Journal, Person
from tests.desk.demo import AM, MORNING, PM, Desk
from tests.reading import text_of

NOON = datetime(2017, 10, 24, 11, 5, tzinfo=UTC)
AFTERWARDS = datetime(2017, 11, 20, 12, 0, tzinfo=UTC)


def later(desk: Desk, at: datetime = AFTERWARDS) -> Station:
    """The station weeks later, when the report is written."""
    return replace(desk.station, author=replace(desk.station.author, now=lambda: at))


def pack(desk: Desk, folder: Path, *, at: datetime = AFTERWARDS) -> dict[str, bytes]:
    """The documents of Stockholm's pack by name."""
    file = write_evidence(later(desk, at), "M1", folder / "m1.zip").file
    with ZipFile(file) as archive:
        return {name.split("/data/")[-1]: archive.read(name) for name in archive.namelist()}


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def presence_of(desk: Desk, documents: dict[str, bytes], person: str, checkpoint: str) -> dict[str, str]:
    """The line of a person at a checkpoint."""
    with desk_look(desk) as session:
        row = session.get_one(Person, person)
        names = row.last_name, row.first_name
    lines = table(documents["presence.csv"])
    return next(
        line for line in lines if (line["Surname"], line["First name"], line["Checkpoint"]) == (*names, checkpoint)
    )


def desk_look(desk: Desk):  # type: ignore[no-untyped-def]
    from blp_desktop.desk.station import looking

    return looking(desk.station)


def test_the_pack_says_who_was_there_in_the_afternoon_and_on_what_proof(desk: Desk, tmp_path: Path) -> None:
    scanned = desk.at_desk(operator="Mika", station="North").scan(desk.code(), at=NOON)
    documents = pack(desk, tmp_path)
    came = presence_of(desk, documents, desk.person(), PM)
    assert (came["Present"], came["In"]) == ("yes", "2017-10-24 13:05")
    assert came["Proof"] == "Badge read at laptop North, by Mika."
    assert came["Ledger row"] == scanned.scan_id
    assert scanned.scan_id in {line["Row"] for line in table(documents["ledger.csv"])}
    missed = presence_of(desk, documents, desk.person(1), PM)
    assert (missed["Present"], missed["Expected"]) == ("no", "yes")


def test_the_page_and_the_readable_list_say_the_same_as_the_table(desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        desk.scan(desk.code(number), at=NOON)
    documents = pack(desk, tmp_path)
    told = text_of(documents["presence.pdf"])
    assert "Tuesday 24 October 2017, afternoon: 3 of 28 expected were present" in " ".join(told.split())
    page = documents["read-me-first.html"].decode()
    assert "<td>Tue 24 Oct, afternoon</td><td>28</td><td>3</td><td>0</td>" in page
    assert sum(line["Present"] == "yes" for line in table(documents["presence.csv"])) == 3


def test_an_override_an_exit_and_an_undone_scan_are_told_with_who_and_why(desk: Desk, tmp_path: Path) -> None:
    early = datetime(2017, 10, 24, 4, 0, tzinfo=UTC)
    desk.scan(desk.code(), checkpoint=AM, at=early, override="Helps at the desk")
    desk.scan(desk.code(), checkpoint=AM, at=NOON - timedelta(hours=1), direction=Direction.EXIT)
    undone = desk.scan(desk.code(1), at=NOON)
    undo_any_scan(desk.station, undone.scan_id, reason="Wrong person")
    documents = pack(desk, tmp_path)
    came = presence_of(desk, documents, desk.person(), AM)
    assert came["Proof"].endswith("Let in by a supervisor in spite of too early: Helps at the desk.")
    assert came["Out"] == "2017-10-24 12:05"
    assert presence_of(desk, documents, desk.person(1), PM)["Present"] == "no"
    rows = {line["Row"]: line for line in table(documents["ledger.csv"])}
    annulment = next(line for line in rows.values() if line["Annuls row"])
    assert rows[annulment["Annuls row"]]["Verdict"] == Verdict.ADMITTED
    assert annulment["Reason"] == "Wrong person"
    page = documents["read-me-first.html"].decode()
    assert "Let in by a supervisor in spite of a refusal: 1." in page
    assert "Scans undone, each with who and why: 1." in page


def test_what_an_auditor_would_ask_first_is_said_even_where_it_did_not_happen(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code(), at=NOON, direction=Direction.EXIT)
    desk.scan(desk.code(1), at=NOON - timedelta(days=30), checkpoint=AM, override="Entered from a paper list")
    page = pack(desk, tmp_path)["read-me-first.html"].decode()
    assert "Exits of people of whom no entry was recorded, who may have been there: 1." in page
    assert "Scans recorded more than an hour after the time that they tell: 1." in page
    assert "Scans undone, each with who and why: 0." in page


def test_a_scan_whose_clock_was_corrected_later_is_one_row_and_was_not_recorded_late(
    desk: Desk, tmp_path: Path
) -> None:
    scanned = desk.scan(desk.code(), at=MORNING)
    corrected = Journal(
        laptop_id="North", sequence=1, clock=1, at=AFTERWARDS, act_id=desk.new_key(), act="measure a clock"
    )
    corrected.table, corrected.row, corrected.change, corrected.fields = "ledger", scanned.scan_id, "changed", {}
    desk.add(corrected)
    documents = pack(desk, tmp_path)
    assert (
        "Scans recorded more than an hour after the time that they tell: 0." in documents["read-me-first.html"].decode()
    )
    assert [row["Row"] for row in table(documents["ledger.csv"])] == [scanned.scan_id]


def test_the_ledger_says_whether_a_badge_was_read_or_a_name_chosen(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code(), at=NOON)
    desk.scan("", person=desk.person(1), at=NOON)
    rows = table(pack(desk, tmp_path)["ledger.csv"])
    assert [row["Recognised by"] for row in rows] == ["badge", "name"]


def test_a_genuine_badge_that_nobody_could_match_is_told_as_such(desk: Desk, tmp_path: Path) -> None:
    code = new_code(desk.key(), entropy=desk.station.author.entropy)
    assert desk.scan(code, at=NOON).verdict is Verdict.PROVISIONAL
    documents = pack(desk, tmp_path)
    stranger = next(line for line in table(documents["presence.csv"]) if line["Role"] == "not matched yet")
    assert "genuine" in stranger["Proof"]
    assert code not in b"".join(documents.values()).decode(errors="replace")


def test_the_same_data_gives_the_same_bytes_whenever_and_by_whomever_it_is_packed(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code(), at=NOON)
    first = write_evidence(later(desk), "M1", tmp_path / "first.zip")
    again = write_evidence(
        later(desk.at_desk(operator="Mika"), AFTERWARDS + timedelta(days=30)), "M1", tmp_path / "b.zip"
    )
    assert first.file.read_bytes() == again.file.read_bytes()
    assert first.sha256 == again.sha256
    desk.scan(desk.code(1), at=NOON)
    assert write_evidence(later(desk), "M1", tmp_path / "other.zip").sha256 != first.sha256


def test_nothing_that_opens_a_door_or_proves_nothing_is_in_the_pack(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code(), at=NOON)
    with desk_look(desk) as session:
        person = session.get_one(Person, desk.person())
        private = (person.email, person.phone, desk.code())
    documents = pack(desk, tmp_path)
    told = b"".join(content for name, content in documents.items() if not name.endswith(".pdf")).decode()
    told += "".join(text_of(content) for name, content in documents.items() if name.endswith(".pdf"))
    assert [each for each in private if each and each in told] == []


def test_a_walk_in_and_somebody_withdrawn_since_stay_in_the_pack(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code(), at=NOON)
    with desk_look(desk) as session:
        place = session.query(Application).filter_by(person_id=desk.person()).one().id
    desk.change(Application, place, withdrawn_at=NOON, withdrawn_reason="Ill")
    came = presence_of(desk, pack(desk, tmp_path), desk.person(), PM)
    assert (came["Present"], came["Expected"]) == ("yes", "no")


def test_a_pack_verifies_until_somebody_changes_it(desk: Desk, tmp_path: Path) -> None:
    file = write_evidence(later(desk), "M1", tmp_path / "m1.zip").file
    checked = verify_evidence(file)
    assert checked.problems == ()
    assert checked.about["External-Identifier"] == "2017-M1-Stockholm"
    content = file.read_bytes()
    at = content.index(b"Expected")
    file.write_bytes(content[:at] + b"expected" + content[at + 8 :])
    (told,) = verify_evidence(file).problems
    assert told.endswith("was changed after the pack was made.")


def test_a_pack_that_is_cancelled_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, _whole: int) -> None:
        if done == 2:
            raise Enough

    with pytest.raises(Enough):
        write_evidence(desk.station, "M1", tmp_path / "m1.zip", told=stop)
    assert list(tmp_path.glob("*.zip*")) == []


@pytest.mark.parametrize(("module", "name", "told"), [("M9", "m.zip", "no module"), ("M1", "m.pdf", "end in .zip")])
def test_bad_wishes_get_a_sentence_and_no_file(desk: Desk, tmp_path: Path, module: str, name: str, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        write_evidence(desk.station, module, tmp_path / name)
    assert not (tmp_path / name).exists()
