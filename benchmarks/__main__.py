"""Run the benchmarks and print their table: `python -m benchmarks [--only NAME]`."""

import argparse
import importlib
import sys

from benchmarks.figures import Figure, table

MODULES = (
    "scan",
    "badges",
    "printing",
    "sheets",
    "startup",
    "search",
    "imports",
    "door",
    "busy",
    "camera",
    "evidence",
    "reports",
)


def main() -> int:
    """Measure what was asked for; gives 0 whatever the figures say."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--only", choices=MODULES, action="append")
    figures: list[Figure] = []
    for name in parser.parse_args().only or MODULES:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        figures += importlib.import_module(f"benchmarks.{name}").measure()
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
