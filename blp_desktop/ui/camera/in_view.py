"""What is in view: a code counts once, however many pictures show it."""

GONE_AFTER = 2.0
"""Seconds unseen after which a code has left: a badge that shakes in a hand is lost for less."""
_STEP = 0.25
"""The most that one picture adds: where nobody looked for longer, nothing is known to have left."""


class InView:
    """Fed with each picture's code ('' where it shows none) and the instant it was looked at, in seconds."""

    def __init__(self, gone_after: float = GONE_AFTER) -> None:
        self._gone_after = gone_after
        self._unseen: dict[str, float] = {}
        self._last = 0.0

    def is_new(self, code: str, at: float) -> bool:
        """Whether this picture is the first that shows this code since it was last out of view."""
        passed, self._last = min(at - self._last, _STEP), at
        waited = {each: unseen + passed for each, unseen in self._unseen.items()}
        self._unseen = {each: unseen for each, unseen in waited.items() if unseen <= self._gone_after}
        if not code:
            return False
        is_new = code not in self._unseen
        self._unseen[code] = 0.0
        return is_new
