"""Encodings: which one a text file of the region is written in."""

import codecs
import re
from collections import Counter

from blp_desktop.domain.refusals import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "cp1257", "iso8859-13", "iso8859-4", "iso8859-1")
"""In order of preference where two explain a text equally well."""

_LETTERS = {
    "Swedish and Finnish": "åäöé",
    "Danish and Norwegian": "æøåé",
    "Estonian": "õäöüšž",
    "German": "äöüß",
    "Latvian": "āčēģīķļņšūžŗ",
    "Lithuanian": "ąčęėįšųūž",
    "Polish": "ąćęłńóśźż",
    "Icelandic": "áðéíóúýþæö",
}
"""The letters beyond a to z of each language (Unicode CLDR, main exemplar sets)."""

_SIGNS = set("–—‘’‚“”„…€°·«»§\u00a0\u00ad")
_RUSSIAN_WORD = re.compile(r"^[А-ЯЁ]?[а-яё]+$|^[А-ЯЁ]+$")
_LANGUAGE, _FOREIGN, _ODD, _CONTROL = 1.0, 3.0, 3.0, 9.0
"""What a language that is needed costs, a letter of none, an odd sign, a control character."""


def decoded(content: bytes) -> str:
    """The text of a file: by its mark, as UTF-8, as UTF-16, else in the one-byte encoding that explains it best.

    Raises Refusal where none does.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, name)
    wide = _unmarked_utf16(content)
    if wide:
        return _strictly(content, wide)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(content)


def _strictly(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        raise _unreadable() from None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of most Latin text is zero."""
    sample = content[:4000]
    if len(sample) < 4 or len(content) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) / 2 and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(sample) / 2 and even > 4 * odd else None


def _one_byte(content: bytes) -> str:
    if _is_koi8(content):
        return content.decode("koi8-r")
    texts = [(name, _tried(content, name)) for name in _ONE_BYTE]
    known = [(cost(text), at, text) for at, (_, text) in enumerate(texts) if text is not None]
    if not known or min(known)[0] - _LANGUAGE > 0.5 * _beyond_ascii(content):
        raise _unreadable()
    return min(known)[2]


def _tried(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _beyond_ascii(content: bytes) -> int:
    return sum(byte > 0x7F for byte in content)


def _is_koi8(content: bytes) -> bool:
    """Only if sure: nearly all words beyond ASCII are Russian ones, capitals first, three letters or more."""
    words = re.findall(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*", content.decode("koi8-r"))
    russian = [word for word in words if _RUSSIAN_WORD.match(word)]
    long_ones = [word for word in russian if len(word) > 2]
    return bool(words) and len(russian) > 0.95 * len(words) and len(long_ones) > 0.6 * len(words)


def cost(text: str) -> float:
    """How badly the region's languages explain the text: letters of none, each language needed, odd signs."""
    beyond = Counter(sign for sign in text if sign > "\x7f")
    letters = Counter({sign: count for sign, count in beyond.items() if sign.isalpha()})
    others = sum(count * _cost_of_sign(sign) for sign, count in beyond.items() if not sign.isalpha())
    return others + _cost_of_letters(letters) + _cost_of_case(text)


def _cost_of_sign(sign: str) -> float:
    if sign in _SIGNS:
        return 0.0
    return _CONTROL if "\x80" <= sign <= "\x9f" else _ODD


def _cost_of_letters(letters: Counter[str]) -> float:
    """Cover the letters with as few languages as can be, the one that explains most first."""
    left: Counter[str] = Counter()
    for sign, count in letters.items():
        left[sign.lower()] += count
    languages = 0
    while left:
        name = max(_LETTERS, key=lambda language: (_explained(left, language), language != "Icelandic"))
        if not _explained(left, name):
            break
        languages += 1
        left = Counter({sign: count for sign, count in left.items() if sign not in _LETTERS[name]})
    return _LANGUAGE * languages + _FOREIGN * sum(left.values())


def _explained(letters: Counter[str], language: str) -> int:
    return sum(count for sign, count in letters.items() if sign in _LETTERS[language])


def _cost_of_case(text: str) -> float:
    """A capital beyond ASCII between small letters is nearly always a wrong reading."""
    return _ODD * len(
        re.findall(r"[a-z](?![A-Za-z])[^\W\d_](?<=[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŽĄĮĀĆĘĒČŹĖĢĶĪĻŃŅÓŌŲŁŚŪŻ])[a-z]", text)
    )


def _unreadable() -> Refusal:
    return Refusal(
        "unknown_encoding",
        "The file's letters cannot be told: its encoding is none that is known here.",
        "Save it as “CSV UTF-8”, or as a workbook (.xlsx), and import that.",
    )
