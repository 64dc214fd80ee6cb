"""Which step of a score a command means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.plan.model import Sides
from iliotimer.plan.score import StepKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.plan.score import Step


def work_from(score: Sequence[Step], start: int) -> int:
    """The index of the first work from this one on; the length of the score where none is left."""
    works = (i for i in range(start, len(score)) if score[i].kind is StepKind.WORK)
    return next(works, len(score))


def work_before(score: Sequence[Step], index: int) -> int | None:
    """The index of the last work before this one, or None."""
    works = (i for i in reversed(range(index)) if score[i].kind is StepKind.WORK)
    return next(works, None)


def first_of(score: Sequence[Step], exercise: str) -> int | None:
    """The index at which the exercise of this id begins, or None."""
    return next((i for i, step in enumerate(score) if step.exercise.id == exercise), None)


def beyond(score: Sequence[Step], index: int, *, whole_exercise: bool) -> int:
    """The index of the first step after this side, or after the whole exercise."""
    here = score[index]
    one_side = here.exercise.sides is Sides.EACH and not whole_exercise
    while index < len(score):
        step = score[index]
        if step.exercise.id != here.exercise.id or (one_side and step.side != here.side):
            break
        index += 1
    return index
