"""Moments: when an attendance sheet is made, and so what already stands in its cells."""

from enum import StrEnum


class Moment(StrEnum):
    """Empty for signing, with those checked in marked, or with the times of the ledger."""

    EMPTY = "empty"
    DURING = "during"
    AFTERWARDS = "afterwards"
