"""Starts the command line: `python -m iliotimer` does the same as `iliotimer`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from iliotimer.cli import cli  # noqa: PLC0415  the worker of the sound starts without it

    cli(prog_name="iliotimer")


if __name__ == "__main__":
    main()
