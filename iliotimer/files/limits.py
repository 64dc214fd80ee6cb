"""Sessions that would be too long, found by arithmetic before anything is unrolled."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from iliotimer.files.conversion import Conversion
from iliotimer.files.doses import dose_faults, dose_of
from iliotimer.files.faults import Fault
from iliotimer.files.movements import entries_of
from iliotimer.files.shape import MOST_VARIANTS_IN_ALL
from iliotimer.files.variants import Movement, usable, varied
from iliotimer.plan.extent import extent_of_exercise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from iliotimer.files.faults import Path
    from iliotimer.files.movements import Movements
    from iliotimer.plan.model import Exercise, Session

MOST_STEPS = 20_000
LONGEST = 12 * 60 * 60
"""Seconds."""
LONGEST_DEFAULT_HOLD = Fraction(60)
"""Seconds, in the 65+ setting (Feland: 60 s was best at a mean age of 85)."""


class Size(NamedTuple):
    """What an exercise adds to a session."""

    path: Path
    written: Fraction
    longest: Fraction
    """At its longest level or milder variant."""


def exercises_of(session: Session) -> Iterator[tuple[Path, Exercise]]:
    """The exercises of a session, each with its path in the file."""
    for index, phase in enumerate(session.phases):
        for number, exercise in enumerate(phase.exercises):
            yield ("phase", index, "exercise", number), exercise


def sound_exercises(
    document: Mapping[str, Any], movements: Movements, faults: Iterable[Fault]
) -> Iterator[tuple[Path, Exercise]]:
    """The exercises of a faulty document whose dose is sound, with the levels that are."""
    wrong = {fault.path[:depth] for fault in faults for depth in (2, 4, 5, 6)}
    waits = document.get("defaults")
    conversion = Conversion(
        _without(waits, ("defaults",), wrong) if isinstance(waits, dict) else {},
        {
            written.id: written.table
            for written in movements.written
            if written.id is not None and written.path not in wrong
        },
    )
    levels_left = MOST_VARIANTS_IN_ALL
    for written in movements.written:
        table = _without(written.table, written.path, wrong)
        is_known = dose_of(table) is dose_of(written.table) and not any(dose_faults(table))
        if not written.is_exercise or not is_known:
            continue
        base = Movement("", table)
        levels = [
            entry
            for index, entry in entries_of(written.table, "levels")[: max(0, levels_left)]
            if (*written.path, "levels", index) not in wrong
            and usable(entry, conversion.known)
            and not any(dose_faults(varied(base, entry, conversion.known).table))
        ]
        levels_left -= len(levels)
        checked = {"name": "-", **table, "levels": levels, "milder": []}
        yield written.path, conversion.exercise(checked)


def limit_faults(exercises: Iterable[tuple[Path, Exercise]]) -> Iterator[Fault]:
    """The fault of a session with more than 20,000 steps or 12 hours, at any levels."""
    steps: list[Size] = []
    seconds: list[Size] = []
    for path, exercise in exercises:
        extents = [
            extent_of_exercise(variant, default_hold=LONGEST_DEFAULT_HOLD)
            for variant in _variants(exercise)
        ]
        longest = max(extent.steps for extent in extents)
        steps.append(Size(path, Fraction(extents[0].steps), Fraction(longest)))
        seconds.append(Size(path, extents[0].seconds, max(extent.seconds for extent in extents)))
    yield from _over(steps, MOST_STEPS, lambda size: f"{int(size):,} steps")
    yield from _over(seconds, LONGEST, lambda size: f"{ceil(size / 60):,} minutes")


def _over(sizes: list[Size], most: int, words: Callable[[Fraction], str]) -> Iterator[Fault]:
    """The fault of a sum over the limit, placed at its largest part."""
    for column, where in (("written", ""), ("longest", " with every exercise at its longest")):
        parts = [(getattr(size, column), size.path) for size in sizes]
        total = sum((part for part, _ in parts), start=Fraction(0))
        if total > most:
            largest, path = max(parts, key=itemgetter(0))
            wrong = f"the session comes to {words(total)}{where}, more than {words(Fraction(most))}"
            yield Fault(path, wrong, f"{words(largest)} of them are here, write less")
            return


def _variants(exercise: Exercise) -> Iterator[Exercise]:
    for rung in (exercise, *exercise.levels):
        yield rung
        yield from rung.milder


def _without(table: Mapping[str, Any], path: Path, wrong: set[Path]) -> dict[str, Any]:
    """A table without the keys that something is wrong with."""
    return {key: value for key, value in table.items() if (*path, key) not in wrong}
