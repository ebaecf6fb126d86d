"""The way in: no command and `selfcheck` open the window's door, every other command the one without a window."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program; gives the exit status."""
    from blp_desktop import cli

    given = sys.argv[1:] if arguments is None else arguments
    asked = cli.parse(given)
    if asked.command in (None, "selfcheck"):
        from blp_desktop import app

        return app.main(asked)
    return cli.main(asked)


if __name__ == "__main__":
    sys.exit(main())
