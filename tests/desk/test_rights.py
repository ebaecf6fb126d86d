"""Rights: every act at a desk where door staff sit, held to the table in desk/operators.py."""

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from blp_desktop.desk import agenda, checkpoints, operators, programme, questions, registering, selection, venues
from blp_desktop.desk.badges import BadgeOrder, revoke_badge
from blp_desktop.desk.certificate_rules import CertificateRules, Signature, set_certificate_rules, set_signature
from blp_desktop.desk.certificate_standing import Scope
from blp_desktop.desk.certificates import write_certificates, write_each_certificate
from blp_desktop.desk.checkin import OWN_SCAN_FOR, undo_any_scan
from blp_desktop.desk.conditions import NewCondition, add_condition, settle_conditions
from blp_desktop.desk.differences import settle
from blp_desktop.desk.doubles import keep_apart, unite
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.import_programme import apply_programme, plan_programme
from blp_desktop.desk.invitations import (
    cancel_invitation,
    confirm_invitation,
    decline_invitation,
    invite,
    invite_all_selected,
)
from blp_desktop.desk.meeting import look_at
from blp_desktop.desk.modules import ModuleFields, add_module, edit_module, remove_module
from blp_desktop.desk.people import list_people
from blp_desktop.desk.people_exports import write_people
from blp_desktop.desk.printing import badge_for, print_badges
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.safety import restore_here, save_backup
from blp_desktop.desk.sheets import module_sheets
from blp_desktop.desk.signed_sheets import file_scans
from blp_desktop.desk.signing import name_row, say
from blp_desktop.desk.station import Rights, Station, looking, seated
from blp_desktop.desk.undo import redo_last, undo_last
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.signatures import Reason, Said
from blp_desktop.places import resource
from blp_desktop.store.schema import Journal
from tests.desk.demo import MORNING, Desk

ASA = PersonFields(first_name="Åsa", last_name="Öberg")
DAY = date(2017, 10, 24)
MODULE = ModuleFields(code="M9", title="Oslo", city="Oslo", first_day=DAY, last_day=DAY, time_zone="Europe/Oslo")
JONAS = operators.OperatorFields(name="Jonas", rights=Rights.SUPERVISOR)

SITTING = agenda.SessionFields(day=DAY, start=time(9), end=time(10), title="x")

