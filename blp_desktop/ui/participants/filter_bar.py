"""The filter bar: one button for each facet, what is left, and the way back to everyone."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.people import PersonRow
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.names import SortKey, collation
from blp_desktop.ui.look.type import Size, font, muted
from blp_desktop.ui.participants.facets import (
    ANY_ACCESS,
    ANY_DIET,
    COUNTRY,
    DECISION,
    FACETS,
    MODULES,
    NEEDS,
    NONE,
    ORGANISATION,
    TO_LOOK_AT,
    WALK_INS,
    Chosen,
    Facet,
    is_diet,
    occurring,
)
from blp_desktop.ui.participants.filter_button import Choice, FilterButton
from blp_desktop.ui.participants.words import Words
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.flow import Flow

_FIRST_NEEDS = (ANY_DIET, ANY_ACCESS)


class FilterBar(QWidget):
    """Offers what occurs among the people; tells what was chosen of it."""

    narrowed = Signal(object)
    """What the list is narrowed to: facet → values."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._modules: tuple[ModuleCard, ...] = ()
        self._key = collation("en")
        titles = {
            MODULES: self.tr("Module"),
            DECISION: self.tr("Decision"),
            COUNTRY: self.tr("Country"),
            ORGANISATION: self.tr("Organisation"),
            NEEDS: self.tr("Needs"),
        }
        self.buttons = {facet.id: FilterButton(titles[facet], self) for facet in FACETS}
        self.walk_ins = button("", self, icon_name="door-open", tip=self.tr("People who were added at the door"))
        self.walk_ins.setFont(font(Size.DATA))
        self.walk_ins.setCheckable(True)
        self.clear_button = button(self.tr("Show everyone"), self, kind=Kind.QUIET, icon_name="x")
        self.count: QLabel = muted(parent=self)
        self._lay_out()
        for filter_button in self.buttons.values():
            filter_button.chosen.connect(self._tell)
        self.walk_ins.toggled.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)

    @property
    def chosen(self) -> Chosen:
        """What is chosen of each facet."""
        chosen = {facet: each.values for facet, each in self.buttons.items() if each.values}
        return chosen | {WALK_INS.id: frozenset({TO_LOOK_AT})} if self.walk_ins.isChecked() else chosen

    @property
    def module_code(self) -> str | None:
        """The one module that the list is narrowed to."""
        values = self.buttons[MODULES.id].values - {NONE}
        return next(iter(values)) if len(values) == 1 else None

    def offer(self, rows: Sequence[PersonRow], modules: Sequence[ModuleCard], language: str) -> None:
        """Offer the values that occur among these people."""
        self._modules = tuple(modules)
        self._key = collation(language)
        for facet in FACETS:
            self.buttons[facet.id].offer(self._choices(facet, occurring(facet, rows)))
        self._offer_walk_ins(occurring(WALK_INS, rows)[TO_LOOK_AT])

    def tell_count(self, found: int, of: int) -> None:
        """Say how many are left."""
        told = self.tr("{of} people") if found == of else self.tr("{found} of {of} people")
        self.count.setText(told.format(found=found, of=of))

    def end_with(self, widget: QWidget) -> None:
        """Let this stand at the end of the line."""
        self._row.addWidget(widget)

    @Slot()
    def clear(self) -> None:
        """Choose nothing anywhere."""
        for filter_button in self.buttons.values():
            filter_button.blockSignals(True)  # noqa: FBT003
            filter_button.panel.choose_none()
            filter_button.blockSignals(False)  # noqa: FBT003
        self._take_walk_ins_back()
        self._tell()

    def _offer_walk_ins(self, count: int) -> None:
        """The last one that was looked at leads back to everyone."""
        one, many = self.tr("1 walk-in to look at"), self.tr("{count} walk-ins to look at")
        self.walk_ins.setText(one if count == 1 else many.format(count=count))
        self.walk_ins.setVisible(count > 0)
        if not count and self.walk_ins.isChecked():
            self.walk_ins.setChecked(False)

    def _take_walk_ins_back(self) -> None:
        self.walk_ins.blockSignals(True)  # noqa: FBT003
        self.walk_ins.setChecked(False)
        self.walk_ins.blockSignals(False)  # noqa: FBT003

    @Slot()
    def _tell(self) -> None:
        self.clear_button.setVisible(bool(self.chosen))
        self.narrowed.emit(self.chosen)

    def _choices(self, facet: Facet, counts: Counter[str]) -> list[Choice]:
        values = [value for value in self._ordered(facet, counts) if counts[value] or facet is MODULES]
        return [Choice(value, self._label(facet, value), counts[value]) for value in values]

    def _ordered(self, facet: Facet, counts: Counter[str]) -> list[str]:
        match facet.id:
            case MODULES.id:
                return [*(module.code for module in self._modules), NONE]
            case DECISION.id:
                return [standing.value for standing in Standing]
            case NEEDS.id:
                named = sorted((value for value in counts if value not in (*_FIRST_NEEDS, NONE)), key=self._by_need)
                return [*_FIRST_NEEDS, *named, NONE]
            case _:
                return sorted(counts, key=self._by_name)

    def _by_need(self, value: str) -> tuple[bool, SortKey]:
        return not is_diet(value), self._key(self._words.need(value))

    def _by_name(self, value: str) -> tuple[bool, SortKey]:
        return not value, self._key(value)

    def _label(self, facet: Facet, value: str) -> str:
        match facet.id:
            case MODULES.id:
                return self._module_label(value)
            case DECISION.id:
                return self._words.standing(Standing(value))
            case NEEDS.id:
                return self._words.need(value)
            case _:
                return value or self.tr("Not given")

    def _module_label(self, code: str) -> str:
        cities = {module.code: module.city for module in self._modules}
        return f"{code} {cities.get(code, '')}".strip() if code else self.tr("Not invited anywhere")

    def _lay_out(self) -> None:
        self._row = Flow(self)
        self._row.addWidget(self.walk_ins)
        for filter_button in self.buttons.values():
            self._row.addWidget(filter_button)
        self._row.addWidget(self.clear_button)
        self._row.addWidget(self.count)
        self._row.stretch(self.count)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.clear_button.hide()
        self.walk_ins.hide()
