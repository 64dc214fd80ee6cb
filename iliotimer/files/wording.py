"""Values of a file in the words of its author."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from iliotimer.files.problems import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.files.faults import Path

SHOWN_IN_FULL = 10**12
"""A whole number beyond this is no dose; its digits tell nothing."""


def shown(value: Any) -> str:
    """A value as a TOML file writes it, short and harmless."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{shortened(value)}"'
        case int() if abs(value) > SHOWN_IN_FULL:
            return "a very large number" if value > 0 else "a very low number"
        case int() | float():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return "[...]" if value else "[]"
        case dict():
            return "{...}" if value else "{}"
        case _:
            return type(value).__name__


def sort_of(value: Any) -> str:
    """What sort of value it is, in TOML's plain words."""
    match value:
        case bool():
            return "true or false"
        case str():
            return "text"
        case int():
            return "a whole number"
        case float():
            return "a number"
        case datetime() | date() | time():
            return "a date or time"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "something else"


def key_at(path: Path) -> str:
    """The key that a path leads to, or which entry of which list."""
    if isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of {path[-2]}"
    return path[-1]


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words with commas and a last `and` or `or`."""
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final
