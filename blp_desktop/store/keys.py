"""Keys of shared rows: UUID version 7, made where the row is made."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Entropy = Callable[[int], bytes]
"""Gives as many random bytes as it is asked for."""


def new_key(now: datetime, entropy: Entropy) -> str:
    """A UUIDv7 (RFC 9562) of 36 signs: milliseconds of `now`, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    noise = int.from_bytes(entropy(10))
    high = (noise >> 62) & 0xFFF
    low = noise & (1 << 62) - 1
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))
