"""The way in: no command and `selfcheck` open the window's door, every other command the one without a window."""

import gc
import sys

from blp_desktop.asked import parse
from blp_desktop.surroundings import clear_surroundings


def main(arguments: list[str] | None = None) -> int:
    """Run the program; gives the exit status."""
    clear_surroundings()
    asked = parse(sys.argv[1:] if arguments is None else arguments)
    if asked.command is None:
        gc.disable()  # for a tenth of the start; the window collects from then on (ui/collecting)
    if asked.command in (None, "selfcheck"):
        from blp_desktop.app import main as open_the_window

        return open_the_window(asked)
    from blp_desktop.cli import main as run_the_command

    return run_the_command(asked)


if __name__ == "__main__":
    sys.exit(main())
