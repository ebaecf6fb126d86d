"""Reading paper back: the QR codes of a PDF, in the order of the pages."""

import sys
from pathlib import Path


def codes_in(pdf: bytes, *, dpi: int = 150) -> list[str]:
    """Every code on every page, rendered at `dpi` and decoded."""
    import zxingcpp

    return [found.text for page in pages_of(pdf, dpi=dpi) for found in zxingcpp.read_barcodes(page)]


def pages_of(pdf: bytes, *, dpi: int) -> list["QImage"]:  # noqa: F821
    """The pages as pictures on white paper."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    content = QByteArray(pdf)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    pages = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        size = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(QColor("white"))
        painter = QPainter(paper)
        painter.drawImage(0, 0, document.render(number, size))
        painter.end()
        pages.append(paper.convertToFormat(QImage.Format.Format_Grayscale8))
    document.close()
    return pages


if __name__ == "__main__":
    sys.stdout.write("".join(f"{code}\n" for code in codes_in(Path(sys.argv[1]).read_bytes())))
