"""Figures: a measured value beside its floor, repeated, as medians."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

REPEATS = 5
_PAGE = 4096


class Better(StrEnum):
    """Which way a value should go."""

    LESS = "at most"
    MORE = "at least"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. `floor` is the same work without our code; `target` is what the value must keep."""

    name: str
    value: float
    unit: str
    floor_name: str = ""
    floor: float | None = None
    target: float | None = None
    better: Better = Better.LESS

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.value / self.floor if self.floor else None

    @property
    def kept(self) -> bool | None:
        """Whether the target holds; None where there is none."""
        if self.target is None:
            return None
        return self.value <= self.target if self.better is Better.LESS else self.value >= self.target


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median_seconds(work: Callable[[], object], *, repeats: int = REPEATS) -> float:
    """The median of several calls."""
    return statistics.median(seconds(work) for _ in range(repeats))


def p99(taken: list[float]) -> float:
    """What all but one in a hundred keep."""
    return statistics.quantiles(taken, n=100)[98]


def grown(work: Callable[[], object]) -> float:
    """MiB that the process holds more after the work than before (0 where the system does not tell)."""
    before = _held()
    work()
    return (_held() - before) / 2**20


def _held() -> int:
    facts = Path("/proc/self/statm")
    return int(facts.read_text().split()[1]) * _PAGE if facts.exists() else 0


def table(figures: list[Figure]) -> str:
    """The figures aligned, each with its floor, its ratio and whether its target holds."""
    head = ("what", "measured", "floor", "ratio", "target", "")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    return "\n".join(
        "  ".join(f"{cell:<{wide}}" for cell, wide in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _row(figure: Figure) -> tuple[str, ...]:
    floor = f"{figure.floor:.3g} {figure.unit} ({figure.floor_name})" if figure.floor is not None else ""
    ratio = f"{figure.ratio:.2f} x" if figure.ratio is not None else ""
    target = f"{figure.better} {figure.target:g} {figure.unit}" if figure.target is not None else ""
    kept = {True: "kept", False: "NOT KEPT", None: ""}[figure.kept]
    return figure.name, f"{figure.value:.3g} {figure.unit}", floor, ratio, target, kept
