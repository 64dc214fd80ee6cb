"""The way through a program: which stage was begun when, and what it planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from iliotimer.plan.program import Program, Stage

WEEK = 7
"""Days."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A stage of a program that was begun; the newest one is in use."""

    at: dt.datetime
    """Wall clock, with the offset of that day."""
    program: Program
    number: int
    """Of the stage, counted from 1."""
    until: dt.datetime | None = None
    """Wall clock at which the program was put away; None where it was not."""
    text: str = ""
    """The program's file to the letter; empty where it was not kept."""

    @property
    def stage(self) -> Stage:
        """The stage itself."""
        return self.program.stages[self.number - 1]

    def week(self, day: dt.date) -> int:
        """The week of the stage on a day, counted from 1."""
        return (day - self.at.date()).days // WEEK + 1

    def days_left(self, day: dt.date) -> int | None:
        """Days until its weeks are over, from a day on, below 1 once they are; None for good."""
        weeks = self.stage.weeks
        return None if weeks is None else weeks * WEEK - (day - self.at.date()).days


def in_use(course: Sequence[Begun], day: dt.date) -> Begun | None:
    """The stage in use on a day; `course` is in the order of beginning."""
    begun = next((begun for begun in reversed(course) if begun.at.date() <= day), None)
    over = begun is not None and begun.until is not None and begun.until.date() <= day
    return None if over else begun


def planned_on(course: Sequence[Begun], day: dt.date) -> tuple[str, ...]:
    """The ids of the sessions that the stage in use plans for a day."""
    begun = in_use(course, day)
    return begun.stage.days[day.weekday()] if begun is not None else ()


def program_week(course: Sequence[Begun], day: dt.date) -> int | None:
    """The week of the program in use on a day, counted from 1 over all its stages."""
    begun = in_use(course, day)
    if begun is None:
        return None
    first = begun
    for earlier in reversed(course[: course.index(begun)]):
        if first.number == 1 or earlier.until or earlier.program.id != begun.program.id:
            break
        first = earlier
    return first.week(day)
