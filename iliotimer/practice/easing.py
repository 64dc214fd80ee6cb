"""What becomes of the score when an exercise is made milder on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iliotimer.plan.levels import eased
from iliotimer.plan.score import StepKind
from iliotimer.plan.steps import end_session, steps_of_exercise
from iliotimer.plan.words import difference
from iliotimer.practice.finding import beyond, work_from

if TYPE_CHECKING:
    from iliotimer.plan.model import Exercise
    from iliotimer.plan.score import Step


@dataclass(frozen=True, slots=True)
class Easing:
    """How often an exercise was eased, and from what."""

    base: Exercise
    times: int


@dataclass(frozen=True, slots=True)
class Eased:
    """A score in which an exercise goes on milder."""

    score: tuple[Step, ...]
    easings: tuple[Easing, ...]
    index: int | None
    """The work to go on with; None where the milder dose is done already."""
    beyond: int
    """The first step after the exercise."""
    exercise: Exercise
    """The milder variant."""
    other_movement: bool
    """Whether the person has to take another position."""
    change: str
    """What changes, in words."""


def milder_than(easings: tuple[Easing, ...], exercise: Exercise) -> tuple[Easing, Exercise] | None:
    """The next easing of an exercise and what it leads to, or None where nothing is milder."""
    before = next((easing for easing in easings if easing.base.id == exercise.id), None)
    easing = Easing(before.base, before.times + 1) if before else Easing(exercise, 1)
    variant = eased(easing.base, easing.times)
    return None if variant is None else (easing, variant)


def ease_score(score: tuple[Step, ...], index: int, easings: tuple[Easing, ...]) -> Eased | None:
    """Go on milder from this step on, or None where nothing is milder."""
    here = score[index]
    milder = milder_than(easings, here.exercise)
    if milder is None:
        return None
    easing, variant = milder
    others = tuple(e for e in easings if e.base.id != here.exercise.id)
    end = beyond(score, index, whole_exercise=True)
    new = steps_of_exercise(variant, here.phase)
    entry = _entry(score[index:end], new)
    head = score[:index]
    if here.kind is not StepKind.WORK:
        head = (*head, replace(here, exercise=variant))
    lead_kept = here.kind is StepKind.SET_UP and new[0].kind is StepKind.SET_UP
    tail = [] if entry is None else new[1 if lead_kept and entry <= work_from(new, 0) else entry :]
    eased_score = end_session((*head, *tail, *score[end:]))
    return Eased(
        eased_score,
        (*others, easing),
        None if entry is None else work_from(eased_score, index),
        len(head) + len(tail),
        variant,
        variant.used != here.exercise.used,
        difference(here.exercise, variant),
    )


def _entry(old: tuple[Step, ...], new: list[Step]) -> int | None:
    """Where the milder steps take up the first of the old works that they have too."""
    for work in old:
        if work.kind is StepKind.WORK:
            for same in (_same_hold, _same_set):
                found = next((i for i, step in enumerate(new) if same(step, work)), None)
                if found is not None:
                    return found
    return None


def _same_hold(one: Step, other: Step) -> bool:
    return (
        one.kind is StepKind.WORK
        and one.rep == other.rep
        and (one.side, one.set) == (other.side, other.set)
    )


def _same_set(one: Step, other: Step) -> bool:
    counted_anew = 0 in {one.rep, other.rep} or one.exercise.sides != other.exercise.sides
    same_side = one.side == other.side or one.exercise.sides != other.exercise.sides
    return one.kind is StepKind.WORK and counted_anew and same_side and one.set == other.set
