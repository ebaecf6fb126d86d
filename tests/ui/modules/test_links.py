"""Documents and links, written one a line."""

from blp_desktop.desk.programme import DocumentFacts
from blp_desktop.ui.modules.links import documents_in, lines_of

HANDBOOK = DocumentFacts(title="Handbook for hosts", link="https://example.org/handbook")


def test_what_was_written_is_read_back_the_same() -> None:
    documents = (HANDBOOK, DocumentFacts(title="The call of 2017"))
    assert documents_in(lines_of(documents)) == documents


def test_a_link_alone_is_titled_by_itself() -> None:
    (alone,) = documents_in("https://example.org")
    assert alone == DocumentFacts(title="https://example.org", link="https://example.org")
    assert lines_of([alone]) == "https://example.org"


def test_empty_lines_are_no_documents() -> None:
    assert documents_in("\n  \n") == ()


def test_a_word_at_the_end_is_no_link() -> None:
    assert documents_in("Handbook for hosts") == (DocumentFacts(title="Handbook for hosts"),)
