"""A form: labelled fields, each with its problem beside it."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, label, muted

_SIGNS = 8
"""Signs of a choice that are always seen."""

Field = TypeVar("Field", bound=QWidget)


@dataclass(frozen=True, slots=True)
class _Place:
    field: QWidget
    problem: QLabel


class Form(QWidget):
    """Fields below each other, their labels above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[str, _Place] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID - 4)

    def add(self, key: str, name: str, field: Field, *, hint: str = "", aside: QWidget | None = None) -> Field:
        """A field under its name, in a row of its own, or with a button aside."""
        self._column.addLayout(self._labelled(key, name, field, hint, aside=aside))
        return field

    def add_beside(self, *fields: tuple[str, str, QWidget]) -> None:
        """Fields beside each other, each as (key, name, field)."""
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for key, name, field in fields:
            is_cramped = len(fields) > 2 and isinstance(field, QComboBox)
            row.addLayout(self._labelled(key, name, field, ""), 3 if is_cramped else 2)
        self._column.addLayout(row)

    def problem(self, key: str, sentence: str) -> None:
        """Tell a problem beside the field; an empty sentence takes it away."""
        place = self._places[key]
        place.problem.setText(sentence)
        place.problem.setVisible(bool(sentence))
        place.field.setProperty("wrong", "yes" if sentence else "")
        place.field.setAccessibleDescription(sentence)
        place.field.style().polish(place.field)

    def problems(self, sentences: dict[str, str]) -> bool:
        """Tell these problems by key and no others, with the keyboard in the first; True where there is any."""
        for key in self._places:
            self.problem(key, sentences.get(key, ""))
        first = next((key for key in self._places if sentences.get(key)), None)
        if first is not None:
            self._places[first].field.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def field(self, key: str) -> QWidget:
        """The field with that key."""
        return self._places[key].field

    def fields(self) -> tuple[QWidget, ...]:
        """The fields from the top, as the eye goes."""
        return tuple(place.field for place in self._places.values())

    def problem_of(self, key: str) -> str:
        """What is told beside that field."""
        return self._places[key].problem.text()

    def _labelled(self, key: str, name: str, field: QWidget, hint: str, *, aside: QWidget | None = None) -> QVBoxLayout:
        above = label(name, Size.DATA, parent=self)
        above.setBuddy(field)
        if not name:
            above.hide()
        if not field.accessibleName():
            field.setAccessibleName(name)
        told, problem = muted(hint, parent=self), label("", Size.DATA, parent=self)
        problem.setProperty("problem", "yes")
        for each, words in ((told, hint), (problem, "")):
            each.setWordWrap(True)
            each.setMinimumHeight(each.fontMetrics().height())
            each.setVisible(bool(words))
        ease(field)
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(field, 1)
        if aside is not None:
            row.addWidget(aside)
        column.addWidget(above)
        column.addLayout(row)
        column.addWidget(told)
        column.addWidget(problem)
        column.addStretch(1)
        self._places[key] = _Place(field, problem)
        return column


def ease(field: QWidget) -> None:
    """What a style sheet cannot: figures of a spin box begin where other fields begin, a weekend is not red, a long
    choice does not push the others off the dialog."""
    if isinstance(field, QComboBox):
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(_SIGNS)
    if isinstance(field, QDateTimeEdit) and field.calendarPopup():
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            field.calendarWidget().setWeekdayTextFormat(day, QTextCharFormat())
        return
    inner = field.findChild(QLineEdit) if isinstance(field, QAbstractSpinBox) else None
    if inner is not None:
        inner.setTextMargins(6, 0, 0, 0)
