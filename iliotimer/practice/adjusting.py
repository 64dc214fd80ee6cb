"""The step in play changed while it runs: longer or shorter, faster or slower."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.live import lengthened
from iliotimer.plan.model import Holds, Timed
from iliotimer.plan.score import StepKind
from iliotimer.practice.events import StepBegan
from iliotimer.practice.noting import note
from iliotimer.practice.pacing import in_range, pace_of, pace_score
from iliotimer.practice.state import Refused, ns

if TYPE_CHECKING:
    from iliotimer.plan.score import Step
    from iliotimer.practice.events import What
    from iliotimer.practice.motion import Moved
    from iliotimer.practice.state import State

SHORTEST_REMAINDER = Fraction(3)
"""Seconds that are left at least, so that the countdown is heard."""


def in_its_place(state: State, step: Step) -> Moved:
    """Put another form of the step in play, at the same second."""
    given = sum(1 for cue in step.cues if ns(cue.offset) <= state.into)
    return replace(state, step=step, given=given), (StepBegan(state.now, step),)


def relength(state: State, what: What, by: Fraction) -> Moved:
    """Make it so many seconds longer; raises Refused where it is counted or too little is left."""
    step, elapsed = state.in_play, state.elapsed
    timed = isinstance(step.exercise.dose, (Holds, Timed))
    if step.open or (step.kind is StepKind.WORK and not timed):
        raise Refused("This set is counted, not timed.")
    length = step.length + by
    if by < 0 and length < elapsed + SHORTEST_REMAINDER:
        raise Refused("There is too little left to shorten.")
    noted = note(state, what, f"{float(length):g} s")
    state, began = in_its_place(state, lengthened(step, length, elapsed))
    return state, (noted, *began)


def repace(state: State, what: What, by: Fraction) -> Moved:
    """Go so many beats a minute faster; raises Refused without a metronome or at its end."""
    before = pace_of(state.score[state.index].exercise)
    if before is None:
        raise Refused("No metronome runs in this exercise.")
    bpm = in_range(before + by)
    if bpm == before:
        raise Refused("The metronome goes no further.")
    noted = note(state, what, f"{float(bpm):g} bpm")
    score, step, then = pace_score(
        state.score, state.index, state.in_play, state.then, bpm=bpm, elapsed=state.elapsed
    )
    state, began = in_its_place(replace(state, score=score, then=then), step)
    return state, (noted, *began)
