"""Sizes and start times, as the build tells them at its end."""

from dataclasses import dataclass, field
from typing import NamedTuple

from installers.trial import Figures


class Built(NamedTuple):
    """One installer that was made: bytes unpacked and packed, and how many each may be."""

    what: str
    unpacked: int
    packed: int
    limits: tuple[int, int] | None


@dataclass(slots=True)
class Table:
    """What was built and what was measured."""

    built: list[Built] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)

    def text(self) -> str:
        """Both tables, in Markdown."""
        sizes = [f"| {one.what} | {_mb(one.unpacked)} | {_mb(one.packed)} |" for one in self.built]
        times = [
            f"| {one.form} | {one.parts} | {1000 * one.first_paint:.0f} ms | {1000 * one.command:.0f} ms |"
            for one in self.figures
        ]
        head = ["", "| installer | unpacked | packed |", "| --- | --- | --- |", *sizes, ""]
        if not times:
            return "\n".join(head)
        measured = ["| form | parts checked | start to first paint | `--version` |", "| --- | --- | --- | --- |"]
        return "\n".join([*head, *measured, *times])

    def too_large(self) -> list[str]:
        """A sentence for each size over its limit."""
        pairs = [(one, one.limits) for one in self.built if one.limits is not None]
        return [
            f"{one.what}: {_mb(size)} {how}, at most {_mb(limit)} is wanted."
            for one, limits in pairs
            for size, limit, how in zip((one.unpacked, one.packed), limits, ("unpacked", "packed"), strict=True)
            if size > limit
        ]


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
