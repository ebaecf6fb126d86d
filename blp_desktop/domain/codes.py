"""Badge codes: made, checked, cleaned and repaired without a database."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

ALPHABET = "0123456789CDEFHJKNPRTVX"
"""Digits and capitals that no layout of the region moves and no eye mixes up; 23 is prime, as the check needs."""

TAG_LENGTH = 3
SERIAL_LENGTH = 8
PROOF_LENGTH = 18
CODE_LENGTH = TAG_LENGTH + SERIAL_LENGTH + PROOF_LENGTH
SHORT_LENGTH = 7

_BASE = len(ALPHABET)
_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}
_SIGNS = frozenset(ALPHABET)
_SCANNER_PREFIX = re.compile(r"^(?:\\\d{6}|\][A-Za-z]\d)+")
_NOT_PRINTED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff\ud800-\udfff]")

DIGIT_ROWS = {
    "French": ("à&é\"'(-è_ç", "0123456789"),
    "Belgian": ("à&é\"'(§è!ç", "0123456789"),
    "Czech": ("é+ěščřžýáí", "0123456789"),
    "Slovak": ("é+ľščťžýáí", "0123456789"),
    "Lithuanian": ("ąčęėįšųū„“", "1234567890"),
    "shifted US": (")!@#$%^&*(", "0123456789"),
    "shifted Nordic": ('=!"#¤%&/()', "0123456789"),
    "shifted German": ('=!"§$%&/()', "0123456789"),
}
"""What the digit keys type on each layout, and the digits meant (X.Org keyboard symbols, Windows layouts)."""


@dataclass(frozen=True, slots=True)
class EditionKey:
    """The secret with which one edition signs its codes; `tag` names the edition inside the code."""

    edition: str
    tag: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code as it was read: `code` is whole and proven, `edition` says whose."""

    code: str
    edition: str


def spell(number: int, *, length: int) -> str:
    """The number in the code alphabet, exactly `length` signs long (higher signs are cut)."""
    signs = []
    for _ in range(length):
        number, value = divmod(number, _BASE)
        signs.append(ALPHABET[value])
    return "".join(reversed(signs))


def edition_tag(edition: str) -> str:
    """Three signs that name an edition (by its key) inside its codes."""
    digest = hashlib.sha256(b"edition:" + edition.encode()).digest()
    return spell(int.from_bytes(digest), length=TAG_LENGTH)


def new_code(key: EditionKey, *, entropy: Callable[[int], bytes]) -> str:
    """A fresh code of 29 signs: tag, random serial (36 bits), proof (81 bits)."""
    serial = spell(int.from_bytes(entropy(16)), length=SERIAL_LENGTH)
    return sign(key, serial)


def sign(key: EditionKey, serial: str) -> str:
    """The whole code of a serial, with the edition's proof."""
    stem = key.tag + serial
    return stem + _proof(key, stem)


def is_genuine(code: str, key: EditionKey) -> bool:
    """Whether this edition made the code."""
    if len(code) != CODE_LENGTH or not code.startswith(key.tag) or not is_in_alphabet(code):
        return False
    stem, proof = code[: TAG_LENGTH + SERIAL_LENGTH], code[TAG_LENGTH + SERIAL_LENGTH :]
    return hmac.compare_digest(_proof(key, stem), proof)


def short_code(code: str) -> str:
    """The code for reading aloud: six signs of the serial and a check sign."""
    stem = code[TAG_LENGTH : TAG_LENGTH + SHORT_LENGTH - 1]
    return stem + check_sign(stem)


def check_sign(stem: str) -> str:
    """A sign that any single wrong sign or swapped neighbours would change."""
    total = sum(weight * _VALUE[sign] for weight, sign in enumerate(stem, start=2))
    return ALPHABET[-total % _BASE]


def is_short_code(text: str) -> bool:
    """Whether the text is a short code whose check sign holds."""
    return len(text) == SHORT_LENGTH and is_in_alphabet(text) and check_sign(text[:-1]) == text[-1]


def shown(short: str) -> str:
    """A short code as it is printed: `K7P-3XRT`."""
    return f"{short[:3]}-{short[3:]}"


def is_in_alphabet(text: str) -> bool:
    """Whether every sign belongs to the alphabet of codes."""
    return _SIGNS.issuperset(text)


def clean(raw: str) -> str:
    """What was scanned without scanner prefix, spaces and control signs."""
    text = _NOT_PRINTED.sub("", unicodedata.normalize("NFC", raw))
    return _SCANNER_PREFIX.sub("", text)


def readings(raw: str) -> Iterator[str]:
    """Every text the scan may have meant: as it came, then repaired for each keyboard layout."""
    text = clean(raw)
    yield text.upper().replace("-", "")
    folded = text.lower()
    for signs, digits in DIGIT_ROWS.values():
        yield folded.translate(str.maketrans(signs, digits)).upper().replace("-", "")


def read_code(raw: str, keys: Iterable[EditionKey]) -> ReadCode | None:
    """The genuine code in what was scanned and whose it is; None where no edition's proof holds."""
    known = tuple(keys)
    for text in readings(raw):
        for key in known:
            if is_genuine(text, key):
                return ReadCode(text, key.edition)
    return None


def read_short_code(raw: str) -> str | None:
    """The short code in what was typed; None where its check sign does not hold."""
    return next((text for text in readings(raw) if is_short_code(text)), None)


def looks_garbled(raw: str) -> bool:
    """Whether this may be a code typed by a scanner with the wrong keyboard layout."""
    text = clean(raw).lower()
    if len(text) not in (CODE_LENGTH, SHORT_LENGTH) or is_in_alphabet(text.upper()):
        return False
    moved = {sign for signs, _ in DIGIT_ROWS.values() for sign in signs}
    return all(sign.upper() in _VALUE or sign in moved for sign in text)


def is_shaped_like_code(raw: str) -> bool:
    """Whether this is as long as a code and written as one, right or wrong; two words (`Peter Ek`) are none."""
    text = clean(raw).replace("-", "")
    if raw.split()[1:] and not any(sign.isdigit() for sign in text):
        return False
    has_code_signs = len(text) in (CODE_LENGTH, SHORT_LENGTH) and is_in_alphabet(text.upper())
    return has_code_signs or (len(text) == CODE_LENGTH and looks_garbled(text))


def safe_text(raw: str, *, limit: int = 200) -> str:
    """What was scanned, fit for a log: control signs and broken bytes spelt out, cut at `limit`."""
    if raw.isprintable():
        return raw[:limit]
    spelt = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in raw)
    return spelt[:limit]


def _proof(key: EditionKey, stem: str) -> str:
    digest = hmac.digest(key.secret, stem.encode(), "sha256")
    return spell(int.from_bytes(digest), length=PROOF_LENGTH)
