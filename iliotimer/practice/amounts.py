"""How much of a work step was done."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.live import BESIDE, cue_at
from iliotimer.plan.model import Beats, Breaths, FreeReps, Holds, Side, Sides, TempoReps, Timed
from iliotimer.practice.events import Amount

if TYPE_CHECKING:
    from iliotimer.plan.model import Exercise
    from iliotimer.plan.score import Step

SECONDS, REPS, BREATHS = "s", "reps", "breaths"


def amounts_at(step: Step, elapsed: Fraction) -> tuple[Amount, ...]:
    """What was done of a work step that is left after this many seconds, side by side."""
    dose = step.exercise.dose
    if isinstance(dose, (Holds, Timed)):
        planned = dose.seconds or step.length
        return (Amount(step.side, planned, min(elapsed, step.length), SECONDS, paced=False),)
    unit, planned = counted(step.exercise)
    paced = not step.open
    over = elapsed >= step.length and paced
    return tuple(
        Amount(side, planned, planned if over else _finished(step, side, elapsed), unit, paced)
        for side in sides_of(step)
    )


def all_done(step: Step) -> tuple[Amount, ...]:
    """A work step done in full, as the clock or the person says."""
    if step.open:
        unit, planned = counted(step.exercise)
        return tuple(Amount(side, planned, planned, unit, paced=False) for side in sides_of(step))
    return amounts_at(step, step.length)


def counted(exercise: Exercise) -> tuple[str, Fraction]:
    """The unit and the number per side and set of a counted dose; raises TypeError for another."""
    match exercise.dose:
        case Breaths(breaths=breaths):
            return BREATHS, Fraction(breaths)
        case TempoReps(reps=reps) | Beats(reps=reps) | FreeReps(reps=reps):
            return REPS, Fraction(reps)
        case _:
            raise TypeError(f"{exercise.id} is timed, not counted")


def sides_of(step: Step) -> tuple[Side, ...]:
    """The sides that a counted set is done on."""
    if step.exercise.sides is Sides.ALTERNATE:
        return (step.exercise.first_side, step.exercise.first_side.other)
    return (step.side,)


def _finished(step: Step, side: Side, elapsed: Fraction) -> Fraction:
    """Whole reps or breaths of this side that lie before this second of an unfinished set."""
    if isinstance(step.exercise.dose, FreeReps):
        return Fraction(0)
    under_way = cue_at(step, elapsed)
    if under_way is None:  # the first rep after a work has no cue of its own
        return Fraction(0)
    if under_way.side == side:
        return Fraction(max(0, under_way.rep - 1))
    to_come = (
        cue.rep
        for cue in step.cues[:-1]
        if cue.offset > elapsed and cue.side == side and cue.rep and cue.kind not in BESIDE
    )
    following = next(to_come, None)
    if following is not None:
        return Fraction(following - 1)
    return counted(step.exercise)[1]
