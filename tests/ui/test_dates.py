"""Instants and dates as they are shown."""

import pytest

from blp_desktop.ui.dates import given_words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2017-06-18 10:31", "Sun 18 Jun 2017, 10:31"),
        ("2017-06-18", "Sun 18 Jun 2017"),
        ("in June, I think", "in June, I think"),
        ("", ""),
    ],
)
def test_a_date_that_a_list_gave_is_written_as_dates_are_here(given: str, words: str) -> None:
    assert given_words(given) == words
