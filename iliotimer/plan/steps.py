"""The session unrolled into steps: the score that screen, sound, plain run and tests all read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.cues import leading_cues, work_cues, work_length
from iliotimer.plan.levels import at_level
from iliotimer.plan.model import FreeReps, Holds, Side, Sides, Timed
from iliotimer.plan.score import CueKind, Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iliotimer.plan.model import Exercise, Session

DEFAULT_HOLD = Fraction(30)
"""Seconds: ACSM's 10 to 30 s for most adults, and Bandy 1994 (30 s as good as 60 s)."""


@dataclass(frozen=True, slots=True)
class _Work:
    side: Side
    set: int
    rep: int
    before: StepKind
    """What parts it from the work before."""
    end: CueKind


def steps_of(
    session: Session,
    levels: Mapping[str, int] | None = None,
    *,
    cadence: Fraction | None = None,
    default_hold: Fraction = DEFAULT_HOLD,
) -> tuple[Step, ...]:
    """The score of a session; `cadence` is the person's steps per minute, `default_hold` seconds.

    Raises ValueError for a level that an exercise does not have.
    """
    steps: list[Step] = []
    for phase in session.phases:
        for exercise in phase.exercises:
            level = at_level(exercise, (levels or {}).get(exercise.id, 0))
            settled = settle(level, cadence=cadence, default_hold=default_hold)
            follows_work = bool(steps) and steps[-1].kind is StepKind.WORK
            steps += steps_of_exercise(settled, phase.name, follows_work=follows_work)
    return end_session(tuple(steps))


def settle(exercise: Exercise, *, cadence: Fraction | None, default_hold: Fraction) -> Exercise:
    """The exercise and its milder variants with the person's hold (s) and steps per minute."""
    dose = exercise.dose
    if isinstance(dose, Holds) and dose.seconds is None:
        dose = replace(dose, seconds=default_hold)
    if isinstance(dose, Timed) and dose.own_cadence is not None and cadence is not None:
        dose = replace(dose, bpm=cadence * dose.own_cadence)
    milder = tuple(
        settle(variant, cadence=cadence, default_hold=default_hold) for variant in exercise.milder
    )
    return replace(exercise, dose=dose, milder=milder)


def steps_of_exercise(exercise: Exercise, phase: str, *, follows_work: bool = False) -> list[Step]:
    """Set-up, works and what parts them; the last work ends in `exercise_over`."""
    works = list(_works(exercise))
    steps = list(_set_up(exercise, phase, works[0].side))
    for index, work in enumerate(works):
        if index:
            steps += _lead(exercise, phase, work.before, work)
        announced = steps[-1].kind is not StepKind.WORK if steps else not follows_work
        end = CueKind.EXERCISE_OVER if index == len(works) - 1 else work.end
        steps.append(_work_step(exercise, phase, work, end, announced=announced))
    return steps


def get_ready_for(step: Step) -> Step | None:
    """The get-ready that leads (back) into this step, or None where it would have no length."""
    length = step.exercise.get_ready
    if not length:
        return None
    cues = leading_cues(StepKind.GET_READY, length, step.side)
    return replace(
        step,
        kind=StepKind.GET_READY,
        rep=0,
        length=length,
        open=False,
        cues=cues,
        begin=Fraction(0),
    )


def set_up_for(step: Step) -> Step | None:
    """A timed set-up that leads into this work, or None where it would have no length."""
    length = step.exercise.transition
    if not length:
        return get_ready_for(step)
    cues = leading_cues(StepKind.SET_UP, length, step.side)
    return replace(
        step, kind=StepKind.SET_UP, rep=0, length=length, open=False, cues=cues, begin=Fraction(0)
    )


def end_session(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Let the last cue of the last step say that the session is over."""
    if not steps:
        return steps
    *cues, end = steps[-1].cues
    over = replace(end, kind=CueKind.SESSION_OVER)
    return (*steps[:-1], replace(steps[-1], cues=(*cues, over)))


def starts_of(steps: Sequence[Step]) -> tuple[Fraction, ...]:
    """Seconds from the start to each step if nobody pauses, and last the total."""
    starts = [Fraction(0)]
    for step in steps:
        starts.append(starts[-1] + step.length - step.begin)
    return tuple(starts)


def _set_up(exercise: Exercise, phase: str, side: Side) -> Iterator[Step]:
    length = exercise.transition
    if exercise.wait:
        waiting = Step(StepKind.SET_UP, phase, exercise, side, 1, 0, length, open=True)
        yield waiting
        get_ready = get_ready_for(waiting)
        if get_ready is not None:
            yield get_ready
    elif length:
        cues = leading_cues(StepKind.SET_UP, length, side)
        yield Step(StepKind.SET_UP, phase, exercise, side, 1, 0, length, open=False, cues=cues)


def _lead(exercise: Exercise, phase: str, kind: StepKind, work: _Work) -> Iterator[Step]:
    length = {
        StepKind.REST: exercise.rest,
        StepKind.SWITCH: exercise.switch,
        StepKind.GAP: exercise.dose.gap if isinstance(exercise.dose, Holds) else Fraction(0),
    }[kind]
    if length:
        cues = leading_cues(kind, length, work.side)
        yield Step(kind, phase, exercise, work.side, work.set, 0, length, open=False, cues=cues)


def _work_step(
    exercise: Exercise, phase: str, work: _Work, end: CueKind, *, announced: bool
) -> Step:
    length = work_length(exercise)
    cues = work_cues(exercise, work.side, work.rep, length, end, announced=announced)
    is_open = isinstance(exercise.dose, FreeReps)
    return Step(
        StepKind.WORK, phase, exercise, work.side, work.set, work.rep, length, is_open, cues
    )


def _works(exercise: Exercise) -> Iterator[_Work]:
    match exercise.sides:
        case Sides.EACH:
            first = list(_sets(exercise, exercise.first_side))
            yield from first[:-1]
            yield replace(first[-1], end=CueKind.SWITCH)
            second = list(_sets(exercise, exercise.first_side.other))
            yield replace(second[0], before=StepKind.SWITCH)
            yield from second[1:]
        case Sides.LEFT | Sides.RIGHT:
            yield from _sets(exercise, Side(exercise.sides.value))
        case _:
            yield from _sets(exercise, Side.BOTH)


def _sets(exercise: Exercise, side: Side) -> Iterator[_Work]:
    for number in range(1, exercise.sets + 1):
        if not isinstance(exercise.dose, Holds):
            yield _Work(side, number, 0, StepKind.REST, CueKind.SET_OVER)
            continue
        turns = [
            (turn, rep)
            for rep in range(1, exercise.dose.reps_of(number) + 1)
            for turn in _turn(exercise, side)
        ]
        between = CueKind.SWITCH if exercise.sides is Sides.ALTERNATE else CueKind.HOLD_OVER
        for index, (turn, rep) in enumerate(turns):
            before = StepKind.GAP if index else StepKind.REST
            end = CueKind.SET_OVER if index == len(turns) - 1 else between
            yield _Work(turn, number, rep, before, end)


def _turn(exercise: Exercise, side: Side) -> tuple[Side, ...]:
    if exercise.sides is Sides.ALTERNATE:
        return (exercise.first_side, exercise.first_side.other)
    return (side,)
