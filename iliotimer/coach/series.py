"""What was scored and measured, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from iliotimer.coach.changes import (
    KNEE_TO_WALL,
    LESS_IS_BETTER,
    MORE_IS_BETTER,
    ONE_TASK,
    PAIN,
    TASKS_MEAN,
    Point,
    Scale,
    change_of_means,
    change_of_readings,
)
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY
from iliotimer.practice.measures import TASK_UNIT, mean, tasks_in_use

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iliotimer.coach.changes import Change
    from iliotimer.coach.period import Period
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.measures import Measure

ALL_TASKS = "all tasks"
SCORES = range(11)
PAIN_SCORED = frozenset({"sharp_pain", "rising_pain"})
"""Reasons for an early end whose score is one of pain."""
SCALES = {"knee-to-wall": KNEE_TO_WALL, "thigh-to-chest gap": LESS_IS_BETTER}
"""Of measures by their names without the side; of every other one more is better."""

Scored = dict[tuple[str | int, str], int]
"""The scores of a session by what they are about and their questions."""


class Part(StrEnum):
    """What a series is about."""

    PAIN = "pain"
    STIFFNESS = "stiffness"
    TIME = "time"
    TASKS = "tasks"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Series:
    """One thing that was scored or measured."""

    part: Part
    name: str
    unit: str
    """`0-10` for a score."""
    points: tuple[Point, ...]
    """One for each day that has any, in their order."""
    scale: Scale | None = None
    """None where neither way is better."""

    @property
    def change(self) -> Change | None:
        """The first against the last; None where there is too little to compare."""
        if self.scale is None:
            return None
        if self.part in {Part.TASKS, Part.MEASURES}:
            return change_of_readings(self.points, self.scale)
        return change_of_means(self.points, self.scale)


def series_of(lived: Sequence[Lived]) -> tuple[Series, ...]:
    """Pain, stiffness and minutes of these sessions, which are in their order.

    A day of several sessions counts once, with the highest score or with all of its minutes.
    """
    days = [one.started.date() for one in lived]
    scored = [scores_of(one) for one in lived]

    def asked(about: str, question: str) -> tuple[Point, ...]:
        return _highest(days, [scores.get((about, question)) for scores in scored])

    worst = _highest(days, [worst_pain(*each) for each in zip(lived, scored, strict=True)])
    minutes: dict[dt.date, float] = {}
    for one in lived:
        day = one.started.date()
        minutes[day] = round(minutes.get(day, 0) + one.minutes, 1)
    stiffness, pain = Part.STIFFNESS, Part.PAIN
    return (
        Series(pain, "pain before a session", TASK_UNIT, asked(BEFORE, "pain"), PAIN),
        Series(pain, "worst pain in a session", TASK_UNIT, worst, PAIN),
        Series(pain, "pain after a session", TASK_UNIT, asked(AFTER, "pain"), PAIN),
        Series(pain, "pain next morning", TASK_UNIT, asked(NEXT_DAY, "pain"), PAIN),
        Series(
            stiffness,
            "stiffness before a session",
            TASK_UNIT,
            asked(BEFORE, "stiffness"),
            LESS_IS_BETTER,
        ),
        Series(
            stiffness,
            "stiffness next morning",
            TASK_UNIT,
            asked(NEXT_DAY, "stiffness"),
            LESS_IS_BETTER,
        ),
        Series(Part.TIME, "minutes", "min", _points(minutes)),
    )


def scores_of(lived: Lived) -> Scored:
    """The answers of a session that are scores of 0 to 10."""
    return {
        (answer.about, answer.question): answer.value
        for answer in lived.answers
        if type(answer.value) is int and answer.value in SCORES
    }


def worst_pain(lived: Lived, scores: Scored) -> int | None:
    """The highest score on the way, at a stop, at the end and right after; None without any."""
    felt = [moment.value for moment in lived.moments]
    felt += [scores.get((moment.n, "score")) for moment in lived.moments]
    felt.append(scores.get((AFTER, "pain")))
    if lived.reason in PAIN_SCORED:
        felt.append(scores.get((AFTER, "score")))
    return max((score for score in felt if score is not None), default=None)


def measured(measures: Iterable[Measure], period: Period) -> tuple[Series, ...]:
    """The tasks in use, their mean, and the other measures, in the order of first measuring.

    Of several readings on one day the last one counts; the mean has the days on which every task
    was scored.
    """
    within = [measure for measure in measures if measure.at.date() in period]
    readings: dict[tuple[str, str], dict[dt.date, float]] = {}
    for measure in within:
        days = readings.setdefault((measure.name, measure.unit), {})
        days[measure.at.date()] = measure.value
    tasks = {name: readings[name, TASK_UNIT] for name in tasks_in_use(within)}
    return (*_tasks(tasks), *_others(readings))


def _tasks(tasks: Mapping[str, Mapping[dt.date, float]]) -> Iterator[Series]:
    for name, days in tasks.items():
        yield Series(Part.TASKS, name, TASK_UNIT, _points(days), ONE_TASK)
    if len(tasks) > 1:
        every = set.intersection(*(set(days) for days in tasks.values()))
        means = {day: mean([days[day] for days in tasks.values()]) for day in every}
        yield Series(Part.TASKS, ALL_TASKS, TASK_UNIT, _points(means), TASKS_MEAN)


def _others(readings: Mapping[tuple[str, str], Mapping[dt.date, float]]) -> Iterator[Series]:
    for (name, unit), days in readings.items():
        if unit != TASK_UNIT:
            scale = SCALES.get(name.rsplit(",", 1)[0], MORE_IS_BETTER)
            yield Series(Part.MEASURES, name, unit, _points(days), scale)


def _highest(days: Iterable[dt.date], scores: Iterable[int | None]) -> tuple[Point, ...]:
    highest: dict[dt.date, float] = {}
    for day, score in zip(days, scores, strict=True):
        if score is not None:
            highest[day] = max(score, highest.get(day, score))
    return _points(highest)


def _points(days: Mapping[dt.date, float]) -> tuple[Point, ...]:
    return tuple(Point(day, days[day]) for day in sorted(days))
