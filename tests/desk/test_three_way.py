"""Three-way comparison."""

from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.desk.three_way import FieldChange, compare, mark, marks

texts = st.text(max_size=30)
rows = st.dictionaries(st.sampled_from(["first_name", "email", "answer: A question with a long heading"]), texts)


def test_what_only_the_list_changed_is_a_change() -> None:
    found = compare(says={"city": "Oulu"}, said=marks({"city": "Turku"}), holds={"city": "Turku"})
    assert found.changes == (FieldChange("city", "Turku", "Oulu"),)
    assert found.conflicts == ()


def test_what_only_the_program_changed_is_kept() -> None:
    found = compare(says={"city": "Turku"}, said=marks({"city": "Turku"}), holds={"city": "Oulu"})
    assert (found.changes, found.conflicts) == ((), ())


def test_what_both_changed_is_a_conflict_unless_they_agree() -> None:
    said = marks({"city": "Turku"})
    found = compare(says={"city": "Oulu"}, said=said, holds={"city": "Espoo"})
    assert found.conflicts == (FieldChange("city", "Espoo", "Oulu"),)
    agreed = compare(says={"city": "Oulu"}, said=said, holds={"city": "Oulu"})
    assert (agreed.changes, agreed.conflicts) == ((), ())


def test_a_column_that_is_new_in_the_list_fills_what_is_empty() -> None:
    assert compare(says={"city": "Oulu"}, said={}, holds={}).changes == (FieldChange("city", "", "Oulu"),)
    assert compare(says={"city": "Oulu"}, said={}, holds={"city": "Espoo"}).conflicts != ()


@given(rows, rows)
def test_the_same_list_again_changes_nothing_whatever_the_program_holds(
    says: dict[str, str], holds: dict[str, str]
) -> None:
    found = compare(says=says, said=marks(says), holds=holds)
    assert (found.changes, found.conflicts) == ((), ())


@given(texts)
def test_what_is_kept_of_a_text_is_short(text: str) -> None:
    assert len(mark(text)) <= 13
