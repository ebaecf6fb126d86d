"""The window's clock: the laptop's, or one set for a rehearsal that runs on from there."""

from datetime import UTC, datetime
from pathlib import Path


class Clock:
    """Call it for the instant; `set` and `release` it."""

    def __init__(self) -> None:
        self._set_to: datetime | None = None
        self._set_at = self.laptop()

    def __call__(self) -> datetime:
        if self._set_to is None:
            return self.laptop()
        return self._set_to + (self.laptop() - self._set_at)

    @property
    def is_set(self) -> bool:
        """Whether this is a rehearsal."""
        return self._set_to is not None

    def set(self, instant: datetime) -> None:
        """Run on from this aware instant."""
        self._set_to, self._set_at = instant, self.laptop()

    def release(self) -> None:
        """Be the laptop's clock again."""
        self._set_to = None

    @staticmethod
    def laptop() -> datetime:
        """The laptop's own instant."""
        return datetime.now(UTC)


def first_clock(path: Path, asked: datetime | None) -> datetime | None:
    """What a window's clock is set to at first: what was asked for; in the demo the morning that it begins with."""
    if asked is not None or path.name != "demo.blp":
        return asked
    from blp_desktop.desk.trying_out import OPENING, demo_path

    return OPENING if path.resolve() == demo_path() else None
