"""Signatures: what signed paper says of people, and where paper and door differ."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Place = tuple[str, str]
"""(checkpoint, who), as in the folded ledger."""


class Said(StrEnum):
    """What paper says of one person at one half-day."""

    UNSAID = ""
    SIGNED = "signed"
    NOT_SIGNED = "not_signed"
    ILLEGIBLE = "illegible"


class Difference(StrEnum):
    """How paper and door differ."""

    SIGNED_ONLY = "signed_only"
    SCANNED_ONLY = "scanned_only"
    ILLEGIBLE = "illegible"


class Reason(StrEnum):
    """How a difference is settled.

    `ATTESTED` lets a half-day count by its signature, `SCANNED_BY_MISTAKE` lets it count no longer; the others leave
    what the ledger says.
    """

    ATTESTED = "attested"
    SIGNED_BY_MISTAKE = "signed_by_mistake"
    FORGOT_TO_SIGN = "forgot_to_sign"
    LEFT_EARLY = "left_early"
    SCANNED_BY_MISTAKE = "scanned_by_mistake"
    OTHER = "other"


REASONS = {
    Difference.SIGNED_ONLY: (Reason.ATTESTED, Reason.SIGNED_BY_MISTAKE, Reason.OTHER),
    Difference.SCANNED_ONLY: (Reason.FORGOT_TO_SIGN, Reason.LEFT_EARLY, Reason.SCANNED_BY_MISTAKE, Reason.OTHER),
    Difference.ILLEGIBLE: (Reason.ATTESTED, Reason.SIGNED_BY_MISTAKE, Reason.OTHER),
}
"""What can be said of each kind, the most frequent first."""

_STRONGEST = (Said.SIGNED, Said.ILLEGIBLE, Said.NOT_SIGNED)


@dataclass(frozen=True, slots=True)
class Settled:
    """What settled differences come to: half-days that count by signature, and scans that were a mistake."""

    attested: frozenset[Place] = frozenset()
    mistaken: frozenset[Place] = frozenset()


def strongest(said: Iterable[Said]) -> Said:
    """What several papers say together: one signature is enough."""
    heard = set(said)
    return next((each for each in _STRONGEST if each in heard), Said.UNSAID)


def differences(
    said: Mapping[Place, Said], present: Collection[Place], *, whole: Collection[str]
) -> Iterator[tuple[Place, Difference]]:
    """Where paper and door differ; `whole` are half-days whose paper was gone through whole, so that nobody is missed.

    Where nothing was said yet of somebody on the paper, there is no difference yet.
    """
    for place, each in said.items():
        if each is Said.ILLEGIBLE:
            yield place, Difference.ILLEGIBLE
        elif each is Said.SIGNED and place not in present:
            yield place, Difference.SIGNED_ONLY
        elif each is Said.NOT_SIGNED and place in present:
            yield place, Difference.SCANNED_ONLY
    for place in present:
        if place not in said and place[0] in whole:
            yield place, Difference.SCANNED_ONLY
