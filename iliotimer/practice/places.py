"""Where in the session something happens."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.live import cue_at
from iliotimer.plan.score import StepKind
from iliotimer.practice.events import Place
from iliotimer.practice.finding import work_before

if TYPE_CHECKING:
    from iliotimer.plan.score import Step


def place_of(step: Step, elapsed: Fraction) -> Place:
    """The place this many seconds into a step; an alternating work is on the side of its rep."""
    side, rep = step.side, step.rep
    if step.kind is StepKind.WORK and not rep:
        under_way = cue_at(step, min(elapsed, step.length))
        if under_way is not None:
            side, rep = under_way.side, under_way.rep
    used = step.exercise.used if step.exercise.used != step.exercise.id else ""
    return Place(step.phase, step.exercise.id, side, step.set, rep, used)


def place_of_pain(score: tuple[Step, ...], index: int, step: Step, elapsed: Fraction) -> Place:
    """The place that a pain belongs to: the work under way, and at rest the work just done."""
    leads_back = score[index].kind is StepKind.WORK and step.kind is not StepKind.WORK
    if step.kind is StepKind.WORK:
        return place_of(step, elapsed)
    if leads_back:
        return place_of(score[index], Fraction(0))
    before = work_before(score, index)
    if before is None:
        return place_of(step, elapsed)
    return place_of(score[before], score[before].length)
