"""A column of a table as an object: its title, its text, what it sorts by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.type import Weight


class Row(Protocol):
    """What a table shows: anything frozen with a key."""

    @property
    def id(self) -> str:
        """The row's key."""


R = TypeVar("R", bound=Row)

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """A column. `key` is remembered, `title` is shown; `width` is in pixels, before the operator changes it.

    `order` gives a native value to sort by (`None` goes last), the text where it is not given; `below` is a second,
    muted line, and `weight` then that of the first; `icon_name` and `colour` mark a row's cell (empty and `Role.TEXT`
    mean none); `shown` is False for a column that waits in the header's menu.
    """

    key: str
    title: str
    text: Callable[[R], str]
    order: Callable[[R], Any] | None = None
    below: Callable[[R], str] | None = None
    weight: Weight = Weight.STRONG
    icon_name: Callable[[R], str] | None = None
    colour: Callable[[R], Role] | None = None
    align: Qt.AlignmentFlag = LEFT
    width: int = 120
    shown: bool = True
    tip: str = ""

    def sort_value(self, row: R) -> Any:
        """The native value that this row sorts by; None goes last."""
        if self.order is not None:
            return self.order(row)
        return self.text(row).casefold() or None

    def whole_text(self, row: R) -> str:
        """Both lines, for a tooltip or a screen reader."""
        below = self.below(row) if self.below else ""
        return f"{self.text(row)}, {below}" if below else self.text(row)
