"""An attendance sheet of many rows as PDF, beside the same texts drawn through reportlab without our code."""

from io import BytesIO
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, median_seconds
from blp_desktop.paper.fonts import REGULAR, STRONG, font
from blp_desktop.paper.sheets import SheetColumn, SheetDay, SheetHeader, SheetRow, SheetSection, sheets_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ROWS, _A_PAGE = 2_000, 14
_HALVES = (("Morning", "09:00-12:30"), ("Afternoon", "13:30-17:00"))
_HEADER = SheetHeader(
    programme="Baltic Leadership Programme for Cluster Managers",
    subtitle="Developing Strategy and Skills for International Collaboration",
    edition="2017",
    organisers="Swedish Institute; Policy Area Innovation",
    funders="Swedish Institute",
    funding_sentence="Organised and funded by the Swedish Institute.",
    module="Module 1: Internationalisation strategy",
    venue="Swedish Institute",
    address="Slottsbacken 10, 111 30",
    city="Stockholm",
    country="Sweden",
    printed_at="Mon 23 Oct 2017, 16:20",
)


def measure() -> list[Figure]:
    """Every name is another one, so that nothing is fitted twice."""
    day = _day()
    _Sheet(day)()
    taken = median_seconds(_Sheet(day))
    floor = median_seconds(_Plain(day))
    return [
        Figure(
            name=f"a sheet of {_ROWS} rows",
            value=taken,
            unit="s",
            floor_name="the same texts and lines on a bare canvas",
            floor=floor,
            target=2.5 * floor,
        )
    ]


class _Sheet:
    def __init__(self, day: SheetDay) -> None:
        self._day = day

    def __call__(self) -> None:
        from blp_desktop.paper import fitting, fonts

        fitting.fit.cache_clear()
        fitting.wrap.cache_clear()
        fonts.width.cache_clear()
        sheets_pdf(_HEADER, [self._day], title="Sheet")


class _Plain:
    """The same texts and lines on as many pages, as reportlab's own calls draw them."""

    def __init__(self, day: SheetDay) -> None:
        self._rows = day.rows

    def __call__(self) -> None:
        from reportlab.pdfgen.canvas import Canvas

        font(REGULAR), font(STRONG)
        canvas = Canvas(BytesIO(), initialFontName=REGULAR, pageCompression=1, invariant=1)
        for start in range(0, len(self._rows), _A_PAGE):
            _head(canvas)
            for at, row in enumerate(self._rows[start : start + _A_PAGE]):
                _row(canvas, start + at + 1, row, 700 - 40 * at)
            for column in range(7):
                canvas.line(40 + 80 * column, 100, 40 + 80 * column, 740)
            canvas.showPage()
        canvas.save()


def _head(canvas: "Canvas") -> None:
    said = (_HEADER.programme, _HEADER.subtitle, _HEADER.module, _HEADER.venue, _HEADER.organisers, _HEADER.funders)
    texts = (*said, _HEADER.funding_sentence, _HEADER.printed_at, "2017-M1", "Page 1 of 9", "Stockholm")
    for at, text in enumerate((*texts, "No.", "Surname", "First name", "Organisation", "Country")):
        canvas.setFillColorRGB(0.1, 0.1, 0.1)
        canvas.setFont(STRONG if at in (0, 2) else REGULAR, 10)
        canvas.drawString(40, 830 - 10 * at, text)
    for label, times in _HALVES:
        for text in ("Signature", label, times):
            canvas.setFont(REGULAR, 8)
            canvas.drawString(400, 760, text)


def _row(canvas: "Canvas", number: int, row: SheetRow, y: float) -> None:
    texts = (str(number), row.last_name, row.first_name, row.organisation, row.country)
    for column, text in enumerate(texts):
        canvas.setFillColorRGB(0.1, 0.1, 0.1)
        canvas.setFont(STRONG if column == 1 else REGULAR, 9.5)
        canvas.drawString(40 + 80 * column, y, text)
    canvas.line(40, y, 560, y)


def _day() -> SheetDay:
    rows = tuple(
        SheetRow(
            last_name=f"Žukauskas{number}",
            first_name=f"Kęstutis{number}",
            organisation=f"Clean Technology Cluster {number} of Umeå",
            country="Lithuania",
        )
        for number in range(_ROWS)
    )
    columns = tuple(SheetColumn(label=label, times=times) for label, times in _HALVES)
    section = SheetSection(title="Participants", rows=rows)
    return SheetDay(
        id="2017-M1-20171024", day="Tuesday 24 October 2017", times="", columns=columns, sections=(section,)
    )
