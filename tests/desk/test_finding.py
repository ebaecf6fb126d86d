"""Finding what an operator names."""

import pytest

from blp_desktop.desk.finding import module_named, people_named
from blp_desktop.desk.station import looking
from blp_desktop.domain.codes import short_code, shown
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.store.schema import Person
from tests.desk.demo import Desk


def found(desk: Desk, *texts: str) -> list[str]:
    with looking(desk.station) as session:
        return [person.id for person in people_named(session, texts)]


def e_mail(desk: Desk, number: int = 0) -> str:
    with looking(desk.station) as session:
        return session.get_one(Person, desk.person(number)).email


@pytest.mark.parametrize("name", ["M1", "m1", "2017/M1", "Stockholm", " stockholm "])
def test_a_module_is_its_code_its_edition_and_code_or_its_city(desk: Desk, name: str) -> None:
    with looking(desk.station) as session:
        assert module_named(session, name).id == desk.module()


@pytest.mark.parametrize(("name", "told"), [("M9", "There is no module M9."), ("2018/M1", "There is no edition 2018.")])
def test_an_unknown_module_or_edition_is_refused(desk: Desk, name: str, told: str) -> None:
    with looking(desk.station) as session, pytest.raises(Refusal, match=told):
        module_named(session, name)


def test_a_person_is_an_id_an_e_mail_or_a_short_code(desk: Desk) -> None:
    short = short_code(desk.code())
    person = desk.person()
    for text in (person, person.upper(), e_mail(desk).upper(), short, shown(short), short.lower()):
        assert found(desk, text) == [person], text
    assert found(desk, person, e_mail(desk), short) == [person]


def test_what_fits_two_people_is_refused_and_never_guessed(desk: Desk) -> None:
    desk.twin(desk.code(0), number=1)
    with pytest.raises(Refusals, match="fits 2 people"):
        found(desk, short_code(desk.code(0)))
    desk.change(Person, desk.person(2), email=e_mail(desk, 3))
    with pytest.raises(Refusals, match="fits 2 people"):
        found(desk, e_mail(desk, 3))


def test_all_that_nobody_is_called_are_told_at_once(desk: Desk) -> None:
    with pytest.raises(Refusals) as refused:
        found(desk, "no@one.x", desk.person(), "111")
    assert [each.code for each in refused.value.refusals] == ["unknown_person", "unknown_person"]
