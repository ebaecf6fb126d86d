"""Names of the region: folded for search, keyed for each language's own order."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from blp_desktop.domain.codes import is_shaped_like_code

_FOLDED = {
    "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "ß": "ss", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n",
}  # fmt: skip
_HYPHENS = "-\u2010\u2011\u2013"
_IN_NAMES = " .,'’`´" + _HYPHENS
_OF_MACHINES = re.compile("[;=]|://")
_NOT_WORD = re.compile(r"[^\w]+|_")
_TABLE = str.maketrans(_FOLDED)


def typed(text: str) -> str:
    """A text as it is kept: NFC, without spaces around it."""
    return unicodedata.normalize("NFC", text).strip()


def fold(text: str) -> str:
    """A text as it is compared: lower case, no marks, ł as l, ø as o."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_TABLE))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_TABLE)


def words(text: str) -> list[str]:
    """The folded words of a text; whatever is no letter or digit parts them."""
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def haystack(*texts: str) -> str:
    """What a search looks through: every folded word after a space, joined spellings too (O’Jaatinen: ojaatinen)."""
    found: list[str] = []
    for text in texts:
        parts = words(text)
        found += parts
        found += [joined for token in text.split() if (joined := "".join(words(token))) and joined not in parts]
    return " " + " ".join(found)


def split_name(whole: str) -> tuple[str, str]:
    """First and last name of `Last, First` or `First Last`, the last word being the last name."""
    last, comma, first = whole.partition(",")
    if not comma:
        first, _, last = whole.strip().rpartition(" ")
    return first.strip(), last.strip()


def is_machine_made(text: str) -> bool:
    """Whether no hand types this to find somebody: a web address, a network's key, a line of a business card."""
    return _OF_MACHINES.search(text) is not None


def reads_as_name(text: str) -> bool:
    """Whether this may be typed as a name or an e-mail; digits, and what is shaped like a code, are neither."""
    written = text.strip()
    if is_machine_made(written):
        return False
    if "@" in written:
        return True
    is_written_so = all(sign.isalpha() or sign in _IN_NAMES or unicodedata.combining(sign) for sign in written)
    return bool(words(written)) and is_written_so and not is_shaped_like_code(written)


def needles(search: str) -> tuple[str, ...]:
    """What each word of a search must meet: the start of a word in a haystack."""
    return tuple(f" {word}" for word in words(search))


def matches(search: tuple[str, ...], where: str) -> bool:
    """Whether every needle is in the haystack, in any order."""
    return all(needle in where for needle in search)


_END = ("\ufff1", "\ufff2", "\ufff3", "\ufff4", "\ufff5")


def _after(base: str, *letters: str) -> dict[str, str]:
    """Letters (alike ones in one string) that stand after `base`, each one of its own."""
    keys = zip(letters, _END, strict=False)
    return {letter: base + mark for alike, mark in keys for letter in alike}


_NORDIC_VARIANTS = {"ü": "y"}
_SWEDISH = _after("z", "å", "äæ", "öøõ") | _NORDIC_VARIANTS
_DANISH = _after("z", "æä", "øöõ", "å") | _NORDIC_VARIANTS
_TAILORED: dict[str, dict[str, str]] = {
    "sv": _SWEDISH,
    "fi": _SWEDISH,
    "da": _DANISH,
    "nb": _DANISH,
    "et": _after("s", "š", "z", "ž") | _after("w", "õ", "äæ", "öø", "ü"),
    "lv": {
        letter: key
        for base, letter_ in zip("cgklnrsz", "čģķļņŗšž", strict=True)
        for letter, key in _after(base, letter_).items()
    } | {"y": "i"},
    "lt": _after("c", "č") | _after("s", "š") | _after("z", "ž") | {"y": "i"},
    "pl": {
        letter: key
        for base, letter_ in zip("acelnos", "ąćęłńóś", strict=True)
        for letter, key in _after(base, letter_).items()
    } | _after("z", "ź", "ż"),
    "is": {
        letter: key
        for base, letter_ in zip("adeiouy", "áðéíóúý", strict=True)
        for letter, key in _after(base, letter_).items()
    } | _after("z", "þ", "æ", "ö", "å"),
}  # fmt: skip
"""Letters that a language sorts elsewhere than their base letter (Unicode CLDR collation rules)."""

_ALIKE: dict[str, dict[str, str]] = {
    "lt": {
        letter: base + mark
        for base, alike in (("e", "ęė"), ("u", "ųū"))
        for letter, mark in zip(alike, _END, strict=False)
    },
}
"""Among names that are alike but for their marks: marks whose order is not that of their signs."""

SortKey = tuple[str, str, str]


class _Letters(dict[int, str]):
    """A language's letters as its order takes them; one that it sorts by its base letter is worked out once."""

    def __missing__(self, sign: int) -> str:
        self[sign] = made = _base(chr(sign))
        return made


@cache
def collation(language: str) -> Callable[[str], SortKey]:
    """The sort key of a language (`sv`, `et` …); an unknown one sorts by base letters."""
    letters = _Letters({ord(sign): made for sign, made in _TAILORED.get(language[:2].lower(), {}).items()})
    alike = str.maketrans(_ALIKE.get(language[:2].lower(), {}))
    digraphs = (("aa", "å"),) if language[:2] in ("da", "nb") else ()

    def key(text: str) -> SortKey:
        lowered = unicodedata.normalize("NFC", text).casefold()
        for pair, letter in digraphs:
            lowered = lowered.replace(pair, letter)
        return lowered.translate(letters), unicodedata.normalize("NFD", lowered.translate(alike)), text

    return key


def _base(sign: str) -> str:
    if sign.isspace() or sign in _HYPHENS:
        return " "
    return "".join(part for part in fold(sign) if part.isalnum())
