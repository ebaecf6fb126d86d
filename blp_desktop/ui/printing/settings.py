"""What is set for a print: who, on which stock, in which layout, on which printer, how far corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from blp_desktop.desk.badges import Only
from blp_desktop.desk.designs import KnownLayout
from blp_desktop.desk.label_stocks import KnownStock
from blp_desktop.desk.print_questions import PrintedBefore
from blp_desktop.desk.printer_memory import Shift, printer_memory
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, label
from blp_desktop.ui.parts.buttons import button, icon_button
from blp_desktop.ui.parts.decimal_field import DecimalField
from blp_desktop.ui.parts.form import Form, ease

_FARTHEST = 20.0


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to choose from."""

    stocks: Sequence[KnownStock]
    layouts: Sequence[KnownLayout]


class PrintSettings(QWidget):
    """Begins with what was chosen last; what is chosen for a printer and a stock comes back with them."""

    changed = Signal()
    """Another print is wanted."""
    stock_changed = Signal()
    stocks_asked = Signal()
    """The stocks are to be looked at, or one described."""
    layouts_asked = Signal()
    ruler_asked = Signal()

    def __init__(self, known: Known, parent: QWidget) -> None:
        super().__init__(parent)
        self._stocks = {each.stock.id: each.stock for each in known.stocks}
        self.who = QButtonGroup(self)
        self.choices = {only: QRadioButton(self) for only in Only}
        self.before = label("", Size.DATA, parent=self)
        self.stock = _combo(self, self.tr("Stock"))
        self.layouts = _combo(self, self.tr("Layout"))
        self.describe = icon_button("pencil", self.tr("Label stocks…"), self)
        self.design = icon_button("pencil", self.tr("Badge layouts…"), self)
        self.printer = _combo(self, self.tr("Printer"))
        self.right = self._millimetres(self.tr("Millimetres to the right"))
        self.down = self._millimetres(self.tr("Millimetres down"))
        self.ruler = button(self.tr("Print a ruler page…"), self)
        self._fill(known)
        self._lay_out()
        self._connect()

    # what is set

    @property
    def only(self) -> Only:
        """Whose badges."""
        return next((only for only, choice in self.choices.items() if choice.isChecked()), Only.ALL)

    @property
    def sheet(self) -> Stock:
        """The stock."""
        return self._stocks[self.stock.currentData()]

    @property
    def layout_id(self) -> str:
        """The layout; empty for the one that suits the stock."""
        return str(self.layouts.currentData())

    @property
    def printer_name(self) -> str:
        """The printer; empty for a PDF file."""
        return str(self.printer.currentData())

    @property
    def shift(self) -> Shift:
        """Millimetres to the right and down."""
        return round(self.right.value(), 1), round(self.down.value(), 1)

    def set_shift(self, shift: Shift) -> None:
        """Take this correction over."""
        self.right.setValue(shift[0])
        self.down.setValue(shift[1])

    def choose(self, only: Only) -> None:
        """Choose whose badges."""
        self.choices[only].setChecked(True)

    def take(self, known: Known) -> None:
        """Offer these stocks and layouts from now on; what was chosen stays chosen where it is still there."""
        stock, layout = self.sheet.id, self.layout_id
        self._stocks = {each.stock.id: each.stock for each in known.stocks}
        self._offer(known)
        self.stock.setCurrentIndex(max(0, self.stock.findData(stock)))
        self.layouts.setCurrentIndex(max(0, self.layouts.findData(layout)))
        self.stock_changed.emit()

    # what is shown

    def show_before(self, before: PrintedBefore, last_at: str) -> None:
        """How many there are of each, and what is on paper already."""
        counts = {Only.NEW: before.new, Only.CHANGED: before.changed, Only.ALL: self._whole(before)}
        words = {
            Only.NEW: self.tr("New: {count}"),
            Only.CHANGED: self.tr("Changed since printing: {count}"),
            Only.ALL: self.tr("All: {count}"),
        }
        for only, choice in self.choices.items():
            choice.setText(words[only].format(count=counts[only]))
            choice.setEnabled(counts[only] > 0 or only is Only.ALL)
        self.before.setText(self._about(before, last_at))
        self.before.setVisible(bool(before.unchanged))
        self._warn()

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer these; one that was chosen and is gone stays, and says so."""
        chosen = self.printer_name
        self.printer.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.printer.clear()
        for name in names:
            self.printer.addItem(name, name)
        if chosen and chosen not in names:
            self.printer.addItem(self.tr("{name} (not connected)").format(name=chosen), chosen)
        self.printer.addItem(self.tr("PDF file…"), "")
        self.printer.setCurrentIndex(self.printer.findData(chosen))
        self.printer.blockSignals(False)  # noqa: FBT003 - Qt's own argument

    # inside

    def _warn(self) -> None:
        """Louder where what is on paper already would be printed once more."""
        again = self.only is Only.ALL and self.before.isVisibleTo(self)
        colour = colours_of(self.palette()).of(Role.ATTENTION if again else Role.TEXT_MUTED).name()
        self.before.setStyleSheet(f"color: {colour};")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "ruler"):
            self._warn()
        super().changeEvent(event)

    def _whole(self, before: PrintedBefore) -> int:
        return before.new + before.changed + before.unchanged

    def _about(self, before: PrintedBefore, last_at: str) -> str:
        one = self.tr("1 is on paper already, unchanged: printed {when} by {who}.")
        many = self.tr("{count} are on paper already, unchanged: last printed {when} by {who}.")
        words = one if before.unchanged == 1 else many
        return words.format(count=before.unchanged, when=last_at, who=before.last_by or self.tr("somebody"))

    def _fill(self, known: Known) -> None:
        memory = printer_memory()
        self._offer(known)
        self.stock.setCurrentIndex(max(0, self.stock.findData(memory.stock)))
        self._recall_layout()
        if memory.printer:
            self.printer.addItem(memory.printer, memory.printer)
        self.printer.addItem(self.tr("PDF file…"), "")
        self.printer.setCurrentIndex(self.printer.findData(memory.printer))
        self._recall_shift()

    def _offer(self, known: Known) -> None:
        self.stock.clear()
        for stock in known.stocks:
            self.stock.addItem(stock.stock.title, stock.stock.id)
        self.layouts.clear()
        self.layouts.addItem(self.tr("The one that suits the stock"), "")
        for each in known.layouts:
            self.layouts.addItem(each.layout.title, each.layout.id)

    def _millimetres(self, name: str) -> DecimalField:
        box = DecimalField(self)
        box.setRange(-_FARTHEST, _FARTHEST)
        box.setDecimals(1)
        box.setSingleStep(0.1)
        box.setSuffix(self.tr(" mm"))
        box.setAccessibleName(name)
        ease(box)
        return box

    def _recall_layout(self) -> None:
        kept = printer_memory().layouts.get(self.sheet.id, "")
        self.layouts.setCurrentIndex(max(0, self.layouts.findData(kept)))

    def _recall_shift(self) -> None:
        self.set_shift(printer_memory().shift_for(self.printer_name, self.sheet.id))

    @Slot()
    def _take_stock(self) -> None:
        """With the stock come its layout and the printer that it lies in."""
        printer = printer_memory().printers.get(self.sheet.id)
        if printer is not None and self.printer.findData(printer) >= 0:
            self.printer.setCurrentIndex(self.printer.findData(printer))
        self._recall_layout()
        self._recall_shift()
        self.stock_changed.emit()
        self.changed.emit()

    @Slot()
    def _take_printer(self) -> None:
        """With the printer comes the stock that lies in it."""
        stock = printer_memory().stocks.get(self.printer_name)
        if stock is not None and stock != self.sheet.id and stock in self._stocks:
            self.stock.setCurrentIndex(self.stock.findData(stock))
            self._recall_layout()
            self.stock_changed.emit()
        self._recall_shift()
        self.changed.emit()

    def _connect(self) -> None:
        for choice in self.choices.values():
            self.who.addButton(choice)
        self.choices[Only.NEW].setChecked(True)
        self.who.buttonClicked.connect(self.changed)
        self.stock.activated.connect(self._take_stock)
        self.layouts.activated.connect(self.changed)
        self.printer.activated.connect(self._take_printer)
        self.right.valueChanged.connect(self.changed)
        self.down.valueChanged.connect(self.changed)
        self.ruler.clicked.connect(self.ruler_asked)
        self.describe.clicked.connect(self.stocks_asked)
        self.design.clicked.connect(self.layouts_asked)

    def _lay_out(self) -> None:
        self.before.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(label(self.tr("Whose badges"), Size.DATA, parent=self))
        for choice in self.choices.values():
            column.addWidget(choice)
        column.addWidget(self.before)
        column.addSpacing(GRID)
        form = Form(self)
        form.add("printer", self.tr("Printer"), self.printer)
        form.add("stock", self.tr("Stock"), self.stock, aside=self.describe)
        form.add("layout", self.tr("Layout"), self.layouts, aside=self.design)
        form.add_beside(("right", self.tr("Move right"), self.right), ("down", self.tr("Move down"), self.down))
        column.addWidget(form)
        column.addSpacing(GRID)
        row = QHBoxLayout()
        row.addWidget(self.ruler)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)


def _combo(parent: QWidget, name: str) -> QComboBox:
    made = QComboBox(parent)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(18)
    return made
