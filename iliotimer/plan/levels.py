"""Harder and easier variants of an exercise."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.model import Beats, Breaths, FreeReps, Holds, TempoReps, Timed

if TYPE_CHECKING:
    from iliotimer.plan.model import Dose, Exercise

HALF = Fraction(1, 2)
REPS_LESS = 2
SHORTEST_HOLD = 5
"""Seconds: a hold is not halved below this (judgement)."""
SLOWER = Fraction(9, 10)
"""Factor on a walking pace (judgement)."""
SMALLER_RANGE = "Make the movement smaller."


def at_level(exercise: Exercise, level: int) -> Exercise:
    """The variant at a level: 0 as written, 1 the first harder one, -1 the first milder one.

    Raises ValueError, with a sentence, for a level that the exercise does not have.
    """
    if level == 0:
        return exercise
    ladder = exercise.levels if level > 0 else exercise.milder
    if abs(level) > len(ladder):
        lowest, highest = -len(exercise.milder), len(exercise.levels)
        raise ValueError(
            f"{exercise.id} has no level {level}; its levels go from {lowest} to {highest}"
        )
    return ladder[abs(level) - 1]


def nearest_level(exercise: Exercise, level: int) -> int:
    """The level itself where the exercise has it, else its highest or lowest."""
    return max(-len(exercise.milder), min(level, len(exercise.levels)))


def eased(exercise: Exercise, times: int = 1) -> Exercise | None:
    """The exercise eased this many times: the variants it names, else less of the same.

    None where nothing easier is left.
    """
    if exercise.milder:
        return exercise.milder[times - 1] if times <= len(exercise.milder) else None
    easier: Exercise = exercise
    for _ in range(times):
        dose = _less(easier.dose)
        if dose is None:
            return None
        easier = replace(easier, dose=dose)
    cue = exercise.cue if SMALLER_RANGE in exercise.cue else f"{SMALLER_RANGE} {exercise.cue}"
    return replace(easier, cue=cue.strip())


def _less(dose: Dose) -> Dose | None:
    match dose:
        case Holds(seconds=seconds) if seconds is not None:
            half = seconds * HALF
            return None if half < SHORTEST_HOLD else replace(dose, seconds=half)
        case Timed(bpm=bpm) if bpm is not None and dose.own_cadence is not None:
            return replace(dose, bpm=bpm * SLOWER, own_cadence=dose.own_cadence * SLOWER)
        case Timed():
            half = dose.seconds * HALF
            return None if half < SHORTEST_HOLD else replace(dose, seconds=half)
        case Breaths():
            breaths = dose.breaths - REPS_LESS
            return None if breaths < 1 else replace(dose, breaths=breaths)
        case TempoReps() | Beats() | FreeReps():
            reps = dose.reps - REPS_LESS
            return None if reps < 1 else replace(dose, reps=reps)
        case _:
            return None
