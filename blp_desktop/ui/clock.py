"""The window's clock: the laptop's, or one set for a rehearsal that runs on from there."""

from datetime import UTC, datetime


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
