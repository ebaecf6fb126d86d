"""The handbook: true pages with true pictures, read and searched without a network, and as files for any browser."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop import places
from blp_desktop.places import handbook
from blp_desktop.ui.handbook.html import body_of
from blp_desktop.ui.handbook.pages import ORDER, find, pages
from blp_desktop.ui.handbook.window import HandbookWindow, show_handbook
from blp_desktop.ui.menu_bar import MenuBar
from blp_desktop.ui.modules.header import ModuleHeader
from installers.handbook import write_handbook
from tests.ui.accessible import nameless

ROOT = Path(__file__).resolve().parents[3]
_MENU = re.compile(r"\*\*(File|Edit|View|Check-in|Help|⋯) › ([^*]+)\*\*")
"""How the handbook writes what stands in a menu; the three dots are those of a module."""


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """The window that the handbook belongs to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(owner: QWidget) -> HandbookWindow:
    made = show_handbook(owner)
    assert show_handbook(owner) is made
    return made


def pictures_named() -> set[str]:
    texts = (page.read_text(encoding="utf-8") for page in handbook().glob("*.md"))
    return {name for text in texts for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)}


def test_there_is_a_page_for_each_time_of_the_work(qapp: object) -> None:
    assert {page.stem for page in handbook().glob("*.md")} == set(ORDER)
    titles = [page.title for page in pages()]
    assert titles == ["Before the journey", "At the door", "Afterwards", "When something goes wrong"]


def test_every_picture_is_there_and_taken_by_the_script_and_none_is_left_over() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from take_pictures import PICTURES  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    taken = {f"pictures/{name.rsplit('/', 1)[1]}.png" for name in PICTURES if name.startswith("handbook/")}
    there = {f"pictures/{file.name}" for file in (handbook() / "pictures").iterdir()}
    assert pictures_named() == taken == there


def test_every_link_leads_to_a_page(qapp: object) -> None:
    names = {f"{page.name}.html" for page in pages()}
    links = {link for page in pages() for link in re.findall(r'href="([^"#]+)', page.html)}
    assert links
    assert links <= names


def test_every_menu_it_names_is_there(owner: QWidget) -> None:
    bar, module = MenuBar((), owner), ModuleHeader(owner)
    menus = {action.text().replace("&", ""): action.menu() for action in bar.actions()} | {"⋯": module.more.menu()}
    named = [words for page in handbook().glob("*.md") for words in _MENU.findall(page.read_text(encoding="utf-8"))]
    assert len(named) > 12
    there = {(menu, entry) for menu, its in menus.items() for entry in entries(its)}
    assert set(named) <= there


def entries(menu: QMenu) -> list[str]:
    """What it offers, without keys and dots."""
    return [action.text().replace("&", "").removesuffix("…") for action in menu.actions()]


def test_markdown_becomes_plain_html_without_fonts_or_colours(qapp: object) -> None:
    html = body_of(
        "# T & t\n\nA **b** *c* `d` [e](at-the-door.md#x)\n\n> n\n\n- 1\n\n![p](pictures/p.png)\n\n| a |\n| - |\n| b |"
    )
    assert "style" not in html
    for part in ("<h1>T &amp; t</h1>", "<b>b</b>", "<i>c</i>", "<code>d</code>", '<a href="at-the-door.html#x">e</a>'):
        assert part in html
    assert '<p class="note">n</p>' in html
    assert '<img src="pictures/p.png" alt="p" />' in html


def test_the_pictures_are_shown_no_wider_than_the_page(window: HandbookWindow, qtbot: QtBot) -> None:
    document = window.text.document()
    shown = document.resource(QTextDocument.ResourceType.ImageResource, QUrl("pictures/first-start.png"))
    assert shown is not None
    window.resize(500, 600)
    qtbot.wait(10)
    assert document.idealWidth() <= window.text.viewport().width() + 1


def test_each_page_is_shown_once_from_its_beginning_whatever_page_was_read_before(
    window: HandbookWindow, qtbot: QtBot
) -> None:
    for page in (*window.pages, window.pages[0]):
        window.show_page(page.name)
        window.resize(window.width() - 20, window.height() - 20)
        qtbot.wait(20)
        lines = window.text.toPlainText().splitlines()
        assert (lines[0], lines.count(page.title)) == (page.title, 1)


def test_below_a_picture_stands_what_follows_it_and_no_gap(window: HandbookWindow, qtbot: QtBot) -> None:
    window.show_page("at-the-door")
    qtbot.wait(20)
    layout, block = window.text.document().documentLayout(), window.text.document().begin()
    while "\ufffc" not in block.text():
        block = block.next()
    picture = block.begin().fragment().charFormat().toImageFormat()  # type: ignore[attr-defined]
    shown = QImage(str(handbook() / picture.name()))
    high = shown.height() * picture.width() / shown.width()
    assert layout.blockBoundingRect(block).height() < high + 20


def test_a_search_finds_what_has_every_word_and_leads_there(window: HandbookWindow) -> None:
    window.search.setText("scanner nothing")
    assert window.list.count() >= 1
    window.search.returnPressed.emit()
    assert window.text.toPlainText().startswith("When something goes wrong") or "Before" in window.text.toPlainText()
    assert window.text.textCursor().hasSelection()
    window.search.setText("zeppelin")
    assert (window.list.count(), window.told.text()) == (0, "Nothing has these words. Try fewer.")
    window.search.clear()
    assert window.list.count() == len(ORDER)


def test_a_search_folds_letters_and_finds_each_paragraph(qapp: object) -> None:
    found = find("SAFE mode", pages())
    assert found
    assert all("safe mode" in each.excerpt.lower() for each in found)
    assert find("  ", pages()) == ()


def test_a_link_opens_its_page_and_no_other_address_is_followed(window: HandbookWindow) -> None:
    window.text.anchorClicked.emit(QUrl("afterwards.html"))
    assert window.text.toPlainText().startswith("Afterwards")
    for elsewhere in ("https://example.org/at-the-door.html", "../../etc/passwd", "unknown.html"):
        window.text.anchorClicked.emit(QUrl(elsewhere))
        assert window.text.toPlainText().startswith("Afterwards")
    assert window.text.loadResource(2, QUrl("https://example.org/a.png")) is None
    assert window.text.loadResource(2, QUrl("../secret.png")) is None


def test_everything_in_it_has_a_name(window: HandbookWindow) -> None:
    assert nameless(window) == []


def test_a_bundle_reads_the_files_that_were_made_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    from_source = pages()
    write_handbook(tmp_path / "handbook")
    monkeypatch.setattr(places, "_INSTALLED", tmp_path)
    assert handbook() == tmp_path / "handbook"
    assert pages() == from_source
    whole = (tmp_path / "handbook" / "at-the-door.html").read_text(encoding="utf-8")
    assert "<title>At the door</title>" in whole
    assert (tmp_path / "handbook" / "pictures" / "checkin.png").exists()
