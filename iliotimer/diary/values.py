"""Values that were read from the diary, checked to be what they must be."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from iliotimer.files.slug import slug
from iliotimer.plan.model import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed import DataclassInstance

LARGEST_NUMBER = 10**9
"""No figure of a practice comes near it."""
LONGEST_NAME = 80
"""Characters, as in a session file."""
LONGEST_TEXT = 500
"""The same of other texts."""
YEARS = range(1970, 3000)
"""Any clock stands in one of them; years far from them have no dates around them."""

Made = TypeVar("Made", bound="DataclassInstance")


def as_text(value: object) -> str:
    """The value, if it is a text; raises TypeError."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def as_name(value: object, longest: int = LONGEST_NAME) -> str:
    """The value, if it is a text, cut to so many characters; raises TypeError."""
    text = as_text(value)
    return text if len(text) <= longest else f"{text[: longest - 1]}\N{HORIZONTAL ELLIPSIS}"


def as_id(value: object) -> str:
    """The value, if it is the id of a session or program; raises TypeError or ValueError."""
    name = as_text(value)
    if not name or name != slug(name, ""):
        raise ValueError("not an id")
    return name


def as_number(value: object, least: float = -LARGEST_NUMBER, most: float = LARGEST_NUMBER) -> float:
    """The value, if it is a number of this range; raises TypeError or ValueError."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("not a number")
    if not least <= value <= most:
        raise ValueError("not a finite number, or far too small or large")
    return value


def as_amount(value: object) -> float:
    """The value, if it is a number and not negative; raises TypeError or ValueError."""
    return as_number(value, least=0)


def as_count(value: object, least: float = -LARGEST_NUMBER, most: float = LARGEST_NUMBER) -> int:
    """The value, if it is a whole number of this range; raises TypeError or ValueError."""
    number = as_number(value, least, most)
    if not isinstance(number, int):
        raise TypeError("not a whole number")
    return number


def as_moment(value: object) -> dt.datetime:
    """The value, if it is a time with its offset in `YEARS`; raises TypeError or ValueError."""
    if not isinstance(value, dt.datetime) or value.tzinfo is None:
        raise TypeError("not a time with its offset")
    if value.year not in YEARS:
        raise ValueError("a time far from any practice")
    return value


def as_flag(value: object) -> bool:
    """The value, if it is true or false; raises TypeError."""
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def as_answer(value: object) -> str | float | bool:
    """The value, if a question can be answered with it; raises TypeError or ValueError."""
    return value if isinstance(value, (str, bool)) else as_number(value)


def as_subject(value: object) -> str | int:
    """The value, if an answer can be about it; raises TypeError or ValueError."""
    return as_name(value) if isinstance(value, str) else as_count(value)


def maker_of(kind: type[Made]) -> Callable[[Iterable[object]], Made]:
    """What makes a record of the values of its fields, once each is what its field says.

    Times are in ISO 8601. It raises TypeError or ValueError.
    """
    checks = [CHECKS[str(field.type)] for field in fields(kind)]

    def make(values: Iterable[object]) -> Made:
        return kind(*(check(value) for check, value in zip(checks, values, strict=True)))

    return make


def _side_of(value: object) -> Side:
    return Side(as_text(value))


def _moment_of(value: object) -> dt.datetime:
    return as_moment(dt.datetime.fromisoformat(as_text(value)))


CHECKS: dict[str, Callable[[object], object]] = {
    "str": as_text,
    "int": as_count,
    "float": as_number,
    "bool": as_flag,
    "str | int": as_subject,
    "str | int | float | bool": as_answer,
    "Side": _side_of,
    "dt.datetime": _moment_of,
}
"""By the types of fields as they are written."""
