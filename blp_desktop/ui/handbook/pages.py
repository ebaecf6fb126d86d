"""The pages of the handbook: where they are, in their order, and what is found in them."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QTextDocumentFragment

from blp_desktop.domain.names import fold, needles
from blp_desktop.places import handbook
from blp_desktop.ui.handbook.html import body_of, title_of

ORDER = ("before-the-journey", "at-the-door", "afterwards", "when-something-goes-wrong")
"""The pages by the names of their files."""

_BODY = re.compile(r"<body>\n(.*)\n</body>", re.DOTALL)
_AROUND = 60
"""Signs shown on each side of what was found."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, its title, its HTML, and its text to search in."""

    name: str
    title: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page in which every word was found, and the text around the first."""

    page: Page
    excerpt: str


def pages() -> tuple[Page, ...]:
    """Every page, made ready in a bundle, or from its Markdown where the program runs from source."""
    return tuple(_page(name) for name in ORDER)


def find(text: str, among: tuple[Page, ...]) -> tuple[Found, ...]:
    """The paragraphs that have every word, in the pages' order."""
    wanted = needles(text)
    if not wanted:
        return ()
    return tuple(
        Found(page, _excerpt(line, wanted[0]))
        for page in among
        for line in page.text.splitlines()
        if all(needle in fold(line) for needle in wanted)
    )


def _page(name: str) -> Page:
    html = _html(handbook() / name)
    return Page(name, title_of(html), html, QTextDocumentFragment.fromHtml(html).toPlainText())


def _html(place: Path) -> str:
    ready = place.with_suffix(".html")
    if not ready.exists():
        return body_of(place.with_suffix(".md").read_text(encoding="utf-8"))
    found = _BODY.search(ready.read_text(encoding="utf-8"))
    return found[1] if found else ""


def _excerpt(line: str, needle: str) -> str:
    at = max(fold(line).find(needle), 0)
    first, last = max(at - _AROUND, 0), at + len(needle) + _AROUND
    return f"{'… ' if first else ''}{line[first:last].strip()}{' …' if last < len(line) else ''}"
