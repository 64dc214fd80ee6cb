"""Values that were read from the diary, checked to be what they must be."""

from __future__ import annotations

import datetime as dt

LARGEST_NUMBER = 10**9
"""No figure of a practice comes near it."""


def as_text(value: object) -> str:
    """The value, if it is a text; raises TypeError."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def as_number(value: object) -> float:
    """The value, if it is a number of a sensible size; raises TypeError or ValueError."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("not a number")
    if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise ValueError("not a finite number, or far too large")
    return value


def as_count(value: object) -> int:
    """The value, if it is a whole number; raises TypeError or ValueError."""
    number = as_number(value)
    if not isinstance(number, int):
        raise TypeError("not a whole number")
    return number


def as_moment(value: object) -> dt.datetime:
    """The value, if it is a time with its offset; raises TypeError."""
    if not isinstance(value, dt.datetime) or value.tzinfo is None:
        raise TypeError("not a time with its offset")
    return value
