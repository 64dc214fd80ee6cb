"""The way through a program: which stage was begun when, and what it planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from iliotimer.plan.program import Program, Stage


@dataclass(frozen=True, slots=True)
class Begun:
    """A stage of a program that was begun; the newest one is in use."""

    at: dt.datetime
    """Wall clock, with the offset of that day."""
    program: Program
    number: int
    """Of the stage, counted from 1."""

    @property
    def stage(self) -> Stage:
        """The stage itself."""
        return self.program.stages[self.number - 1]


def in_use(course: Sequence[Begun], day: dt.date) -> Begun | None:
    """The stage in use on a day; `course` is in the order of beginning."""
    return next((begun for begun in reversed(course) if begun.at.date() <= day), None)


def planned_on(course: Sequence[Begun], day: dt.date) -> tuple[str, ...]:
    """The ids of the sessions that the stage in use plans for a day."""
    begun = in_use(course, day)
    return begun.stage.days[day.weekday()] if begun is not None else ()
