"""Certificates: what they take, how far somebody is from one, and the code that proves what one states."""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from blp_desktop.domain.checkpoints import Sitting
from blp_desktop.domain.codes import check_sign, is_in_alphabet, readings, spell

CODE_LENGTH = 12
"""Eleven signs of proof (50 bits) and a check sign."""
_GROUP = 4


class Reach(StrEnum):
    """Whether somebody has what a certificate takes, can still get there, or no longer."""

    REACHES = "reaches"
    CAN_STILL = "can_still"
    MISSES = "misses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far somebody is: of `whole` half-days (or modules) `attended`, `needed` and, not attended yet, `to_come`."""

    attended: int
    whole: int
    needed: int
    to_come: int

    @property
    def missing(self) -> int:
        """How many more it takes."""
        return max(0, self.needed - self.attended)

    @property
    def reach(self) -> Reach:
        """Where that leaves them; nobody reaches a certificate of nothing."""
        if self.whole and not self.missing:
            return Reach.REACHES
        return Reach.CAN_STILL if self.whole and self.missing <= self.to_come else Reach.MISSES


def half_days_needed(whole: int, percent: int) -> int:
    """How many of a module's half-days a share of them is, rounded up; one at least."""
    return max(1, -(-whole * percent // 100))


def minutes_of(sittings: Iterable[Sitting]) -> int:
    """How long sessions last together; what runs side by side counts once."""
    minutes, reached = 0, None
    for sitting in sorted(sittings, key=lambda one: (one.day, one.start, one.end)):
        start, end = (sitting.day, _minute(sitting.start)), (sitting.day, _minute(sitting.end))
        begin = max(start, reached) if reached else start
        minutes += max(0, end[1] - begin[1]) if begin[0] == end[0] else 0
        reached = max(end, reached) if reached else end
    return minutes


def certificate_code(secret: bytes, states: Mapping[str, object]) -> str:
    """The code of what a certificate states, under the edition's secret: the same statement, the same code."""
    said = json.dumps(states, sort_keys=True, ensure_ascii=False)
    digest = hmac.digest(secret, b"certificate:" + said.encode(), "sha256")
    stem = spell(int.from_bytes(digest), length=CODE_LENGTH - 1)
    return stem + check_sign(stem)


def read_certificate_code(raw: str) -> str | None:
    """The code in what was typed; None where its check sign does not hold."""
    return next((text for text in readings(raw) if _is_certificate_code(text)), None)


def shown_certificate_code(code: str) -> str:
    """A code as it is printed: `K7P3-XRT0-51CD`."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def _is_certificate_code(text: str) -> bool:
    return len(text) == CODE_LENGTH and is_in_alphabet(text) and check_sign(text[:-1]) == text[-1]


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
