"""Where a practice that was cut off goes on, from what the diary was told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.model import Sides
from iliotimer.plan.score import StepKind
from iliotimer.practice.amounts import SECONDS
from iliotimer.practice.easing import Easing, ease_score
from iliotimer.practice.events import What
from iliotimer.practice.finding import beyond, first_of, work_before, work_from
from iliotimer.practice.pacing import in_range, pace_of, pace_score
from iliotimer.practice.player import TO
from iliotimer.practice.state import NS, Mode, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.plan.score import Step
    from iliotimer.practice.record import Entry

PACE = re.compile(r"([0-9]{2,3}(?:\.[0-9]{1,6})?) bpm")


@dataclass(frozen=True, slots=True)
class _Standing:
    """The score as it stands and the work under way or to come."""

    score: tuple[Step, ...]
    index: int
    easings: tuple[Easing, ...] = ()


def state_after(score: tuple[Step, ...], entries: Sequence[Entry]) -> State:
    """The state in which a practice of this score goes on after these events, frozen.

    The set or hold under way when it was cut off is the next one; its mode is over where nothing
    is left to do.
    """
    here = _Standing(score, work_from(score, 0))
    before: list[tuple[str, _Standing]] = []
    half: Entry | None = None
    for entry in entries:
        if half is not None and _is_other_half(half, entry):
            half = None
            continue
        half = entry if _is_half(here, entry) else None
        if entry.what is What.UNDONE:
            here = _undone(before, entry.detail) or here
        else:
            before.append((entry.what, here))
            here = _after(here, entry)
    if half is not None and half.what is not What.UNDONE:  # its other half was cut off
        here = before.pop()[1]
    now = round(Fraction(str(entries[-1].t)) * NS) if entries else 0
    if here.index >= len(here.score):
        return State(here.score, len(here.score) - 1, Mode.OVER, now=now)
    return State(
        here.score,
        _with_set_up(here),
        Mode.FROZEN,
        now=now,
        frozen_by=What.INTERRUPTED,
        easings=here.easings,
    )


def _is_half(here: _Standing, entry: Entry) -> bool:
    """Whether the same is noted for the other side too: of alternating sides that are counted."""
    if entry.unit in {"", SECONDS}:
        return False
    steps = (step for step in here.score if step.exercise.id == entry.exercise)
    return any(step.exercise.sides is Sides.ALTERNATE for step in steps)


def _is_other_half(half: Entry, entry: Entry) -> bool:
    same = (entry.what, entry.t, entry.exercise, entry.set, entry.unit)
    return same == (half.what, half.t, half.exercise, half.set, half.unit) and (
        entry.side != half.side
    )


def _undone(before: list[tuple[str, _Standing]], what: str) -> _Standing | None:
    """How it stood before the last event of this kind, which is forgotten with all after it."""
    while before:
        last, standing = before.pop()
        if last == what:
            return standing
    return None


def _after(here: _Standing, entry: Entry) -> _Standing:
    match entry.what:
        case What.STARTED:
            start = first_of(here.score, entry.exercise) or 0
            return replace(here, index=work_from(here.score, start))
        case What.SET_DONE | What.HOLD_DONE:
            return replace(here, index=work_from(here.score, _find_work(here, entry) + 1))
        case What.SKIPPED | What.BACK if entry.detail.startswith(TO):
            target = first_of(here.score, entry.detail.removeprefix(TO))
            start = here.index if target is None else target
            return replace(here, index=work_from(here.score, start))
        case What.SKIPPED:
            return replace(here, index=work_from(here.score, _beyond(here, entry)))
        case What.BACK:
            before = work_before(here.score, here.index)
            return here if before is None else replace(here, index=before)
        case What.EASED:
            return _eased(here)
        case What.FASTER | What.SLOWER:
            return _paced(here, entry)
        case _:
            return here


def _eased(here: _Standing) -> _Standing:
    if here.index >= len(here.score):
        return here
    easier = ease_score(here.score, here.index, here.easings)
    if easier is None:
        return here
    index = easier.beyond if easier.index is None else easier.index
    return _Standing(easier.score, work_from(easier.score, index), easier.easings)


def _paced(here: _Standing, entry: Entry) -> _Standing:
    pace = PACE.fullmatch(entry.detail)
    if here.index >= len(here.score) or pace is None:
        return here
    step = here.score[here.index]
    if pace_of(step.exercise) is None:
        return here
    bpm = in_range(Fraction(pace[1]))
    score, _, _ = pace_score(here.score, here.index, step, None, bpm=bpm, elapsed=step.begin)
    return replace(here, score=score)


def _beyond(here: _Standing, entry: Entry) -> int:
    """The first step that a skip did not leave out."""
    if here.index >= len(here.score):
        return here.index
    return beyond(here.score, here.index, whole_exercise=entry.detail == "exercise")


def _find_work(here: _Standing, entry: Entry) -> int:
    """The work of the score that an entry says was done; else the one that was to come."""
    for index, step in enumerate(here.score):
        same = step.kind is StepKind.WORK and step.exercise.id == entry.exercise
        same_side = step.side in {entry.side, "both"}
        if same and same_side and step.set == entry.set and step.rep in {0, entry.rep}:
            return index
    return here.index


def _with_set_up(here: _Standing) -> int:
    """The set-up of the exercise where none of it was done, else the work itself."""
    first = first_of(here.score, here.score[here.index].exercise.id) or 0
    return first if work_from(here.score, first) >= here.index else here.index
