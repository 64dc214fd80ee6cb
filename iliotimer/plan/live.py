"""A step changed while it runs: taken up again, made longer or shorter, paced anew."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.beats import beats_before
from iliotimer.plan.cues import leading_cues, work_cues
from iliotimer.plan.model import Beats, Breaths, Holds, Sides, TempoReps, Timed
from iliotimer.plan.score import BREATH_CUES, Cue, CueKind, StepKind

if TYPE_CHECKING:
    from iliotimer.plan.model import Side
    from iliotimer.plan.score import Step

BESIDE = frozenset({CueKind.HALFWAY, CueKind.SAY, CueKind.PULSE})
"""Cues that belong to no rep and no beat."""


def from_the_start(step: Step) -> Step:
    """A work step entered in full, announced by `go`."""
    end = step.cues[-1].kind
    cues = work_cues(step.exercise, step.side, step.rep, step.length, end, announced=True)
    return replace(step, cues=cues, begin=Fraction(0))


def taken_up(step: Step, elapsed: Fraction) -> Step:
    """A cut work as it goes on: the cut rep or breath again, a time where it was, a hold anew."""
    if isinstance(step.exercise.dose, Holds):
        return from_the_start(step)
    begin = elapsed
    if isinstance(step.exercise.dose, (TempoReps, Beats, Breaths)):
        begin = _start_of_rep(step, elapsed)
    here = cue_at(step, begin)
    go = Cue(begin, CueKind.GO, here.side if here else step.side, here.rep if here else 0)
    later = (
        cue
        for cue in step.cues
        if cue.offset > begin or (cue.offset == begin and cue.kind in BREATH_CUES)
    )
    return replace(step, cues=(go, *later), begin=begin)


def cue_at(step: Step, elapsed: Fraction) -> Cue | None:
    """The last cue of a rep or beat that a work has given after this many seconds."""
    heard = None
    for cue in step.cues:
        if cue.offset > elapsed:
            break
        if cue.kind not in BESIDE:
            heard = cue
    return heard


def lengthened(step: Step, length: Fraction, elapsed: Fraction) -> Step:
    """The running step with another length in seconds; what was cued already is not cued again.

    Raises TypeError for a dose that is counted.
    """
    if step.kind is not StepKind.WORK:
        cues = leading_cues(step.kind, length, step.side)
        return replace(step, length=length, cues=cues)
    end = replace(step.cues[-1], offset=length)
    past = [cue for cue in step.cues[:-1] if cue.offset <= elapsed]
    dose = step.exercise.dose
    if not isinstance(dose, (Holds, Timed)):
        raise TypeError(f"{step.exercise.id} is counted, not timed")
    exercise = replace(step.exercise, dose=replace(dose, seconds=length))
    to_come = [
        cue
        for cue in work_cues(exercise, step.side, step.rep, length, end.kind, announced=True)[:-1]
        if cue.offset > elapsed and not (cue.kind is CueKind.HALFWAY and _has_halfway(past))
    ]
    return replace(step, length=length, cues=(*past, *to_come, end))


def paced(step: Step, bpm: Fraction, elapsed: Fraction) -> Step:
    """The running step to another metronome: the beats go on from the last one that was given.

    Raises TypeError for a dose that has none.
    """
    dose = step.exercise.dose
    if not isinstance(dose, (Beats, Timed)):
        raise TypeError(f"{step.exercise.id} has no metronome")
    exercise = replace(step.exercise, dose=replace(dose, bpm=bpm))
    past = [cue for cue in step.cues[:-1] if cue.offset <= elapsed]
    beats = [cue for cue in step.cues[:-1] if cue.offset > elapsed and _is_beat(cue)]
    last = next((cue.offset for cue in reversed(past) if _is_beat(cue)), step.begin)
    beat = 60 / bpm
    if beats and last + beat <= elapsed:
        # It would have been given already at this pace: it comes when it was to come.
        last = beats[0].offset - beat
    if isinstance(dose, Timed):
        length = step.length
        kept = [cue for cue in step.cues[:-1] if cue.offset > elapsed and not _is_beat(cue)]
        count = max(0, beats_before(length - last, bpm) - 1)
        sides = _sides_of_beats(step, elapsed)
        beats = [
            Cue(last + number * beat, CueKind.TICK, sides[number % 2], 0)
            for number in range(1, count + 1)
        ]
        to_come = sorted([*beats, *kept], key=lambda cue: cue.offset)
    else:
        length = last + (len(beats) + 1) * beat
        to_come = [
            replace(cue, offset=last + number * beat) for number, cue in enumerate(beats, start=1)
        ]
    end = replace(step.cues[-1], offset=length)
    return replace(step, exercise=exercise, length=length, cues=(*past, *to_come, end))


def _start_of_rep(step: Step, elapsed: Fraction) -> Fraction:
    current = cue_at(step, elapsed)
    if current is None:
        return step.begin
    return next(
        cue.offset for cue in step.cues if (cue.side, cue.rep) == (current.side, current.rep)
    )


def _sides_of_beats(step: Step, elapsed: Fraction) -> tuple[Side, Side]:
    """The side of the beat that was given last, and of the one after it."""
    current = cue_at(step, elapsed)
    side = current.side if current else step.side
    return side, side.other if step.exercise.sides is Sides.ALTERNATE else side


def _has_halfway(cues: list[Cue]) -> bool:
    return any(cue.kind is CueKind.HALFWAY for cue in cues)


def _is_beat(cue: Cue) -> bool:
    return cue.kind in {CueKind.GO, CueKind.TICK, CueKind.ACCENT}
