"""Rhythm: tells a scanner's keys from a person's by their shape, their speed and their end."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from blp_desktop.domain.codes import ALPHABET, CODE_LENGTH, DIGIT_ROWS

FAST = 30
"""Milliseconds between keys that no hand keeps up for long: whatever comes like this is held."""
PATIENCE = ((1, 80), (4, 90), (8, 120), (20, 200))
"""Up to so many held signs that may be a code, how many milliseconds the next key, or its Shift, may take."""
_LONGEST = 300
_AFTER_A_CODE = 50
"""A proven code waits no longer for its end; an end that comes later is still taken for its own."""
TAIL = 400
"""Milliseconds after the last sign in which Enter or Tab is still the scan's: some send it late."""
SECOND_END = 100
"""Milliseconds after its end in which a scan may have another one: some send two."""
_SHORT = 8
"""Up to so many signs capitals beside small letters are a person's."""
_LEAST_CODE, _LEAST_OTHER = CODE_LENGTH - 2, 10
"""Signs from which on an ended burst is a scan: where it may be a code, and where only its speed says so."""

_MOVED = "".join(sorted({sign for signs, _ in DIGIT_ROWS.values() for sign in signs + signs.upper()}))
_FIGURE = f"[0-9{re.escape(_MOVED)}]"
_SIGN = f"[{ALPHABET}{ALPHABET.lower()}{re.escape(_MOVED)}]"
_MAY_BE_CODE = re.compile(rf"(?:\][A-Za-z]?[0-9]?)?\\?{_SIGN}*")
_SCANNER_PREFIX = re.compile(rf"(?:\W?[A-Za-z]{_FIGURE})?(?:\W?{_FIGURE}{{6}})?")
"""As any layout types `]Q1` and `\\000026`; where the first sign was a dead key it is missing."""
_CAPITAL, _SMALL = re.compile("[A-Z]"), re.compile("[a-z]")


class Kind(StrEnum):
    """What a key may be in a scan: a sign, Shift going down or up around one, its end, or nothing of it."""

    SIGN = "sign"
    SHIFT = "shift"
    END = "end"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its instant in milliseconds, its kind, its sign, and whether the system takes it for held down."""

    at: int
    kind: Kind
    sign: str = ""
    repeats: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do now, in this order: `let_go` the oldest held keys, take up `scan`, keep this key back or not.

    With a scan all keys that stay held were its own and are dropped.
    """

    let_go: int = 0
    scan: str = ""
    keeps: bool = False


class Rhythm:
    """Holds the keys that may be a scan's beginning; `proves` says whether a text is a badge of ours.

    `codes_only`: where the keyboard is, other machine-made text than codes is welcome.
    """

    def __init__(self, proves: Callable[[str], bool]) -> None:
        self._proves = proves
        self._held: list[Key] = []
        self._last = 0
        self._tail_until: int | None = None
        self.codes_only = False

    @property
    def text(self) -> str:
        """The signs that are held."""
        return "".join(key.sign for key in self._held)

    @property
    def patience(self) -> int:
        """Milliseconds after the last key until silence speaks; 0 while nothing is held."""
        text = self.text
        if not text:
            return 0
        if not may_be_code(text):
            return FAST
        if self._proven():
            return _AFTER_A_CODE
        return next((wait for most, wait in PATIENCE if len(text) <= most), _LONGEST)

    def press(self, key: Key) -> Step:
        """Take in one key, in the order in which they were pressed."""
        match key.kind:
            case Kind.SIGN:
                return self._sign(key)
            case Kind.SHIFT:
                return self._shift(key)
            case Kind.END:
                return self._end(key)
            case Kind.OTHER:
                return self.settle()

    def settle(self) -> Step:
        """Silence, or a key that is in no scan: what is held was a scan, or it was not."""
        if not self._held:
            return Step()
        whole = self._proven() or (len(self._held) >= CODE_LENGTH and may_be_code(self.text))
        return self._read() if whole else self._release(len(self._held))

    def _sign(self, key: Key) -> Step:
        """A double sign of a scanner without pauses looks like a key that is held down, but comes at once."""
        if key.repeats and not (self._held and self._gap(key) <= FAST):
            return self.settle()
        step = Step() if self._goes_on(key) else self._broken_off(key)
        self._held.append(key)
        self._last = key.at
        self._tail_until = None
        return replace(step, keeps=True)

    def _shift(self, key: Key) -> Step:
        """Shift takes its time too, and says that a sign comes."""
        if not self._held or self._gap(key) > self.patience:
            return self.settle()
        self._last = key.at
        return Step()

    def _end(self, key: Key) -> Step:
        in_time = bool(self._held) and self._gap(key) <= self.patience
        step = self._read() if in_time and self._is_enough() else self.settle()
        if self._tail_until is None or key.at > self._tail_until:
            return step
        self._tail_until = min(self._tail_until, key.at + SECOND_END)
        return replace(step, keeps=True)

    def _goes_on(self, key: Key) -> bool:
        """Whether this sign belongs to what is held."""
        if not self._held:
            return True
        gap = self._gap(key)
        if self._is_fast() and gap <= FAST:
            return True
        return gap <= self.patience and may_be_code(self.text + key.sign)

    def _broken_off(self, key: Key) -> Step:
        """What was held is over, but for signs at its end with which another code may begin."""
        if self._gap(key) > self.patience or self._proven():
            return self.settle()
        text = self.text + key.sign
        begins = next(place for place in range(1, len(text) + 1) if may_be_code(text[place:]))
        return self._release(min(begins, len(self._held)))

    def _is_enough(self) -> bool:
        count = len(self._held)
        if self._proven() or (count >= _LEAST_CODE and may_be_code(self.text)):
            return True
        return self._is_fast() and count >= _LEAST_OTHER and not self.codes_only

    def _read(self) -> Step:
        """A scan; what somebody typed just before it is let go."""
        text = self.text
        self._tail_until = self._last + TAIL
        self._held.clear()
        code = text[-CODE_LENGTH:]
        if not self._proves(code):
            return Step(scan=text)
        before = text[:-CODE_LENGTH]
        return Step(let_go=0 if _SCANNER_PREFIX.fullmatch(before) else len(before), scan=code)

    def _release(self, count: int) -> Step:
        del self._held[:count]
        return Step(let_go=count)

    def _is_fast(self) -> bool:
        return all(after.at - before.at <= FAST for before, after in pairwise(self._held))

    def _proven(self) -> bool:
        return len(self._held) >= CODE_LENGTH and self._proves(self.text[-CODE_LENGTH:])

    def _gap(self, key: Key) -> int:
        return key.at - self._last


def may_be_code(text: str) -> bool:
    """Whether a code may begin with this, as any layout of the region types it.

    A code comes in one case; once it is long, Shift that was lost on a letter is no reason to give it up.
    """
    if len(text) <= _SHORT and _CAPITAL.search(text) and _SMALL.search(text):
        return False
    return _MAY_BE_CODE.fullmatch(text) is not None
