"""The seconds of a rest made audible, for those who want them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from iliotimer.plan.score import Cue, CueKind, StepKind

if TYPE_CHECKING:
    from iliotimer.plan.score import Step

RESTING = frozenset({StepKind.REST, StepKind.GAP, StepKind.SWITCH})


def with_pulse(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps with a `pulse` at each whole second of a rest that comes before its countdown."""
    return tuple(_pulsing(step) if step.kind in RESTING else step for step in steps)


def _pulsing(step: Step) -> Step:
    until = step.cues[0].offset if step.cues else step.length
    pulses = (
        Cue(Fraction(second), CueKind.PULSE, step.side, 0)
        for second in range(1, floor(until) + 1)
        if second < until
    )
    return replace(step, cues=(*pulses, *step.cues))
