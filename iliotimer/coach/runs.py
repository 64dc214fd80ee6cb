"""How an exercise went at one level, session after session."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from iliotimer.coach.against import against, doses_in
from iliotimer.practice.amounts import REPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.coach.rules import Rules
    from iliotimer.plan.model import Exercise
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.record import LastSet
    from iliotimer.practice.safety import PainLimits

TWO_MORE = 2
"""Reps that the person says were left in a set, where they say that two more were."""


class Run(NamedTuple):
    """How an exercise went at a level, up to the last session."""

    clear: int
    """Clear sessions in a row."""
    spare: int
    """Of these the last ones in a row with reps to spare (A9)."""
    paced: bool
    """Whether only the clock counted in the last one."""


def run_of(
    sessions: Sequence[Lived], exercise: Exercise, level: int, rules: Rules, limits: PainLimits
) -> Run:
    """The run of an exercise up to the first of these sessions, which are newest first."""
    clear = list(
        takewhile(lambda lived: not against(lived, exercise, level, rules, limits), sessions)
    )
    spare = takewhile(lambda lived: _had_reps_to_spare(lived, exercise.id, rules), clear)
    last = doses_in(sessions[0], exercise.id) if sessions else ()
    return Run(len(clear), len(list(spare)), any(dose.paced for dose in last))


def _had_reps_to_spare(lived: Lived, exercise: str, rules: Rules) -> bool:
    """Whether there were so many more in the last set of each side."""
    sides = {dose.side for dose in doses_in(lived, exercise)}
    over = {
        last.side
        for last in lived.last_sets
        if (last.exercise, last.unit) == (exercise, REPS) and _reps_left(last) >= rules.reps_over
    }
    return bool(sides) and sides <= over


def _reps_left(last: LastSet) -> float:
    """Reps over the target by the person's own count or word; what the clock counted is none."""
    counted = 0 if last.paced else last.done - last.planned
    return max(counted, TWO_MORE if last.two_more else 0)
