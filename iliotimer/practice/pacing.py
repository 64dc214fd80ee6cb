"""What becomes of the score when the metronome is made faster or slower on the way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.cues import work_cues, work_length
from iliotimer.plan.live import paced
from iliotimer.plan.model import Beats, Timed
from iliotimer.plan.score import CueKind, StepKind

if TYPE_CHECKING:
    from iliotimer.plan.model import Exercise
    from iliotimer.plan.score import Step

SLOWEST_BPM = Fraction(15)
FASTEST_BPM = Fraction(240)


def pace_of(exercise: Exercise) -> Fraction | None:
    """Beats per minute of its metronome; None where none runs."""
    return exercise.dose.bpm if isinstance(exercise.dose, (Beats, Timed)) else None


def in_range(bpm: Fraction) -> Fraction:
    """The nearest pace that a metronome has, 15 to 240 beats per minute."""
    return min(max(bpm, SLOWEST_BPM), FASTEST_BPM)


def pace_score(
    score: tuple[Step, ...],
    index: int,
    step: Step,
    then: Step | None,
    *,
    bpm: Fraction,
    elapsed: Fraction,
) -> tuple[tuple[Step, ...], Step, Step | None]:
    """The score, the step in play and the work it leads to, at this pace to the exercise's end."""
    exercise = score[index].exercise

    def to_pace(written: Step) -> Step:
        return _at_pace(written, bpm) if written.exercise.id == exercise.id else written

    repaced = (*score[:index], *(to_pace(written) for written in score[index:]))
    if step.kind is StepKind.WORK:
        step = paced(step, bpm, elapsed)
    return repaced, step, None if then is None else paced(then, bpm, then.begin)


def _at_pace(step: Step, bpm: Fraction) -> Step:
    dose = step.exercise.dose
    if not isinstance(dose, (Beats, Timed)):
        return step
    exercise = replace(step.exercise, dose=replace(dose, bpm=bpm))
    if step.kind is not StepKind.WORK:
        return replace(step, exercise=exercise)
    length = work_length(exercise)
    announced = step.cues[0].kind is CueKind.GO
    end = step.cues[-1].kind
    cues = work_cues(exercise, step.side, step.rep, length, end, announced=announced)
    return replace(step, exercise=exercise, length=length, cues=cues)
