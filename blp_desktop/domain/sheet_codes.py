"""The codes on attendance sheets: which sheet a page is of, and which page of it."""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from blp_desktop.domain.codes import ALPHABET, spell

_MARK_LENGTH = 5
_PAGE_CODE = re.compile(rf"([0-9A-Z-]*-[{ALPHABET}]{{{_MARK_LENGTH}}})/([1-9][0-9]{{0,3}})(|/E)")
_OF_OLD = re.compile(r"[0-9A-Z-]+-(?:[0-9]{8}|ALL)")


class Spot(StrEnum):
    """Where on the page a code stands: each page has two, and either names it."""

    HEAD = ""
    FOOT = "/E"


@dataclass(frozen=True, slots=True)
class PageCode:
    """What a page's code says: the code of its sheet, and the page's number in it."""

    sheet: str
    page: int

    def text(self, spot: Spot = Spot.HEAD) -> str:
        """As it is drawn: `2017-M1-20171024-7K3F0/1`."""
        return f"{self.sheet}/{self.page}{spot}"


def sheet_code(name: str, content: bytes) -> str:
    """The code of a sheet: its name, and a mark of what stands on it, so that two with the same code are the same."""
    digest = int.from_bytes(hashlib.sha256(content).digest()[:8], "big")
    return f"{name}-{spell(digest, length=_MARK_LENGTH)}"


def read_page_code(text: str) -> tuple[PageCode, Spot] | None:
    """What a code that was read says, and where on its page it stands; None where it is no sheet's."""
    found = _PAGE_CODE.fullmatch(text.strip())
    return (PageCode(found[1], int(found[2])), Spot(found[3])) if found else None


def is_of_old(text: str) -> bool:
    """Whether it is the code of a sheet as they were printed before the file kept what stood on them."""
    return _OF_OLD.fullmatch(text.strip()) is not None
