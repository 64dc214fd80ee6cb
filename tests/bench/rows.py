"""A row of the table: what is measured, the target, the measurement, and whether it is met."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    place: int
    """Where it stands in the table."""
    what: str
    target: str
    measured: str
    met: bool | None = None
    """None for a comparison, which has no target."""
    sink: bool = False
    """Whether it was heard through a null sink."""


def tell(*rows):
    """Print rows for the table to pick up."""
    for row in rows:
        print(json.dumps(asdict(row)), flush=True)


def told(text):
    """The rows among the lines that a measurement printed."""
    return [Row(**json.loads(line)) for line in text.splitlines() if line.startswith('{"place"')]


def table(rows):
    """The rows as lines of Markdown, in their places."""
    marks = {True: "yes", False: "NO", None: ""}
    yield "| what | target | measured | met |"
    yield "|---|---|---|---|"
    for row in sorted(rows, key=lambda row: row.place):
        sink = " (null sink)" if row.sink else ""
        yield f"| {row.what}{sink} | {row.target} | {row.measured} | {marks[row.met]} |"
