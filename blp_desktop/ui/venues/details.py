"""The details of a venue: address, rooms, how to get there, who meets there, where it is too small."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.venues import CapacityWarning, RoomFacts, VenueDetails
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import button, icon_button


class VenueView(QWidget):
    """One venue, to be read from the top."""

    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = label(size=Size.TITLE, weight=Weight.STRONG, parent=self)
        self._name.setWordWrap(True)
        self._scroll = QScrollArea(self)
        self.edit = button(self.tr("Edit venue"), self, icon_name="pencil")
        self.remove = icon_button("trash-2", self.tr("Remove venue"), self)
        self._lay_out()
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.remove_asked)

    def show_venue(self, venue: VenueDetails, warnings: Iterable[CapacityWarning]) -> None:
        """Show this venue, with what is too small in it."""
        self._name.setText(venue.name)
        self._scroll.setWidget(self._page(venue, tuple(warnings)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._name, 1)
        self.setTabOrder(self.remove, self.edit)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def _page(self, venue: VenueDetails, warnings: tuple[CapacityWarning, ...]) -> QWidget:
        page = QWidget(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(_words(address(venue), page))
        for warning in warnings:
            column.addWidget(_warned(self.warning_words(warning), page))
        column.addWidget(self._rooms(venue, warnings, page))
        for title, text in ((self.tr("Getting there"), venue.getting_there), (self.tr("Contact"), venue.contact)):
            if text:
                column.addWidget(_section(title, _words(text, page), page))
        if venue.modules:
            column.addWidget(_section(self.tr("Meeting here"), self._meetings(venue, page), page))
        column.addStretch(1)
        return page

    def warning_words(self, warning: CapacityWarning) -> str:
        """Who is too many where."""
        told = self.tr("{module} {city} expects {expected} people; {place} holds {capacity}.")
        return told.format(
            module=warning.code,
            city=warning.city,
            expected=warning.expected,
            place=warning.room or warning.venue,
            capacity=warning.capacity,
        )

    def _rooms(self, venue: VenueDetails, warnings: Iterable[CapacityWarning], page: QWidget) -> QWidget:
        small = {warning.room_id for warning in warnings}
        table = QWidget(page)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        whole = RoomFacts(name=self.tr("Whole venue"), capacity=venue.capacity)
        for row, room in enumerate((whole, *venue.rooms)):
            is_small = room.id in small
            grid.addWidget(label(room.name, weight=_weight(is_small=is_small), parent=table), row, 0)
            grid.addWidget(self._capacity(room, table, is_small=is_small), row, 1, Qt.AlignmentFlag.AlignRight)
        return _section(self.tr("Rooms"), table, page)

    def _capacity(self, room: RoomFacts, parent: QWidget, *, is_small: bool) -> QLabel:
        if room.capacity is None:
            return muted(self.tr("places not known"), parent=parent)
        words = self.tr("{count} places").format(count=room.capacity)
        return label(words, Size.BODY, weight=_weight(is_small=is_small), parent=parent)

    def _meetings(self, venue: VenueDetails, page: QWidget) -> QWidget:
        told = self.tr("{module} {city} ({edition}), {expected} expected")
        lines = [
            told.format(module=here.code, city=here.city, edition=here.edition, expected=here.expected)
            for here in venue.modules
        ]
        return _words("\n".join(lines), page)


def address(venue: VenueDetails) -> str:
    """Street, postcode and city, country: a line each."""
    town = f"{venue.postcode} {venue.city}".strip()
    return "\n".join(line for line in (venue.street, town, venue.country) if line)


def _words(text: str, parent: QWidget) -> QLabel:
    made = label(text, parent=parent)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _section(title: str, content: QWidget, parent: QWidget) -> QWidget:
    section = QWidget(parent)
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(muted(title, parent=section))
    column.addWidget(content)
    return section


def _warned(text: str, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("strip", "attention")
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, GRID, 12, GRID)
    row.setSpacing(12)
    symbol = QLabel(frame)
    symbol.setPixmap(pixmap("triangle-alert", Role.ATTENTION, ratio=parent.devicePixelRatioF()))
    row.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_words(text, frame), 1)
    return frame


def _weight(*, is_small: bool) -> Weight:
    return Weight.STRONG if is_small else Weight.REGULAR
