"""Badges as PDF, beside the same texts drawn through reportlab without our code, and beside `qrcode` alone."""

import os
import statistics
from io import BytesIO

from benchmarks.figures import REPEATS, Better, Figure, median_seconds, seconds
from blp_desktop.domain.codes import EditionKey, new_code, short_code, shown
from blp_desktop.paper import qr
from blp_desktop.paper.badge_facts import BadgeFace
from blp_desktop.paper.badges import BadgePrint, badges_pdf
from blp_desktop.paper.fonts import REGULAR, STRONG, font
from blp_desktop.paper.layouts import layout_for
from blp_desktop.paper.stocks import stock

_BADGES = 2_000
_FLOOR_BADGES = 200


def measure() -> list[Figure]:
    """People and codes at hand; every name is another one, so that nothing is fitted twice."""
    faces = faces_of(_BADGES)
    _print(faces[:1])
    taken = [seconds(_Printing(faces[at:] + faces[:at])) for at in range(REPEATS)]
    size = len(_print(faces)) / _BADGES
    floor = median_seconds(_Plain(faces[:_FLOOR_BADGES])) / _FLOOR_BADGES
    library = median_seconds(_Codes(faces[:_FLOOR_BADGES])) / _FLOOR_BADGES
    rate = _BADGES / statistics.median(taken)
    return [
        Figure(
            name=f"{_BADGES} badges",
            value=rate,
            unit="a second",
            floor_name="reportlab texts and qrcode, no code drawn",
            floor=1 / (floor + library),
            target=1_500,
            better=Better.MORE,
        ),
        Figure(name="size of a badge", value=size, unit="bytes", target=700),
        Figure(
            name="a QR code, learned",
            value=1000 * _learned(faces),
            unit="ms",
            floor_name="qrcode",
            floor=1000 * library,
        ),
    ]


class _Printing:
    def __init__(self, faces: list[BadgeFace]) -> None:
        self._faces = faces

    def __call__(self) -> None:
        from blp_desktop.paper import fitting, fonts

        fitting.fit.cache_clear()
        fonts.width.cache_clear()
        _print(self._faces)


def _print(faces: list[BadgeFace]) -> bytes:
    sheet = stock("avery-l4785")
    return badges_pdf(faces, BadgePrint(layout=layout_for(sheet), stock=sheet), title="Badges", language="en").pdf


class _Plain:
    """The same texts at the same place of every page, as reportlab's own calls draw them."""

    def __init__(self, faces: list[BadgeFace]) -> None:
        self._faces = faces

    def __call__(self) -> None:
        from reportlab.pdfgen.canvas import Canvas

        font(REGULAR), font(STRONG)
        canvas = Canvas(BytesIO(), initialFontName=REGULAR)
        for number, face in enumerate(self._faces):
            texts = (face.first_name, face.last_name, face.organisation, face.country, face.short_code)
            for line, text in enumerate(texts):
                canvas.setFont(STRONG if line == 0 else REGULAR, 30 - 4 * line)
                canvas.drawString(50, 700 - 30 * line, text)
            if number % 10 == 9:
                canvas.showPage()
        canvas.save()


class _Codes:
    """The codes as `qrcode` makes them, with a fixed mask."""

    def __init__(self, faces: list[BadgeFace]) -> None:
        self._faces = faces

    def __call__(self) -> None:
        from qrcode.main import QRCode

        for face in self._faces:
            code = QRCode(border=0, mask_pattern=0)
            code.add_data(face.code)
            code.make(fit=True)


def _learned(faces: list[BadgeFace]) -> float:
    texts = [face.code for face in faces]
    return median_seconds(_Symbols(texts)) / len(texts)


class _Symbols:
    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __call__(self) -> None:
        for text in self._texts:
            qr.symbol(text)


def faces_of(count: int) -> list[BadgeFace]:
    """So many people with genuine codes, every name another one."""
    key = EditionKey("benchmark", "000", os.urandom(32))
    codes = [new_code(key, entropy=os.urandom) for _ in range(count)]
    return [
        BadgeFace(
            first_name=f"Kęstutis{number}",
            last_name=f"O’Jaatinen {number}",
            organisation=f"Clean Technology Cluster {number} of Umeå",
            country="Lithuania",
            code=code,
            short_code=shown(short_code(code)),
        )
        for number, code in enumerate(codes)
    ]
