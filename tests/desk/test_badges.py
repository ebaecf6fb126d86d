"""Badges: printed, recorded, revoked, and admitted at the door."""

from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.badges import BadgeOrder, Only, badges_on_paper, ready_badges, revoke_badge
from blp_desktop.desk.printing import print_badges
from blp_desktop.desk.registering import edit_person
from blp_desktop.desk.station import looking
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.schema import Badge, Journal, Person
from tests.desk.demo import MORNING, Desk
from tests.reading import codes_in

ALL = BadgeOrder(module="M1")


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_badge_on_the_pdf_decodes_to_a_code_that_is_admitted(desk: Desk, tmp_path: Path, dpi: int) -> None:
    file = tmp_path / "badges.pdf"
    assert print_badges(desk.station, ALL, file).value.badges == 28
    codes = codes_in(file.read_bytes(), dpi=dpi)
    assert len(set(codes)) == 28
    assert {desk.scan(code).verdict for code in codes} == {Verdict.ADMITTED}


def refusal(desk: Desk, order: BadgeOrder, folder: Path) -> str:
    with pytest.raises(Refusal) as refused:
        print_badges(desk.station, order, folder / "refused.pdf")
    assert not (folder / "refused.pdf").exists()
    return str(refused.value)


def test_new_ones_are_printed_once(desk: Desk, tmp_path: Path) -> None:
    order = BadgeOrder(module="M1", only=Only.NEW)
    assert print_badges(desk.station, order, tmp_path / "new.pdf").value.badges == 28
    assert refusal(desk, order, tmp_path).startswith("Every badge of this module was printed.")


def test_changed_ones_are_those_whose_words_became_untrue(desk: Desk, tmp_path: Path) -> None:
    print_badges(desk.station, ALL, tmp_path / "all.pdf")
    order = BadgeOrder(module="M1", only=Only.CHANGED)
    assert refusal(desk, order, tmp_path).startswith("No printed badge has changed since.")
    desk.change(Person, desk.person(), organisation="Elsewhere")
    assert badges_on_paper(desk.station, "M1").changed == 1
    assert print_badges(desk.station, order, tmp_path / "changed.pdf").value.badges == 1


def test_a_file_that_cannot_be_written_leaves_no_badge_recorded(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SurroundingsFailed):
        print_badges(desk.station, ALL, tmp_path / "file" / "badges.pdf")
    assert badges_on_paper(desk.station, "M1").unprinted == 28


def test_a_part_used_sheet_is_begun_where_it_stands(desk: Desk, tmp_path: Path) -> None:
    printed = print_badges(desk.station, BadgeOrder(module="M1", start_at=4), tmp_path / "a.pdf").value
    assert (printed.badges, printed.pages) == (28, 4)
    assert "has labels 1 to 10, not 11" in refusal(desk, BadgeOrder(module="M1", start_at=11), tmp_path)


def test_a_revoked_badge_is_replaced_by_a_new_code(desk: Desk, tmp_path: Path) -> None:
    person, old = desk.person(), desk.code()
    assert revoke_badge(desk.station, person, reason="lost").value.badges == 1
    print_badges(desk.station, BadgeOrder(module="M1", only=Only.NEW, people=(person,)), tmp_path / "one.pdf")
    (new,) = codes_in((tmp_path / "one.pdf").read_bytes())
    assert [desk.scan(code).verdict for code in (old, new)] == [Verdict.REVOKED_BADGE, Verdict.ADMITTED]


def test_revoking_wants_a_reason_and_a_badge(desk: Desk) -> None:
    with pytest.raises(Refusal, match="needs a reason"):
        revoke_badge(desk.station, desk.person(), reason=" ")
    revoke_badge(desk.station, desk.person(), reason="lost")
    with pytest.raises(Refusal, match="has no badge that could be revoked"):
        revoke_badge(desk.station, desk.person(), reason="lost")


def test_unknown_modules_stocks_and_people_are_refused(desk: Desk, tmp_path: Path) -> None:
    assert refusal(desk, BadgeOrder(module="M9"), tmp_path).startswith("There is no module M9.")
    assert refusal(desk, BadgeOrder(module="M1", stock="nope"), tmp_path).startswith("There is no stock nope.")
    assert "There is nobody called" in refusal(desk, BadgeOrder(module="M1", people=("no@one.x",)), tmp_path)


_PRINTS = select(Journal).where(Journal.act == "print badges", Journal.table == "badge").order_by(Journal.sequence)


def test_a_print_is_one_act_with_a_journal_row_for_each_badge(desk: Desk, tmp_path: Path) -> None:
    done = print_badges(desk.station, BadgeOrder(module="M1"), tmp_path / "badges.pdf")
    with looking(desk.station) as session:
        badges = list(session.scalars(select(Badge)))
        rows = list(session.scalars(_PRINTS))
    assert {(badge.printed_at, badge.prints) for badge in badges} == {(MORNING, 1)}
    assert len({row.act_id for row in rows}) == 1
    assert {row.row for row in rows} == {badge.id for badge in badges} <= {change.row for change in done.touched}
    assert {tuple(row.fields["prints"]) for row in rows} == {(0, 1)}


def test_a_second_print_counts_and_keeps_what_the_paper_says_unchanged(desk: Desk, tmp_path: Path) -> None:
    for _ in range(2):
        print_badges(desk.station, BadgeOrder(module="M1", people=(desk.person(),)), tmp_path / "badge.pdf")
    with looking(desk.station) as session:
        rows = session.scalars(_PRINTS).all()
    assert "printed_as" in rows[0].fields
    assert dict(rows[1].fields) == {"prints": [1, 2]}


def test_who_changed_since_is_printed_again_and_nobody_else(desk: Desk, tmp_path: Path) -> None:
    print_badges(desk.station, BadgeOrder(module="M1"), tmp_path / "all.pdf")
    edit_person(desk.station, desk.person(), {"organisation": "Rīga Harbour"})
    order = BadgeOrder(module="M1", only=Only.CHANGED)
    assert print_badges(desk.station, order, tmp_path / "changed.pdf").value.badges == 1
    with pytest.raises(Refusal, match="has changed since"):
        print_badges(desk.station, order, tmp_path / "changed.pdf")


def test_a_badge_in_place_of_a_revoked_one_is_another_and_the_old_one_names_it(desk: Desk, tmp_path: Path) -> None:
    revoke_badge(desk.station, desk.person(), reason="lost")
    print_badges(desk.station, BadgeOrder(module="M1", people=(desk.person(),)), tmp_path / "badge.pdf")
    with looking(desk.station) as session:
        rows = session.scalars(select(Badge).where(Badge.person_id == desk.person())).all()
    old, new = sorted(rows, key=lambda row: row.revoked_at is None)
    assert (old.replaced_by, new.revoked_at) == (new.id, None)
    assert old.code != new.code


def test_a_role_is_on_the_badge_and_a_photo_choice_taken_back_makes_it_untrue(desk: Desk, tmp_path: Path) -> None:
    edit_person(desk.station, desk.person(), {"role": "Speaker"}, edition="2017")
    (badge,) = ready_badges(desk.station, BadgeOrder(module="M1", people=(desk.person(),))).value
    assert badge.face.role == "Speaker"
    print_badges(desk.station, ALL, tmp_path / "all.pdf")
    assert badges_on_paper(desk.station, "M1").changed == 0
    desk.change(Person, desk.person(), photo_consent=False)
    assert badges_on_paper(desk.station, "M1").changed == 1
