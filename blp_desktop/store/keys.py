"""Keys of shared rows: UUID version 7, made where the row is made."""

import os
from collections.abc import Callable
from datetime import datetime
from threading import Lock

Entropy = Callable[[int], bytes]
"""Gives as many random bytes as it is asked for."""
_DRAWN = 4_096
"""Random bytes drawn from the system at once."""


class Reservoir:
    """The system's random bytes, drawn many at a time; any thread may ask.

    Each draw hands the interpreter over and takes it back at once: an import that drew for every key
    kept the window from its turn for as long as it made keys.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._left = b""

    def __call__(self, count: int) -> bytes:
        with self._lock:
            if len(self._left) < count:
                self._left = os.urandom(max(count, _DRAWN))
            taken, self._left = self._left[:count], self._left[count:]
        return taken


def new_key(now: datetime, entropy: Entropy) -> str:
    """A UUIDv7 (RFC 9562) of 36 signs: milliseconds of `now`, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    noise = int.from_bytes(entropy(10))
    high = (noise >> 62) & 0xFFF
    low = noise & (1 << 62) - 1
    digits = f"{milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
