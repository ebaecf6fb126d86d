"""Pictures of paper: the pages of a PDF, drawn on white."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument


def pages_of(pdf: bytes, *, dpi: int) -> list[QImage]:
    """Every page as a grey picture at that resolution."""
    return [page.convertToFormat(QImage.Format.Format_Grayscale8) for page in coloured_pages_of(pdf, dpi=dpi)]


def coloured_pages_of(pdf: bytes, *, dpi: int, most: int | None = None) -> list[QImage]:
    """Every page as it looks on paper, or the first ones."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = [_page(document, number, dpi) for number in range(document.pageCount())[:most]]
    document.close()
    return pages


def _page(document: QPdfDocument, number: int, dpi: int) -> QImage:
    points = document.pagePointSize(number)
    return page_of_size(document, number, QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72)))


def page_of_size(document: QPdfDocument, number: int, size: QSize) -> QImage:
    """A page (from 0) of that many pixels; QtPdf draws on nothing, and paper is white."""
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(number, size))
    painter.end()
    return paper
