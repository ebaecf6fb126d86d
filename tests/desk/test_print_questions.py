"""What is asked before a print."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from blp_desktop.desk.badges import BadgeOrder, badges_to_see
from blp_desktop.desk.print_jobs import list_jobs
from blp_desktop.desk.print_questions import PrintedBefore, about_job, about_order, findings
from blp_desktop.desk.printing import print_badges
from blp_desktop.desk.station import looking
from blp_desktop.store.schema import Application, Person
from tests.desk.demo import MORNING, Desk

EVERYONE = BadgeOrder(module="M1")


def test_an_order_says_how_many_are_new_changed_and_on_paper_already(desk: Desk, tmp_path: Path) -> None:
    assert about_order(desk.station, EVERYONE) == PrintedBefore(new=28, changed=0, unchanged=0)
    some = replace(EVERYONE, people=(desk.person(0), desk.person(1), desk.person(2)))
    print_badges(desk.station, some, tmp_path / "badges.pdf")
    desk.change(Person, desk.person(0), last_name="Kalniņa-Lapsa")
    expected = PrintedBefore(new=25, changed=1, unchanged=2, last_at=MORNING, last_by="Anna")
    assert about_order(desk.station, EVERYONE) == expected


def test_a_finding_leads_to_its_person(desk: Desk) -> None:
    desk.change(Person, desk.person(3), first_name="山田", last_name="")
    badges = badges_to_see(desk.station, EVERYONE)
    (found,) = findings(desk.station, EVERYONE, badges)
    assert (found.person, found.sentence) == (desk.person(3), "山田: no font here has the letters 山田")


def test_a_finding_of_the_layout_names_it(desk: Desk) -> None:
    order = replace(EVERYONE, stock="durable-1453", layout="butterfly-a6")
    found = findings(desk.station, order, badges_to_see(desk.station, order))
    of_all = [each.sentence for each in found if not each.person]
    assert all(said.startswith("A6 butterfly folded from A4, agenda inside: ") for said in of_all)
    assert any("the code's modules are" in said for said in of_all)


def test_somebody_without_a_name_is_found_and_stops_nobody(desk: Desk, tmp_path: Path) -> None:
    desk.change(Person, desk.person(3), first_name="", last_name="")
    (found,) = findings(desk.station, EVERYONE, badges_to_see(desk.station, EVERYONE))
    assert found.sentence == "Somebody without a name: it has no name"
    assert print_badges(desk.station, EVERYONE, tmp_path / "badges.pdf").value.badges == 28


def test_a_badge_with_a_role_is_known_as_unchanged_when_its_job_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    with looking(desk.station) as session:
        application = session.scalars(select(Application.id).where(Application.person_id == desk.person(0))).one()
    desk.change(Application, application, role="Trainer")
    print_badges(desk.station, replace(EVERYONE, people=(desk.person(0),)), tmp_path / "badges.pdf")
    told = about_job(desk.station, list_jobs(desk.station)[0].id)
    assert (told.new, told.changed, told.unchanged) == (0, 0, 1)
