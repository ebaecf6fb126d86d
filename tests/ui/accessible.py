"""Finds what a screen reader could not name."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QScrollBar,
    QTabBar,
    QWidget,
)


def nameless(root: QWidget) -> list[str]:
    """The focusable widgets shown at and below `root` that have neither an accessible name, a text nor a label."""
    widgets = [root, *(widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root))]
    labelled = {buddy for label in root.findChildren(QLabel) if (buddy := label.buddy()) is not None}
    return [_described(widget) for widget in widgets if _takes_focus(widget) and not _named(widget, labelled)]


def _takes_focus(widget: QWidget) -> bool:
    if isinstance(widget, QTabBar | QScrollBar) or _speaks_through_its_field(widget):
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _speaks_through_its_field(widget: QWidget) -> bool:
    """Whether it is one of Qt's own pieces of a field: a viewport, the list or the line of a combo or spin box."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
        return True
    return any(isinstance(above, QComboBox | QAbstractSpinBox) for above in _above(widget))


def _named(widget: QWidget, labelled: set[QWidget]) -> bool:
    if widget.accessibleName() or widget in labelled:
        return True
    return isinstance(widget, QAbstractButton | QLabel) and bool(widget.text())


def _above(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _described(widget: QWidget) -> str:
    return " in ".join(type(one).__name__ for one in (widget, *_above(widget)))