Act = Callable[[Station, Desk], object]
SUPERVISORS: dict[str, Act] = {
    "revoke a badge": lambda door, desk: revoke_badge(door, desk.person(), reason="lost"),
    "invite": lambda door, desk: invite(door, module="M2", people=[desk.person()]),
    "invite everyone": lambda door, _: invite_all_selected(door, module="M2"),
    "confirm": lambda door, desk: confirm_invitation(door, module="M1", people=[desk.person()]),
    "decline": lambda door, desk: decline_invitation(door, module="M1", people=[desk.person()]),
    "cancel": lambda door, desk: cancel_invitation(door, module="M1", people=[desk.person()]),
    "add a person": lambda door, _: registering.add_person(door, ASA),
    "edit a person": lambda door, desk: registering.edit_person(door, desk.person(), {"city": "Oslo"}),
    "enrol": lambda door, desk: registering.enrol(door, desk.person()),
    "decide": lambda door, desk: selection.set_decision(door, [desk.person()], registering.SelectionDecision.WAITING),
    "withdraw": lambda door, desk: selection.withdraw(door, [desk.person()], reason="ill"),
    "reinstate": lambda door, desk: selection.reinstate(door, [desk.person()]),
    "block": lambda door, desk: selection.block(door, [desk.person()], reason="threats"),
    "unblock": lambda door, desk: selection.unblock(door, [desk.person()]),
    "set a condition": lambda door, desk: add_condition(door, [desk.person()], NewCondition(label="fee")),
    "begin a programme": lambda door, _: programme.new_programme(door, "Another"),
    "edit the programme": lambda door, _: programme.edit_programme(door, programme.programme_header(door)),
    "add an edition": lambda door, _: programme.add_edition(door, "2018"),
    "set what certificates take": lambda door, _: set_certificate_rules(door, "2017", CertificateRules(50)),
    "set who signs": lambda door, _: set_signature(door, Signature("Anna")),
    "save everyone": lambda door, _: write_people(door, Path("never.csv")),
    "hand out certificates": lambda door, _: write_certificates(door, Scope("2017", "M1"), Path("never.pdf")),
    "hand out one each": lambda door, _: write_each_certificate(door, Scope("2017", "M1"), Path("never")),
    "file a signed sheet": lambda door, _: file_scans(door, []),
    "say who signed": lambda door, _: say(door, "x", [], Said.SIGNED),
    "name a row": lambda door, _: name_row(door, "x", 1, None),
    "settle a difference": lambda door, _: settle(door, "M1", [], Reason.OTHER),
    "set the tolerance": lambda door, _: programme.set_tolerance(door, "2017", 5),
    "add a module": lambda door, _: add_module(door, MODULE),
    "edit a module": lambda door, _: edit_module(door, "M1", MODULE),
    "remove a module": lambda door, _: remove_module(door, "M1"),
    "add a session": lambda door, _: agenda.add_session(door, "M1", SITTING),
    "edit a session": lambda door, _: agenda.edit_session(door, "x", SITTING),
    "remove a session": lambda door, _: agenda.remove_session(door, "x"),
    "add a checkpoint": lambda door, _: checkpoints.add_checkpoint(door, "M1", "d", checkpoints.CheckpointFields()),
    "edit a checkpoint": lambda door, _: checkpoints.edit_checkpoint(door, "M1", "d", checkpoints.CheckpointFields()),
    "add a question": lambda door, _: questions.add_question(door, "M1", questions.QuestionFields(text="Which?")),
    "edit a question": lambda door, _: questions.edit_question(door, "x", questions.QuestionFields(text="Which?")),
    "remove a question": lambda door, _: questions.remove_question(door, "x"),
    "add a venue": lambda door, _: venues.add_venue(door, venues.VenueFields(name="Hall")),
    "edit a venue": lambda door, _: venues.edit_venue(door, "x", venues.VenueFields(name="Hall")),
    "remove a venue": lambda door, _: venues.remove_venue(door, "x"),
    "import a programme": lambda door, _: apply_programme(
        door, plan_programme(door, resource("demo", "programme-2017.xlsx"))
    ),
    "import people": lambda door, _: apply_people(door, plan_people(door, resource("demo", "applications-2017.xlsx"))),
    "take in a file": lambda door, _: look_at(door, Path("other.blp"), progress=str),
    "unite two entries": lambda door, desk: unite(door, desk.person(0), desk.person(1)),
    "keep two entries apart": lambda door, desk: keep_apart(door, desk.person(0), desk.person(1)),
    "undo an act": lambda door, _: undo_last(door),
    "do an act again": lambda door, _: redo_last(door),
    "restore": lambda door, _: restore_here(door, Path("backup.blp"), now=MORNING),
    "add an operator": lambda door, _: operators.add_operator(door, JONAS),
    "edit an operator": lambda door, _: operators.edit_operator(door, "x", JONAS),
    "clear a PIN": lambda door, _: operators.clear_pin(door, "x"),
    "remove an operator": lambda door, _: operators.remove_operator(door, "x"),
}


@pytest.fixture
def door(desk: Desk) -> Station:
    return seated(desk.station, operator="Eva", rights=Rights.DOOR)


@pytest.fixture
def eva(desk: Desk, door: Station) -> Desk:
    """Door staff at the desk."""
    return Desk(door, desk.badges)


def journalled(station: Station) -> int:
    with looking(station) as session:
        return session.query(Journal).count()


@pytest.mark.parametrize("act", SUPERVISORS.values(), ids=SUPERVISORS.keys())
def test_what_is_for_supervisors_is_refused_to_door_staff_and_changes_nothing(
    desk: Desk, door: Station, act: Act
) -> None:
    before = journalled(desk.station)
    with pytest.raises(Refusal, match=r"for supervisors\.") as told:
        act(door, desk)
    assert (told.value.code, journalled(desk.station)) == ("needs_supervisor", before)
    assert told.value.next_step


OPEN = {"add_walk_in", "add_known_walk_in", "answer_questions", "ready_badges"}
OPEN |= {"begin_job", "start_job", "end_job", "fail_job", "let_job_wait", "drop_job", "cancel_job", "repeat_job"}
OPEN |= {
    "replace_badge",
    "give_up_interrupted",
    "did_not_come_out",
    "came_out_after_all",
    "take_back_replacement",
    "keep_sheets",
}
"""Acts for door staff too."""
WITHIN = {"_edition_to_fill", "_keep_issued", "_taken_back", "cast", "_admit_at_most", "trying", "acting"}
"""What acts are made of, and what rehearses on a copy."""


