"""What counts as a change: only what is more than the wobble of a score or a reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from iliotimer.practice.measures import TASK_CHANGE

if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOW = dt.timedelta(days=14)
"""The first and the last two weeks are compared (judgement)."""
FEWEST = 3
"""Scores that a mean of either takes at least (judgement)."""
PLACES = 6
"""Decimal places beyond which a difference is the arithmetic's own."""


@dataclass(frozen=True, slots=True)
class Point:
    """What was scored or read on a day."""

    day: dt.date
    value: float


class Verdict(StrEnum):
    """What a difference amounts to."""

    BETTER = "better"
    WORSE = "worse"
    WOBBLE = "within normal wobble"
    TREND = "trend only"
    """How large a difference has to be is not known."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Which way is better, and how large a difference has to be."""

    more_is_better: bool
    least: float | None = None
    """In the scale's own unit; None where no source tells."""
    share: float | None = None
    """Of the value before: so much counts too, if it is a whole point."""


PAIN = Scale(more_is_better=False, least=2, share=0.3)
"""0 to 10: 2 points or 30 % (Ostelo 2008)."""
ONE_TASK = Scale(more_is_better=True, least=TASK_CHANGE)
TASKS_MEAN = Scale(more_is_better=True, least=2)
"""The mean of all tasks: 2 points (Stratford 1995)."""
KNEE_TO_WALL = Scale(more_is_better=True, least=1.9)
"""cm (Powden 2015)."""
LESS_IS_BETTER, MORE_IS_BETTER = Scale(more_is_better=False), Scale(more_is_better=True)
"""For what has no known least difference."""


@dataclass(frozen=True, slots=True)
class Change:
    """How it was at first and how it was of late."""

    before: float
    after: float
    verdict: Verdict


def verdict_on(before: float, after: float, scale: Scale) -> Verdict:
    """What the difference of two values amounts to."""
    if scale.least is None:
        return Verdict.TREND
    gain = round(after - before if scale.more_is_better else before - after, PLACES)
    large = abs(gain) >= scale.least
    if scale.share is not None:
        large = large or abs(gain) >= max(1, round(scale.share * before, PLACES))
    if not large:
        return Verdict.WOBBLE
    return Verdict.BETTER if gain > 0 else Verdict.WORSE


def change_of_means(points: Sequence[Point], scale: Scale) -> Change | None:
    """The mean of the first two weeks against the mean of the last, of three scores or more each.

    `points` are in the order of their days. None where the two would share a score.
    """
    if not points:
        return None
    first = [point for point in points if point.day < points[0].day + WINDOW]
    last = [point for point in points if point.day > points[-1].day - WINDOW]
    first = first if len(first) >= FEWEST else list(points[:FEWEST])
    last = last if len(last) >= FEWEST else list(points[-FEWEST:])
    if len(first) + len(last) > len(points):
        return None
    return _change(mean(first), mean(last), scale)


def change_of_readings(points: Sequence[Point], scale: Scale) -> Change | None:
    """The first reading against the last; None where there are no two."""
    if len(points) < 2:  # noqa: PLR2004  a first and a last
        return None
    return _change(points[0].value, points[-1].value, scale)


def mean(points: Sequence[Point]) -> float:
    """The mean of what was scored, unrounded; raises ZeroDivisionError for none."""
    return sum(point.value for point in points) / len(points)


def _change(before: float, after: float, scale: Scale) -> Change:
    return Change(before, after, verdict_on(before, after, scale))
