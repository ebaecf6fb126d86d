"""Questions at the door: asked, answered, kept."""

import pytest

from blp_desktop.desk.questions import (
    QuestionFields,
    add_question,
    answer_questions,
    edit_question,
    open_questions,
    questions_of,
    remove_question,
)
from blp_desktop.desk.selection import withdraw
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal
from tests.desk.demo import AM, Desk

LAPTOP = QuestionFields(text="Laptop number?")
LUNCH = QuestionFields(text="Lunch?", required=False)


def test_case_24_an_answered_question_admits_and_the_answer_is_kept(desk: Desk) -> None:
    question = add_question(desk.station, "M1", LAPTOP).value
    assert desk.scan(desk.code()).verdict is Verdict.NEEDS_ANSWER
    answer_questions(desk.station, desk.person(), {question: "17"})
    assert desk.scan(desk.code()).verdict is Verdict.ADMITTED
    assert questions_of(desk.station, "M1")[0].answers == 1


def test_case_24_an_optional_question_can_be_skipped(desk: Desk) -> None:
    question = add_question(desk.station, "M1", LUNCH).value
    assert answer_questions(desk.station, desk.person(), {question: ""}).value == 0
    assert desk.scan(desk.code()).verdict is Verdict.ADMITTED


def test_case_25_an_answer_outlives_a_refusal(desk: Desk) -> None:
    question = add_question(desk.station, "M1", LAPTOP).value
    answer_questions(desk.station, desk.person(), {question: "17"})
    withdraw(desk.station, [desk.person()], reason="ill")
    assert desk.scan(desk.code()).verdict is Verdict.WITHDRAWN
    assert questions_of(desk.station, "M1")[0].answers == 1


def test_required_questions_come_first_and_answered_ones_are_gone(desk: Desk) -> None:
    add_question(desk.station, "M1", LUNCH)
    laptop = add_question(desk.station, "M1", LAPTOP).value
    asked = open_questions(desk.station, desk.person(), module="M1", checkpoint=AM)
    assert [question.text for question in asked] == ["Laptop number?", "Lunch?"]
    answer_questions(desk.station, desk.person(), {laptop: "17"})
    asked = open_questions(desk.station, desk.person(), module="M1", checkpoint=AM)
    assert [question.text for question in asked] == ["Lunch?"]


def test_a_question_of_one_checkpoint_is_asked_only_there(desk: Desk) -> None:
    add_question(desk.station, "M1", QuestionFields(text="Bus?", checkpoint="2017-10-24-pm"))
    assert open_questions(desk.station, desk.person(), module="M1", checkpoint=AM) == ()


def test_a_required_answer_may_not_be_empty(desk: Desk) -> None:
    question = add_question(desk.station, "M1", LAPTOP).value
    with pytest.raises(Refusal, match="needs an answer"):
        answer_questions(desk.station, desk.person(), {question: " "})


def test_a_question_is_edited_and_removed_until_somebody_answered(desk: Desk) -> None:
    question = add_question(desk.station, "M1", LUNCH).value
    edit_question(desk.station, question, LAPTOP)
    assert questions_of(desk.station, "M1")[0].required
    answer_questions(desk.station, desk.person(), {question: "17"})
    with pytest.raises(Refusal, match="answers are kept"):
        remove_question(desk.station, question)
    other = add_question(desk.station, "M1", LUNCH).value
    remove_question(desk.station, other)
    assert [each.text for each in questions_of(desk.station, "M1")] == ["Laptop number?"]


def test_a_question_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="missing"):
        add_question(desk.station, "M1", QuestionFields(text=""))
