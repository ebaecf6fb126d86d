"""The index of words: the same people as going through them all."""

from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.domain.names import haystack, matches, needles
from blp_desktop.domain.word_index import WordIndex

names = st.text(alphabet="abcåäöūķŁ -’", min_size=0, max_size=12)


@given(st.lists(names, max_size=20), names)
def test_it_finds_whom_a_look_at_everyone_finds(people: list[str], search: str) -> None:
    hay = [haystack(name) for name in people]
    wanted = needles(search)
    found = WordIndex(hay).holding_all(wanted)
    looked = {place for place, each in enumerate(hay) if matches(wanted, each)}
    assert found == (looked if wanted else None)


def test_nothing_searched_for_leaves_everyone() -> None:
    assert WordIndex([" ruta kalnina"]).holding_all(()) is None


def test_words_are_found_in_any_order() -> None:
    index = WordIndex([haystack("Rūta Kalniņa"), haystack("Rūta Ozola")])
    assert index.holding_all(needles("kaln ruta")) == {0}
