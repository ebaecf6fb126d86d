"""Asking before somebody is withdrawn or blocked, by name and for a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.ui.participants.acts import PeopleActs
from blp_desktop.ui.parts.confirm import Confirm, Question

_NAMED = 5


class Asking(QWidget):
    """Asks over `parent`; the act follows the answer."""

    def __init__(self, acts: PeopleActs, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._over = parent
        self._acts = acts
        self._ids: tuple[str, ...] = ()

    def withdraw(self, ids: tuple[str, ...], names: Sequence[str]) -> None:
        """Ask whether these people are to be withdrawn, and why."""
        self._ids = ids
        question = Question(
            title=self.tr("Withdraw {who}").format(who=self.who(names)),
            consequence=self._consequence(names),
            verb=self.tr("Withdraw"),
            reason=self.tr("Reason"),
        )
        self._ask(question).agreed.connect(self._withdraw)

    def block(self, ids: tuple[str, ...], names: Sequence[str]) -> None:
        """Ask whether these people are to be blocked, and why."""
        self._ids = ids
        question = Question(
            title=self.tr("Block {who}").format(who=self.who(names)),
            consequence=self.tr("The door lets nobody in who is blocked, whatever their badge says."),
            verb=self.tr("Block"),
            reason=self.tr("Reason"),
        )
        self._ask(question).agreed.connect(self._block)

    def who(self, names: Sequence[str]) -> str:
        """The one name, else how many."""
        return names[0] if len(names) == 1 else self.tr("{count} people").format(count=len(names))

    def _ask(self, question: Question) -> Confirm:
        asking = Confirm(question, self._over)
        asking.open()
        return asking

    @Slot(str)
    def _withdraw(self, reason: str) -> None:
        self._acts.withdraw(self._ids, reason)

    @Slot(str)
    def _block(self, reason: str) -> None:
        self._acts.block(self._ids, reason)

    def _consequence(self, names: Sequence[str]) -> str:
        told = self.tr("They stay in the list, and the door no longer lets them in. It can be taken back.")
        if len(names) == 1:
            return told
        more = self.tr(" and {count} more").format(count=len(names) - _NAMED) if len(names) > _NAMED else ""
        return f"{', '.join(names[:_NAMED])}{more}.\n{told}"
