"""A look at a print beforehand: who, which pages, what would go wrong; taken off the GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtGui import QImage

from blp_desktop.desk.badges import BadgeOrder, Only, ReadyBadge, badges_to_see, draw, is_chosen
from blp_desktop.desk.print_questions import Finding, PrintedBefore, findings, printed_before
from blp_desktop.desk.station import Station
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.pictures import coloured_pages_of

FIRST_SHEETS = 2
"""How many sheets are drawn before anybody asks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be looked at: an order, on this stock, so many sheets of it (0 for all), so fine."""

    order: BadgeOrder
    stock: Stock
    sheets: int = FIRST_SHEETS
    dpi: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen. `badges` are everyone's whom the order could mean, `chosen` those that it would print."""

    badges: tuple[ReadyBadge, ...]
    chosen: tuple[ReadyBadge, ...]
    before: PrintedBefore
    pages: tuple[QImage, ...]
    sheets: int


def look(station: Station, wish: Wish) -> Seen:
    """The badges and the first sheets."""
    everyone = badges_to_see(station, replace(wish.order, only=Only.ALL))
    chosen = tuple(badge for badge in everyone if is_chosen(badge, wish.order.only))
    return Seen(
        badges=everyone,
        chosen=chosen,
        before=printed_before(station, everyone),
        pages=_pages(station, wish, chosen),
        sheets=ceil((wish.order.start_at - 1 + len(chosen)) / wish.stock.labels) if chosen else 0,
    )


def what_is_wrong(station: Station, wish: Wish, badges: Sequence[ReadyBadge]) -> tuple[Finding, ...]:
    """The pre-flight of all badges."""
    return findings(station, wish.order, badges) if badges else ()


def _pages(station: Station, wish: Wish, badges: Sequence[ReadyBadge]) -> tuple[QImage, ...]:
    shown = badges[: wish.sheets * wish.stock.labels - wish.order.start_at + 1] if wish.sheets else badges
    if not shown:
        return ()
    return tuple(coloured_pages_of(draw(station, wish.order, shown).pdf, dpi=wish.dpi))
