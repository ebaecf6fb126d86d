"""Dates that a list gave, and ages, as they are shown."""

from datetime import datetime, timedelta

from blp_desktop.domain.checkpoints import day_label, instant_label

_DATE_ALONE = len("2017-06-01")
_HOUR = 60
_DAY = 24 * _HOUR


def given_words(text: str) -> str:
    """A date that a list gave, as dates are written here; one that cannot be told is left as it was given."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return instant_label(at) if len(text) > _DATE_ALONE else f"{day_label(at.date())} {at.year}"


def ago_words(age: timedelta) -> str:
    """`just now`, `5 min ago`, `3 h ago`, `2 days ago`."""
    minutes = int(age.total_seconds()) // 60
    if minutes < 1:
        return "just now"
    if minutes < _HOUR:
        return f"{minutes} min ago"
    if minutes < _DAY:
        return f"{minutes // _HOUR} h ago"
    days = minutes // _DAY
    return f"{days} days ago" if days > 1 else "1 day ago"
