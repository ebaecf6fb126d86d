"""A batch of scans: files read in the background, what each page says, and a sentence for what cannot be filed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from PySide6.QtGui import QImage

from blp_desktop.desk.signed_sheets import ReadPage, ReadScan, check_page, refuse_known, refuse_size
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.sheet_codes import PageCode
from blp_desktop.ui.parts.long_work import Teller
from blp_desktop.ui.signed.codes import PageRead, read_page
from blp_desktop.ui.signed.scans import Scan, kind_of, opened_scan

_SHOWN = 1600
"""Pixels of the longer side of a page that is shown to be told."""
_SMALL, _STANDS_OUT = 400, 25
"""Pixels of the longer side, and steps of grey, at which a blank page is told from a written one."""
PageKey = tuple[str, int]
"""The hash of a file, and a page's number in it."""


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page whose code was not read, to be told by whoever sees it."""

    key: PageKey
    name: str
    pages: int
    picture: QImage
    read: PageRead

    @property
    def number(self) -> int:
        """Which page of its file it is."""
        return self.key[1]


@dataclass(slots=True)
class Batch:
    """What became of the files: scans with the pages that were read, pages to ask about, and sentences."""

    scans: list[ReadScan] = field(default_factory=list)
    asked: list[AskedPage] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    blank: int = 0

    def answered(self, answers: Mapping[PageKey, PageCode]) -> list[ReadScan]:
        """The scans to file, with the pages that were told; without those of which no page is a sheet's."""
        return [scan for scan in (_with(scan, answers) for scan in self.scans) if scan.pages]


def read_batch(station: Station, files: Sequence[Path], words: str, tell: Teller) -> Batch:
    """Read the files; `words` name file and page of what is told. A file that is none gets its sentence."""
    batch = Batch()
    for file in files:
        tell(words.format(file=file.name, page=1))
        try:
            scan = _bytes_of(station, file)
            if scan.sha256 in {known.sha256 for known in batch.scans}:
                raise Refusal("same_scan", f"{file.name} is in this batch twice.", "It is filed once.")
            _read(station, scan, batch, words, tell)
        except Refusal as refusal:
            batch.problems.append(str(refusal))
    return batch


def _bytes_of(station: Station, file: Path) -> ReadScan:
    try:
        if file.is_dir():
            raise Refusal("folder", f"{file.name} is a folder.", "Drop the files in it.")
        refuse_size(file.name, file.stat().st_size)
        content = file.read_bytes()
    except OSError as error:
        sentence = f"{file.name} could not be read: {error.strerror or error}."
        raise Refusal("unread_scan", sentence, "Copy it to this laptop first.") from error
    scan = ReadScan(file.name, kind_of(file.name, content), content)
    refuse_known(station, scan)
    return scan


def _read(station: Station, scan: ReadScan, batch: Batch, words: str, tell: Teller) -> None:
    asked: list[AskedPage] = []
    problems: list[str] = []
    with opened_scan(scan.name, scan.content) as opened:
        read: list[ReadPage] = []
        for number in range(1, opened.pages + 1):
            tell(words.format(file=scan.name, page=number), number - 1, opened.pages)
            page = read_page(opened, number)
            if page.code is not None:
                problem = _problem(station, scan, page.code, number, opened.pages)
                problems += [problem] if problem else []
                read += [] if problem else [ReadPage(number, page.code, page.corners)]
            elif _is_blank(opened, number):
                batch.blank += 1
            else:
                picture = opened.picture(number, longest=_SHOWN).convertToFormat(QImage.Format.Format_Grayscale8)
                asked.append(AskedPage((scan.sha256, number), scan.name, opened.pages, picture, page))
    if not (read or asked or problems):
        raise Refusal("blank_scan", f"{scan.name} shows nothing but blank pages.", "Scan the side that was signed.")
    batch.scans.append(replace(scan, pages=tuple(read)))
    batch.asked += asked
    batch.problems += problems


def _problem(station: Station, scan: ReadScan, code: PageCode, number: int, pages: int) -> str:
    """Why a page that was read is not filed; empty where it is."""
    try:
        check_page(station, code)
    except Refusal as refusal:
        where = f"{scan.name}, page {number}" if pages > 1 else scan.name
        return f"{where}: {refusal}"
    return ""


def _is_blank(scan: Scan, number: int) -> bool:
    """Whether nothing on the page stands out from its paper, such as the back of a sheet."""
    small = scan.picture(number, longest=_SMALL).convertToFormat(QImage.Format.Format_Grayscale8)
    bits, stride = bytes(cast(memoryview, small.constBits())), small.bytesPerLine()
    lines = [bits[y * stride : y * stride + small.width()] for y in range(small.height())]
    return max(map(max, lines)) - min(map(min, lines)) < _STANDS_OUT


def _with(scan: ReadScan, answers: Mapping[PageKey, PageCode]) -> ReadScan:
    told = [ReadPage(number, code) for (sha256, number), code in answers.items() if sha256 == scan.sha256]
    return replace(scan, pages=tuple(sorted((*scan.pages, *told), key=_number)))


def _number(page: ReadPage) -> int:
    return page.number
