"""Print jobs in the programme file."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.badges import DEFAULT_STOCK, BadgeOrder, Only, badges_on_paper, badges_to_see, revoke_badge
from blp_desktop.desk.print_jobs import (
    JUST_REPLACED,
    Destination,
    Job,
    JobState,
    begin_job,
    cancel_job,
    end_job,
    fail_job,
    give_up_interrupted,
    labels_used,
    list_jobs,
    people_of_job,
    repeat_job,
    replace_badge,
    start_job,
    waiting_jobs,
)
from blp_desktop.desk.printer_memory import PrinterMemory, keep_printers, print_at_door, printed_on
from blp_desktop.desk.printing import (
    PrinterMissing,
    Sheets,
    badge_for,
    badge_instead,
    carry_out,
    order_alone,
    print_badges,
    write_sheets,
)
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.undo import last_act
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.schema import Badge, Journal, Person
from tests.desk.demo import MORNING, Desk
from tests.reading import codes_in

LASER = Destination(printer="Laser")


@pytest.fixture(autouse=True)
def no_printer_known() -> None:
    """The laptop remembers of no other test what was printed on."""
    keep_printers(PrinterMemory())


def order(desk: Desk, *numbers: int, **other: object) -> BadgeOrder:
    return BadgeOrder(module="M1", people=tuple(desk.person(number) for number in numbers), **other)  # type: ignore[arg-type]


def newest(desk: Desk) -> Job:
    return list_jobs(desk.station)[0]


def swallow(_sheets: Sheets, _to: Destination) -> None:
    """A printer."""


def unplugged(_sheets: Sheets, to: Destination) -> None:
    """No printer."""
    raise PrinterMissing(f"The printer {to.printer} is not there.")


def test_a_job_begun_waits_and_says_who_what_where_and_for_which_printer(desk: Desk) -> None:
    begin_job(desk.station, order(desk, 0, 1), to=LASER)
    job = newest(desk)
    assert (job.state, job.count, job.city, job.operator) == (JobState.WAITING, 2, "Stockholm", "Anna")
    assert (bool(job.laptop), job.is_here, job.made_at, job.to.printer) == (True, True, MORNING, "Laser")
    assert job.stock_title == "Avery Zweckform L4785"
    assert badges_on_paper(desk.station, "M1").unprinted == 28


def test_a_job_carried_out_records_its_badges_as_printed_with_it(desk: Desk) -> None:
    job = begin_job(desk.station, order(desk, 0, 1), to=LASER).value
    done = carry_out(desk.station, job, swallow)
    assert (done.value.badges, done.value.pages) == (2, 1)
    assert newest(desk).state is JobState.PRINTED
    assert badges_on_paper(desk.station, "M1").unprinted == 26
    with looking(desk.station) as session:
        acts = {row.act_id for row in session.scalars(select(Journal).where(Journal.act == "print badges"))}
        tables = {row.table for row in session.scalars(select(Journal).where(Journal.act_id.in_(acts)))}
    assert (len(acts), tables) == (1, {"badge", "print_job"})


def test_a_missing_printer_leaves_the_job_waiting_and_no_badge_printed(desk: Desk) -> None:
    job = begin_job(desk.station, order(desk, 0), to=LASER).value
    with pytest.raises(PrinterMissing):
        carry_out(desk.station, job, unplugged)
    assert (newest(desk).state, newest(desk).problem) == (JobState.WAITING, "The printer Laser is not there.")
    assert [each.id for each in waiting_jobs(desk.station, since=MORNING)] == [job]
    carry_out(desk.station, job, swallow)
    assert (newest(desk).state, newest(desk).problem) == (JobState.PRINTED, "")


def test_what_cannot_be_written_is_a_failed_job_and_no_badge_printed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SurroundingsFailed):
        print_badges(desk.station, order(desk, 0), tmp_path / "file" / "badges.pdf")
    assert newest(desk).state is JobState.FAILED
    assert "could not be written" in newest(desk).problem
    assert badges_on_paper(desk.station, "M1").unprinted == 28


def test_a_cancelled_job_is_not_carried_out(desk: Desk) -> None:
    job = begin_job(desk.station, order(desk, 0), to=LASER).value
    cancel_job(desk.station, job)
    with pytest.raises(Refusal, match="it is cancelled"):
        carry_out(desk.station, job, swallow)
    assert newest(desk).state is JobState.CANCELLED


def test_what_is_over_cannot_be_cancelled(desk: Desk) -> None:
    job = begin_job(desk.station, order(desk, 0), to=LASER).value
    carry_out(desk.station, job, swallow)
    with pytest.raises(Refusal, match="it is printed"):
        cancel_job(desk.station, job)


def test_a_repeated_job_prints_the_same_people_and_new_codes_for_those_revoked(desk: Desk, tmp_path: Path) -> None:
    first = tmp_path / "badges.pdf"
    print_badges(desk.station, order(desk, 0, 1, 2), first)
    before = codes_in(first.read_bytes())
    revoke_badge(desk.station, desk.person(1), reason="lost")
    again = repeat_job(desk.station, newest(desk).id).value
    carry_out(desk.station, again, write_sheets)
    after = codes_in(first.read_bytes())
    assert set(before) - set(after) == {desk.code(1)}
    assert len(after) == 3
    assert [job.count for job in list_jobs(desk.station)] == [3, 3]


def test_a_code_revoked_while_its_job_waited_is_not_printed(desk: Desk, tmp_path: Path) -> None:
    to = Destination(file=str(tmp_path / "badge.pdf"))
    job = begin_job(desk.station, order(desk, 0), to=to).value
    revoke_badge(desk.station, desk.person(), reason="lost")
    carry_out(desk.station, job, write_sheets)
    (code,) = codes_in((tmp_path / "badge.pdf").read_bytes())
    assert code != desk.code()


def test_a_lost_badge_is_revoked_and_replaced_in_one_act_that_the_journal_has(desk: Desk, tmp_path: Path) -> None:
    to = Destination(file=str(tmp_path / "badge.pdf"))
    carry_out(desk.station, replace_badge(desk.station, order(desk, 0), to=to).value, write_sheets)
    (code,) = codes_in((tmp_path / "badge.pdf").read_bytes())
    old = desk.scan(desk.code())
    assert (old.verdict, old.person and old.person.id) == (Verdict.REVOKED_BADGE, desk.person())
    assert desk.scan(code).verdict is Verdict.ADMITTED
    with looking(desk.station) as session:
        row = session.scalars(select(Badge).where(Badge.code == desk.code())).one()
        assert row.revoked_reason == "lost"
        assert row.replaced_by
        acts = session.scalars(select(Journal.act).where(Journal.row == row.id)).all()
    assert "replace lost badge" in acts


def at(desk: Desk, **later: float) -> Station:
    """The same desk so much later."""
    return replace(desk.station, author=replace(desk.station.author, now=lambda: MORNING + timedelta(**later)))


def test_a_badge_replaced_a_moment_ago_is_not_replaced_again(desk: Desk, tmp_path: Path) -> None:
    badge_instead(desk.station, desk.person(), module="M1", folder=tmp_path)
    with pytest.raises(Refusal, match="got a new badge in the lost one's place a moment ago") as told:
        replace_badge(at(desk, seconds=50), order(desk, 0), to=LASER)
    assert told.value.code == JUST_REPLACED
    with looking(desk.station) as session:
        assert len(session.scalars(select(Badge).where(Badge.person_id == desk.person())).all()) == 2


def test_a_replaced_badge_that_is_lost_too_is_replaced_later_or_once_a_door_saw_it(desk: Desk, tmp_path: Path) -> None:
    (code,) = codes_in(badge_instead(desk.station, desk.person(), module="M1", folder=tmp_path).value.file.read_bytes())
    desk.scan(code)
    replace_badge(at(desk, seconds=5), order(desk, 0), to=LASER)
    assert desk.scan(code).verdict is Verdict.REVOKED_BADGE
    assert replace_badge(at(desk, minutes=2), order(desk, 0), to=LASER).value


def test_a_badge_alone_takes_the_stock_and_layout_printed_on_last(desk: Desk, tmp_path: Path) -> None:
    printed_on("Roll", "dymo-99014", layout="low-label")
    badge_instead(desk.station, desk.person(), module="M1", folder=tmp_path)
    assert newest(desk).stock == "dymo-99014"
    assert order_alone(desk.station, desk.person(), module="M1").layout == "low-label"


def test_a_badge_alone_takes_the_stock_that_the_door_has(desk: Desk, tmp_path: Path) -> None:
    print_at_door(printer="Label printer", stock="dymo-99014")
    printed_on("Laser", "avery-l4785", layout="")
    badge_for(desk.station, desk.person(), module="M1", folder=tmp_path)
    assert newest(desk).stock == "dymo-99014"


def test_a_stock_or_layout_of_another_programme_keeps_no_badge_alone_from_paper(desk: Desk, tmp_path: Path) -> None:
    printed_on("Laser", "of-another-file", layout="of-another-file")
    assert badge_for(desk.station, desk.person(), module="M1", folder=tmp_path).value.badges == 1
    printed_on("Laser", "avery-5395", layout="of-another-file")
    assert badge_for(desk.station, desk.person(), module="M1", folder=tmp_path).value.badges == 1
    assert {job.stock for job in list_jobs(desk.station)} == {DEFAULT_STOCK, "avery-5395"}


def test_badges_by_themselves_go_on_one_sheet_label_after_label(desk: Desk, tmp_path: Path) -> None:
    print_badges(desk.station, order(desk, 0, 1, 2), tmp_path / "badges.pdf")
    badge_for(desk.station, desk.person(3), module="M1", folder=tmp_path)
    assert labels_used(desk.station, DEFAULT_STOCK) == 4
    badge_instead(desk.station, desk.person(0), module="M1", folder=tmp_path)
    assert labels_used(desk.station, DEFAULT_STOCK) == 5


def test_jobs_that_waited_for_their_printer_share_no_label(desk: Desk) -> None:
    alone = [order_alone(desk.station, desk.person(number), module="M1") for number in range(2)]
    jobs = [begin_job(desk.station, one, to=LASER).value for one in alone]
    with pytest.raises(PrinterMissing):
        carry_out(desk.station, jobs[0], unplugged)
    carry_out(desk.station, jobs[1], swallow)
    began = start_job(desk.station, jobs[0]).value
    assert began.order.start_at == 2
    end_job(at(desk, minutes=1), began)
    assert labels_used(desk.station, DEFAULT_STOCK) == 2


def test_a_job_printed_again_begins_at_the_next_free_label(desk: Desk, tmp_path: Path) -> None:
    print_badges(desk.station, order(desk, 0, 1, 2), tmp_path / "badges.pdf")
    assert start_job(desk.station, repeat_job(desk.station, newest(desk).id).value).value.order.start_at == 4


def test_somebody_not_invited_gets_no_badge_in_place_of_a_lost_one(desk: Desk) -> None:
    with looking(desk.station) as session:
        stranger = session.scalars(select(Person.id).where(Person.id.not_in(desk.badges))).first()
    with pytest.raises(Refusal, match="Not invited"):
        replace_badge(desk.station, BadgeOrder(module="M1", people=(str(stranger),)), to=LASER)


def test_a_job_that_the_program_was_closed_in_says_so_at_the_next_start(desk: Desk) -> None:
    start_job(desk.station, begin_job(desk.station, order(desk, 0), to=LASER).value)
    assert give_up_interrupted(desk.station).value == 1
    assert newest(desk).state is JobState.FAILED
    assert "Look which badges came out" in newest(desk).problem
    assert give_up_interrupted(desk.station).value == 0


def test_another_laptops_jobs_are_listed_and_left_alone(desk: Desk) -> None:
    other = desk.at_desk(station="Desk B")
    begin_job(other.station, order(desk, 0), to=LASER)
    job = newest(desk)
    assert (job.laptop, job.is_here) == ("Desk B", False)
    assert waiting_jobs(desk.station, since=MORNING) == ()


def test_jobs_are_listed_newest_first_and_by_module(desk: Desk) -> None:
    made = [begin_job(desk.station, order(desk, number), to=LASER).value for number in range(3)]
    assert sorted(job.id for job in list_jobs(desk.station, module="M1")) == sorted(made)
    assert list_jobs(desk.station, module="M2") == ()


def test_labels_used_of_the_last_sheet_are_counted_over_its_end(desk: Desk, tmp_path: Path) -> None:
    assert labels_used(desk.station, "avery-l4785") == 0
    print_badges(desk.station, order(desk, 0, 1, start_at=8), tmp_path / "badges.pdf")
    assert labels_used(desk.station, "avery-l4785") == 9
    fail_job(desk.station, begin_job(desk.station, order(desk, 0), to=LASER).value, problem="paper jam")
    assert labels_used(desk.station, "avery-l4785") == 9


def test_the_people_of_a_job_are_named(desk: Desk) -> None:
    job = begin_job(desk.station, order(desk, 0), to=LASER).value
    assert len(people_of_job(desk.station, job)) == 1


def test_a_print_is_nothing_that_undo_takes_back(desk: Desk) -> None:
    before = last_act(desk.station)
    carry_out(desk.station, begin_job(desk.station, order(desk, 0), to=LASER).value, swallow)
    assert last_act(desk.station) == before


def test_nothing_to_print_begins_no_job(desk: Desk, tmp_path: Path) -> None:
    print_badges(desk.station, BadgeOrder(module="M1"), tmp_path / "badges.pdf")
    with pytest.raises(Refusal, match="Every badge of this module was printed"):
        begin_job(desk.station, BadgeOrder(module="M1", only=Only.NEW), to=LASER)
    assert len(list_jobs(desk.station)) == 1


def test_a_look_at_badges_makes_none(desk: Desk) -> None:
    revoke_badge(desk.station, desk.person(), reason="lost")
    with looking(desk.station) as session:
        before = session.query(Badge).count(), session.query(Journal).count()
    seen = badges_to_see(desk.station, BadgeOrder(module="M1"))
    assert len(seen) == 28
    assert all(badge.face.code for badge in seen)
    with looking(desk.station) as session:
        assert (session.query(Badge).count(), session.query(Journal).count()) == before
