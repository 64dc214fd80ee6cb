"""How each exercise of a session stands, for the map."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from iliotimer.practice.remaining import left_by_exercise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.plan.model import Exercise
    from iliotimer.plan.score import Step
    from iliotimer.practice.player import Player
    from iliotimer.practice.record import Dose


class Mark(StrEnum):
    """What has become of an exercise so far."""

    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"
    TO_COME = "to come"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Standing:
    """An exercise of the session, and what has become of it."""

    phase: str
    exercise: Exercise
    mark: Mark
    doses: tuple[Dose, ...]
    """Planned against done, one per side and unit."""
    left: Fraction
    """Seconds that it will still take if nobody pauses."""


def overview(player: Player, doses: Sequence[Dose]) -> tuple[Standing, ...]:
    """Every exercise in the order of the session; `doses` are planned against done so far."""
    of: dict[str, list[Dose]] = defaultdict(list)
    for dose in doses:
        of[dose.exercise].append(dose)
    left = left_by_exercise(player)
    prescribed: dict[str, Step] = {}
    for step in player.prescribed:
        prescribed.setdefault(step.exercise.id, step)
    return tuple(
        Standing(
            step.phase,
            step.exercise,
            _mark(player, name, of[name], ahead=name in left),
            tuple(of[name]),
            left.get(name, Fraction(0)),
        )
        for name, step in prescribed.items()
    )


def done_in_words(doses: Sequence[Dose]) -> str:
    """What was done of what was planned, side by side; empty where nothing was."""
    if not any(dose.done for dose in doses):
        return ""
    by_unit = groupby(sorted(doses, key=lambda dose: dose.unit), key=lambda dose: dose.unit)
    clock = " by the clock" if any(dose.paced and dose.done for dose in doses) else ""
    return f"{'; '.join(_of_unit(unit, list(sides)) for unit, sides in by_unit)}{clock}"


def _of_unit(unit: str, sides: Sequence[Dose]) -> str:
    """One unit: `left 60, right 0 of 60 s`; what was not planned is `of` nothing."""
    told = [f"{'' if dose.side == 'both' else f'{dose.side} '}{dose.done:g}" for dose in sides]
    of = [f" of {dose.planned:g}" if dose.planned else "" for dose in sides]
    if len(set(of)) == 1:
        return f"{', '.join(told)}{of[0]} {unit}"
    return f"{', '.join(part + planned for part, planned in zip(told, of, strict=True))} {unit}"


def _mark(player: Player, name: str, doses: Sequence[Dose], *, ahead: bool) -> Mark:
    if ahead and name == player.step.exercise.id:
        return Mark.HERE
    if doses and all(dose.works_done >= dose.works for dose in doses):
        return Mark.DONE
    if any(dose.done for dose in doses):
        return Mark.PARTLY
    return Mark.TO_COME if ahead else Mark.SKIPPED
