"""Near-duplicates: named, never merged."""

from blp_desktop.desk.near_duplicates import near_duplicates_among
from blp_desktop.paper.people_lists import PersonLine


def line(row: int, first: str, last: str, organisation: str = "Rīga Wood") -> PersonLine:
    return PersonLine(row=row, fields={"first_name": first, "last_name": last, "organisation": organisation})


def person(first: str, last: str, organisation: str = "Rīga Wood") -> dict[str, str]:
    return {"id": "p1", "first_name": first, "last_name": last, "organisation": organisation}


def test_the_same_name_in_another_order_and_without_its_marks_is_named_with_row_and_person() -> None:
    (found,) = near_duplicates_among([line(7, "Kalnina", "Ruta", "Elsewhere")], [person("Rūta", "Kalniņa")])
    assert (found.row, found.person) == (7, "p1")
    assert str(found) == "Row 7: Kalnina Ruta may be Rūta Kalniņa, Rīga Wood (already here). Both are kept."


def test_a_slip_of_the_pen_counts_in_one_organisation_only() -> None:
    known = [person("Kęstutis", "Jankauskas")]
    assert near_duplicates_among([line(2, "Kestutis", "Jankauskis")], known)
    assert not near_duplicates_among([line(2, "Kestutis", "Jankauskis", "Elsewhere")], known)


def test_two_rows_of_the_list_may_be_one_person() -> None:
    (found,) = near_duplicates_among([line(2, "Jan", "Berg"), line(3, "Jan", "Bergh")], [])
    assert (found.row, found.person) == (3, None)
    assert "(row 2)" in found.other


def test_colleagues_are_not_alike() -> None:
    assert (
        near_duplicates_among([line(2, "Anna", "Berg"), line(3, "Tore", "Strøm")], [person("Maren", "Schultz")]) == ()
    )
