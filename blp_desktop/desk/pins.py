"""PINs: kept as argon2 hashes, tried with a wait that grows after wrong ones."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.writing_files import keep_file
from blp_desktop.domain.refusals import Refusal

if TYPE_CHECKING:  # nobody waits for argon2 before there is a PIN
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 4, 12
"""Figures of a PIN."""
_FREE = 3
"""Wrong PINs in a row before the first wait: fingers slip."""
_FIRST_WAIT, _LONGEST_WAIT = 5, 15 * 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """How many wrong PINs came in a row, and when the last one did."""

    count: int
    at: datetime


def hashed(pin: str) -> str:
    """What is kept of a PIN; raises Refusal where it is not four to twelve figures."""
    if not (pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST):
        step = "Choose figures that others do not guess: not 1234, not a year."
        raise Refusal("bad_pin", f"A PIN is {SHORTEST} to {LONGEST} figures.", step)
    return _hasher().hash(pin)


def fits(kept: str, pin: str) -> bool:
    """Whether this PIN was hashed to what is kept."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, pin)
    except (VerificationError, InvalidHashError):
        return False


def try_pin(kept: tuple[str, ...], pin: str, *, whose: str, now: datetime) -> bool:
    """Whether the PIN fits one of those kept; wrong ones are counted on this laptop, through restarts too.

    `whose` is what they are counted under. Raises Refusal while too many wrong ones in a row have to be waited for.
    """
    wrong = _wrong(whose, now)
    _refuse_early(wrong, now)
    if any(fits(each, pin) for each in kept):
        _keep(whose, None)
        return True
    _keep(whose, _Wrong(wrong.count + 1, now))
    return False


def wait_after(count: int) -> timedelta:
    """How long to wait after so many wrong PINs in a row: nothing at first, then twice as long each time."""
    if count < _FREE:
        return timedelta()
    return timedelta(seconds=min(_FIRST_WAIT * 2 ** min(count - _FREE, 20), _LONGEST_WAIT))


def _hasher() -> "PasswordHasher":
    """The cheapest parameters that OWASP recommends: a small laptop answers in a blink."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def _refuse_early(wrong: _Wrong, now: datetime) -> None:
    left = wrong.at + wait_after(wrong.count) - now
    if wrong.count and left > timedelta():
        seconds = ceil(left.total_seconds())
        time = f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"
        raise Refusal("wait_for_pin", f"{wrong.count} wrong PINs in a row.", f"Try again in {time}.")


def _wrong(whose: str, now: datetime) -> _Wrong:
    """A clock that was set back must not make the wait longer: the wait then begins anew."""
    known = _all().get(whose)
    try:
        wrong = _Wrong(int(known[0]), datetime.fromisoformat(known[1])) if known else _Wrong(0, now)
    except (TypeError, ValueError, IndexError):
        return _Wrong(0, now)
    if wrong.at <= now:
        return wrong
    _keep(whose, _Wrong(wrong.count, now))
    return _Wrong(wrong.count, now)


def _keep(whose: str, wrong: _Wrong | None) -> None:
    before = _all()
    others = {key: value for key, value in before.items() if key != whose}
    if wrong is not None:
        others[whose] = [wrong.count, wrong.at.isoformat()]
    if others != before:
        keep_file(_file(), json.dumps(others).encode())


def _all() -> dict[str, Any]:
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _file() -> Path:
    return data_folder() / "wrong-pins.json"
