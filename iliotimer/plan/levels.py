"""Harder and easier variants of an exercise."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.harder import USUAL_HOLD, more_of_the_same
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
TIMES_EASED = 2
"""Milder levels where a file names none."""


def at_level(exercise: Exercise, level: int) -> Exercise:
    """The variant at a level: 0 as written, 1 the first harder one, -1 the first milder one.

    Where the file names none, they are generic. Raises ValueError, with a sentence, for a level
    that the exercise does not have.
    """
    if level == 0:
        return exercise
    ladder = harder_variants(exercise) if level > 0 else milder_variants(exercise)
    if abs(level) > len(ladder):
        there_are = levels_of(exercise)
        raise ValueError(
            f"{exercise.id} has no level {level}; its levels go from {there_are[0]} "
            f"to {there_are[-1]}"
        )
    return ladder[abs(level) - 1]


def harder_variants(exercise: Exercise) -> tuple[Exercise, ...]:
    """Those that its file names, else more of the same, in order."""
    return exercise.levels or more_of_the_same(exercise)


def milder_variants(exercise: Exercise) -> tuple[Exercise, ...]:
    """Those that its file names, else less of the same, in order; breathing has nothing to ease."""
    if exercise.milder or isinstance(exercise.dose, Breaths):
        return exercise.milder
    easier = (eased(exercise, times) for times in range(1, TIMES_EASED + 1))
    return tuple(replace(variant, levels=()) for variant in easier if variant is not None)


def levels_of(exercise: Exercise) -> range:
    """The levels that the exercise has, from the mildest to the hardest; 0 is one of them."""
    return range(-len(milder_variants(exercise)), len(harder_variants(exercise)) + 1)


def is_generic(exercise: Exercise, level: int) -> bool:
    """Whether a level that the exercise has is none that its file names."""
    return (level > 0 and not exercise.levels) or (level < 0 and not exercise.milder)


def nearest_level(exercise: Exercise, level: int) -> int:
    """The level itself where the exercise has it, else its highest or lowest."""
    there_are = levels_of(exercise)
    return max(there_are[0], min(level, there_are[-1]))


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
        case Holds():
            half = (USUAL_HOLD if dose.seconds is None else dose.seconds) * HALF
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
