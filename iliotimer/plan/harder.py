"""Harder variants of an exercise for which its file names none: more of the same."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.model import Holds, TempoReps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.plan.model import Exercise

REPS_MORE = 2
"""Reps of one step (1 or 2 more after a clear next day: Infofit)."""
MOST_REPS = 12
"""Reps at which a set comes in their place (Infofit)."""
MOST_MORE_SETS = 2
"""Sets more than written (judgement)."""
MOST_SETS = 20
"""Sets that a session file may write."""
SECONDS_MORE = 5
"""Seconds of one step of a hold (judgement)."""
USUAL_HOLD = Fraction(30)
"""Seconds: no gain past them (Bandy 1997); a hold that the file leaves to the person counts so."""
ENOUGH_HOLDING = Fraction(60)
"""Seconds of holding per side at which there is enough of it (ACSM)."""


def more_of_the_same(exercise: Exercise) -> tuple[Exercise, ...]:
    """The steps up, in order; none for a dose of breaths, beats or time, nor for free reps.

    Reps to a tempo grow to 12, then a set is added and they begin anew, up to two sets more.
    Holds grow to 30 s, then in number, until there are 60 s of them per side.
    """
    match exercise.dose:
        case TempoReps():
            steps = _more_reps(exercise, exercise.dose)
        case Holds():
            steps = _more_holding(exercise)
        case _:
            return ()
    return tuple(replace(step, levels=()) for step in steps)


def holding(exercise: Exercise, *, usual: Fraction = USUAL_HOLD) -> Fraction:
    """Seconds of holding per side, where `usual` is the person's own hold; 0 without holds."""
    dose = exercise.dose
    if not isinstance(dose, Holds):
        return Fraction(0)
    length = usual if dose.seconds is None else dose.seconds
    return length * holds_per_side(exercise, dose)


def holds_per_side(exercise: Exercise, dose: Holds) -> int:
    """Holds per side in all of its sets."""
    return sum(dose.reps_of(number) for number in range(1, exercise.sets + 1))


def _more_reps(exercise: Exercise, dose: TempoReps) -> Iterator[Exercise]:
    counts = [dose.reps]
    while counts[-1] < MOST_REPS:
        counts.append(min(counts[-1] + REPS_MORE, MOST_REPS))
    most_sets = min(exercise.sets + MOST_MORE_SETS, max(exercise.sets, MOST_SETS))
    for sets in range(exercise.sets, most_sets + 1):
        for reps in counts:
            if (sets, reps) != (exercise.sets, dose.reps):
                yield replace(exercise, sets=sets, dose=replace(dose, reps=reps))


def _more_holding(exercise: Exercise) -> Iterator[Exercise]:
    while holding(exercise) < ENOUGH_HOLDING and isinstance(exercise.dose, Holds):
        exercise = replace(exercise, dose=_longer_or_more(exercise, exercise.dose))
        yield exercise


def _longer_or_more(exercise: Exercise, dose: Holds) -> Holds:
    """Longer holds while 60 s in all and 30 s each allow it, else one more in each set."""
    length = USUAL_HOLD if dose.seconds is None else dose.seconds
    share = Fraction(ENOUGH_HOLDING // holds_per_side(exercise, dose))
    longer = min(length + SECONDS_MORE, USUAL_HOLD, share)
    if longer > length:
        return replace(dose, seconds=longer)
    if isinstance(dose.reps, int):
        return replace(dose, reps=dose.reps + 1)
    return replace(dose, reps=tuple(reps + 1 for reps in dose.reps))
