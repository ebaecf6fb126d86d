"""The page that explains an evidence pack: HTML that stands alone, for whoever has nothing but the pack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

Facts = Sequence[tuple[str, str]]
"""Words and what they stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCheckpoint:
    """A checkpoint and who was there: of the `expected` so many `present`, and `others`."""

    label: str
    expected: int
    present: int
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorder:
    """A laptop at the door, who sat at it, how many scans it judged, and how far its clock was off."""

    laptop: str
    operators: str
    scans: int
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    """What the page says; `exceptions` and `missing` are sentences, `documents` a name, a hash and what it is."""

    title: str
    facts: Facts
    checkpoints: tuple[CountedCheckpoint, ...]
    recorders: tuple[Recorder, ...]
    exceptions: tuple[str, ...]
    missing: tuple[str, ...]
    documents: tuple[tuple[str, str, str], ...]
    as_of: str


def evidence_html(page: EvidencePage) -> bytes:
    """The page as UTF-8."""
    parts = (
        f"<h1>{escape(page.title)}</h1>",
        _definitions(page.facts),
        f"<p>This pack says who attended and on what proof. It tells the state of {escape(page.as_of)}.</p>",
        *_section("Present, by half-day", (_counted(page),)),
        *_section("How attendance was recorded", (f"<p>{_RECORDED}</p>", _recorders(page))),
        *_section("Exceptions", (_sentences(page.exceptions, empty="None."),)),
        *_section("What this pack does not hold", (_sentences((*page.missing, *_NEVER), empty=""),)),
        *_section("Documents", (_documents(page),)),
        *_section("How to check it", (_CHECKING,)),
    )
    return _PAGE.format(title=escape(page.title), body="\n".join(parts), style=_STYLE).encode()


def _section(title: str, parts: Iterable[str]) -> tuple[str, ...]:
    return (f"<h2>{escape(title)}</h2>", *parts)


def _definitions(facts: Facts) -> str:
    rows = "".join(f"<dt>{escape(word)}</dt><dd>{escape(said)}</dd>" for word, said in facts if said)
    return f"<dl>{rows}</dl>"


def _counted(page: EvidencePage) -> str:
    rows = [(each.label, str(each.expected), str(each.present), str(each.others)) for each in page.checkpoints]
    return _grid(("Checkpoint", "Expected", "Of them present", "Others present"), rows)


def _recorders(page: EvidencePage) -> str:
    rows = [(each.laptop, each.operators, str(each.scans), each.clock) for each in page.recorders]
    return _grid(("Laptop", "Who sat at it", "Scans judged", "Its clock"), rows)


def _documents(page: EvidencePage) -> str:
    rows = [(f"data/{name}", what, digest) for name, digest, what in page.documents]
    return _grid(("File", "What it is", "SHA-256"), rows)


def _grid(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in headings)
    body = "\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def _sentences(sentences: Sequence[str], *, empty: str) -> str:
    if not sentences:
        return f"<p>{escape(empty)}</p>"
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in sentences)}</ul>"


_RECORDED = (
    "At the door each participant’s badge was read, or the participant was found by name, by the laptops below. "
    "Each decision, refusals included, is one row of <code>data/ledger.csv</code>. Rows are only ever added: a scan "
    "that was undone stays, and another row names it, with who undid it and why. An override is one row: its verdict, "
    "what it was in spite of, and the reason. Expected is whoever is invited and neither withdrawn nor blocked. A "
    "half-day at which nobody was let in may also be one at which nobody recorded. Attendance is counted from these "
    "rows alone; <code>data/presence.csv</code> names for each participant the row that proves it. Times are those "
    "of the venue."
)
_NEVER = (
    "The codes of badges, which would open a door.",
    "E-mail addresses, telephone numbers, diets and access needs, which prove nothing.",
)
_CHECKING = (
    "<p>Every file is listed with its SHA-256 hash in <code>manifest-sha256.txt</code>, and that list in "
    "<code>tagmanifest-sha256.txt</code>; the layout is BagIt (RFC 8493), which archives know. Any of these checks "
    "the pack:</p><ul><li><code>blp-desktop evidence verify FILE.zip</code></li>"
    "<li>unpacked, in its folder: <code>sha256sum --check manifest-sha256.txt</code></li></ul>"
    "<p>That shows that the pack is whole. That it is the pack which the organisers made shows the SHA-256 of the zip "
    "itself, if they gave it to you separately. The tables are text in UTF-8, their columns parted by semicolons.</p>"
    "<p>The same data gives the same pack, byte by byte: the organisers can make it again from the programme file, "
    "and the hash of the zip must be the same.</p>"
)
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}"
    "h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #d0d7de}"
    "td{overflow-wrap:anywhere}dt{font-weight:600;float:left;clear:left;width:11rem}dd{margin-left:12rem}"
    "code{font-size:.9em}@media print{body{margin:0;max-width:none}}"
)
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
