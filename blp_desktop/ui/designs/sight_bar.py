"""The bar of sights: whose badge the layout is seen as, and on which stock."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from blp_desktop.desk.badge_previews import SAMPLE_FACE, ModulePreview
from blp_desktop.paper.badge_facts import BadgeFace, Occasion
from blp_desktop.paper.layouts import Layout
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.designs.draft import Sight
from blp_desktop.ui.designs.own_size import suiting
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.flow import Flow

_WIDEST = 320
"""Pixels of the lists, which are wider than their fields."""


class SightBar(QWidget):
    """Chooses a module, one of its guests by name, and a stock."""

    changed = Signal()

    def __init__(self, previews: Sequence[ModulePreview], stocks: Sequence[Stock], parent: QWidget) -> None:
        super().__init__(parent)
        self._previews, self._stocks = tuple(previews), tuple(stocks)
        self._suiting: tuple[Stock, ...] = ()
        self.modules, self.people, self.on = QComboBox(self), QComboBox(self), QComboBox(self)
        self.shortest = button(self.tr("Shortest"), self, kind=Kind.QUIET)
        self.longest = button(self.tr("Longest"), self, kind=Kind.QUIET)
        self._name_fields()
        self._lay_out()
        for preview in self._previews:
            self.modules.addItem(preview.title)
        self.modules.setEnabled(bool(self._previews))
        self._show_people()
        self._connect()

    @property
    def sight(self) -> Sight:
        """What is chosen."""
        return Sight(face=self._face(), occasion=self._occasion(), stock=self._stock())

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """From the left."""
        return self.modules, self.people, self.shortest, self.longest, self.on

    def offer_stocks(self, layout: Layout) -> None:
        """Offer the stocks that this layout suits, beginning with its own size."""
        chosen = self._stock()
        self._suiting = suiting(layout, self._stocks)
        self.on.clear()
        width, height = layout.whole
        self.on.addItem(self.tr("{width:g} × {height:g} mm").format(width=width, height=height))
        self.on.setItemData(0, self.tr("The layout's own size"), Qt.ItemDataRole.ToolTipRole)
        for stock in self._suiting:
            self.on.addItem(stock.title)
        self.on.setCurrentIndex(self._suiting.index(chosen) + 1 if chosen in self._suiting else 0)

    def _faces(self) -> tuple[BadgeFace, ...]:
        place = self.modules.currentIndex()
        faces = self._previews[place].faces if 0 <= place < len(self._previews) else ()
        return faces or (SAMPLE_FACE,)

    def _face(self) -> BadgeFace:
        return self._faces()[max(0, self.people.currentIndex())]

    def _occasion(self) -> Occasion:
        place = self.modules.currentIndex()
        return self._previews[place].occasion if 0 <= place < len(self._previews) else Occasion()

    def _stock(self) -> Stock | None:
        place = self.on.currentIndex()
        return self._suiting[place - 1] if 0 < place <= len(self._suiting) else None

    @Slot()
    def _show_people(self) -> None:
        self.people.clear()
        for face in self._faces():
            self.people.addItem(face.full_name)
        self._begin_name()

    @Slot()
    def _use_module(self) -> None:
        self._show_people()
        self.changed.emit()

    @Slot()
    def _use_shortest(self) -> None:
        self._use(min(self._faces(), key=_length))

    @Slot()
    def _use_longest(self) -> None:
        self._use(max(self._faces(), key=_length))

    def _use(self, face: BadgeFace) -> None:
        self.people.setCurrentIndex(self._faces().index(face))
        self._begin_name()
        self.changed.emit()

    @Slot()
    def _restore_name(self) -> None:
        """What was typed and is nobody's name gives way to the name that is seen."""
        self.people.setEditText(self.people.itemText(max(0, self.people.currentIndex())))

    def _begin_name(self) -> None:
        """Show a long name from its beginning."""
        line = self.people.lineEdit()
        if line is not None:
            line.home(False)  # noqa: FBT003 - Qt's own argument

    def _name_fields(self) -> None:
        self.modules.setAccessibleName(self.tr("Module to see it for"))
        self.people.setAccessibleName(self.tr("Participant to see it with"))
        self.on.setAccessibleName(self.tr("Stock to see it on"))
        for narrow in (self.shortest, self.longest):
            narrow.setStyleSheet("padding: 5px 4px;")
        self.shortest.setAccessibleName(self.tr("Participant with the shortest name"))
        self.longest.setAccessibleName(self.tr("Participant with the longest name"))
        self.shortest.setToolTip(self.tr("The participant with the shortest name"))
        self.longest.setToolTip(self.tr("The participant with the longest name"))
        self.people.setToolTip(self.tr("Type a part of a name"))
        self.people.setEditable(True)
        self.people.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.people.model(), self.people)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.people.setCompleter(completer)
        for field, signs in ((self.modules, 9), (self.people, 9), (self.on, 9)):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(signs)
            field.view().setMinimumWidth(_WIDEST)

    def _lay_out(self) -> None:
        row = Flow(self)
        row.setSpacing(GRID // 2)
        row.addWidget(self.modules)
        row.addWidget(self.people)
        row.stretch(self.people)
        row.addWidget(self.shortest)
        row.addWidget(self.longest)
        row.addWidget(self.on)

    def _connect(self) -> None:
        self.modules.activated.connect(self._use_module)
        self.people.activated.connect(self.changed)
        line = self.people.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._restore_name)
        self.on.activated.connect(self.changed)
        self.shortest.clicked.connect(self._use_shortest)
        self.longest.clicked.connect(self._use_longest)


def _length(face: BadgeFace) -> int:
    return len(face.full_name)
