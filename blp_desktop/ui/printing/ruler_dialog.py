"""The ruler dialog: prints a page of rulers, and makes of what was measured how far a printer is to be corrected."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.print_jobs import Destination
from blp_desktop.desk.printing import Sheets
from blp_desktop.paper.ruler import cross_at, ruler_page
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.decimal_field import DecimalField
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.save_as import paper_folder
from blp_desktop.ui.printing.print_queue import PrintQueue

_NAME = "ruler-page.pdf"


class RulerDialog(QDialog):
    """Measured at the cross: from the left edge and from the upper one, in millimetres."""

    found = Signal(object)
    """How far everything is to be moved: to the right and down."""

    def __init__(self, prints: PrintQueue, stock: Stock, printer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find how far the printer is off"))
        self._prints, self._stock, self._printer = prints, stock, printer
        self._expected = cross_at(stock)
        self.told = label("", parent=self)
        self.form = Form(self)
        self.across = self._field(0)
        self.down = self._field(1)
        self.print_page = button(self.tr("Print the ruler page"), self, icon_name="printer")
        self.cancel = button(self.tr("Cancel"), self)
        self.do = button(self.tr("Correct by this"), self, kind=Kind.MAIN)
        self._lay_out()
        self.print_page.clicked.connect(self.print_ruler)
        self.cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self.accept)

    @Slot()
    def print_ruler(self) -> None:
        """Print the page, uncorrected; without a printer it is written where papers are saved."""
        wide, high = self._stock.page_size
        pdf = ruler_page(self._stock)
        sheets = Sheets(pdf=pdf, width=wide, height=high, has_backs=False, title=self.tr("Ruler page"))
        file = "" if self._printer else str(paper_folder() / _NAME)
        self._prints.send_sheets(sheets, Destination(printer=self._printer, file=file))
        to = self._printer or file
        self.told.setText(self.tr("The page is on its way to {to}. Print at 100 %, never fitted.").format(to=to))

    @Slot()
    def accept(self) -> None:
        """Too far right is moved left, too far down is moved up."""
        across, down = self._expected[0] - self.across.value(), self._expected[1] - self.down.value()
        self.found.emit((round(across, 1), round(down, 1)))
        super().accept()

    def _field(self, way: int) -> DecimalField:
        box = DecimalField(self)
        box.setDecimals(1)
        box.setSingleStep(0.1)
        box.setRange(self._expected[way] - 20, self._expected[way] + 20)
        box.setValue(self._expected[way])
        box.setSuffix(self.tr(" mm"))
        return box

    def _lay_out(self) -> None:
        self.setMinimumWidth(460)
        self.told.setWordWrap(True)
        how = self.tr("Print the page on plain paper, then measure where the middle of its cross is.")
        self.told.setText(how)
        self.form.add("across", self.tr("From the left edge to the cross"), self.across)
        self.form.add("down", self.tr("From the upper edge to the cross"), self.down)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.print_page)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(self.told)
        column.addWidget(self.form)
        column.addLayout(foot)
