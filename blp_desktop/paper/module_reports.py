"""The report of a module as PDF: who paid and for what, the figures and charts, the agenda and who spoke."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from blp_desktop.paper.blocks import (
    Block,
    ChartBlock,
    FigureBlock,
    LogoBlock,
    Rows,
    SpaceBlock,
    TextBlock,
    pages_of,
)
from blp_desktop.paper.chart_drawing import drawing_of
from blp_desktop.paper.charts import PAPER_INK, Chart
from blp_desktop.paper.fitting import Fitted, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG, missing_letters
from blp_desktop.paper.listings import UPRIGHT, PaperPdf
from blp_desktop.paper.logos import LogoRow, logo_row
from blp_desktop.paper.marks import PictureMark
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.pen import Pen
from blp_desktop.paper.sheet_facts import SheetHeader
from blp_desktop.paper.sheet_look import ACCENT, INK, MUTED, SIDE, height_of
from blp_desktop.paper.sheet_words import SheetWords, words_of

_ROOM = UPRIGHT[0] - 2 * SIDE
_TOP, _BOTTOM, _BAR = 15.0, 16.0, 4.0
_LOGOS, _LOGOS_SHARE, _GAP = 14.0, 0.55, 6.0
_BESIDE = 8.0
"""Millimetres between two charts."""
_PAIRED = ("countries", "sectors")
"""Charts that stand beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table of the report under a title."""

    title: str
    rows: Rows
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What the report of a module says; texts nobody gave are empty, and left out."""

    header: SheetHeader
    days: str
    ledger_at: str
    figures: tuple[tuple[str, str], ...]
    charts: tuple[Chart, ...]
    tables: tuple[ReportTable, ...]
    agenda: tuple[ReportTable, ...]
    speakers: tuple[str, ...]


def report_pdf(facts: ReportFacts) -> PaperPdf:
    """The report on A4 upright, headings repeated; nothing in it is ever cut."""
    return _Report(facts).pdf()


