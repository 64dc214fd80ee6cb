"""The options that several commands have."""

from __future__ import annotations

import click

from iliotimer.commands import completing

at_levels = click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="EXERCISE=N",
    shell_complete=completing.levels,
    help="At another level.",
)
"""Levels for this once, as EXERCISE=N."""
