"""The draft: the layout under work, what is chosen of it, whom it is seen with, and the way back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from blp_desktop.paper.badge_facts import BadgeFace, Occasion
from blp_desktop.paper.badge_plate import Plate, Struck
from blp_desktop.paper.layout_flaws import Flaw, flaws_of
from blp_desktop.paper.layouts import Layout
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.designs.editing import Chosen
from blp_desktop.ui.designs.own_size import own_size

NOTHING: Chosen = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Whom a layout is seen with; without a `stock` on a label of its own size."""

    face: BadgeFace
    occasion: Occasion
    stock: Stock | None = None


@dataclass(frozen=True, slots=True)
class _State:
    layout: Layout
    chosen: Chosen


class Change(QUndoCommand):
    """One edit: what was before, what is after. Edits of the same `kind` that follow each other become one."""

    def __init__(self, words: str, before: _State, after: _State, put: Callable[[_State], None], kind: str) -> None:
        super().__init__(words)
        self._before, self.after, self._put, self.kind = before, after, put, kind

    def redo(self) -> None:
        self._put(self.after)

    def undo(self) -> None:
        self._put(self._before)

    def id(self) -> int:
        return hash(self.kind) % 2**31 if self.kind else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Change) or other.kind != self.kind:
            return False
        self.after = other.after
        return True


class Draft(QObject):
    """`shown` is what is seen at this moment: the layout, or what a drag that is under way would make of it."""

    changed = Signal()
    """Another layout is shown, or whom it is seen with."""
    chosen_changed = Signal()

    def __init__(self, layout: Layout, sight: Sight, parent: QObject) -> None:
        super().__init__(parent)
        self.history = QUndoStack(self)
        self._state = _State(layout, NOTHING)
        self._sight = sight
        self._tried: Layout | None = None
        self._plate = self._new_plate()
        self._struck = self._plate.strike(sight.face)

    @property
    def layout(self) -> Layout:
        """The layout as the last edit left it."""
        return self._state.layout

    @property
    def shown(self) -> Layout:
        """The layout that is seen."""
        return self._tried or self._state.layout

    @property
    def chosen(self) -> Chosen:
        """The places of the chosen boxes."""
        return self._state.chosen

    @property
    def one(self) -> int | None:
        """The place of the chosen box where it is the only one."""
        return next(iter(self.chosen)) if len(self.chosen) == 1 else None

    @property
    def plate(self) -> Plate:
        """The plate of what is shown."""
        return self._plate

    @property
    def struck(self) -> Struck:
        """The badge of whom it is seen with."""
        return self._struck

    def flaws(self) -> tuple[Flaw, ...]:
        """What is wrong with what is shown."""
        return flaws_of(self._plate, self._sight.face)

    def open(self, layout: Layout) -> None:
        """Begin with another layout; the way back begins anew."""
        self._tried = None
        self.history.clear()
        self._state = _State(layout, NOTHING)
        self._show()
        self.chosen_changed.emit()

    def saved_as(self, key: str) -> None:
        """What is here is kept in the programme under that id."""
        self._state = replace(self._state, layout=replace(self.layout, id=key))
        self.history.setClean()

    def edit(self, words: str, layout: Layout, chosen: Iterable[int] | None = None, *, kind: str = "") -> None:
        """Make an edit that can be taken back; `words` name it, equal `kind`s in a row become one."""
        self._tried = None
        after = _State(layout, self.chosen if chosen is None else frozenset(chosen))
        if after == self._state:
            self._show()
            return
        self.history.push(Change(words, self._state, after, self._put, kind))

    def try_out(self, layout: Layout | None) -> None:
        """Show what a drag would make of it; None shows the layout as it is again."""
        self._tried = layout
        self._show()

    def choose(self, chosen: Iterable[int]) -> None:
        """Choose these boxes and no others."""
        wanted = frozenset(chosen)
        if wanted != self.chosen:
            self._state = _State(self.layout, wanted)
            self.chosen_changed.emit()

    def see_with(self, sight: Sight) -> None:
        """See it with another person, on another occasion or stock."""
        self._sight = sight
        self._show()

    def _put(self, state: _State) -> None:
        """Take a state up; the id stays the one that the programme keeps the draft under."""
        is_other = state.chosen != self._state.chosen
        self._state = _State(replace(state.layout, id=self.layout.id), state.chosen)
        self._show()
        if is_other:
            self.chosen_changed.emit()

    def _show(self) -> None:
        self._plate = self._new_plate()
        self._struck = self._plate.strike(self._sight.face)
        self.changed.emit()

    def _new_plate(self) -> Plate:
        return Plate(self.shown, self._sight.stock or own_size(self.shown), self._sight.occasion)
