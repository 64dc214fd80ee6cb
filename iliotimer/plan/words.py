"""Doses, sides and times in words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, assert_never

from iliotimer.plan.model import (
    Beats,
    Breaths,
    FreeReps,
    Holds,
    Sides,
    StartsWith,
    TempoReps,
    Timed,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from iliotimer.plan.model import Dose, Exercise

SIDES = {
    Sides.BOTH: "",
    Sides.LEFT: "left side only",
    Sides.RIGHT: "right side only",
    Sides.EACH: "each side",
    Sides.ALTERNATE: "sides in turn",
}
SMALLER_RANGE = "a smaller range"
"""What changes where the dose stays the same."""


def number(value: Fraction) -> str:
    """A number without needless digits."""
    return f"{float(value):g}"


def minutes_seconds(seconds: Fraction | float) -> str:
    """A time left, as `m:ss`; a begun second counts whole."""
    whole = max(0, ceil(seconds))
    if whole >= 3600:  # noqa: PLR2004  an hour
        return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{whole // 60}:{whole % 60:02}"


def duration(seconds: Fraction) -> str:
    """A length in words: `45 s`, `36 min`, `1 h 5 min`."""
    if seconds < 90:  # noqa: PLR2004  shorter lengths read better in seconds
        return f"{number(seconds)} s"
    whole = round(seconds / 60)
    if whole < 60:  # noqa: PLR2004  an hour
        return f"{whole} min"
    return f"{whole // 60} h {whole % 60} min" if whole % 60 else f"{whole // 60} h"


def dose_in_words(exercise: Exercise) -> str:
    """The dose as a clinician would write it on a sheet."""
    sets, dose, *details = _dose_parts(exercise)
    return ", ".join(part for part in (f"{sets}{dose}", *details) if part)


def dose_in_brief(exercise: Exercise) -> str:
    """Sets, work and sides alone: `2 x 10 reps, each side`."""
    sets, work, *_ = _dose_parts(exercise)
    return ", ".join(part for part in (f"{sets}{work}", SIDES[exercise.sides]) if part)


def difference(before: Exercise, after: Exercise) -> str:
    """What changes from one variant of an exercise to another."""
    changes = []
    if before.name != after.name:
        changes.append(f"{after.name} instead of {before.name}")
    (sets_before, *old), (sets_after, *new) = _dose_parts(before), _dose_parts(after)
    if sets_before != sets_after:
        changes.append(f"{_count(after.sets, 'set')} instead of {before.sets}")
    for was, becomes in zip(old, new, strict=True):
        if was != becomes:
            now = becomes or "none"
            changes.append(f"{now} instead of {was}" if was else now)
    return "; ".join(changes) or SMALLER_RANGE


def _dose_parts(exercise: Exercise) -> tuple[str, ...]:
    """Sets, work, pace, sides, rest, gap and load, each empty where it does not apply."""
    dose = exercise.dose
    rest = f"{number(exercise.rest)} s rest" if exercise.sets > 1 and exercise.rest else ""
    gap = ""
    if isinstance(dose, Holds) and dose.gap and dose.reps != 1:
        gap = f"{number(dose.gap)} s between holds"
    sets = _sets(exercise)
    return (sets, _work(dose), _pace(dose), SIDES[exercise.sides], rest, gap, exercise.load)


def _sets(exercise: Exercise) -> str:
    dose = exercise.dose
    if isinstance(dose, Holds) and not isinstance(dose.reps, int):
        return ""
    return f"{exercise.sets} x " if exercise.sets > 1 else ""


def _work(dose: Dose) -> str:
    match dose:
        case TempoReps(reps=reps) | Beats(reps=reps) | FreeReps(reps=reps):
            return _count(reps, "rep")
        case Holds():
            length = "the usual hold" if dose.seconds is None else f"{number(dose.seconds)} s"
            return _holds(dose.reps, length)
        case Breaths():
            return _count(dose.breaths, "breath")
        case Timed():
            whole_minutes = dose.seconds % 60 == 0
            return duration(dose.seconds) if whole_minutes else f"{number(dose.seconds)} s"
        case _:
            assert_never(dose)


def _pace(dose: Dose) -> str:
    match dose:
        case TempoReps():
            start = ", lift first" if dose.starts_with is StartsWith.CONCENTRIC else ""
            return f"tempo {dose.tempo}{start}"
        case Holds():
            return f"breathing {dose.breath}" if dose.breath else ""
        case Breaths():
            return str(dose.breath)
        case Beats():
            beats = f", {dose.beats_per_rep} beats a rep" if dose.beats_per_rep > 1 else ""
            return f"at {number(dose.bpm)} bpm{beats}"
        case Timed():
            return _cadence(dose)
        case FreeReps():
            return "at your own pace"
        case _:
            assert_never(dose)


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _holds(reps: int | tuple[int, ...], length: str) -> str:
    if isinstance(reps, int):
        return f"hold {length}" if reps == 1 else f"{reps} holds of {length}"
    *first, last = (str(rep) for rep in reps)
    counts = f"{', '.join(first)} and then {last}" if first else last
    return f"{counts} holds of {length}"


def _cadence(dose: Timed) -> str:
    if dose.own_cadence is None:
        return f"at {number(dose.bpm)} bpm" if dose.bpm is not None else ""
    percent = round((dose.own_cadence - 1) * 100)
    own = f"at your own cadence {percent:+} %" if percent else "at your own cadence"
    return f"{own} ({number(dose.bpm)} bpm)" if dose.bpm is not None else own
