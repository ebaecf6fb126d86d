"""Certificates of attendance: A4 across, one a person, as PDF."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.paper.certificate_content import COLUMNS, GUTTER, ContentLine, fitting_lines, in_columns
from blp_desktop.paper.certificate_facts import CertificateFacts, CertificateHead
from blp_desktop.paper.fitting import Fitted, Sizes, fit, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG, missing_letters
from blp_desktop.paper.listings import ACROSS, PaperPdf
from blp_desktop.paper.logos import logo_row, shape_of
from blp_desktop.paper.marks import PictureMark
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.pen import Pen
from blp_desktop.paper.sheet_look import ACCENT, INK, MUTED, height_of
from blp_desktop.paper.sheet_words import words_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SIDE = 24.0
_ROOM = ACROSS[0] - 2 * SIDE
_BAR, _TOP, _BOTTOM = 4.0, 15.0, 11.0
_LOGOS, _LOGOS_SHARE, _GAP = 13.0, 0.55, 6.0
_SIGNED, _SIGNED_HEIGHT, _PICTURE = 82.0, 29.0, 15.0
"""How wide a signature is, how high it stands with who signs, and its picture alone."""
_COLUMN = (_ROOM - GUTTER) / COLUMNS
_HEADING, _LEAST_CONTENT = 7.0, 10.0
_FUNDING = Sizes(largest=8.5, floor=6.0, single=8.5, lines=5)
_NAME = Sizes(largest=34.0, floor=18.0, single=24.0, lines=2)
_TITLE = Sizes(largest=17.0, floor=11.0, single=14.0, lines=3)
Told = Callable[[int], None]


def certificates_pdf(
    head: CertificateHead, certificates: Sequence[CertificateFacts], *, title: str, told: Told | None = None
) -> PaperPdf:
    """All certificates in one document; `told` hears how many are drawn, and may stop the work by raising."""
    out = BytesIO()
    canvas = new_canvas(out, page=ACROSS, title=title, language=words_of(head.language).language)
    pages, problems = 0, list(_lacking(head, certificates))
    for number, facts in enumerate(certificates):
        if told is not None:
            told(number)
        drawn = _Certificate(canvas, head, facts)
        pages += drawn.draw()
        problems += drawn.problems()
    canvas.save()
    return PaperPdf(out.getvalue(), pages, tuple(dict.fromkeys(problems)))


def _lacking(head: CertificateHead, certificates: Sequence[CertificateFacts]) -> Iterator[str]:
    said = "".join((head.programme, head.organisers, head.funding_sentence, head.signatory, head.signatory_title))
    named = ((facts.name, f"{facts.name}{facts.organisation}{facts.title}") for facts in certificates)
    for name, text in (("Certificates", said), *named):
        if lacking := missing_letters(text):
            yield f"{name}: no font here has the letters {lacking}"


class _Certificate:
    """One person's certificate, laid out from both ends: what it states from the top, who vouches from the foot."""

    def __init__(self, canvas: "Canvas", head: CertificateHead, facts: CertificateFacts) -> None:
        self._canvas, self._head, self._facts = canvas, head, facts
        self._words = words_of(head.language)
        self._pen = Pen(canvas, page=ACROSS)
        self._row = logo_row(head.logos, width=_ROOM * (_LOGOS_SHARE if head.funding_sentence else 1.0), height=_LOGOS)
        self._cut: list[str] = []

    def draw(self) -> int:
        """Its pages; gives how many."""
        self._begin()
        signed = self._draw_funding() - _SIGNED_HEIGHT
        self._draw_signed(signed)
        top = self._draw_statement()
        if top > signed:
            self._cut.append(self._facts.title)
        rest = self._draw_content(top, signed)
        self._canvas.showPage()
        pages = 1
        while rest:
            rest = self._draw_rest(rest)
            pages += 1
        return pages

    def problems(self) -> Iterator[str]:
        """A sentence for each text that does not stand there whole, and for each logo that is too small."""
        yield from (f"{self._facts.name}: too long for its place: {text}" for text in self._cut)
        yield from self._row.problems()

    def _begin(self) -> None:
        self._pen.begin()
        self._pen.fill((0.0, 0.0), (ACROSS[0], _BAR), ACCENT)

    def _say(self, text: str, font: str, size: float, colour: str, *, y: float) -> float:
        """A text over the whole width; gives where it ends."""
        if not text:
            return y
        fitted = wrap(text, font, room=_ROOM * MM, size=size)
        self._pen.write(fitted, SIDE, y, font, colour)
        return y + height_of(fitted)

    def _fit(self, text: str, font: str, sizes: Sizes, colour: str, *, y: float) -> float:
        """The same as large as it can be."""
        fitted = fit(text, font, room=_ROOM * MM, sizes=sizes)
        if fitted.cut:
            self._cut.append(text)
        self._pen.write(fitted, SIDE, y, font, colour)
        return y + height_of(fitted)

    def _draw_statement(self) -> float:
        head, facts, say = self._head, self._facts, self._words.say
        y = self._say(f"{head.programme} {head.edition}".strip(), STRONG, 12.0, ACCENT, y=_TOP)
        y = self._say(head.subtitle, REGULAR, 9.5, MUTED, y=y)
        y = self._say(" · ".join(part for part in self._who_runs_it() if part), REGULAR, 9.5, MUTED, y=y)
        y = self._say(say("certificate"), STRONG, 27.0, INK, y=y + 6)
        y = self._say(say("certifies"), REGULAR, 11.0, MUTED, y=y + 2.5)
        y = self._fit(facts.name, STRONG, _NAME, ACCENT, y=y)
        y = self._say(facts.organisation, REGULAR, 11.0, INK, y=y)
        y = self._say(facts.took_part, REGULAR, 11.0, MUTED, y=y + 2.5)
        y = self._fit(facts.title, STRONG, _TITLE, INK, y=y)
        y = self._say(facts.where, REGULAR, 11.0, INK, y=y)
        return self._say(" · ".join(facts.facts), STRONG, 11.0, INK, y=y + 1.5)

    def _who_runs_it(self) -> tuple[str, ...]:
        say, head = self._words.say, self._head
        organisers = say("organisers", value=head.organisers) if head.organisers else ""
        return organisers, say("project", value=head.project_number) if head.project_number else ""

    def _draw_content(self, top: float, bottom: float) -> list[ContentLine]:
        """As large as it fits between statement and signature; gives what goes on to another page."""
        top += 4.0
        height = bottom - top - _HEADING
        lines = fitting_lines(self._facts.content, room=_COLUMN, height=height)
        if not lines or height < _LEAST_CONTENT:
            return lines
        self._pen.rule((SIDE, top), (SIDE + _ROOM, top))
        self._say(self._words.say("content"), STRONG, 9.0, ACCENT, y=top + 1.8)
        return self._draw_columns(lines, top + _HEADING, height)

    def _draw_columns(self, lines: Sequence[ContentLine], top: float, height: float) -> list[ContentLine]:
        columns, rest = in_columns(lines, height=height)
        for number, column in enumerate(columns):
            y = top
            for line in column:
                text = Fitted((line.text,), line.size)
                self._pen.write(text, SIDE + number * (_COLUMN + GUTTER), y + line.above, line.font, line.colour)
                y += line.height
        return rest

    def _draw_rest(self, lines: Sequence[ContentLine]) -> list[ContentLine]:
        """A page that goes on with the content, and tells whose it is; gives what goes on to one more."""
        self._begin()
        facts = self._facts
        y = self._say(f"{facts.name} · {facts.title}", STRONG, 11.0, INK, y=_TOP)
        y = self._say(self._words.say("code", code=facts.code), REGULAR, 9.0, MUTED, y=y)
        heading = self._words.say("continued", section=self._words.say("content"))
        y = self._say(heading, STRONG, 9.0, ACCENT, y=y + 4) + 1
        rest = self._draw_columns(lines, y, ACROSS[1] - _BOTTOM - y)
        self._canvas.showPage()
        return rest

    def _draw_signed(self, top: float) -> None:
        """At the left who vouches for it, at the right when it was issued and how it is checked."""
        head, say = self._head, self._words.say
        line = top + _PICTURE
        if head.signature:
            self._pen.pictures([_signature(head.signature, bottom=line)])
        self._pen.rule((SIDE, line), (SIDE + _SIGNED, line), INK)
        who = [(head.signatory, STRONG, 10.0, INK), (head.signatory_title or say("for_organiser"), REGULAR, 9.0, MUTED)]
        self._column(who, SIDE, line + 1.0, _SIGNED)
        proof = [
            (say("issued", date=self._facts.issued), REGULAR, 9.5, INK),
            (say("code", code=self._facts.code), STRONG, 9.5, INK),
            (say("verified_by"), REGULAR, 8.5, MUTED),
            (say("contact", value=head.contact.rstrip(".")) if head.contact else "", REGULAR, 8.5, MUTED),
        ]
        left = SIDE + _COLUMN + GUTTER
        self._column(proof, left, line - 4.5, _COLUMN)

    def _column(self, said: Sequence[tuple[str, str, float, str]], x: float, y: float, room: float) -> None:
        for text, font, size, colour in said:
            fitted = wrap(text, font, room=room * MM, size=size)
            self._pen.write(fitted, x, y, font, colour)
            y += height_of(fitted)

    def _draw_funding(self) -> float:
        """Logos, and beside them who pays; gives where they begin."""
        left = SIDE + (self._row.width + _GAP if self._row.logos else 0.0)
        text = fit(self._head.funding_sentence, REGULAR, room=(SIDE + _ROOM - left) * MM, sizes=_FUNDING)
        if text.cut:
            self._cut.append(self._head.funding_sentence)
        height = max(self._row.height, height_of(text))
        top = ACROSS[1] - _BOTTOM - height
        self._pen.pictures(
            PictureMark(logo.png, SIDE + x, top + (height - self._row.height) / 2 + y, wide, high)
            for logo, x, y, wide, high in self._row.logos
        )
        self._pen.write(text, left, top + (height - height_of(text)) / 2, REGULAR, MUTED)
        return top


def _signature(png: bytes, *, bottom: float) -> PictureMark:
    """The picture of a signature, standing on its line."""
    wide, high = shape_of(png)
    scale = min(_PICTURE / high, _SIGNED / wide)
    return PictureMark(png, SIDE, bottom - high * scale, wide * scale, high * scale)