class _Report:
    """Lays a report out and draws it."""

    def __init__(self, facts: ReportFacts) -> None:
        self._facts, self._header = facts, facts.header
        self._words: SheetWords = words_of(facts.header.language)
        share = _LOGOS_SHARE if self._header.funding_sentence else 1.0
        self._logos: LogoRow = logo_row(self._header.logos, width=_ROOM * share, height=_LOGOS)

    def pdf(self) -> PaperPdf:
        """All pages."""
        out = BytesIO()
        title = " · ".join((self._words.say("report"), self._header.module, self._facts.days))
        canvas = new_canvas(out, page=UPRIGHT, title=title, language=self._words.language)
        pen = Pen(canvas, page=UPRIGHT)
        room = UPRIGHT[1] - _BOTTOM - _TOP
        pages = pages_of(list(self._blocks()), first=room, other=room)
        for number, blocks in enumerate(pages, start=1):
            pen.begin()
            self._draw(pen, blocks, number=number, pages=len(pages))
            canvas.showPage()
        canvas.save()
        return PaperPdf(out.getvalue(), len(pages), tuple(self._problems()))

    def _draw(self, pen: Pen, blocks: Sequence[Block], *, number: int, pages: int) -> None:
        pen.fill((0.0, 0.0), (UPRIGHT[0], _BAR), ACCENT)
        if number > 1:
            said = f"{self._words.say('report')} · {self._header.module}"
            pen.write(wrap(said, REGULAR, room=_ROOM * MM, size=8.0), SIDE, 7.5, REGULAR, MUTED)
        y = _TOP
        for block in blocks:
            block.draw(pen, y)
            y += block.height
        page = self._words.say("page", number=number, pages=pages)
        pen.write_right(page, pen.right, UPRIGHT[1] - 8, 7.5)
        printed = self._words.say("printed", instant=self._header.printed_at)
        pen.write(Fitted((printed,), 7.5), SIDE, UPRIGHT[1] - 10.4, REGULAR, MUTED)

    def _blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield from self._payers()
        yield from self._figures()
        yield from self._charts()
        for day in self._facts.agenda:
            yield from self._table(day)
        yield from self._speakers()
        for table in self._facts.tables:
            yield from self._table(table)

    def _head(self) -> Iterator[Block]:
        header, say = self._header, self._words.say
        yield self._text(f"{header.programme} {header.edition}".strip(), STRONG, 11.0, ACCENT)
        yield self._text(header.subtitle, REGULAR, 9.5, MUTED)
        yield self._text(say("report"), REGULAR, 11.0, MUTED, above=5.0)
        yield self._text(header.module, STRONG, 20.0, INK)
        yield self._text(self._facts.days, STRONG, 11.0, INK, above=1.0)
        yield self._text(header.place, REGULAR, 10.5, INK)
        labelled = (("organisers", header.organisers), ("project", header.project_number), ("funders", header.funders))
        for number, (word, value) in enumerate((word, value) for word, value in labelled if value):
            yield self._text(say(word, value=value), REGULAR, 9.0, MUTED, above=0.0 if number else 2.5)

    def _payers(self) -> Iterator[Block]:
        """Logos with the funding sentence beside them."""
        row, sentence = self._logos, self._header.funding_sentence
        left = row.width + _GAP if row.logos else 0.0
        text = wrap(sentence, REGULAR, room=(_ROOM - left) * MM, size=9.0) if sentence else Fitted((), 9.0)
        if not row.logos and not sentence:
            return
        height = max(row.height, height_of(text))
        marks = (
            PictureMark(logo.png, x, (height - row.height) / 2 + y, wide, high) for logo, x, y, wide, high in row.logos
        )
        yield SpaceBlock(4.0)
        yield LogoBlock(tuple(marks), text, (left, (height - height_of(text)) / 2), height)

    def _figures(self) -> Iterator[Block]:
        yield self._text(self._words.say("figures"), STRONG, 13.0, INK, above=7.0, leads=True)
        yield self._text(self._facts.ledger_at, REGULAR, 8.5, MUTED, leads=True)
        yield SpaceBlock(2.0)
        yield FigureBlock(self._facts.figures, _ROOM)
        yield SpaceBlock(4.0, leads=False)

    def _charts(self) -> Iterator[Block]:
        if not self._facts.charts:
            yield self._text(self._words.say("no_figures"), REGULAR, 10.0, INK)
        paired = [chart for chart in self._facts.charts if chart.name in _PAIRED]
        for chart in self._facts.charts:
            if chart.name not in _PAIRED:
                yield ChartBlock((drawing_of(chart, width=_ROOM * MM, ink=PAPER_INK),))
            elif chart is paired[0]:
                wide = (_ROOM - _BESIDE) / 2 if len(paired) > 1 else _ROOM
                yield ChartBlock(tuple(drawing_of(one, width=wide * MM, ink=PAPER_INK) for one in paired), gap=_BESIDE)

    def _table(self, table: ReportTable) -> Iterator[Block]:
        if not table.rows.rows:
            return
        yield self._text(table.title, STRONG, 12.0, INK, above=5.0, leads=True)
        if table.about:
            yield self._text(table.about, REGULAR, 8.5, MUTED, leads=True)
        yield SpaceBlock(1.5)
        yield from table.rows.blocks(_ROOM)

    def _speakers(self) -> Iterator[Block]:
        if self._facts.speakers:
            yield self._text(self._words.say("speakers"), STRONG, 12.0, INK, above=5.0, leads=True)
            for speaker in self._facts.speakers:
                yield self._text(speaker, REGULAR, 9.5, INK)

    def _text(
        self, text: str, font: str, size: float, colour: str, *, above: float = 0.0, leads: bool = False
    ) -> Block:
        if not text:
            return SpaceBlock(0.0, leads=leads)
        fitted = wrap(text, font, room=_ROOM * MM, size=size)
        return TextBlock(text=fitted, font=font, colour=colour, above=above, leads=leads)

    def _problems(self) -> Iterator[str]:
        yield from self._logos.problems()
        said = [self._header.programme, self._header.module, self._header.organisers, *self._facts.speakers]
        said += [
            cell for table in (*self._facts.tables, *self._facts.agenda) for row in table.rows.rows for cell in row
        ]
        if lacking := missing_letters("".join(said)):
            yield f"{self._header.module}: no font here has the letters {lacking}"
