"""Printing: the richest layout that ships, and the print dialog's preview to its first page."""

import os
import statistics
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from benchmarks.badges import faces_of
from benchmarks.figures import REPEATS, Better, Figure, median_seconds, seconds
from benchmarks.programmes import made_programme
from benchmarks.windows import application
from blp_desktop.desk.badges import BadgeOrder, Only, badges_to_see, draw
from blp_desktop.paper.badge_facts import AgendaDay, AgendaLine, BadgeFace, Logo, Occasion
from blp_desktop.paper.badges import BadgePrint, badges_pdf
from blp_desktop.paper.layouts import layout
from blp_desktop.paper.stocks import stock
from blp_desktop.store.file import close_file

_BADGES, _SEEN = 2_000, 300
_STOCK = "a6-butterfly"
_PEAK = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
"""Of this process alone: what `getrusage` tells counts the one that it was started from."""
_PRINTING = "from benchmarks.printing import print_many; print_many()"
_LIBRARY = "import reportlab.pdfgen.canvas, PIL.Image, qrcode"


def measure() -> list[Figure]:
    """Butterflies with agenda and logos; then what the dialog does before its first page is there."""
    return [*_richest(), _preview()]


def print_many() -> bytes:
    """All badges of the richest layout."""
    return _print(faces_of(_BADGES))


def _richest() -> list[Figure]:
    faces = faces_of(_BADGES)
    shared = len(_print(faces[:1]))
    taken = statistics.median(seconds(_Printing(faces[at:] + faces[:at])) for at in range(REPEATS))
    empty = median_seconds(_Pages(_BADGES))
    return [
        Figure(
            name=f"{_BADGES} butterflies",
            value=_BADGES / taken,
            unit="a second",
            floor_name="reportlab's empty pages",
            floor=_BADGES / empty,
            target=1_000,
            better=Better.MORE,
        ),
        Figure(
            name="size of a butterfly beyond what all share",
            value=(len(_print(faces)) - shared) / (_BADGES - 1),
            unit="bytes",
            floor_name="an empty page",
            floor=len(_Pages(_BADGES)()) / _BADGES,
            target=900,
        ),
        Figure(
            name=f"peak memory, {_BADGES} butterflies",
            value=_peak(_PRINTING),
            unit="MiB",
            floor_name="the libraries loaded",
            floor=_peak(_LIBRARY),
            target=120,
        ),
    ]


def _preview() -> Figure:
    """Who, the first sheets and the first page's picture, as the dialog asks for them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from blp_desktop.ui.pictures import coloured_pages_of
    from blp_desktop.ui.printing.look import Wish, look

    application()
    with tempfile.TemporaryDirectory() as folder:
        made = made_programme(Path(folder) / "programme.blp", people=_SEEN)
        order = BadgeOrder(module=made.module, only=Only.ALL)
        wish = Wish(order=order, stock=stock(order.stock))
        one = draw(made.station, order, badges_to_see(made.station, order)[:1]).pdf
        value = median_seconds(lambda: look(made.station, wish))
        floor = median_seconds(lambda: coloured_pages_of(one, dpi=wish.dpi))
        close_file(made.station.file)
    return Figure(
        name=f"preview of {_SEEN} badges to the first page",
        value=1000 * value,
        unit="ms",
        floor_name="QtPdf draws a page",
        floor=1000 * floor,
        target=300,
    )


def _peak(work: str) -> float:
    """The most memory (MiB) that a process of its own takes for it."""
    done = subprocess.run([sys.executable, "-c", f"{work}\n{_PEAK}"], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


class _Printing:
    def __init__(self, faces: list[BadgeFace]) -> None:
        self._faces = faces

    def __call__(self) -> None:
        from blp_desktop.paper import fitting, fonts

        fitting.fit.cache_clear()
        fonts.width.cache_clear()
        _print(self._faces)


class _Pages:
    """As many pages with nothing on them."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __call__(self) -> bytes:
        from reportlab.pdfgen.canvas import Canvas

        out = BytesIO()
        canvas = Canvas(out, pageCompression=1)
        for _ in range(self._count):
            canvas.showPage()
        canvas.save()
        return out.getvalue()


def _print(faces: list[BadgeFace]) -> bytes:
    how = BadgePrint(layout=layout("butterfly-a6"), stock=stock(_STOCK), occasion=_occasion())
    return badges_pdf(faces, how, title="Badges", language="en").pdf


def _occasion() -> Occasion:
    lines = tuple(
        AgendaLine(f"{hour:02}:00-{hour + 1:02}:00", "Strategy workshop", "Main hall") for hour in range(9, 16)
    )
    return Occasion(
        programme="Baltic Leadership Programme for Cluster Managers",
        module="Module 1: Internationalisation strategy · Stockholm",
        dates="24–26 October 2017",
        agenda=tuple(AgendaDay(day, lines) for day in ("Tue 24 Oct", "Wed 25 Oct", "Thu 26 Oct")),
        logos=tuple(Logo(name, _logo(name)) for name in ("Swedish Institute", "Nordic Council of Ministers")),
    )


def _logo(name: str) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (900, 300), (len(name) * 5, 80, 140)).save(out, "PNG")
    return out.getvalue()
