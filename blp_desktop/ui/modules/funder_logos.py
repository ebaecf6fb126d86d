"""The logos of the funders: chosen from a file, shown small, marked as the EU emblem, taken away."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blp_desktop.desk.programme import LOGO_KIND, FunderFacts
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.modules.logo_files import read_logo
from blp_desktop.ui.parts.buttons import button, icon_button
from blp_desktop.ui.parts.choose_file import ask_for_file
from blp_desktop.ui.parts.strip import Strip

_THUMBNAIL = (72, 32)


class FunderLogo(QWidget):
    """One funder's logo; what cannot be one is told in the strip."""

    def __init__(self, funder: FunderFacts, strip: Strip, parent: QWidget) -> None:
        super().__init__(parent)
        self.funder = funder
        self._strip = strip
        self._picture = QLabel(self)
        self._name = label(funder.name, parent=self)
        self.emblem = QCheckBox(self.tr("EU emblem"), self)
        self.choose = button(self.tr("Choose logo…"), self)
        self.remove = icon_button("x", self.tr("Remove the logo of {name}").format(name=funder.name), self)
        self._lay_out()
        self._show()
        self.emblem.toggled.connect(self._mark)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)

    def take(self, file: Path) -> None:
        """Take the logo of that file, or tell why it cannot be one."""
        self._strip.mended()
        try:
            logo = read_logo(file)
        except Refusal as problem:
            self._strip.refuse(problem)
            return
        self.funder = replace(self.funder, logo=logo, logo_kind=LOGO_KIND)
        self._show()

    def _lay_out(self) -> None:
        name = self.funder.name
        self._picture.setFixedSize(*_THUMBNAIL)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setWordWrap(True)
        self.choose.setAccessibleName(self.tr("Choose a logo for {name}").format(name=name))
        self.emblem.setAccessibleName(self.tr("The logo of {name} is the EU emblem").format(name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._picture)
        row.addWidget(self._name, 1)
        for widget in (self.emblem, self.choose, self.remove):
            row.addWidget(widget)

    def _show(self) -> None:
        has_logo = self.funder.logo is not None
        self.emblem.setChecked(self.funder.is_eu_emblem)
        self.emblem.setVisible(has_logo)
        self.remove.setVisible(has_logo)
        self._picture.setVisible(has_logo)
        self._picture.setPixmap(self._thumbnail() if has_logo else QPixmap())

    def _thumbnail(self) -> QPixmap:
        whole = QPixmap()
        whole.loadFromData(self.funder.logo or b"")
        ratio = self.devicePixelRatioF()
        wide, high = (round(side * ratio) for side in _THUMBNAIL)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = whole.scaled(wide, high, keep, smooth)
        small.setDevicePixelRatio(ratio)
        return small

    @Slot(bool)
    def _mark(self, is_emblem: bool) -> None:  # noqa: FBT001 - Qt's own argument
        self.funder = replace(self.funder, is_eu_emblem=is_emblem)

    @Slot()
    def _remove(self) -> None:
        self.funder = replace(self.funder, logo=None, logo_kind="", is_eu_emblem=False)
        self._show()

    @Slot()
    def _ask(self) -> None:
        ask_for_file(self, self.choose.accessibleName(), kinds=self.tr("Logos (*.png *.svg)"), chosen=self._chosen)

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self.take(Path(name))


class FunderLogos(QWidget):
    """The logos of all funders, by name; one that is written anew keeps its logo."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.strip = Strip(self)
        self._known: dict[str, FunderFacts] = {}
        self._rows: list[FunderLogo] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addWidget(self.strip)

    def keep(self, funders: Sequence[FunderFacts]) -> None:
        """The funders as the programme has them."""
        self._known = {funder.name: funder for funder in funders}

    def name_funders(self, names: Sequence[str]) -> None:
        """Show these funders, in this order."""
        self._known.update({row.funder.name: row.funder for row in self._rows})
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [FunderLogo(self._known.get(name, FunderFacts(name=name)), self.strip, self) for name in names]
        for row in self._rows:
            self._column.addWidget(row)

    def order_keys(self, before: QWidget) -> None:
        """Let the Tab key go through the logos after that field."""
        for row in self._rows:
            for widget in (row.emblem, row.choose, row.remove):
                self.setTabOrder(before, widget)
                before = widget

    def funders(self) -> tuple[FunderFacts, ...]:
        """The funders with their logos."""
        return tuple(row.funder for row in self._rows)

    def rows(self) -> tuple[FunderLogo, ...]:
        """What is shown of each."""
        return tuple(self._rows)
