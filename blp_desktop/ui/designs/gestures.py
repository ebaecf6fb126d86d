"""Gestures: what a drag of the mouse would make of the draft, until it is let go."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from blp_desktop.paper.layouts import Layout
from blp_desktop.ui.designs.draft import Draft
from blp_desktop.ui.designs.editing import Chosen, Handle, moved, resized
from blp_desktop.ui.designs.sheet import Sheet
from blp_desktop.ui.designs.snapping import Guide, Snapped, snap_move, snap_resize


@dataclass(slots=True)
class Moving:
    """The chosen boxes go with the mouse."""

    before: Layout
    chosen: Chosen
    start: QPointF

    def made(self, dx: float, dy: float, reach: float) -> tuple[Layout, tuple[Guide, ...]]:
        """The layout with the mouse that far, and the lines that draw."""
        rest = snap_move(self.before, self.chosen, dx, dy, reach=reach) if reach else Snapped(dx, dy)
        return moved(self.before, self.chosen, rest.dx, rest.dy), rest.guides


@dataclass(slots=True)
class Resizing:
    """One or two edges of a box go with the mouse."""

    before: Layout
    at: int
    handle: Handle
    start: QPointF

    def made(self, dx: float, dy: float, reach: float) -> tuple[Layout, tuple[Guide, ...]]:
        """The layout with the mouse that far, and the lines that draw."""
        rest = snap_resize(self.before, self.at, self.handle, dx, dy, reach=reach) if reach else Snapped(dx, dy)
        return resized(self.before, self.at, self.handle, rest.dx, rest.dy), rest.guides


@dataclass(slots=True)
class Catching:
    """A rectangle drawn over the paper chooses the boxes that it touches."""

    start: QPointF
    end: QPointF
    kept: Chosen


Gesture = Moving | Resizing | Catching


def follow(gesture: Moving | Resizing, sheet: Sheet, to: QPointF, *, reach: float) -> tuple[Guide, ...]:
    """Show what the drag would make; gives the lines that draw. `reach` is in points, 0 draws to nothing."""
    dx, dy = sheet.millimetres(to - gesture.start)
    layout, guides = gesture.made(dx, dy, reach / max(sheet.draft.plate.scale))
    sheet.draft.try_out(layout)
    return guides


def let_go(draft: Draft, words: str) -> None:
    """Make of the drag what is shown."""
    made = draft.shown
    draft.try_out(None)
    draft.edit(words, made)
