"""Questions asked at the door, and what people answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import module_named
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Answer, Module, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorQuestion:
    """A question of a module, at one checkpoint or (empty) at all; `answers` counts what was answered so far."""

    id: str
    text: str
    checkpoint: str
    required: bool
    answers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFields:
    """What an operator writes about a question."""

    text: str
    checkpoint: str = ""
    required: bool = True


def questions_of(station: Station, module: str) -> tuple[DoorQuestion, ...]:
    """The module's questions, in the order they were written."""
    with looking(station) as session:
        found = module_named(session, module)
        given = _answers(session, found)
        return tuple(_told(row, given.get(row.id, 0)) for row in session.scalars(_asked(found)))


def open_questions(station: Station, person: str, *, module: str, checkpoint: str) -> tuple[DoorQuestion, ...]:
    """What this person has not answered yet at the checkpoint, the required ones first."""
    with looking(station) as session:
        answered = set(session.scalars(select(Answer.question_id).where(Answer.person_id == person)))
        rows = [row for row in session.scalars(_asked(module_named(session, module))) if row.id not in answered]
        here = [_told(row, 0) for row in rows if row.checkpoint in ("", checkpoint)]
        return tuple(sorted(here, key=_required_first))


def answer_questions(station: Station, person: str, answers: Mapping[str, str]) -> Outcome[int]:
    """Keep what this person answered (question id → answer), whatever the door decides; gives how many.

    An empty answer to a required question raises Refusal; to an optional one it is a question skipped.
    """
    with acting(station, "answer at the door") as under_way:
        given = {key: typed(answer) for key, answer in answers.items()}
        for question in under_way.session.scalars(select(Question).where(Question.id.in_(given))):
            _refuse_empty(question, given[question.id])
        rows = [_answer(station, person, key, answer) for key, answer in given.items() if answer]
        under_way.session.add_all(rows)
    return outcome(len(rows), under_way)


def add_question(station: Station, module: str, written: QuestionFields) -> Outcome[str]:
    """Ask one more question at a module's door; gives its id."""
    require_supervisor(station, "Setting the questions of a door")
    text = _text(written)
    with acting(station, "add question") as under_way:
        found = module_named(under_way.session, module)
        row = Question(
            id=station.author.new_key(),
            module_id=found.id,
            checkpoint=written.checkpoint,
            text=text,
            required=written.required,
        )
        under_way.session.add(row)
    return outcome(row.id, under_way)


def edit_question(station: Station, question: str, written: QuestionFields) -> Outcome[str]:
    """Write a question anew."""
    require_supervisor(station, "Setting the questions of a door")
    text = _text(written)
    with acting(station, "edit question") as under_way:
        row = _known(under_way.session, question)
        row.text, row.checkpoint, row.required = text, written.checkpoint, written.required
    return outcome(question, under_way)


def remove_question(station: Station, question: str) -> Outcome[str]:
    """Ask it no longer; raises Refusal where somebody has answered: answers are kept."""
    require_supervisor(station, "Setting the questions of a door")
    with acting(station, "remove question") as under_way:
        row = _known(under_way.session, question)
        if under_way.session.scalars(select(Answer.id).where(Answer.question_id == question)).first():
            step = "Make it optional instead."
            raise Refusal("question_answered", f"“{row.text}” was answered already; answers are kept.", step)
        under_way.session.delete(row)
    return outcome(question, under_way)


def _asked(module: Module) -> Select[Question]:
    return select(Question).where(Question.module_id == module.id).order_by(Question.id)


def _answers(session: Session, module: Module) -> dict[str, int]:
    of_module = select(Question.id).where(Question.module_id == module.id)
    counted = select(Answer.question_id, func.count()).where(Answer.question_id.in_(of_module))
    return {row[0]: row[1] for row in session.execute(counted.group_by(Answer.question_id))}


def _told(row: Question, answers: int) -> DoorQuestion:
    return DoorQuestion(id=row.id, text=row.text, checkpoint=row.checkpoint, required=row.required, answers=answers)


def _required_first(question: DoorQuestion) -> bool:
    return not question.required


def _answer(station: Station, person: str, question: str, value: str) -> Answer:
    return Answer(
        id=station.author.new_key(), question_id=question, person_id=person, value=value, answered_at=station.now()
    )


def _refuse_empty(question: Question, value: str) -> None:
    if question.required and not value:
        raise Refusal("no_answer", f"“{question.text}” needs an answer.", "Ask, and write the answer down.")


def _text(written: QuestionFields) -> str:
    text = typed(written.text)
    if not text:
        raise Refusal("no_text", "The question is missing.", "Write it as it should be asked.")
    return text


def _known(session: Session, question: str) -> Question:
    row = session.get(Question, question)
    if row is None:
        raise Refusal("unknown_question", "This question is no longer in the file.", "Look at the list again.")
    return row
