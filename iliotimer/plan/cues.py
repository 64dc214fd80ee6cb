"""The cues of a step, from what the step is for."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from iliotimer.plan.beats import (
    beat_offset,
    beats_before,
    breath_parts,
    cycle,
    tempo_parts,
)
from iliotimer.plan.model import (
    Beats,
    Breaths,
    FreeReps,
    Holds,
    Side,
    Sides,
    TempoReps,
    Timed,
)
from iliotimer.plan.score import BREATH_CUES, Cue, CueKind, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.plan.model import Breath, Exercise

COUNTDOWN = (3, 2, 1)
"""Seconds before the end of a step that leads to work."""
SHORTEST_WITH_HALFWAY = 20
"""Seconds: a hold or time shorter than this has no halfway cue."""
FREE_REP = 3
"""Seconds: the nominal length of a rep that the person counts."""


def leading_cues(kind: StepKind, length: Fraction, side: Side) -> tuple[Cue, ...]:
    """The countdown at the end of a step that leads to work."""
    return tuple(
        Cue(length - left, CueKind.COUNTDOWN, side, 0)
        for left in COUNTDOWN
        if left < length or (kind is StepKind.GET_READY and left == length)
    )


def work_length(exercise: Exercise) -> Fraction:
    """Seconds of one work step, free reps 3 s each; raises ValueError for an unsettled hold."""
    dose = exercise.dose
    turns = 2 if exercise.sides is Sides.ALTERNATE else 1
    match dose:
        case TempoReps():
            rep = cycle(tempo_parts(dose.tempo, dose.starts_with))
            return Fraction(turns * dose.reps * rep)
        case Holds():
            if dose.seconds is None:
                raise ValueError(f"the default hold of {exercise.name!r} has no length yet")
            return dose.seconds
        case Breaths():
            return Fraction(turns * dose.breaths * cycle(breath_parts(dose.breath)))
        case Beats():
            return beat_offset(turns * dose.reps * dose.beats_per_rep, dose.bpm)
        case Timed():
            return dose.seconds
        case FreeReps():
            return Fraction(turns * dose.reps * FREE_REP)
        case _:
            assert_never(dose)


def work_cues(
    exercise: Exercise, side: Side, rep: int, length: Fraction, end: CueKind, *, announced: bool
) -> tuple[Cue, ...]:
    """The cues of a work step of `length` seconds, with its `go` (if `announced`) and its end."""
    body = list(_body(exercise, side, rep, length))
    if rep == 0 and body and isinstance(exercise.dose, (TempoReps, Breaths, Beats)):
        last_rep = body[-1].rep
    else:
        last_rep = exercise.dose.reps if isinstance(exercise.dose, FreeReps) else rep
    return (
        *open_with_go(body, side, rep, exercise, announced=announced),
        Cue(length, end, side, last_rep),
    )


def open_with_go(
    body: list[Cue], side: Side, rep: int, exercise: Exercise, *, announced: bool
) -> list[Cue]:
    """Let `go`, or the end of the work before, stand in for the beat or tempo cue at time zero."""
    first = next((cue for cue in body if cue.offset == 0), None)
    later = [cue for cue in body if cue.offset > 0 or cue.kind in BREATH_CUES]
    if not announced:
        return later
    if first is not None:
        side, rep = first.side, first.rep
    elif isinstance(exercise.dose, FreeReps):
        rep = 1
    return [Cue(Fraction(0), CueKind.GO, side, rep), *later]


def _body(exercise: Exercise, side: Side, rep: int, length: Fraction) -> Iterator[Cue]:
    dose = exercise.dose
    match dose:
        case TempoReps():
            yield from _tempo(exercise, dose, side)
        case Holds():
            hold = [] if dose.breath is None else list(_breathing(dose.breath, length, side, rep))
            yield from sorted([*hold, *_halfway(length, side, rep)], key=lambda cue: cue.offset)
        case Breaths():
            yield from _breaths(exercise, dose, side)
        case Beats():
            yield from _beats(exercise, dose, side)
        case Timed():
            beats = [] if dose.bpm is None else list(_timed_beats(exercise, dose.bpm, length, side))
            yield from sorted([*beats, *_halfway(length, side, 0)], key=lambda cue: cue.offset)
        case FreeReps():
            return
        case _:
            assert_never(dose)


def turns(exercise: Exercise, side: Side, reps: int) -> Iterator[tuple[int, Side, int]]:
    """Index, side and number of every rep; alternating sides count for themselves."""
    if exercise.sides is not Sides.ALTERNATE:
        yield from ((index, side, index + 1) for index in range(reps))
        return
    sides = (exercise.first_side, exercise.first_side.other)
    yield from ((index, sides[index % 2], index // 2 + 1) for index in range(2 * reps))


def _tempo(exercise: Exercise, dose: TempoReps, side: Side) -> Iterator[Cue]:
    parts = tempo_parts(dose.tempo, dose.starts_with)
    for index, turn_side, number in turns(exercise, side, dose.reps):
        start = index * cycle(parts)
        for part in parts:
            at = start + part.start
            yield Cue(Fraction(at), part.cue, turn_side, number, seconds=Fraction(part.seconds))
            for second in range(1, part.seconds):
                yield Cue(Fraction(at + second), CueKind.TICK, turn_side, number)


def _breaths(exercise: Exercise, dose: Breaths, side: Side) -> Iterator[Cue]:
    parts = breath_parts(dose.breath)
    for index, turn_side, number in turns(exercise, side, dose.breaths):
        for part in parts:
            at = Fraction(index * cycle(parts) + part.start)
            yield Cue(at, part.cue, turn_side, number, seconds=Fraction(part.seconds))


def _breathing(breath: Breath, length: Fraction, side: Side, rep: int) -> Iterator[Cue]:
    parts = breath_parts(breath)
    start = Fraction(0)
    while start < length:
        for part in parts:
            at = start + part.start
            if at < length:
                seconds = min(Fraction(part.seconds), length - at)
                yield Cue(at, part.cue, side, rep, seconds=seconds)
        start += cycle(parts)


def _beats(exercise: Exercise, dose: Beats, side: Side) -> Iterator[Cue]:
    for index, turn_side, number in turns(exercise, side, dose.reps):
        for beat in range(dose.beats_per_rep):
            accented = beat == 0 and dose.beats_per_rep > 1
            yield Cue(
                beat_offset(index * dose.beats_per_rep + beat, dose.bpm),
                CueKind.ACCENT if accented else CueKind.TICK,
                turn_side,
                number,
            )


def _timed_beats(exercise: Exercise, bpm: Fraction, length: Fraction, side: Side) -> Iterator[Cue]:
    sides = (side, side)
    if exercise.sides is Sides.ALTERNATE:
        sides = (exercise.first_side, exercise.first_side.other)
    for number in range(beats_before(length, bpm)):
        yield Cue(beat_offset(number, bpm), CueKind.TICK, sides[number % 2], 0)


def _halfway(length: Fraction, side: Side, rep: int) -> list[Cue]:
    if length < SHORTEST_WITH_HALFWAY:
        return []
    return [Cue(length / 2, CueKind.HALFWAY, side, rep)]
