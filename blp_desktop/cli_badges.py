"""Badges on the command line: what is on paper already is said first, what is wrong afterwards."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from blp_desktop.desk.badges import BadgeOrder, Only
from blp_desktop.desk.laptop import module_zone
from blp_desktop.desk.print_questions import about_order
from blp_desktop.desk.printing import PrintedBadges, print_badges
from blp_desktop.desk.station import Station
from blp_desktop.domain.checkpoints import instant_label


def badges_told(station: Station, asked: Namespace) -> PrintedBadges:
    """Print the badges that were asked for; sentences go to standard error."""
    order = BadgeOrder(
        module=asked.module,
        people=tuple(asked.people),
        only=Only(asked.only),
        stock=asked.stock,
        start_at=asked.start_at,
    )
    again = tuple(_on_paper_already(station, order))
    done = print_badges(station, order, asked.out).value
    for sentence in (*again, *done.problems):
        print(sentence, file=sys.stderr)
    return done


def _on_paper_already(station: Station, order: BadgeOrder) -> Iterator[str]:
    before = about_order(station, order)
    if before.unchanged and before.last_at:
        last = before.last_at.astimezone(module_zone(station.file, order.module))
        who = f" by {before.last_by}" if before.last_by else ""
        count = "1 badge" if before.unchanged == 1 else f"{before.unchanged} badges"
        yield f"On paper already and unchanged: {count}, last printed {instant_label(last)}{who}."
