"""A person's own measures: what is measured, in which unit, and the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, degrees
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

TASK_UNIT = "0-10"
"""0 unable, 10 as before."""
TASKS = 5
"""The Patient-Specific Functional Scale asks for three to five tasks (Stratford 1995)."""
TASK_CHANGE = 3
"""Points: a smaller change of one task is within its wobble (Stratford 1995)."""
GAP_READINGS = 3
CM, DEGREES, METRES, MINUTES = "cm", "degrees", "m", "min"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measurement."""

    at: dt.datetime
    name: str
    value: float
    unit: str
    readings: tuple[float, ...] = ()
    """What was read off, where the value was worked out from it."""


def mean(readings: Sequence[float]) -> float:
    """The mean to the tenth; raises ValueError where there is no reading."""
    if not readings:
        raise ValueError("a mean needs a reading")
    return round(sum(readings) / len(readings), 1)


def hip_extension(rise: float, thigh: float) -> float:
    """Degrees to the tenth, from two tape readings in one unit: asin(rise / thigh length).

    `rise` is how far the knee lies beyond the level of the hip, negative where it falls short.
    Raises ValueError where the rise is longer than the thigh or the thigh has no length. (The
    modified Thomas test by two tape readings: PMC4560013.)
    """
    if thigh <= 0:
        raise ValueError("the thigh has a length above 0")
    if abs(rise) > thigh:
        raise ValueError("the rise cannot be longer than the thigh")
    return round(degrees(asin(rise / thigh)), 1)


def tasks_in_use(measures: Iterable[Measure]) -> tuple[str, ...]:
    """The tasks scored last, at most five, in the order in which they were first named."""
    last: dict[str, dt.datetime] = {}
    for measure in measures:
        if measure.unit == TASK_UNIT:
            last[measure.name] = measure.at
    newest = sorted(last, key=last.__getitem__, reverse=True)[:TASKS]
    return tuple(name for name in last if name in newest)


def latest(measures: Iterable[Measure], name: str, unit: str) -> Measure | None:
    """The last measurement of this name in this unit, or None."""
    found = [m for m in measures if (m.name, m.unit) == (name, unit)]
    return found[-1] if found else None
