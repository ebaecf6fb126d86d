"""Scans: the pages of a PDF or of a picture, as pictures of any size."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage

from blp_desktop.domain.refusals import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PAGES = 200
_MOST_PIXELS = 120_000_000
"""Of one picture: a sheet of A3 in 600 dpi has 70 million."""
_KINDS = ((b"%PDF", "pdf"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"))


class Scan(ABC):
    """The pages of a file, which is open for as long as they are asked for."""

    @property
    @abstractmethod
    def pages(self) -> int:
        """How many there are."""

    @abstractmethod
    def picture(self, number: int, *, longest: int) -> QImage:
        """The page of that number (from 1), in colour, at most so many pixels long."""


@contextmanager
def opened_scan(name: str, content: bytes) -> Iterator[Scan]:
    """The pages of a file; raises Refusal where it is no scan that we can read."""
    kind = kind_of(name, content)
    with _opened_pdf(name, content) if kind == "pdf" else _opened_picture(name, content) as scan:
        if scan.pages > _MOST_PAGES:
            raise Refusal("long_scan", f"{name} has {scan.pages} pages.", f"File at most {_MOST_PAGES} at a time.")
        yield scan


def kind_of(name: str, content: bytes) -> str:
    """`pdf`, `png`, `jpeg` or `tiff`, by what the file holds; raises Refusal for any other."""
    head = content[:1024]
    for sign, kind in _KINDS:
        if head.startswith(sign) or (kind == "pdf" and sign in head):
            return kind
    raise Refusal("no_scan", f"{name} is neither a PDF nor a picture.", "Scan the sheet as PDF, PNG, JPEG or TIFF.")


class _Pdf(Scan):
    """A PDF, drawn by QtPdf on white."""

    def __init__(self, document: Any) -> None:
        self._document = document

    @property
    def pages(self) -> int:
        return int(self._document.pageCount())

    def picture(self, number: int, *, longest: int) -> QImage:
        from blp_desktop.ui.pictures import page_of_size

        points = self._document.pagePointSize(number - 1)
        scale = longest / max(points.width(), points.height(), 1)
        size = QSize(max(1, round(points.width() * scale)), max(1, round(points.height() * scale)))
        return page_of_size(self._document, number - 1, size)


class _Picture(Scan):
    """A picture of one or more frames, turned as the camera held it."""

    def __init__(self, image: "Image") -> None:
        self._image = image

    @property
    def pages(self) -> int:
        return int(getattr(self._image, "n_frames", 1))

    def picture(self, number: int, *, longest: int) -> QImage:
        from PIL import ImageOps

        self._image.seek(number - 1)
        whole = ImageOps.exif_transpose(self._image).convert("RGB")
        made = QImage(whole.tobytes(), *whole.size, 3 * whole.width, QImage.Format.Format_RGB888)
        return shrunk(made, longest).copy()


@contextmanager
def _opened_pdf(name: str, content: bytes) -> Iterator[Scan]:
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        _refuse_unread(name, document.error(), document.pageCount())
        yield _Pdf(document)
    finally:
        document.close()


def _refuse_unread(name: str, error: Any, pages: int) -> None:
    from PySide6.QtPdf import QPdfDocument

    locked = (QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme)
    if error in locked:
        raise Refusal("locked_scan", f"{name} is protected by a password.", "Save it without one, then file it.")
    if error is not QPdfDocument.Error.None_ or not pages:
        raise Refusal("damaged_scan", f"{name} cannot be read as a PDF.", "Open it elsewhere, or scan it again.")


@contextmanager
def _opened_picture(name: str, content: bytes) -> Iterator[Scan]:
    from PIL import Image

    try:
        with Image.open(BytesIO(content)) as image:
            _refuse_vast(name, image.size)
            image.load()
            yield _Picture(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        sentence = f"{name} cannot be read as a picture."
        raise Refusal("damaged_scan", sentence, "Open it elsewhere, or scan it again.") from error


def _refuse_vast(name: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > _MOST_PIXELS:
        sentence = f"{name} has {size[0]} by {size[1]} pixels, which is too much to look at."
        raise Refusal("vast_scan", sentence, "Scan it at 300 dpi.")


def shrunk(picture: QImage, longest: int) -> QImage:
    """The same picture, at most so many pixels long."""
    if max(picture.width(), picture.height()) <= longest:
        return picture
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(longest, longest, keep, smooth)
