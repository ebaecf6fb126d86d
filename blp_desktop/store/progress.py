"""Progress: how far long work is."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Told the share that is done, 0 to 1; raises what it likes to cancel."""


def tell_nobody(_share: float) -> None:
    """For work that nobody watches."""
