"""E-mail addresses: what one looks like, and how two are compared."""

import re

_FORM = re.compile(r"^[^\s@,;<>()\[\]\"]+@[^\s@,;<>()\[\]\".]+(\.[^\s@,;<>()\[\]\".]+)+$")


def is_email(text: str) -> bool:
    """Whether the text has the form of one e-mail address: something@place.country."""
    return _FORM.match(text) is not None and ".." not in text


def same_email(one: str, other: str) -> bool:
    """Whether two addresses reach the same person, upper and lower case aside."""
    return bool(one) and one.strip().casefold() == other.strip().casefold()
