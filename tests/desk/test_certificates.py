"""Certificates at a real file: who reaches one, what is handed out, and what a code is worth."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.certificate_rules import (
    CertificateRules,
    Signature,
    certificate_rules,
    set_certificate_rules,
    set_signature,
    signature_of,
)
from blp_desktop.desk.certificate_standing import Candidate, Scope, candidates
from blp_desktop.desk.certificates import (
    preview_certificate,
    verify_certificate,
    write_certificates,
    write_each_certificate,
)
from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.undo import undo_last
from blp_desktop.domain.certificates import Reach, shown_certificate_code
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Application, Certificate, Module, Person
from blp_desktop.store.schema import Session as SessionRow
from tests.desk.demo import MORNING, Desk
from tests.paper.test_logos import logo
from tests.reading import text_of

M1, YEAR = Scope("2017", "M1"), Scope("2017")


def half_days(desk: Desk, module: str = "M1") -> tuple[Checkpoint, ...]:
    """The half-days of a module."""
    with looking(desk.station) as session:
        return checkpoints_of(session, session.get_one(Module, desk.module(module)))


def attend(desk: Desk, number: int, *, module: str = "M1", most: int = 99, start: int = 0) -> None:
    """Let one of the invited in at half-days, from one on."""
    for half in half_days(desk, module)[start : start + most]:
        assert half.core is not None
        desk.scan(desk.code(number), module=module, at=half.core.opens, checkpoint=half.id)


def at(desk: Desk, *, days: float) -> Station:
    """The station some days after the first morning."""
    return replace(desk.station, author=replace(desk.station.author, now=lambda: MORNING + timedelta(days=days)))


def of(desk: Desk, number: int, scope: Scope = M1, *, days: float = 0) -> Candidate:
    """How far one of the invited is."""
    rows = candidates(at(desk, days=days), scope)
    return next(row for row in rows if row.id == desk.person(number))


def code_of(desk: Desk, number: int = 0) -> str:
    """The code of the certificate that was handed out first to them."""
    with looking(desk.station) as session:
        chosen = select(Certificate.code).where(Certificate.person_id == desk.person(number))
        return session.scalars(chosen.order_by(Certificate.id)).first() or ""


def said(pdf: bytes) -> str:
    """What can be read, in one line."""
    return " ".join(text_of(pdf).split())


def test_who_attended_the_share_reaches_it(desk: Desk) -> None:
    attend(desk, 0, most=5)
    progress = of(desk, 0, days=9).progress
    assert (progress.attended, progress.whole, progress.needed, progress.reach) == (5, 6, 5, Reach.REACHES)


def test_who_misses_it_and_by_what_is_known_while_it_can_still_be_reached(desk: Desk) -> None:
    attend(desk, 0, most=2)
    early, late = (of(desk, 0, days=days).progress for days in (1.2, 2.2))
    assert (early.missing, early.to_come, early.reach) == (3, 3, Reach.CAN_STILL)
    assert (late.missing, late.to_come, late.reach) == (3, 1, Reach.MISSES)


def test_a_half_day_under_way_is_still_to_come(desk: Desk) -> None:
    assert of(desk, 0, days=0).progress.to_come == 6


def test_an_edition_takes_its_modules(desk: Desk) -> None:
    for module in ("M1", "M2"):
        attend(desk, 0, module=module)
    assert of(desk, 0, YEAR, days=60).progress.reach is Reach.CAN_STILL
    set_certificate_rules(desk.station, "2017", CertificateRules(80, 2))
    assert of(desk, 0, YEAR, days=60).progress.reach is Reach.REACHES
    assert of(desk, 1, YEAR, days=900).progress.reach is Reach.MISSES


def test_the_share_can_be_set(desk: Desk) -> None:
    attend(desk, 0, most=3)
    set_certificate_rules(desk.station, "2017", CertificateRules(50))
    assert certificate_rules(desk.station, "2017") == CertificateRules(50)
    assert of(desk, 0, days=9).progress.reach is Reach.REACHES


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (CertificateRules(0), "0 % of the half-days cannot be asked for. Give 1 to 100."),
        (CertificateRules(101), "101 % of the half-days cannot be asked for. Give 1 to 100."),
        (CertificateRules(80, 4), "4 modules cannot be asked for: the edition has 3. Give 1 to 3."),
    ],
)
def test_what_cannot_be_asked_for_changes_nothing(desk: Desk, rules: CertificateRules, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        set_certificate_rules(desk.station, "2017", rules)
    assert str(refused.value) == told
    assert certificate_rules(desk.station, "2017") == CertificateRules(80)


def test_speakers_and_staff_get_no_certificate(desk: Desk) -> None:
    with looking(desk.station) as session:
        key = session.scalars(select(Application.id).where(Application.person_id == desk.person(0))).one()
    desk.change(Application, key, role="Keynote speaker")
    assert desk.person(0) not in {row.id for row in candidates(desk.station, M1)}


def test_it_states_half_days_hours_and_content_that_the_ledger_proves(desk: Desk) -> None:
    attend(desk, 0, most=5)
    text = said(preview_certificate(at(desk, days=9), M1, desk.person(0)).pdf)
    assert "Attended: 5 of 6 half-days" in text
    assert "15 h 30 min of sessions" in text
    assert "Strategy workshop II" in text
    assert "Home assignments and closing" not in text
    assert "Registration" not in text


def test_an_edition_states_each_module(desk: Desk) -> None:
    for module in ("M1", "M2", "M3"):
        attend(desk, 0, module=module)
    text = said(preview_certificate(at(desk, days=200), YEAR, desk.person(0)).pdf)
    assert "Attended: 3 of 3 modules · Attended: 16 of 16 half-days" in text
    assert all(city in text for city in ("Stockholm, ", "Helsinki, ", "Copenhagen, "))


def test_a_preview_hands_nothing_out(desk: Desk) -> None:
    attend(desk, 0)
    preview_certificate(desk.station, M1, desk.person(0))
    assert code_of(desk) == ""


def test_all_as_one_pdf_holds_who_reaches_it_alone(desk: Desk, tmp_path: Path) -> None:
    for number in (0, 1):
        attend(desk, number)
    attend(desk, 2, most=2)
    done = write_certificates(desk.station, M1, tmp_path / "all.pdf").value
    text = text_of((tmp_path / "all.pdf").read_bytes())
    assert done.certificates == 2
    assert text.count("Certificate of attendance") == 2
    assert of(desk, 2).name not in text


def test_one_each_is_named_after_the_person(desk: Desk, tmp_path: Path) -> None:
    for number, name in enumerate(("Rūta", "Владислав", "Rūta")):
        desk.change(Person, desk.person(number), first_name=name, last_name="Kalniņa")
        attend(desk, number)
    write_each_certificate(desk.station, M1, tmp_path / "each")
    assert sorted(file.name for file in (tmp_path / "each").iterdir()) == [
        "certificate-stockholm-rūta-kalniņa-2.pdf",
        "certificate-stockholm-rūta-kalniņa.pdf",
        "certificate-stockholm-владислав-kalniņa.pdf",
    ]


def test_stopped_half_way_nothing_is_written_or_recorded(desk: Desk, tmp_path: Path) -> None:
    for number in (0, 1):
        attend(desk, number)

    def stop(done: int, _whole: int) -> None:
        if done == 1:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_each_certificate(desk.station, M1, tmp_path / "each", told=stop)
    assert not (tmp_path / "each").exists()
    assert code_of(desk) == ""


def test_nobody_who_reaches_it_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Nobody reaches a certificate yet"):
        write_certificates(desk.station, M1, tmp_path / "all.pdf")
    assert not (tmp_path / "all.pdf").exists()


def test_the_same_certificate_again_has_the_same_code_day_and_bytes(desk: Desk, tmp_path: Path) -> None:
    attend(desk, 0)
    write_certificates(desk.station, M1, tmp_path / "first.pdf")
    touched = write_certificates(at(desk, days=30), M1, tmp_path / "again.pdf").touched
    assert (tmp_path / "first.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()
    assert touched == frozenset()


def test_a_code_tells_what_its_certificate_states(desk: Desk, tmp_path: Path) -> None:
    attend(desk, 0, most=5)
    write_certificates(desk.station, M1, tmp_path / "all.pdf")
    assert shown_certificate_code(code_of(desk)) in text_of((tmp_path / "all.pdf").read_bytes())
    found = verify_certificate(desk.station, shown_certificate_code(code_of(desk)).lower())
    assert found.sentence == (
        f"This certificate states: {of(desk, 0).name} attended 5 of 6 half-days (15 h 30 min) of "
        "Module 1: Internationalisation strategy, Stockholm, 24 October 2017 – 26 October 2017."
    )
    assert (found.issued_at, found.states_now) == (MORNING, "")


def test_what_has_changed_since_is_told(desk: Desk, tmp_path: Path) -> None:
    attend(desk, 0, most=5)
    write_certificates(desk.station, M1, tmp_path / "all.pdf")
    attend(desk, 0, start=5)
    found = verify_certificate(desk.station, code_of(desk))
    assert "5 of 6" in found.sentence
    assert "6 of 6" in found.states_now


def test_a_slip_of_the_pen_is_told_from_a_code_that_is_not_ours(desk: Desk) -> None:
    with pytest.raises(Refusal, match="XYZ is not a certificate's code"):
        verify_certificate(desk.station, "XYZ")
    with pytest.raises(Refusal, match="No certificate with the code 0000-0000-0000"):
        verify_certificate(desk.station, "0000 0000 0000")


def test_a_statement_that_was_altered_in_the_file_is_told(desk: Desk, tmp_path: Path) -> None:
    attend(desk, 0, most=5)
    write_certificates(desk.station, M1, tmp_path / "all.pdf")
    with looking(desk.station) as session:
        row = session.scalars(select(Certificate)).one()
        key, states = row.id, {**row.states, "attended": 6}
    desk.change(Certificate, key, states=states)
    with pytest.raises(Refusal, match="was altered"):
        verify_certificate(desk.station, code_of(desk))


def test_what_was_handed_out_is_not_undone(desk: Desk, tmp_path: Path) -> None:
    attend(desk, 0)
    set_certificate_rules(desk.station, "2017", CertificateRules(50))
    write_certificates(desk.station, M1, tmp_path / "all.pdf")
    assert undo_last(desk.station).value.words == "set what certificates take"
    assert code_of(desk) != ""


def test_who_signs_is_kept_with_the_picture(desk: Desk) -> None:
    anna = Signature("Anna Berg", "Director", logo(400, 100).png)
    set_signature(desk.station, anna)
    assert signature_of(desk.station) == anna
    assert "Anna Berg" in said(preview_certificate(desk.station, M1, desk.person(0)).pdf)


def test_it_is_written_in_the_language_of_the_module(desk: Desk) -> None:
    desk.change(Module, desk.module(), language="sv")
    attend(desk, 0)
    text = said(preview_certificate(desk.station, M1, desk.person(0)).pdf)
    assert "Intyg om deltagande" in text
    assert "Närvaro: 6 av 6 halvdagar" in text


def test_sessions_side_by_side_are_counted_once(desk: Desk) -> None:
    attend(desk, 0, most=1)
    before = said(preview_certificate(desk.station, M1, desk.person(0)).pdf)
    desk.sitting("11:00", "12:00", day=datetime(2017, 10, 24).date())  # noqa: DTZ001 - a day of no zone
    after = said(preview_certificate(desk.station, M1, desk.person(0)).pdf)
    assert "2 h 30 min" in before
    assert "2 h 30 min" in after
    assert "At 11:00" in after


def test_a_module_without_an_agenda_gives_no_certificate(desk: Desk) -> None:
    with looking(desk.station) as session:
        keys = session.scalars(select(SessionRow.id).where(SessionRow.module_id == desk.module())).all()
    for key in keys:
        desk.change(SessionRow, key, counts=False)
    assert {row.progress.reach for row in candidates(desk.station, M1)} == {Reach.MISSES}
