"""Planned against done: per exercise and side, from the score and what the diary was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.plan.score import StepKind
from iliotimer.practice.amounts import all_done
from iliotimer.practice.record import Dose, figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iliotimer.plan.model import Side
    from iliotimer.plan.score import Step
    from iliotimer.practice.record import Entry

Row = tuple[str, str, str]
"""Exercise, side, unit."""
Work = tuple[int, int]
"""Set and hold (0 where the set is counted)."""


def doses_of(prescribed: Sequence[Step], entries: Iterable[Entry]) -> tuple[Dose, ...]:
    """One dose per exercise, side and unit; a set done twice counts once, at its best."""
    planned: dict[Row, dict[Work, float]] = {}
    sides: dict[str, Side] = {}
    paced: dict[Row, bool] = {}
    for step in prescribed:
        if step.kind is StepKind.WORK:
            for amount in all_done(step):
                row = (step.exercise.id, str(amount.side), amount.unit)
                planned.setdefault(row, {})[step.set, step.rep] = figure(amount.planned)
                sides[str(amount.side)] = amount.side
                paced[row] = amount.paced
    done: dict[Row, dict[Work, float]] = {row: {} for row in planned}
    counts_holds = {
        step.exercise.id for step in prescribed if step.kind is StepKind.WORK and step.rep
    }
    for entry in entries:
        if entry.unit:
            row = (entry.exercise, entry.side, entry.unit)
            rep = entry.rep if entry.exercise in counts_holds else 0
            best = done.setdefault(row, {})
            best[entry.set, rep] = max(best.get((entry.set, rep), 0), entry.amount)
            # A set that only the clock counted is never told as the person's own count.
            paced[row] = paced.get(row, False) or entry.paced is not None
    return tuple(
        Dose(
            exercise,
            sides.get(side, side),  # type: ignore[arg-type]  # a side of the diary is a side's word
            unit,
            planned=figure(sum(planned.get((exercise, side, unit), {}).values())),
            done=figure(sum(works.values())),
            paced=paced[exercise, side, unit],
            works=len(planned.get((exercise, side, unit), {})),
            works_done=sum(
                works.get(work, 0) >= length
                for work, length in planned.get((exercise, side, unit), {}).items()
            ),
        )
        for (exercise, side, unit), works in done.items()
    )
