"""The form of a stock: every length in millimetres, read at each key."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from blp_desktop.desk.designs import KnownLayout
from blp_desktop.paper.stocks import PAGES, Stock
from blp_desktop.ui.look.type import Size
from blp_desktop.ui.parts.calm_combo import CalmCombo
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.stocks.measures import Measure
from blp_desktop.ui.stocks.millimetres import Count, Millimetres

DOTS = (203, 300, 600)
_MOST = 60
_LEAST = 1.0
_GRID = (Measure.COLUMNS, Measure.ROWS, Measure.LEFT, Measure.TOP, Measure.PITCH_X, Measure.PITCH_Y)
_SIZES = (Measure.PAGE_WIDTH, Measure.PAGE_HEIGHT, Measure.LABEL_WIDTH, Measure.LABEL_HEIGHT)


class Page(StrEnum):
    """What the labels are on."""

    A4 = "A4"
    LETTER = "Letter"
    OWN = "own"
    SINGLE = "single"


def page_of(sheet: Stock) -> Page:
    """What the labels of a stock are on."""
    for name, size in PAGES.items():
        if sheet.page_size == size:
            return Page(name)
    is_single = sheet.labels == 1 and sheet.page_size == (sheet.label_width, sheet.label_height)
    return Page.SINGLE if is_single else Page.OWN


class StockForm(Form):
    """Tells at each key that the stock changed, and which measure has the keyboard."""

    changed = Signal()
    lit = Signal(object)
    """The Measure whose field has the keyboard, or None."""

    def __init__(self, layouts: Sequence[KnownLayout], parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Stock | None = None
        self._is_fixed = False
        self.title = QLineEdit(self)
        self.page = CalmCombo(self.tr("Page"), self._pages(), self, size=Size.BODY)
        self.measures = {measure: self._measure(measure) for measure in Measure}
        dots = [(str(dpi), self.tr("{dpi} dots an inch").format(dpi=dpi)) for dpi in DOTS]
        self.dpi = CalmCombo(self.tr("Printer"), dots, self, size=Size.BODY)
        named = [(known.layout.id, known.layout.title) for known in layouts]
        self.layout_choice = CalmCombo(
            self.tr("Layout"), [("", self.tr("The nearest in size")), *named], self, size=Size.BODY
        )
        self.layout_choice.setMinimumContentsLength(8)
        self._lay_out()
        self._connect()

    def show_stock(self, sheet: Stock, *, is_fixed: bool) -> None:
        """Show this stock; a fixed one can be read and not written."""
        self._shown, self._is_fixed = sheet, is_fixed
        self.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.title.setText(sheet.title)
        self.title.home(False)  # noqa: FBT003
        self.page.choose(page_of(sheet))
        for measure, field in self.measures.items():
            _put(field, getattr(sheet, measure.value))
        self._offer_dots(sheet.dpi)
        self.layout_choice.choose(sheet.layout)
        self._allow()
        self.blockSignals(False)  # noqa: FBT003

    def sheet(self) -> Stock:
        """The stock as the fields say."""
        assert self._shown is not None
        said = {measure.value: field.value() for measure, field in self.measures.items()}
        if self.page.value == Page.SINGLE:
            said |= {"columns": 1, "rows": 1, "left": 0.0, "top": 0.0}
            said |= {"page_width": said["label_width"], "page_height": said["label_height"]}
            said |= {"pitch_x": said["label_width"], "pitch_y": said["label_height"]}
        return Stock(
            id=self._shown.id,
            title=self.title.text().strip(),
            dpi=int(self.dpi.value),
            layout=self.layout_choice.value,
            **said,  # type: ignore[arg-type]
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard comes into a field, or leaves it."""
        if event.type() == QEvent.Type.FocusIn:
            self.lit.emit(next(key for key, field in self.measures.items() if field is watched))
        elif event.type() == QEvent.Type.FocusOut:
            self.lit.emit(None)
        return super().eventFilter(watched, event)

    # inside

    @Slot()
    def _choose_page(self) -> None:
        size = PAGES.get(self.page.value)
        if size is not None:
            for measure, length in zip((Measure.PAGE_WIDTH, Measure.PAGE_HEIGHT), size, strict=True):
                _put(self.measures[measure], length)
        self._allow()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if self.page.value == Page.SINGLE:
            self._page_is_the_label()
        self.changed.emit()

    def _page_is_the_label(self) -> None:
        for page, label in (_SIZES[::2], _SIZES[1::2]):
            field = self.measures[page]
            field.blockSignals(True)  # noqa: FBT003
            _put(field, self.measures[label].value())
            field.blockSignals(False)  # noqa: FBT003

    def _allow(self) -> None:
        """Let be written what the page leaves open."""
        page = self.page.value
        self.title.setReadOnly(self._is_fixed)
        for choice in (self.page, self.dpi, self.layout_choice):
            choice.setEnabled(not self._is_fixed)
        for measure, field in self.measures.items():
            is_open = page == Page.OWN if measure in _SIZES[:2] else page != Page.SINGLE or measure not in _GRID
            field.setEnabled(is_open)
            field.setReadOnly(self._is_fixed)

    def _offer_dots(self, dpi: int) -> None:
        """A stock of other dots keeps them."""
        if self.dpi.findData(str(dpi)) < 0:
            self.dpi.addItem(self.tr("{dpi} dots an inch").format(dpi=dpi), str(dpi))
        self.dpi.choose(str(dpi))

    def _measure(self, measure: Measure) -> Millimetres | Count:
        if measure in (Measure.COLUMNS, Measure.ROWS):
            return Count(self, most=_MOST)
        made = Millimetres(self, least=_LEAST if measure in _SIZES else 0.0)
        made.setSuffix(self.tr(" mm"))
        return made

    def _connect(self) -> None:
        self.title.textChanged.connect(self._tell)
        self.page.currentIndexChanged.connect(self._choose_page)
        for choice in (self.dpi, self.layout_choice):
            choice.currentIndexChanged.connect(self._tell)
        for field in self.measures.values():
            field.valueChanged.connect(self._tell)
            field.installEventFilter(self)

    def _pages(self) -> tuple[tuple[str, str], ...]:
        return (
            (Page.A4, self.tr("A4")),
            (Page.LETTER, self.tr("Letter")),
            (Page.OWN, self.tr("Own size")),
            (Page.SINGLE, self.tr("Single label or roll")),
        )

    def _lay_out(self) -> None:
        self.add("title", self.tr("Name"), self.title)
        self.page.setMinimumContentsLength(7)
        wide, high = self.measures[Measure.PAGE_WIDTH], self.measures[Measure.PAGE_HEIGHT]
        self.add_beside(
            ("page", self.tr("Page"), self.page),
            ("page_width", self.tr("Page width"), wide),
            ("page_height", self.tr("Page height"), high),
        )
        self.add_beside(
            self._named(Measure.LABEL_WIDTH, self.tr("Label width")),
            self._named(Measure.LABEL_HEIGHT, self.tr("Label height")),
            self._named(Measure.MARGIN, self.tr("Empty margin"), self.tr("What stays empty inside each label")),
        )
        self.add_beside(
            self._named(Measure.COLUMNS, self.tr("Columns")),
            self._named(Measure.ROWS, self.tr("Rows")),
        )
        left, top = self.tr("From the left"), self.tr("From the top")
        edge = self.tr("From the edge of the page to the first label")
        self.add_beside(self._named(Measure.LEFT, left, edge), self._named(Measure.TOP, top, edge))
        across, down = self.tr("Pitch across"), self.tr("Pitch down")
        apart = self.tr("From the beginning of one label to the beginning of the next")
        self.add_beside(self._named(Measure.PITCH_X, across, apart), self._named(Measure.PITCH_Y, down, apart))
        self.add_beside(
            ("dpi", self.tr("Printer"), self.dpi), ("layout", self.tr("Layout that suits it"), self.layout_choice)
        )
        self._column.addStretch(1)

    def _named(self, measure: Measure, name: str, tip: str = "") -> tuple[str, str, QWidget]:
        self.measures[measure].setToolTip(tip)
        return measure.value, name, self.measures[measure]


def _put(field: Millimetres | Count, value: float) -> None:
    if isinstance(field, Count):
        field.setValue(round(value))
    else:
        field.setValue(value)
