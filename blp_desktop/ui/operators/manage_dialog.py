"""The dialog of the operators: who may sit at a desk of this programme, and as what."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from blp_desktop.desk.operators import (
    OperatorFields,
    add_operator,
    clear_pin,
    edit_operator,
    list_operators,
    remove_operator,
)
from blp_desktop.desk.station import Outcome, Rights, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.operators.names import Names
from blp_desktop.ui.operators.pin_field import PinField
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.strip import Strip

_BESIDE = {"no_name": "name", "known_operator": "name", "bad_pin": "pin", "no_supervisor": "rights"}
_WIDTH = 760
_NAMES = 260


class OperatorsDialog(QDialog):
    """Names on the left, the chosen one's fields on the right; each act is made and told at once."""

    touched = Signal(object)
    """The rows that an act changed."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Operators and PINs"))
        self._station = station
        self.strip = Strip(self)
        self.names = Names(self)
        self.form = Form(self)
        self.name, self.rights = QLineEdit(self), QComboBox(self)
        self.pin, self.again = PinField(self.tr("New PIN"), self), PinField(self.tr("New PIN again"), self)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show("")
        (self.names if self.names.count() else self.name).setFocus()

    @Slot()
    def begin_new(self) -> None:
        """Empty fields for one more operator."""
        self.strip.mended()
        self.names.setCurrentRow(-1)
        self._show_chosen()
        self.name.setFocus()

    @Slot()
    def save(self) -> None:
        """Write the chosen operator, or add one."""
        self.strip.mended()
        if self.form.problems(self._unlike()):
            return
        chosen = self.names.current()
        fields = OperatorFields(
            name=self.name.text(), rights=Rights(self.rights.currentData()), pin=self.pin.text() or None
        )
        if chosen is None:
            self._make(partial(add_operator, self._station, fields), self.tr("{name} may sit here."))
        else:
            self._make(partial(edit_operator, self._station, chosen.id, fields), self.tr("{name} is saved."))

    def _unlike(self) -> dict[str, str]:
        same = self.pin.text() == self.again.text()
        return {} if same else {"again": self.tr("This is another PIN than the one beside it.")}

    @Slot()
    def _clear_pin(self) -> None:
        chosen = self.names.current()
        if chosen is not None:
            self._make(partial(clear_pin, self._station, chosen.id), self.tr("{name} has no PIN now."))

    @Slot()
    def _ask_remove(self) -> None:
        chosen = self.names.current()
        if chosen is None:
            return
        question = Question(
            title=self.tr("Remove {name}").format(name=chosen.name),
            consequence=self.tr("They can sit at no desk of this programme. What they did stays under their name."),
            verb=self.tr("Remove"),
        )
        dialog = Confirm(question, self)
        dialog.agreed.connect(self._remove)
        dialog.open()

    @Slot(str)
    def _remove(self, _reason: str) -> None:
        chosen = self.names.current()
        if chosen is not None:
            self._make(partial(remove_operator, self._station, chosen.id), self.tr("{name} is removed."), beside={})

    def _make(self, act: Callable[[], Outcome[str]], told: str, *, beside: dict[str, str] = _BESIDE) -> None:
        name = self.name.text().strip()
        try:
            done = act()
        except (Refusal, SurroundingsFailed) as problem:
            self._tell(problem, beside)
            return
        self._show(done.value if self.names.current() is None else self.names.current().id)  # type: ignore[union-attr]
        self.names.setFocus()  # not in a PIN, where the next name would be typed unseen
        self.strip.tell(told.format(name=name))
        self.touched.emit(done.touched)

    def _tell(self, problem: Refusal | SurroundingsFailed, beside: dict[str, str]) -> None:
        key = beside.get(problem.code) if isinstance(problem, Refusal) else None
        if key is None:
            self.strip.refuse(problem)
        else:
            self.form.problems({key: str(problem)})

    def _show(self, chosen: str) -> None:
        self.names.show_operators(list_operators(self._station), chosen)
        for part in (self.names, self.new_button):
            part.setVisible(self.names.count() > 0)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        line = self.names.current()
        self.form.problems({})
        self.name.setText(line.name if line else "")
        rights = line.rights if line else self._usual_rights()
        self.rights.setCurrentIndex(self.rights.findData(rights.value))
        for field in (self.pin, self.again):
            field.clear()
        has_pin = line is not None and line.has_pin
        self.pin.setPlaceholderText(self.tr("As it is") if has_pin else self.tr("None"))
        self.clear_button.setVisible(has_pin)
        self.remove_button.setVisible(line is not None)
        self.save_button.setText(self.tr("Save") if line else self.tr("Add operator"))

    def _usual_rights(self) -> Rights:
        """The first one has to be a supervisor; most others stand at the door."""
        return Rights.DOOR if self.names.count() else Rights.SUPERVISOR

    def _make_buttons(self) -> None:
        self.new_button = button(self.tr("New operator"), self, icon_name="user-plus")
        self.save_button = button(self.tr("Save"), self, kind=Kind.MAIN)
        self.clear_button = button(self.tr("Clear the PIN"), self, tip=self.tr("For a PIN that is forgotten"))
        self.remove_button = button(self.tr("Remove"), self, kind=Kind.DANGER)
        self.close_button = button(self.tr("Close"), self)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._show_chosen)
        self.names.entered.connect(self.name.setFocus)
        self.new_button.clicked.connect(self.begin_new)
        self.save_button.clicked.connect(self.save)
        self.clear_button.clicked.connect(self._clear_pin)
        self.remove_button.clicked.connect(self._ask_remove)
        self.close_button.clicked.connect(self.accept)
        for field in (self.name, self.pin, self.again):
            field.returnPressed.connect(self.save)

    def _lay_out(self) -> None:
        self.rights.addItem(self.tr("Supervisor: may do everything"), Rights.SUPERVISOR.value)
        self.rights.addItem(self.tr("Door: scans, searches, adds walk-ins"), Rights.DOOR.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        words = self.tr("Who may sit at a desk. While nobody is named, whoever has the laptop may do everything.")
        about = muted(words, parent=self)
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addLayout(self._left())
        row.addLayout(self._right(), 1)
        column.addLayout(row, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(_WIDTH, self.sizeHint().height())

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.names.setFixedWidth(_NAMES)
        column.addWidget(self.names, 1)
        column.addWidget(self.new_button)
        return column

    def _right(self) -> QVBoxLayout:
        self.form.add("name", self.tr("Name"), self.name)
        self.form.add("rights", self.tr("Rights"), self.rights)
        self.form.add_beside(("pin", self.tr("New PIN"), self.pin), ("again", self.tr("New PIN again"), self.again))
        column = QVBoxLayout()
        column.addWidget(self.form)
        column.addStretch(1)
        row = QHBoxLayout()
        for each in (self.remove_button, self.clear_button):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        return column
