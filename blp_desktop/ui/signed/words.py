"""What is said of signatures, and how differences and their settlements are called."""

from PySide6.QtCore import QObject

from blp_desktop.desk.differences import DifferenceLine
from blp_desktop.domain.signatures import Difference, Reason, Said
from blp_desktop.ui.look.colours import Role


class SignedWords(QObject):
    """The words, each with its symbol."""

    def said(self, said: Said) -> str:
        """What a cell shows."""
        match said:
            case Said.SIGNED:
                return "✓ " + self.tr("signed")
            case Said.NOT_SIGNED:
                return "– " + self.tr("not signed")
            case Said.ILLEGIBLE:
                return "? " + self.tr("illegible")
            case Said.UNSAID:
                return ""

    def difference(self, line: DifferenceLine) -> str:
        """How paper and door differ."""
        match line.difference:
            case Difference.SIGNED_ONLY:
                return self.tr("Signed, not scanned")
            case Difference.SCANNED_ONLY:
                return self.tr("Scanned, not signed")
            case Difference.ILLEGIBLE if line.scanned:
                return self.tr("Scanned, signature illegible")
            case Difference.ILLEGIBLE:
                return self.tr("Signature illegible, not scanned")

    def reason(self, reason: Reason) -> str:
        """How a difference is settled."""
        match reason:
            case Reason.ATTESTED:
                return self.tr("Attested by signature")
            case Reason.SIGNED_BY_MISTAKE:
                return self.tr("Signed by mistake")
            case Reason.FORGOT_TO_SIGN:
                return self.tr("Was there, forgot to sign")
            case Reason.LEFT_EARLY:
                return self.tr("Left early")
            case Reason.SCANNED_BY_MISTAKE:
                return self.tr("Scanned by mistake")
            case Reason.OTHER:
                return self.tr("Other, see the note")

    def consequence(self, reason: Reason) -> str:
        """What a reason changes in what counts."""
        match reason:
            case Reason.ATTESTED:
                return self.tr("The half-day counts for certificates by its signature. The ledger stays as it is.")
            case Reason.SCANNED_BY_MISTAKE:
                return self.tr("The half-day no longer counts for certificates. The ledger stays as it is.")
            case Reason.SIGNED_BY_MISTAKE | Reason.FORGOT_TO_SIGN | Reason.LEFT_EARLY | Reason.OTHER:
                return self.tr("What counts is what the ledger says.")

    def settled(self, line: DifferenceLine) -> str:
        """How it was settled; empty while it is open."""
        if line.reason is None:
            return self.tr("Open")
        by = self.tr("by {name}").format(name=line.settled_by) if line.settled_by else ""
        return " · ".join(part for part in (self.reason(line.reason), line.note, by) if part)


def colour_of(said: Said) -> Role:
    """The colour of what a cell shows."""
    match said:
        case Said.SIGNED:
            return Role.IN
        case Said.NOT_SIGNED:
            return Role.STOPPED
        case Said.ILLEGIBLE:
            return Role.ATTENTION
        case Said.UNSAID:
            return Role.TEXT_MUTED
