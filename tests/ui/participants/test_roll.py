"""The roll: narrowed and searched in memory."""

from typing import Any

from blp_desktop.desk.people import PersonRow
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.names import collation, haystack
from blp_desktop.ui.participants.facets import NEEDS, occurring
from blp_desktop.ui.participants.roll import Roll


def row(first: str, last: str, **fields: Any) -> PersonRow:
    blank: dict[str, Any] = dict.fromkeys(
        ("organisation", "job_title", "city", "country", "sector", "email", "phone", "diet", "access", "role"), ""
    )
    key = collation("en")
    facts: dict[str, Any] = {
        "id": f"{first} {last}",
        "submitted": "",
        "score": None,
        "decision": SelectionDecision.SELECTED,
        "status": Standing.SELECTED,
        "modules": (),
        "haystack": haystack(first, last, str(fields.get("organisation", ""))),
        "order": (key(last), key(first), ""),
    }
    return PersonRow(first_name=first, last_name=last, **blank | facts | fields)


RUTA = row("Rūta", "Kalniņa", country="Latvia", diet="Vegan", modules=("M1",), organisation="Rīga Wood")
ERIK = row("Erik", "Koski", country="Finland", access="Wheelchair user", status=Standing.WAITING)
ASA = row("Åsa", "Öberg", country="Sweden")


def roll() -> Roll:
    made = Roll()
    made.fill([ASA, RUTA, ERIK])
    return made


def found(people: Roll) -> list[str]:
    return [person.first_name for person in people.found]


def test_everyone_stands_in_order() -> None:
    assert found(roll()) == ["Rūta", "Erik", "Åsa"]


def test_a_search_that_grows_and_shrinks_finds_the_same_as_one_typed_at_once() -> None:
    people = roll()
    texts = ("r", "ru", "ru k", "ru", "r w", "wood ruta", "", "e", "x", "")
    for text in texts:
        people.search(text)
        fresh = roll()
        fresh.search(text)
        assert found(people) == found(fresh), text


def test_values_of_one_facet_widen_and_facets_narrow_each_other() -> None:
    people = roll()
    people.narrow({"country": frozenset({"Latvia", "Finland"})})
    assert found(people) == ["Rūta", "Erik"]
    people.narrow({"country": frozenset({"Latvia", "Finland"}), "decision": frozenset({"waiting"})})
    assert found(people) == ["Erik"]


def test_who_is_invited_nowhere_can_be_found() -> None:
    people = roll()
    people.narrow({"modules": frozenset({""})})
    assert found(people) == ["Erik", "Åsa"]


def test_any_need_and_one_need_are_both_offered() -> None:
    assert occurring(NEEDS, [RUTA, ERIK, ASA]) == {
        "diet": 1, "diet:Vegan": 1, "access": 1, "access:Wheelchair user": 1, "": 1
    }  # fmt: skip


def test_a_search_holds_while_the_filters_change() -> None:
    people = roll()
    people.search("k")
    people.narrow({"country": frozenset({"Finland"})})
    assert found(people) == ["Erik"]
    people.narrow({})
    assert found(people) == ["Rūta", "Erik"]


def test_renewed_rows_take_their_place_and_gone_ones_leave() -> None:
    people = roll()
    people.renew([row("Rūta", "Zariņa", id="Rūta Kalniņa")], gone=["Erik Koski"])
    assert [person.last_name for person in people.rows] == ["Öberg", "Zariņa"]
