"""Starts the command line: `python -m iliotimer` does the same as `iliotimer`."""

from __future__ import annotations

import sys

from iliotimer.garbage import put_off
from iliotimer.streams import let_go, open_closed_streams


def main() -> None:
    """Run the command line; what the system refuses is said in a sentence, with exit status 1."""
    put_off()
    open_closed_streams()
    from iliotimer.cli import cli  # noqa: PLC0415  the worker of the sound starts without it

    try:
        cli(prog_name="iliotimer")
    except OSError as error:
        let_go(sys.stdout)
        where = f"{error.filename}: " if error.filename else ""
        sys.exit(f"Error: {where}{error.strerror or error}.")


if __name__ == "__main__":
    main()
