"""Badges: what printing them leaves in the file."""

from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.badges import BadgeOrder, Only, print_badges, revoke_badge
from blp_desktop.desk.registering import edit_person
from blp_desktop.desk.station import looking
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Badge, Journal
from tests.desk.demo import MORNING, Desk


def test_a_print_is_one_act_with_a_journal_row_for_each_badge(desk: Desk, tmp_path: Path) -> None:
    done = print_badges(desk.station, BadgeOrder(module="M1"), tmp_path / "badges.pdf")
    with looking(desk.station) as session:
        badges = list(session.scalars(select(Badge)))
        rows = list(session.scalars(select(Journal).where(Journal.act == "print badges")))
    assert {(badge.printed_at, badge.prints) for badge in badges} == {(MORNING, 1)}
    assert len({row.act_id for row in rows}) == 1
    assert {row.row for row in rows} == {badge.id for badge in badges} == {change.row for change in done.touched}
    assert {tuple(row.fields["prints"]) for row in rows} == {(0, 1)}


def test_a_second_print_counts_and_keeps_what_the_paper_says_unchanged(desk: Desk, tmp_path: Path) -> None:
    for _ in range(2):
        print_badges(desk.station, BadgeOrder(module="M1", people=(desk.person(),)), tmp_path / "badge.pdf")
    with looking(desk.station) as session:
        rows = session.scalars(select(Journal).where(Journal.act == "print badges").order_by(Journal.sequence)).all()
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
        chosen = select(Badge).where(Badge.person_id == desk.person()).order_by(Badge.id)
        old, new = session.scalars(chosen).all()
    assert (old.replaced_by, new.revoked_at) == (new.id, None)
    assert old.code != new.code
