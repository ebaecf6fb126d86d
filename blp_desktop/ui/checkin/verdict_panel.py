"""The verdict's panel: one answer in big type, in its colour to the edges."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blp_desktop.desk.checkin import Judged
from blp_desktop.desk.scan_facts import Seen
from blp_desktop.desk.station import Rights
from blp_desktop.domain.ledger import DONE, ENTERED, Direction, Verdict
from blp_desktop.ui.checkin.answer import Answer
from blp_desktop.ui.checkin.needs import NeedLines, needs_of
from blp_desktop.ui.checkin.offers import KEYS, WALK_IN, Offer, advice, offers
from blp_desktop.ui.checkin.tones import NOT_FOUND, tone_of
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import CORNER, GRID
from blp_desktop.ui.look.type import Size, Weight, font, label
from blp_desktop.ui.parts.buttons import Kind, button

_SYMBOL, _SMALL_SYMBOL = 56, 36
_MARGIN = 3 * GRID
_ROOMY = 720
"""Pixels of the window's height from which there is room for large lines, and for the list of arrivals below them."""
_BELOW = 96
"""Pixels below the panel that stay for the arrivals' head and the status line."""
_HIGH, _LOW = 220, 176


class VerdictPanel(QFrame):
    """Shows the last scan's answer until the next one; `taken` names the place of the offer that is taken up."""

    taken = Signal(int)
    changed = Signal()
    """Another answer, or another offer, is shown."""
    noted = Signal(str)
    """Why an offer that was taken up came to nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_LOW)
        self.answer = Answer(tone=None, word="", name="", who="", why="")
        self.offered: tuple[Offer, ...] = ()
        self._roomy: bool | None = None
        self._row = QHBoxLayout(self)
        self._symbol, self._symbol_size = QLabel(self), _SYMBOL
        self._word = label("", Size.TITLE, weight=Weight.STRONG, parent=self)
        self._name = label("", Size.VERDICT, weight=Weight.STRONG, parent=self)
        self._from = label("", Size.TITLE, parent=self)
        self._why = label("", Size.TITLE, parent=self)
        self._needs = NeedLines(self)
        self.first = button("", self, kind=Kind.PLAIN, shortcut=KEYS[0])
        self.second = button("", self, kind=Kind.PLAIN, shortcut=KEYS[1])
        self.first.clicked.connect(self.take_first)
        self.second.clicked.connect(self.take_second)
        self._lay_out()
        self.show_ready()

    def show_ready(self, direction: Direction = Direction.ENTRY) -> None:
        """Nothing was scanned yet."""
        leaving = direction is Direction.EXIT
        name = self.tr("Leaving") if leaving else self.tr("Ready")
        why = self.tr("Everyone scanned now goes out. F9 turns back to coming in.") if leaving else ""
        why = why or self.tr("Scan a badge, or type a name.")
        self._show(Answer(tone=None, word="", name=name, who="", why=why))
        self._offer(())

    def show_judged(self, judged: Judged, rights: Rights = Rights.SUPERVISOR) -> None:
        """Show an answer to somebody with these rights, and say it to screen readers."""
        person = judged.person
        tone = tone_of(judged.verdict)
        answer = Answer(
            tone=tone,
            word=f"{tone.word} · {judged.at:%H:%M}" + (" · overridden" if judged.overridden else ""),
            name=person.name if person else self.tr("Unknown badge") if judged.code else self.tr("Nobody"),
            who=_from(person),
            why=f"{judged.why} {advice(judged, rights)}".strip(),
            needs=needs_of(person) if judged.verdict in ENTERED else (),
            is_done=judged.verdict in DONE,
        )
        self._show(answer)
        self._offer(offers(judged, rights))
        self._announce()

    def show_nobody(self, text: str, *, near: bool) -> None:
        """Nobody is called what was typed; some nearly are, where the list below offers them."""
        choose = self.tr("Choose one of those below with the arrows, then Enter; or correct the name.")
        correct = self.tr("Correct the name, or add them as a walk-in.")
        name = self.tr("Nobody called “{text}”").format(text=text)
        self._show(Answer(tone=NOT_FOUND, word=NOT_FOUND.word, name=name, who="", why=choose if near else correct))
        self._offer((WALK_IN,))
        self._announce()

    def show_failure(self, why: str) -> None:
        """The scan could not be written down: nobody was let in."""
        tone = tone_of(Verdict.ERROR)
        self._show(Answer(tone=tone, word=tone.word, name=self.tr("Nothing was recorded"), who="", why=why))
        self._offer(())
        self._announce()

    def _offer(self, offered: tuple[Offer, ...]) -> None:
        self.offered = offered
        for place, (each, key) in enumerate(zip((self.first, self.second), KEYS, strict=True)):
            each.setVisible(place < len(offered))
            each.setText(f"{offered[place].words} ({key})" if place < len(offered) else "")
        self.changed.emit()

    @Slot()
    def take_first(self) -> None:
        """Take up the first offer, where there is one."""
        self.taken.emit(0)

    @Slot()
    def take_second(self) -> None:
        """Take up the second one."""
        self.taken.emit(1)

    @property
    def text(self) -> str:
        """All that the panel says."""
        return self.answer.text

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground())
        painter.drawRoundedRect(self.rect(), CORNER, CORNER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "second"):
            self._colour()
        super().changeEvent(event)

    def _show(self, answer: Answer) -> None:
        self.answer = answer
        texts = (
            (self._word, answer.word),
            (self._name, answer.name),
            (self._from, answer.who),
            (self._why, answer.why),
        )
        for each, text in texts:
            each.setText(text)
            each.setVisible(bool(text))
        self._needs.show_needs(answer.needs)
        self._colour()
        self._fit()

    def _fit(self) -> None:
        """Large where there is room, the name longest of all; nothing that the door must see is ever cut off."""
        roomy = self.window().height() >= _ROOMY
        if roomy is not self._roomy:
            self._roomy = roomy
            self._take_room(roomy=roomy)
        for size in (Size.VERDICT, Size.NUMBER, Size.TITLE):
            self._name.setFont(font(size, Weight.STRONG))
            if self._has_room():
                return

    def _take_room(self, *, roomy: bool) -> None:
        self.setMinimumHeight(_HIGH if roomy else _LOW)
        self._keep_edges(_MARGIN if roomy else _MARGIN // 2, _SYMBOL if roomy else _SMALL_SYMBOL)
        size = Size.TITLE if roomy else Size.BODY
        self._word.setFont(font(size, Weight.STRONG))
        self._from.setFont(font(size))
        self._needs.fit(size)

    def _keep_edges(self, edge: int, symbol: int) -> None:
        self._row.setContentsMargins(edge, edge * 2 // 3, edge, edge * 2 // 3)
        self._row.setSpacing(edge)
        self._symbol_size = symbol
        self._draw_symbol()

    def _has_room(self) -> bool:
        """Whether all lines fit above the arrivals, and no word of the name is wider than its line."""
        self._row.activate()
        if self._name.minimumSizeHint().width() > self.width() - self._symbol_size - 3 * self._row.spacing():
            return False
        window = self.window()
        room = window.height() - self.mapTo(window, QPoint()).y() - _BELOW
        return self._row.totalHeightForWidth(self.width()) <= room

    def _ground(self) -> QColor:
        role = self.answer.tone.role if self.answer.tone else Role.SURFACE_RAISED
        return colours_of(self.palette()).of(role)

    def _colour(self) -> None:
        ink = Role.ON_VERDICT if self.answer.tone else Role.TEXT
        colour = colours_of(self.palette()).of(ink).name()
        for each in (self._word, self._name, self._from, self._why):
            each.setStyleSheet(f"color: {colour};")
        self._needs.wear(ink)
        self._draw_symbol()
        self.update()

    def _draw_symbol(self) -> None:
        tone = self.answer.tone
        name, role = (tone.icon_name, Role.ON_VERDICT) if tone else ("scan-line", Role.ACCENT)
        self._symbol.setPixmap(pixmap(name, role, size=self._symbol_size, ratio=self.devicePixelRatioF()))

    def _announce(self) -> None:
        self.setAccessibleName(self.text)
        event = QAccessibleAnnouncementEvent(self, self.text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _lay_out(self) -> None:
        for each in (self._name, self._why, self._from):
            each.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        for said in (self._word, self._name, self._from, self._why, self._needs):
            words.addWidget(said)
        words.addSpacing(GRID)
        words.addStretch(1)
        offered = QHBoxLayout()
        offered.setSpacing(GRID)
        offered.addWidget(self.first)
        offered.addWidget(self.second)
        offered.addStretch(1)
        words.addLayout(offered)
        self._row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)


def _from(person: Seen | None) -> str:
    return " · ".join(part for part in (person.organisation, person.country) if part) if person else ""
