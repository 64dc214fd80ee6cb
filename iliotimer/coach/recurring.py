"""What a program plans, as sessions that recur week after week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.coach.course import in_use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.plan.program import Stage

WEEK = 7
"""Days."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """The same sessions on the same weekdays, through the weeks of one stage."""

    number: int
    """Of the stage, counted from 1."""
    sessions: tuple[str, ...]
    """The ids of what is planned for one day."""
    weekdays: tuple[int, ...]
    """0 is Monday."""
    first: dt.date
    """The first day of them all."""
    times: int | None
    """Days in all; None is for good."""


def recurring(course: Sequence[Begun], today: dt.date) -> tuple[Recurring, ...]:
    """The stage in use and those after it; a stage that has outlasted its weeks ends with this one.

    Weeks are counted from the day on which the stage was begun.
    """
    begun = in_use(course, today)
    if begun is None:
        return ()
    found: list[Recurring] = []
    start = begun.at.date()
    weeks_under_way = (today - start).days // WEEK + 1
    for number, stage in enumerate(begun.program.stages[begun.number - 1 :], begun.number):
        weeks = stage.weeks
        if weeks is not None and number == begun.number:
            weeks = max(weeks, weeks_under_way)
        found.extend(_of_stage(number, stage, start, weeks))
        if weeks is None:
            break
        start += dt.timedelta(weeks=weeks)
    return tuple(found)


def _of_stage(number: int, stage: Stage, start: dt.date, weeks: int | None) -> Iterator[Recurring]:
    for sessions in dict.fromkeys(filter(None, stage.days)):
        weekdays = tuple(day for day, planned in enumerate(stage.days) if planned == sessions)
        ahead = min((day - start.weekday()) % WEEK for day in weekdays)
        times = None if weeks is None else weeks * len(weekdays)
        yield Recurring(number, sessions, weekdays, start + dt.timedelta(days=ahead), times)
