"""Documents and links of a programme, written one a line: a title, and where it has one its link."""

from collections.abc import Iterable

from blp_desktop.desk.programme import DocumentFacts

_SCHEMES = ("http://", "https://", "mailto:", "file://", "www.")


def lines_of(documents: Iterable[DocumentFacts]) -> str:
    """`Handbook https://example.org/handbook`, a line each."""
    return "\n".join(f"{document.title} {_shown(document)}".rstrip() for document in documents)


def documents_in(text: str) -> tuple[DocumentFacts, ...]:
    """The documents that these lines name; a line that is a link alone is titled by it."""
    return tuple(_document(line.strip()) for line in text.splitlines() if line.strip())


def _shown(document: DocumentFacts) -> str:
    return "" if document.link == document.title else document.link


def _document(line: str) -> DocumentFacts:
    title, _, last = line.rpartition(" ")
    if not last.lower().startswith(_SCHEMES):
        return DocumentFacts(title=line)
    return DocumentFacts(title=title.strip() or last, link=last)
