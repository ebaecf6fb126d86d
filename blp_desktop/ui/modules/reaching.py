"""How far somebody is from a certificate: a mark, a word, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from blp_desktop.desk.certificate_standing import Candidate
from blp_desktop.domain.certificates import Progress, Reach
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.parts.columns import Column


@dataclass(frozen=True, slots=True)
class ReachSign:
    """A reach's colour and symbol; the word stands beside them."""

    role: Role
    icon_name: str


def sign_of(reach: Reach) -> ReachSign:
    """The colour and symbol."""
    match reach:
        case Reach.REACHES:
            return ReachSign(Role.IN, "circle-check")
        case Reach.CAN_STILL:
            return ReachSign(Role.ATTENTION, "clock")
        case Reach.MISSES:
            return ReachSign(Role.STOPPED, "octagon-x")


class ReachWords(QObject):
    """Says it, and gives the columns of the list; `of_edition` where modules are counted, not half-days."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.of_edition = False

    def columns(self) -> Sequence[Column[Candidate]]:
        """Who, and how far; what is missing most comes last when it is sorted."""
        return (
            Column(key="name", title=self.tr("Name"), text=self._name, below=self._organisation, width=190),
            Column(
                key="reach",
                title=self.tr("Certificate"),
                text=self.word,
                below=self.told,
                order=self._order,
                icon_name=self._icon_name,
                colour=self._colour,
                width=280,
            ),
        )

    def word(self, row: Candidate) -> str:
        """`Reaches it`."""
        match row.progress.reach:
            case Reach.REACHES:
                return self.tr("Reaches it")
            case Reach.CAN_STILL:
                return self.tr("Can still reach it")
            case Reach.MISSES:
                return self.tr("Misses it")

    def told(self, row: Candidate) -> str:
        """`Needs 2 more half-days; 3 are still to come`."""
        progress = row.progress
        if progress.reach is Reach.REACHES:
            return self._attended(progress)
        few = self.tr("{attended}; needs {missing} more, {to_come} still to come")
        return few.format(attended=self._attended(progress), missing=progress.missing, to_come=progress.to_come)

    def _attended(self, progress: Progress) -> str:
        counted = (
            self.tr("{attended} of {whole} modules") if self.of_edition else self.tr("{attended} of {whole} half-days")
        )
        return counted.format(attended=progress.attended, whole=progress.whole)

    def summary(self, rows: Sequence[Candidate]) -> str:
        """`4 reach it, 20 can still reach it, 4 miss it`."""
        counts = {reach: sum(row.progress.reach is reach for row in rows) for reach in Reach}
        said = self.tr("{reach} reach it, {still} can still reach it, {miss} miss it.")
        return said.format(reach=counts[Reach.REACHES], still=counts[Reach.CAN_STILL], miss=counts[Reach.MISSES])

    def _name(self, row: Candidate) -> str:
        return row.name

    def _organisation(self, row: Candidate) -> str:
        return row.organisation

    def _icon_name(self, row: Candidate) -> str:
        return sign_of(row.progress.reach).icon_name

    def _colour(self, row: Candidate) -> Role:
        return sign_of(row.progress.reach).role

    def _order(self, row: Candidate) -> tuple[int, int]:
        return list(Reach).index(row.progress.reach), row.progress.missing
