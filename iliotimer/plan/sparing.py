"""A session with fewer sets, for a lighter day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iliotimer.plan.levels import harder_variants
from iliotimer.plan.model import Holds

if TYPE_CHECKING:
    from iliotimer.plan.model import Exercise, Session

ALL_SETS = 100
"""Per cent."""


@dataclass(frozen=True, slots=True)
class Sparing:
    """How many sets are left out; at least one stays."""

    percent: int = ALL_SETS
    """Of the sets that stay, 1 to 100, rounded down."""
    fewer: int = 0
    """Sets that are then taken away, 0 to 20."""

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self != ALL


ALL = Sparing()
"""Nothing is left out."""


def spared(session: Session, sparing: Sparing) -> Session:
    """The session with fewer sets in every exercise, in its variants too."""
    if not sparing:
        return session
    phases = tuple(
        replace(phase, exercises=tuple(_at_all_levels(one, sparing) for one in phase.exercises))
        for phase in session.phases
    )
    return replace(session, phases=phases)


def _at_all_levels(exercise: Exercise, sparing: Sparing) -> Exercise:
    return _spared(replace(exercise, levels=harder_variants(exercise)), sparing)


def _spared(exercise: Exercise, sparing: Sparing) -> Exercise:
    sets = max(1, exercise.sets * sparing.percent // ALL_SETS - sparing.fewer)
    dose = exercise.dose
    if isinstance(dose, Holds) and isinstance(dose.reps, tuple):
        dose = replace(dose, reps=dose.reps[:sets])
    return replace(
        exercise,
        sets=sets,
        dose=dose,
        levels=tuple(_spared(level, sparing) for level in exercise.levels),
        milder=tuple(_spared(variant, sparing) for variant in exercise.milder),
    )
