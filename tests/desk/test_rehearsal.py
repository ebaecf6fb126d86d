"""The rehearsal: a door played on a copy, every verdict as it should be, the file untouched."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from blp_desktop.desk.attendance import present_at
from blp_desktop.desk.checkpoints import CheckpointFields, edit_checkpoint
from blp_desktop.desk.invitations import invite_all_selected
from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.rehearsal import Rehearsal, as_typed, opening_of, rehearse
from blp_desktop.desk.rehearsal_copy import copy_to_rehearse, station_on_copy, throw_away
from blp_desktop.desk.station import Station, looking
from blp_desktop.domain.codes import read_code
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.locks import lock_window
from blp_desktop.store.schema import Application, Badge, Condition, Invitation, Journal, Ledger, Question, Session
from tests.desk.demo import AM, MORNING, Desk


def silent(_words: str, _done: int, _whole: int) -> None:
    """Nobody is told."""


def played(station: Station, module: str = "M1") -> Rehearsal:
    return rehearse(station, module, silent)


def answers(rehearsal: Rehearsal) -> dict[str, Verdict]:
    return {step.id: step.received for step in rehearsal.scans}


def told(rehearsal: Rehearsal, key: str) -> str:
    (step,) = (step for step in rehearsal.scans if step.id == key)
    return f"{step.scanned} {step.prepared} {step.why}"


def copies() -> list[Path]:
    return list((data_folder() / "rehearsals").glob("*/*"))


def test_every_situation_of_the_door_gets_its_verdict(desk: Desk) -> None:
    assert answers(played(desk.station)) == {
        "early": Verdict.TOO_EARLY,
        "on-time": Verdict.ADMITTED,
        "twice": Verdict.ALREADY_IN,
        "exit": Verdict.EXITED,
        "return": Verdict.ADMITTED,
        "garbled": Verdict.ADMITTED,
        "elsewhere": Verdict.NOT_INVITED,
        "withdrawn": Verdict.WITHDRAWN,
        "revoked": Verdict.REVOKED_BADGE,
        "forged": Verdict.UNKNOWN_CODE,
        "unknown": Verdict.UNKNOWN_CODE,
        "late": Verdict.TOO_LATE,
        "full": Verdict.FULL,
        "counted": Verdict.ALREADY_IN,
    }


def test_all_of_them_are_as_they_should_be(desk: Desk) -> None:
    rehearsal = played(desk.station)
    assert (rehearsal.wrong, rehearsal.city, rehearsal.checkpoint) == (0, "Stockholm", "Tue 24 Oct, morning")


def test_it_says_in_plain_words_who_was_scanned_when_and_what_was_prepared(desk: Desk) -> None:
    rehearsal = played(desk.station)
    assert "08:29, the badge of " in told(rehearsal, "early")
    assert "badge revoked" in told(rehearsal, "revoked")
    assert "https://example.org" in told(rehearsal, "unknown")


def test_an_answer_that_is_not_as_it_should_be_is_counted(desk: Desk) -> None:
    rehearsal = played(desk.station)
    mistaken = replace(rehearsal.scans[0], received=Verdict.ADMITTED)
    assert replace(rehearsal, scans=(mistaken, *rehearsal.scans[1:])).wrong == 1


def test_the_file_is_not_written(desk: Desk) -> None:
    desk.scan(desk.code(3), at=MORNING)
    before = _bytes(desk), _rows(desk)
    played(desk.station)
    assert (_bytes(desk), _rows(desk)) == before


def _bytes(desk: Desk) -> list[str]:
    path = desk.station.file.path
    parts = (path, path.with_name(path.name + "-wal"))
    return [hashlib.sha256(part.read_bytes()).hexdigest() for part in parts if part.exists()]


def _rows(desk: Desk) -> list[int]:
    with looking(desk.station) as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in (Ledger, Journal, Badge)]


def test_the_copy_is_gone_afterwards(desk: Desk) -> None:
    played(desk.station)
    assert copies() == []


def test_the_copy_is_gone_when_the_rehearsal_is_stopped(desk: Desk) -> None:
    def stop(_words: str, done: int, _whole: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rehearse(desk.station, "M1", stop)
    assert copies() == []


def test_it_tells_how_far_it_is(desk: Desk) -> None:
    steps: list[tuple[int, int]] = []

    def tell(_words: str, done: int, whole: int) -> None:
        steps.append((done, whole))

    rehearsal = rehearse(desk.station, "M1", tell)
    assert steps == [(done, len(rehearsal.scans)) for done in range(len(rehearsal.scans))]


def test_people_really_withdrawn_revoked_and_not_invited_play_themselves(desk: Desk) -> None:
    with looking(desk.station) as session:
        place = session.scalars(select(Application.id).where(Application.person_id == desk.person(0))).one()
        badge = session.scalars(select(Badge.id).where(Badge.person_id == desk.person(1))).one()
        stockholm = select(Invitation.id).where(Invitation.person_id == desk.person(2))
        invitation = session.scalars(stockholm.where(Invitation.module_id == desk.module())).one()
    desk.change(Application, place, withdrawn_at=MORNING)
    desk.change(Badge, badge, revoked_at=MORNING)
    desk.change(Invitation, invitation, state="cancelled")
    rehearsal = played(desk.station)
    assert rehearsal.wrong == 0
    assert [step.prepared for step in rehearsal.scans if step.id in ("withdrawn", "revoked", "elsewhere")] == [""] * 3
    assert "but to M2 Helsinki" in told(rehearsal, "elsewhere")


def test_those_already_in_are_left_alone(desk: Desk) -> None:
    for number in range(28):
        desk.scan(desk.code(number), at=MORNING, checkpoint=AM)
    rehearsal = played(desk.station)
    assert rehearsal.wrong == 0
    assert "Practice Guest 1" in told(rehearsal, "on-time")


def test_nobody_invited_yet_is_played_by_practice_guests(desk: Desk) -> None:
    with looking(desk.station) as session:
        invitations = list(session.scalars(select(Invitation.id)))
    for invitation in invitations:
        desk.change(Invitation, invitation, state="cancelled")
    rehearsal = played(desk.station)
    assert rehearsal.wrong == 0
    assert "practice guest added" in told(rehearsal, "garbled")


def test_open_conditions_and_questions_do_not_stand_in_the_way(desk: Desk) -> None:
    for person in desk.badges:
        desk.add(Condition(id=desk.new_key(), person_id=person, label="fee", overridable=True))
    desk.add(Question(id=desk.new_key(), module_id=desk.module(), text="Bus?", required=True))
    rehearsal = played(desk.station)
    assert rehearsal.wrong == 0
    assert rehearsal.notes == ("The questions of this door are not asked in the rehearsal.",)


@pytest.mark.parametrize(
    ("fields", "twice", "back"),
    [
        (CheckpointFields(multi_entry=True), Verdict.ADMITTED, Verdict.ADMITTED),
        (CheckpointFields(reentry=False), Verdict.ALREADY_IN, Verdict.ALREADY_IN),
        (CheckpointFields(capacity=1), Verdict.ALREADY_IN, Verdict.ADMITTED),
    ],
)
def test_the_rules_of_the_door_itself_are_rehearsed(
    desk: Desk, fields: CheckpointFields, twice: Verdict, back: Verdict
) -> None:
    edit_checkpoint(desk.station, "M1", AM, fields)
    rehearsal = played(desk.station)
    assert (rehearsal.wrong, answers(rehearsal)["twice"], answers(rehearsal)["return"]) == (0, twice, back)


def test_a_module_where_nothing_counts_has_no_door(desk: Desk) -> None:
    with looking(desk.station) as session:
        sessions = list(session.scalars(select(Session.id).where(Session.module_id == desk.module())))
    for row in sessions:
        desk.change(Session, row, counts=False)
    with pytest.raises(Refusal, match="no door to rehearse"):
        played(desk.station)
    assert copies() == []


def test_every_module_of_the_demo_can_be_rehearsed(desk: Desk) -> None:
    invite_all_selected(desk.station, module="M3")
    assert [played(desk.station, module).wrong for module in ("M1", "M2", "M3")] == [0, 0, 0]


def test_the_opening_is_that_of_the_first_door(desk: Desk) -> None:
    assert opening_of(desk.station, "M1").isoformat() == "2017-10-24T06:30:00+00:00"


def test_what_another_layout_types_is_read_whole(desk: Desk) -> None:
    for layout in ("French", "Czech", "Lithuanian"):
        read = read_code(as_typed(desk.code(), layout), [desk.key()])
        assert read is not None
        assert read.code == desk.code()


def test_a_copy_that_a_crash_left_behind_goes_before_the_next(desk: Desk) -> None:
    left = copy_to_rehearse(desk.station)
    again = copy_to_rehearse(desk.station)
    assert not left.exists()
    throw_away(again)


def test_only_copies_are_ever_thrown_away(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no copy"):
        throw_away(desk.station.file.path)
    assert desk.station.file.path.exists()


def test_a_copy_that_somebody_practises_on_stays(desk: Desk) -> None:
    copy = copy_to_rehearse(desk.station)
    with lock_window(copy):
        played(desk.station)
        assert copy.exists()
    throw_away(copy)


def test_what_is_done_on_the_copy_stays_there(desk: Desk) -> None:
    with station_on_copy(desk.station, at=MORNING) as copy:
        there = Desk(copy, desk.badges)
        there.scan(desk.code())
        with looking(copy) as session:
            assert present_at(session.connection(), desk.module(), AM) == {desk.person()}
    assert _rows(desk)[0] == 0
