"""The last set done of each exercise and side, with what the person said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.diary.answers import TWO_MORE, own_counts, standing
from iliotimer.plan.model import Side
from iliotimer.practice.events import What
from iliotimer.practice.record import LastSet

if TYPE_CHECKING:
    from iliotimer.practice.record import Entry, Record

WORK_DONE = frozenset({What.SET_DONE, What.HOLD_DONE})


def last_sets(record: Record) -> tuple[LastSet, ...]:
    """In the order in which the exercises and sides were begun."""
    last: dict[tuple[str, str, str], Entry] = {}
    for event in record.events:
        if event.what in WORK_DONE and event.unit:
            last[event.exercise, event.side, event.unit] = event
    counts = own_counts(record)
    praised = {
        answer.about
        for answer in standing(record.answers)
        if answer.question == TWO_MORE and answer.value is True
    }
    return tuple(
        LastSet(
            exercise=event.exercise,
            side=Side(event.side),
            unit=event.unit,
            planned=event.planned or 0,
            done=counts.get(event.n, event.amount),
            paced=event.paced is not None and event.n not in counts,
            two_more=event.n in praised,
        )
        for event in last.values()
    )
