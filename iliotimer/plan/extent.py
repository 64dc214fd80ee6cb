"""How long a session is, by arithmetic, without unrolling it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.cues import work_length
from iliotimer.plan.model import Holds, Sides
from iliotimer.plan.steps import DEFAULT_HOLD

if TYPE_CHECKING:
    from iliotimer.plan.model import Exercise, Session


@dataclass(frozen=True, slots=True)
class Extent:
    """A length in steps and in time."""

    steps: int = 0
    seconds: Fraction = Fraction(0)

    def __add__(self, other: Extent) -> Extent:
        """One after the other."""
        return Extent(self.steps + other.steps, self.seconds + other.seconds)

    def __mul__(self, times: int) -> Extent:
        """So many times, one after the other."""
        return Extent(self.steps * times, self.seconds * times)


def extent_of_exercise(exercise: Exercise, *, default_hold: Fraction = DEFAULT_HOLD) -> Extent:
    """The extent of an exercise with its set-up; `default_hold` in seconds."""
    dose = exercise.dose
    if isinstance(dose, Holds) and dose.seconds is None:
        exercise = replace(exercise, dose=replace(dose, seconds=default_hold))
    works, gaps = exercise.sets, 0
    if isinstance(dose, Holds):
        turns = 2 if exercise.sides is Sides.ALTERNATE else 1
        works = turns * sum(dose.reps_of(number) for number in range(1, exercise.sets + 1))
        gaps = works - exercise.sets
    side = Extent(works, works * work_length(exercise)) + _step(exercise.rest) * (exercise.sets - 1)
    if isinstance(dose, Holds):
        side += _step(dose.gap) * gaps
    if exercise.sides is Sides.EACH:
        side = side * 2 + _step(exercise.switch)
    return _set_up(exercise) + side


def extent_of_session(session: Session, *, default_hold: Fraction = DEFAULT_HOLD) -> Extent:
    """The extent of a session as written, every exercise at level 0; `default_hold` in seconds."""
    extents = (extent_of_exercise(one, default_hold=default_hold) for one in session.exercises)
    return sum(extents, start=Extent())


def _set_up(exercise: Exercise) -> Extent:
    if exercise.wait:
        return Extent(1, exercise.transition) + _step(exercise.get_ready)
    return _step(exercise.transition)


def _step(length: Fraction) -> Extent:
    """One step, or none where it has no length."""
    return Extent(1, length) if length else Extent()
