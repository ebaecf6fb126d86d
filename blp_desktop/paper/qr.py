"""QR codes as numbers whose bits are the modules."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

QUIET = 4
"""Modules of empty border that every reader needs."""

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {sign: value for value, sign in enumerate(_SIGNS)}
MASK = 0


class Correction(StrEnum):
    """How much of a code may be lost: 15 % (M) or 25 % (Q)."""

    M = "M"
    Q = "Q"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code without its border: `side` modules square, row by row from the highest bit of `modules`."""

    side: int
    modules: int

    def rows(self) -> list[int]:
        """Each row as a number of `side` bits."""
        ones = (1 << self.side) - 1
        return [self.modules >> self.side * row & ones for row in reversed(range(self.side))]


def can_say(text: str) -> bool:
    """Whether the text is of the QR alphanumeric set, and not empty."""
    return bool(text) and all(sign in _VALUE for sign in text)


def symbol(text: str, *, correction: Correction = Correction.M) -> Symbol:
    """The code of a text in the QR alphanumeric set, as small as it can be; raises KeyError for any other sign."""
    return _learned(len(text), correction)(text)


@lru_cache(maxsize=8)
def strong_symbol(text: str) -> Symbol:
    """The same with correction Q wherever that takes no larger code than M; kept, for a badge shows it on each side."""
    return symbol(text, correction=_strongest(len(text)))


@cache
def _strongest(length: int) -> Correction:
    sides = {correction: _drawn("0" * length, correction).side for correction in Correction}
    return Correction.Q if sides[Correction.Q] == sides[Correction.M] else Correction.M


@cache
def _learned(length: int, correction: Correction) -> Callable[[str], Symbol]:
    """How every text of one length is drawn, learned from the `qrcode` library.

    With the mask fixed, each module is an exclusive or of data bits, Reed-Solomon included (all of it is linear over
    GF(2)). So the library draws one code for each data bit, once, and any other code is a sum of those.
    """
    blank = _drawn("0" * length, correction)
    pairs = [_pair_sums(length, start, blank, correction) for start in range(0, length, 2)]

    def draw(text: str) -> Symbol:
        modules = blank.modules
        for position, sums in enumerate(pairs):
            modules ^= sums(text[2 * position : 2 * position + 2])
        return Symbol(blank.side, modules)

    return draw


def _pair_sums(length: int, start: int, blank: Symbol, correction: Correction) -> Callable[[str], int]:
    """What one pair of signs (or the last single sign) adds to the blank code."""
    single = start == length - 1
    probes = [_probe(length, start, 1 << bit) for bit in range(6 if single else 11)]
    bits = [_drawn(probe, correction).modules ^ blank.modules for probe in probes]

    @cache
    def added(signs: str) -> int:
        value = _VALUE[signs] if single else _VALUE[signs[0]] * 45 + _VALUE[signs[1]]
        total = 0
        for position, modules in enumerate(bits):
            if value >> position & 1:
                total ^= modules
        return total

    return added


def _probe(length: int, start: int, value: int) -> str:
    """A text of zeros but for one pair (or the last single sign) of that value."""
    first, second = divmod(value, 45)
    signs = _SIGNS[value] if start == length - 1 else _SIGNS[first] + _SIGNS[second]
    return "0" * start + signs + "0" * (length - start - len(signs))


def _drawn(text: str, correction: Correction) -> Symbol:
    """The code as the library draws it."""
    from qrcode.main import QRCode
    from qrcode.util import MODE_ALPHA_NUM, QRData

    code = QRCode(error_correction=_level(correction), border=0, mask_pattern=MASK)
    code.add_data(QRData(text, mode=MODE_ALPHA_NUM), optimize=0)
    code.make(fit=True)
    matrix = code.get_matrix()
    modules = int("".join("1" if dark else "0" for row in matrix for dark in row), 2)
    return Symbol(len(matrix), modules)


def _level(correction: Correction) -> int:
    from qrcode import constants

    match correction:
        case Correction.M:
            return int(constants.ERROR_CORRECT_M)
        case Correction.Q:
            return int(constants.ERROR_CORRECT_Q)
