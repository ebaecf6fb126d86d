"""The handbook's window: its pages, a search over all of them, and the page that is read."""

import re
from string import Template

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImageReader, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from blp_desktop.places import handbook
from blp_desktop.ui.handbook.pages import Found, Page, find, pages
from blp_desktop.ui.look.colours import colours_of
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, muted
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.search_field import SearchField

_MARGIN, _WIDEST = 24, 860
"""Pixels around the page, and the most that a picture takes."""
_PICTURE = re.compile('<p><img src="([^"]+)"')


def show_handbook(window: QWidget) -> "HandbookWindow":
    """Bring this window's handbook to the front."""
    made = window.findChild(HandbookWindow) or HandbookWindow(window)
    made.show()
    made.raise_()
    made.activateWindow()
    return made


class HandbookWindow(QWidget):
    """A window of its own beside the program's; it reads nothing but the shipped pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Handbook – BLP Desk"))
        self.pages = pages()
        self.search = SearchField(self.tr("Search the handbook"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pages, or what was found"))
        self.list.setWordWrap(True)
        self.list.setSpacing(GRID // 2)
        self.told = muted(parent=self)
        self.text = _Reader(self)
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.text.page_asked.connect(self.show_page)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.begin)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        self._list_pages()
        self.list.setCurrentRow(0)
        fit_on_screen(self, QSize(1080, 760))

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Read the page of that name."""
        place = next((at for at, page in enumerate(self.pages) if page.name == name), None)
        if place is None:
            return
        self.search.clear()
        self.list.setCurrentRow(place)

    @Slot(str)
    def _search(self, text: str) -> None:
        self.list.clear()
        if not text.strip():
            self._list_pages()
            self.list.setCurrentRow(0)
            return
        found = find(text, self.pages)
        for each in found:
            self._add(f"{each.page.title}\n{each.excerpt}", each)
        one, many = self.tr("1 place"), self.tr("{count} places")
        counted = one if len(found) == 1 else many.format(count=len(found))
        self.told.setText(counted if found else self.tr("Nothing has these words. Try fewer."))

    @Slot()
    def _take_first(self) -> None:
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @Slot()
    def _leave(self) -> None:
        """Esc: out of the search first, then out of the window."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    @Slot()
    def _show_chosen(self) -> None:
        item = self.list.currentItem()
        chosen = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(chosen, Page):
            self.text.read(chosen)
        elif isinstance(chosen, Found):
            self.text.read(chosen.page)
            self.text.find(chosen.excerpt.strip("… "))

    def _list_pages(self) -> None:
        self.list.clear()
        self.told.setText("")
        for page in self.pages:
            self._add(page.title, page)

    def _add(self, words: str, stands_for: object) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, stands_for)
        self.list.addItem(item)

    def _lay_out(self) -> None:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.search, self.told, self.list):
            column.addWidget(part)
        split = QSplitter(self)
        split.addWidget(side)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 780])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)


class _Reader(QTextBrowser):
    """Shows one page with its pictures, no wider than the window; other pages are told, nothing else is followed."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The page"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)
        self.setSearchPaths([str(handbook())])
        self.anchorClicked.connect(self._follow)
        self._page: Page | None = None
        self._anew = QTimer(self, singleShot=True, interval=0)  # never while a page is being laid out
        self._anew.timeout.connect(self._again)

    def read(self, page: Page) -> None:
        """Show this page from its beginning."""
        self._page = page
        self.document().setDefaultStyleSheet(_style(self))
        self.setHtml(_PICTURE.sub(self._fitted, page.html))

    def _fitted(self, picture: re.Match[str]) -> str:
        """A picture as wide as it is, or as there is room."""
        wide = QImageReader(str(handbook() / picture[1])).size().width()
        return f'<p class="picture"><img width="{min(wide, self._room())}" src="{picture[1]}"'

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._anew.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._anew.start()
        super().changeEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Only what lies in the handbook's own folder."""
        url = QUrl(name)
        if url.scheme() not in ("", "file") or ".." in url.path():
            return None
        return super().loadResource(kind, name)

    @Slot()
    def _again(self) -> None:
        """The same page at the same place, in another width or other colours."""
        page = self._page
        if page is None:
            return
        bar = self.verticalScrollBar()
        part = bar.value() / (bar.maximum() or 1)
        self.read(page)
        bar.setValue(round(part * bar.maximum()))

    def _room(self) -> int:
        return min(_WIDEST, self.viewport().width() - 2 * _MARGIN)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        name = url.fileName()
        if not url.scheme() and name.endswith(".html"):
            self.page_asked.emit(name.removesuffix(".html"))
        elif url.hasFragment():
            self.scrollToAnchor(url.fragment())


def _style(widget: QWidget) -> str:
    colours = colours_of(widget.palette())
    return Template(_SHEET).substitute(colours.all(), title=int(Size.NUMBER), part=int(Size.TITLE))


_SHEET = """
h1 { font-size: ${title}px; font-weight: 600; margin-bottom: 8px; }
h2 { font-size: ${part}px; font-weight: 600; margin-top: 24px; margin-bottom: 4px; }
p { margin-top: 6px; margin-bottom: 6px; line-height: 135%; }
.picture { line-height: 100%; }
li { margin-top: 4px; margin-bottom: 4px; line-height: 135%; }
.note { background-color: $attention_soft; }
td { padding: 4px 8px; }
a { color: $accent; }
"""
