"""The body of the detail pane: one person's sections from contact to history."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from blp_desktop.desk.history import HistoryLine
from blp_desktop.desk.people_detail import AttendanceLine, BadgeLine, PersonDetail
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.ui.dates import given_words
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.participants.condition_row import ConditionRow
from blp_desktop.ui.participants.facts import Marked, Section, wrapped
from blp_desktop.ui.participants.invitation_row import InvitationRow
from blp_desktop.ui.participants.walk_in_row import AlikeRow, WalkInRow
from blp_desktop.ui.participants.words import Words


class DetailBody(QWidget):
    """Everything about one person; made anew for each."""

    invited = Signal(str)
    confirmed = Signal(str)
    declined = Signal(str)
    cancelled = Signal(str)
    badge_asked = Signal(str)
    settled = Signal(object)
    """An OpenCondition."""
    kept = Signal(str)
    """The person is a walk-in who stays."""
    other_asked = Signal(str)
    """Somebody they may be is to be shown."""

    def __init__(self, detail: PersonDetail, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._detail = detail
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID)
        self.invitations: tuple[InvitationRow, ...] = ()
        parts = (
            self._walk_in,
            self._why_not,
            self._conditions,
            self._invitations,
            self._needs,
            self._contact,
            self._cluster,
        )
        for part in (*parts, self._badges, self._attendance, self._application):
            self._add(part())
        self._column.addStretch(1)

    def add_history(self, lines: Iterable[HistoryLine]) -> None:
        """What happened to the person, below everything else."""
        section = Section(self.tr("History"), self)
        for line in lines:
            section.add_widget(_history_row(line, self.tr("undone"), section))
        self._column.insertWidget(self._column.count() - 1, section)

    def _add(self, section: Section | None) -> None:
        if section is None:
            return
        self._column.addWidget(section)
        section.show()

    def _walk_in(self) -> Section | None:
        if not self._detail.walk_in:
            return None
        section = Section(self.tr("Walk-in to look at"), self)
        row = WalkInRow(self._detail, section)
        row.kept.connect(self.kept)
        section.add_widget(row)
        for other in self._detail.may_be:
            alike = AlikeRow(other, section)
            alike.opened.connect(self.other_asked)
            section.add_widget(alike)
        return section

    def _why_not(self) -> Section | None:
        detail = self._detail
        if detail.status is Standing.BLOCKED:
            section = Section(self.tr("Blocked"), self)
            section.add_note(_because(detail.blocked_at, detail.blocked_reason))
            return section
        if detail.status is Standing.WITHDRAWN:
            section = Section(self.tr("Withdrawn"), self)
            section.add_note(_because(detail.withdrawn_at, detail.withdrawn_reason))
            return section
        return None

    def _conditions(self) -> Section | None:
        if not self._detail.conditions:
            return None
        section = Section(self.tr("To settle"), self)
        cities = {line.module: line.city for line in self._detail.invitations}
        for condition in self._detail.conditions:
            row = ConditionRow(condition, cities.get(condition.module or "", ""), section)
            row.settled.connect(self.settled)
            section.add_widget(row)
        return section

    def _invitations(self) -> Section:
        section = Section(self.tr("Invitations"), self)
        may_invite = self._detail.status is Standing.SELECTED
        self.invitations = tuple(
            InvitationRow(line, self._words, section, may_invite=may_invite) for line in self._detail.invitations
        )
        for row in self.invitations:
            for mine, its in (
                (self.invited, row.invited),
                (self.confirmed, row.confirmed),
                (self.declined, row.declined),
                (self.cancelled, row.cancelled),
                (self.badge_asked, row.badge_asked),
            ):
                its.connect(mine)
            section.add_widget(row)
        if section.is_empty:
            section.add_note(self.tr("This edition has no modules yet."))
        return section

    def _needs(self) -> Section:
        fields, section = self._detail.fields, Section(self.tr("Needs"), self)
        section.add_marked("utensils", self.tr("Diet"), fields.diet)
        section.add_marked("accessibility", self.tr("Access"), fields.access)
        photos = "camera-off" if fields.photo_consent is False else "camera"
        section.add_marked(photos, self.tr("Photos"), self._words.photo_consent(fields.photo_consent))
        section.add_marked("pencil", self.tr("Notes"), fields.notes)
        return section

    def _contact(self) -> Section:
        fields, section = self._detail.fields, Section(self.tr("Contact"), self)
        section.add_marked("mail", self.tr("E-mail"), fields.email)
        section.add_marked("phone", self.tr("Phone"), fields.phone)
        section.add_marked("map-pin", self.tr("Place"), ", ".join(filter(None, (fields.city, fields.country))))
        section.add_marked("at-sign", self.tr("Twitter"), fields.twitter)
        if section.is_empty:
            section.add_note(self.tr("No contact given."))
        return section

    def _cluster(self) -> Section:
        fields, section = self._detail.fields, Section(self.tr("Cluster"), self)
        section.add_fact(self.tr("Organisation"), fields.organisation)
        section.add_fact(self.tr("Job title"), fields.job_title)
        section.add_fact(self.tr("Sector"), fields.sector)
        section.add_fact(self.tr("Role"), fields.role)
        if section.is_empty:
            section.add_note(self.tr("No organisation given."))
        return section

    def _application(self) -> Section:
        detail, section = self._detail, Section(self.tr("Application"), self)
        section.add_fact(self.tr("Edition"), ", ".join((detail.edition, *detail.other_editions)))
        section.add_fact(self.tr("Submitted"), self.tr("Walk-in") if detail.walk_in else given_words(detail.submitted))
        section.add_fact(self.tr("Decision"), self._words.decision(detail.decision))
        section.add_fact(self.tr("Scores"), "   ".join(f"{score:g}" for score in detail.scores))
        for question, answer in detail.answers:
            if answer:
                section.add_text(question, answer)
        return section

    def _badges(self) -> Section:
        section = Section(self.tr("Badges"), self)
        for badge in self._detail.badges:
            section.add_fact(badge.short, self._badge(badge))
        if section.is_empty:
            section.add_note(self.tr("No badge yet. Badges are made when they are printed, under Modules."))
        return section

    def _badge(self, badge: BadgeLine) -> str:
        if badge.revoked_at is not None:
            return self.tr("Revoked {when}: {why}").format(when=_moment(badge.revoked_at), why=badge.revoked_reason)
        if badge.printed_at is None:
            return self.tr("Made {when}, not printed yet").format(when=_moment(badge.made_at))
        return self.tr("Printed {when}").format(when=_moment(badge.printed_at))

    def _attendance(self) -> Section:
        section = Section(self.tr("Attendance"), self)
        for city, lines in groupby(self._detail.attendance, key=_city):
            section.add_widget(self._module_attendance(city, list(lines), section))
        if section.is_empty:
            section.add_note(self.tr("Not expected at any module yet."))
        return section

    def _module_attendance(self, city: str, lines: list[AttendanceLine], section: Section) -> QWidget:
        made = QWidget(section)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, GRID // 2)
        grid.setVerticalSpacing(2)
        present = sum(line.counts for line in lines)
        told = self.tr("{city}: present {present} of {all}").format(city=city, present=present, all=len(lines))
        grid.addWidget(wrapped(told, made), 0, 0, 1, 2)
        came = any(line.first_seen or line.by_signature for line in lines)
        for place, line in enumerate(lines if came else (), start=1):
            grid.addWidget(muted(line.label, parent=made), place, 0)
            grid.addWidget(self._seen(line, made), place, 1)
        grid.setColumnStretch(1, 1)
        return made

    def _seen(self, line: AttendanceLine, parent: QWidget) -> QWidget:
        if line.by_signature:
            return Marked("signature", self.tr("by signature"), Role.IN, parent)
        if line.first_seen is None:
            return muted(self.tr("not seen"), parent=parent)
        if line.mistaken:
            told = self.tr("{time}, {station}: scanned by mistake")
            said = told.format(time=f"{line.first_seen:%H:%M}", station=line.station)
            return Marked("triangle-alert", said, Role.ATTENTION, parent)
        return Marked("check", f"{line.first_seen:%H:%M}, {line.station}", Role.IN, parent)


def _city(line: AttendanceLine) -> str:
    return line.city


def _because(at: datetime | None, reason: str) -> str:
    when = _moment(at) if at else ""
    return f"{when}: {reason}" if when and reason else when or reason


def _moment(at: datetime) -> str:
    """`Tue 24 Oct 2017 09:12` by this laptop's zone."""
    here = at.astimezone()
    return f"{day_label(here.date())} {here.year} {here:%H:%M}"


def _history_row(line: HistoryLine, undone: str, parent: QWidget) -> QWidget:
    made = QWidget(parent)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, GRID // 2)
    column.setSpacing(0)
    for sentence in line.sentences:
        column.addWidget(wrapped(sentence, made))
    who = ", ".join(filter(None, (_moment(line.at), line.operator, line.laptop, undone if line.undone else "")))
    column.addWidget(wrapped(who, made, role=QPalette.ColorRole.PlaceholderText))
    return made
