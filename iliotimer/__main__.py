"""Starts the command line: `python -m iliotimer` does the same as `iliotimer`."""

from __future__ import annotations

import gc
import sys

from iliotimer.streams import let_go, open_closed_streams

UNHURRIED = 100_000
"""New objects between two collections while the program starts: none of them is garbage."""


def main() -> None:
    """Run the command line; what the system refuses is said in a sentence, with exit status 1."""
    gc.set_threshold(UNHURRIED)
    open_closed_streams()
    from iliotimer.cli import cli  # noqa: PLC0415  the worker of the sound starts without it

    try:
        cli(prog_name="iliotimer")
    except OSError as error:
        let_go(sys.stdout)
        sys.exit(f"Error: {error.filename or 'The output'}: {error.strerror or error}.")


if __name__ == "__main__":
    main()
