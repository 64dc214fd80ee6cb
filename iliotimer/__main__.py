"""Starts the command line: `python -m iliotimer` does the same as `iliotimer`."""

from __future__ import annotations

import gc

UNHURRIED = 100_000
"""New objects between two collections while the program starts: none of them is garbage."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(UNHURRIED)
    from iliotimer.cli import cli  # noqa: PLC0415  the worker of the sound starts without it

    cli(prog_name="iliotimer")


if __name__ == "__main__":
    main()
