"""A field for a figure with decimals."""

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.decimal_field import DecimalField


@pytest.mark.parametrize("typed", ["1,5", "1.5"])
@pytest.mark.parametrize(("locale", "shown"), [("C", "1.5 mm"), ("sv_SE", "1,5 mm")])
def test_a_comma_and_a_point_are_the_same_in_every_language(qtbot: QtBot, typed: str, locale: str, shown: str) -> None:
    field = DecimalField()
    qtbot.addWidget(field)
    field.setLocale(QLocale(locale))
    field.setDecimals(1)
    field.setSuffix(" mm")
    field.selectAll()
    qtbot.keyClicks(field.lineEdit(), typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (1.5, shown)