def test_no_act_forgets_to_ask_who_sits_there() -> None:
    folder = Path(operators.__file__).parent
    acts = {
        node.name: ast.unparse(node)
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and "acting(" in ast.unparse(node)
    }
    assert {name for name, text in acts.items() if "require_supervisor(" not in text} - WITHIN == OPEN


def test_door_staff_scan_and_search(eva: Desk) -> None:
    assert eva.scan(eva.code()).verdict is Verdict.ADMITTED
    assert list_people(eva.station, search="backman juhani")
    assert module_sheets(eva.station, "M1")


def test_door_staff_add_walk_ins_who_may_enter(eva: Desk) -> None:
    person = add_walk_in(eva.station, ASA, module="M1").value
    assert eva.scan(person=person).verdict is Verdict.ADMITTED


def test_door_staff_print_badges_and_one_in_place_of_a_revoked_one(desk: Desk, eva: Desk, tmp_path: Path) -> None:
    assert print_badges(eva.station, BadgeOrder(module="M1"), tmp_path / "all.pdf").value.badges == 28
    revoke_badge(desk.station, desk.person(), reason="lost")
    assert badge_for(eva.station, desk.person(), module="M1", folder=tmp_path).value.badges == 1
    assert eva.scan(desk.code()).verdict is Verdict.REVOKED_BADGE


def test_door_staff_settle_what_a_supervisor_could_override(desk: Desk, eva: Desk) -> None:
    add_condition(desk.station, [desk.person()], NewCondition(label="form"))
    assert settle_conditions(eva.station, desk.person(), module="M1").value == 1


def test_door_staff_save_a_copy(eva: Desk, tmp_path: Path) -> None:
    assert save_backup(eva.station, tmp_path / "copy.blp").exists()


def test_an_override_of_door_staff_leaves_the_verdict_as_it_is(desk: Desk, eva: Desk) -> None:
    early = MORNING - timedelta(hours=2)
    assert eva.scan(eva.code(), at=early, override="please").verdict is Verdict.TOO_EARLY
    assert desk.scan(eva.code(), at=early, override="please").verdict is Verdict.ADMITTED


def test_door_staff_undo_their_own_last_scan(eva: Desk) -> None:
    eva.scan(eva.code(1))
    last = eva.scan(eva.code(0))
    eva.scan(eva.code(0))
    done = undo_any_scan(eva.station, last.scan_id, reason="wrong person").value
    assert (done.annuls, undo_any_scan(eva.station, last.scan_id, reason="again").value) == (last.scan_id, done)


def test_door_staff_undo_no_scan_before_their_last(eva: Desk) -> None:
    first = eva.scan(eva.code(0))
    last = eva.scan(eva.code(1))
    refuses_undo(eva, first.scan_id)
    undo_any_scan(eva.station, last.scan_id, reason="wrong person")
    refuses_undo(eva, first.scan_id)


def test_door_staff_undo_no_scan_after_five_minutes(eva: Desk) -> None:
    last = eva.scan(eva.code())
    for late, is_refused in ((OWN_SCAN_FOR + timedelta(seconds=1), True), (OWN_SCAN_FOR, False)):
        at = MORNING + late
        later = Desk(replace(eva.station, author=replace(eva.station.author, now=lambda at=at: at)), eva.badges)
        if is_refused:
            refuses_undo(later, last.scan_id)
        else:
            assert undo_any_scan(later.station, last.scan_id, reason="wrong person").value.annuls == last.scan_id


def test_door_staff_undo_no_scan_of_others_or_of_another_laptop(desk: Desk, eva: Desk) -> None:
    annas = desk.scan(desk.code(0))
    at_b = eva.at_desk(operator="Eva", station="Desk B").scan(eva.code(1))
    refuses_undo(eva, annas.scan_id)
    refuses_undo(eva, at_b.scan_id)


def test_a_supervisor_undoes_any_scan(desk: Desk, eva: Desk) -> None:
    first = eva.scan(eva.code(0))
    eva.scan(eva.code(1))
    assert undo_any_scan(desk.station, first.scan_id, reason="wrong person").value.annuls == first.scan_id


def refuses_undo(desk: Desk, scan_id: str) -> None:
    with pytest.raises(Refusal, match="your own last one is for supervisors"):
        undo_any_scan(desk.station, scan_id, reason="wrong person")
