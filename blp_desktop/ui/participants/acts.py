"""Acts on people: made through the desk, told in the strip, undone from there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from blp_desktop.desk.conditions import OpenCondition, settle_condition
from blp_desktop.desk.invitations import (
    Answered,
    Invited,
    cancel_invitation,
    confirm_invitation,
    decline_invitation,
    invite,
)
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.selection import Decided, block, keep_walk_ins, reinstate, set_decision, unblock, withdraw
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, Refusals, SurroundingsFailed
from blp_desktop.ui.participants.words import Words
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_acts import ToldActs

_NAMED = 3

People = Sequence[str]
T = TypeVar("T")


class PeopleActs(ToldActs):
    """Each method is one act on the people of those ids."""

    def __init__(
        self, station: Station, strip: Strip, words: Words, parent: QObject, *, work: LongWork | None = None
    ) -> None:
        super().__init__(station, strip, parent, work=work)
        self.edition: str | None = None
        self._words = words

    def invite(self, people: People, module: ModuleCard) -> None:
        """Invite them to the module."""
        act = partial(invite, self.station, module=module.id, people=people)
        self._do(act, partial(self._told_invited, module=module))

    def confirm(self, people: People, module: ModuleCard) -> None:
        """They have said yes."""
        act = partial(confirm_invitation, self.station, module=module.id, people=people)
        self._do(act, partial(self._told_answered, told=self.tr("Confirmed for {city}: {count}."), module=module))

    def decline(self, people: People, module: ModuleCard) -> None:
        """They have said no."""
        act = partial(decline_invitation, self.station, module=module.id, people=people)
        self._do(act, partial(self._told_answered, told=self.tr("Declined for {city}: {count}."), module=module))

    def cancel(self, people: People, module: ModuleCard) -> None:
        """They are no longer invited."""
        act = partial(cancel_invitation, self.station, module=module.id, people=people)
        told = self.tr("Invitations to {city} taken back: {count}.")
        self._do(act, partial(self._told_answered, told=told, module=module))

    def decide(self, people: People, decision: SelectionDecision) -> None:
        """Decide about their applications."""
        word = self._words.decision(decision)
        act = partial(set_decision, self.station, people, decision, edition=self.edition)
        self._do(act, partial(self._told_decided, told=f"{word}: {{who}}."))

    def withdraw(self, people: People, reason: str) -> None:
        """They take no further part."""
        act = partial(withdraw, self.station, people, reason=reason, edition=self.edition)
        self._do(act, partial(self._told_decided, told=self.tr("Withdrawn: {who}.")))

    def reinstate(self, people: People) -> None:
        """Take their withdrawal back."""
        act = partial(reinstate, self.station, people, edition=self.edition)
        self._do(act, partial(self._told_decided, told=self.tr("Withdrawal taken back: {who}.")))

    def block(self, people: People, reason: str) -> None:
        """Do not let them in."""
        act = partial(block, self.station, people, reason=reason, edition=self.edition)
        self._do(act, partial(self._told_decided, told=self.tr("Blocked: {who}.")))

    def unblock(self, people: People) -> None:
        """Let them in again."""
        act = partial(unblock, self.station, people, edition=self.edition)
        self._do(act, partial(self._told_decided, told=self.tr("Unblocked: {who}.")))

    @Slot(str)
    def keep_walk_in(self, person: str) -> None:
        """The office has looked at this walk-in."""
        act = partial(keep_walk_ins, self.station, (person,), edition=self.edition)
        self._do(act, partial(self._told_decided, told=self.tr("Seen and kept: {who}.")))

    @Slot(object)
    def settle(self, condition: OpenCondition) -> None:
        """What was to be settled is."""
        self._do(partial(settle_condition, self.station, condition.id), self._told_settled)

    def _do(self, act: Callable[[], Outcome[T]], told: Callable[[T], str]) -> None:
        made = self.make(act)
        if made is not None:
            self.tell_with_undo(told(made.value))

    def refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        """Tell why something was not done."""
        if not isinstance(problem, Refusals) or len(problem.refusals) <= 1:
            super().refuse(problem.refusals[0] if isinstance(problem, Refusals) else problem)
            return
        first = [refusal.sentence for refusal in problem.refusals[:_NAMED]]
        rest = len(problem.refusals) - len(first)
        more = [self.tr("And {count} more.").format(count=rest)] if rest else []
        what = self.tr("Nothing was changed: {count} of the selected people stand in the way.")
        self._forget()
        self._strip.attend(what.format(count=len(problem.refusals)), " ".join(first + more))

    def _told_settled(self, label: str) -> str:
        return self.tr("Settled: {label}.").format(label=label)

    def _told_invited(self, value: Invited, *, module: ModuleCard) -> str:
        told = self.tr("Invited to {city}: {count}.").format(city=module.city, count=value.invited)
        already = self.tr("Invited before: {count}.").format(count=value.already)
        return f"{told} {already}" if value.already else told

    def _told_answered(self, value: Answered, *, told: str, module: ModuleCard) -> str:
        return told.format(city=module.city, count=value.changed)

    def _told_decided(self, value: Decided, *, told: str) -> str:
        return told.format(who=self.named(value.changed))

    def named(self, names: Sequence[str]) -> str:
        """`Rūta Kalniņa, Erik Koski`, or how many where they are too many to name."""
        if not names:
            return self.tr("nobody, it was so already")
        return ", ".join(names) if len(names) <= _NAMED else self.tr("{count} people").format(count=len(names))
