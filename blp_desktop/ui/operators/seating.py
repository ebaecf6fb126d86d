"""Seating: who sits at this window's desk, asked at the start and whenever it changes."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.laptop import account_name
from blp_desktop.desk.operators import has_supervisor, list_operators, sit_down, stand_in, still_seated
from blp_desktop.desk.preferences import preferences, sat_down
from blp_desktop.desk.station import Station, require_supervisor
from blp_desktop.domain.names import fold
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.clock import Clock


class Seating(QObject):
    """`named` was asked for on the command line: they sit down at once where they have no PIN.

    While nobody sits there, the account's person does: with door rights where the programme has a supervisor.
    """

    seated = Signal(object)
    """The station, whenever somebody else acts at it."""
    touched = Signal(object)
    refused = Signal(object)
    """A refusal to be told."""

    def __init__(self, station: Station, *, named: str | None, parent: QObject) -> None:
        super().__init__(parent)
        self._named = named or ""
        self._operator = ""
        self._asks_first = True
        self._window: QWidget
        self.station = self._standing_in(station)
        self._sit_as_named()

    def use(self, window: QWidget) -> None:
        """Ask in front of this window."""
        self._window = window

    def go_on_as(self, station: Station) -> None:
        """Nobody is asked: whoever sits at that station sits at this one too."""
        self._operator, self._asks_first = "", False
        self._take(station)

    @Slot(object)
    def rename_laptop(self, named: Station) -> None:
        """Whoever sits here goes on at the laptop under its new name."""
        author = replace(self.station.author, laptop_name=named.author.laptop_name)
        self._take(replace(self.station, author=author))

    @Slot()
    def ask_laptop(self) -> None:
        """Ask for the laptop's name and language."""
        from blp_desktop.ui.laptop.dialog import LaptopDialog

        if not self._may(self.tr("Naming this laptop")):
            return
        dialog = LaptopDialog(self.station, self._window)
        dialog.named.connect(self.rename_laptop)
        dialog.open()

    @property
    def is_taken(self) -> bool:
        """Whether one of the programme's operators sits here."""
        return bool(self._operator)

    @Slot()
    def ask_first(self) -> None:
        """Ask who sits here, unless somebody does or nobody could."""
        if self._asks_first and not self.is_taken and has_supervisor(self.station):
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask who sits here; where there are no operators yet, offer to add them."""
        from blp_desktop.ui.operators.seat_dialog import SeatDialog

        known = {fold(line.name) for line in list_operators(self.station)}
        if not known:
            self.manage()
            return
        sitting = self.station.author.operator if self.is_taken else ""
        likely = (self._named, sitting, preferences().operator)
        first = next((name for name in likely if fold(name) in known), "")
        dialog = SeatDialog(self.station, Clock.laptop, self._window, first=first, sitting=sitting)
        dialog.sat.connect(self._sat)
        dialog.left.connect(self.leave)
        dialog.open()

    @Slot()
    def leave(self) -> None:
        """Nobody sits here any more."""
        self._operator = ""
        self._take(self._standing_in(self.station))

    @Slot()
    def manage(self) -> None:
        """Show the operators to a supervisor."""
        from blp_desktop.ui.operators.manage_dialog import OperatorsDialog

        if not self._may(self.tr("Setting who may sit at a desk")):
            return
        dialog = OperatorsDialog(self.station, self._window)
        dialog.touched.connect(self.touched)
        dialog.finished.connect(self._managed)
        dialog.open()

    @Slot(object)
    def follow(self, touched: frozenset[Any]) -> None:
        """Take over the name and the rights that whoever sits here has by now; empty: everything changed."""
        if not self._operator or (touched and not any(change.table == "operator" for change in touched)):
            return
        now = still_seated(self.station, self._operator)
        if now is None:
            self.leave()
        elif now != self.station:
            self._take(now)

    @Slot()
    def file_changed(self) -> None:
        """Another file stands in this one's place: its operators hold."""
        if self.is_taken:
            self.follow(frozenset())
        else:
            self.leave()
        self.ask_first()

    @Slot()
    def _managed(self) -> None:
        """Whoever named the first operators is asked which of them they are."""
        if not self.is_taken and has_supervisor(self.station):
            self.leave()
            self.ask()

    @Slot(str, object)
    def _sat(self, operator: str, station: Station) -> None:
        self._operator, self._named = operator, ""
        sat_down(station.author.operator)
        self._take(station)

    def _may(self, act: str) -> bool:
        """Whether whoever sits here may do that; why not is told."""
        try:
            require_supervisor(self.station, act)
        except Refusal as problem:
            self.refused.emit(problem)
            return False
        return True

    def _take(self, station: Station) -> None:
        self.station = station
        self.seated.emit(station)

    def _standing_in(self, station: Station) -> Station:
        """In nobody's name: a name with a PIN is not to be had without it."""
        name = account_name() if has_supervisor(station) else self._named or account_name()
        return stand_in(station, name)

    def _sit_as_named(self) -> None:
        lines = list_operators(self.station) if self._named else ()
        line = next((each for each in lines if fold(each.name) == fold(self._named)), None)
        if line is not None and not line.has_pin:
            self.station = sit_down(self.station, line.id, now=Clock.laptop())
            self._operator = line.id
