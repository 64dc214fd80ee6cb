"""Every set and hold of a session: what was planned, and what was done of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.diary.answers import own_counts
from iliotimer.diary.prescription import prescribed_steps
from iliotimer.plan.score import StepKind
from iliotimer.practice.amounts import SECONDS, all_done
from iliotimer.practice.record import figure

if TYPE_CHECKING:
    from iliotimer.practice.record import Entry, Record

Key = tuple[str, str, str, int, int]
"""Exercise, side, unit, set, hold (0 where the set is counted)."""


@dataclass(frozen=True, slots=True)
class Work:
    """A set, or a hold of a set, on one side."""

    exercise: str
    side: str
    unit: str
    set: int
    hold: int
    """0 where a set is no row of holds."""
    planned: float
    done: float
    paced: bool
    """Whether only the clock counted."""
    told_by: Entry | None = None
    """The event that tells the most of it; None for a work that was not reached."""


def works_of(record: Record) -> tuple[Work, ...]:
    """The works in the order of the session; one done twice counts once, at its best."""
    best: dict[Key, Entry] = {}
    for entry in record.events:
        if entry.unit:
            key = _key(entry)
            before = best.get(key)
            if before is None or entry.amount >= before.amount:
                best[key] = entry
    works = _planned(record)
    counts = own_counts(record)
    for key, entry in best.items():
        prescribed = works.get(key)
        planned = prescribed.planned if prescribed else entry.planned or 0
        done = counts.get(entry.n, entry.amount)
        paced = entry.paced is not None and entry.n not in counts
        works[key] = Work(*key, planned, done, paced, told_by=entry)
    return tuple(works.values())


def _key(entry: Entry) -> Key:
    hold = entry.rep if entry.unit == SECONDS else 0
    return entry.exercise, entry.side, entry.unit, entry.set, hold


def _planned(record: Record) -> dict[Key, Work]:
    """What was prescribed, nothing of it done; amounts as the journal's doses say, if it has any.

    The works of a dose are equal, so that each is its part of what the dose planned.
    """
    shares = {
        (dose.exercise, str(dose.side), dose.unit): figure(dose.planned / dose.works)
        for dose in record.doses
        if dose.works
    }
    works: dict[Key, Work] = {}
    for step in prescribed_steps(record):
        if step.kind is StepKind.WORK:
            for amount in all_done(step):
                row = (step.exercise.id, str(amount.side), amount.unit)
                key = (*row, step.set, step.rep)
                planned = shares.get(row, figure(amount.planned))
                works[key] = Work(*key, planned, 0, amount.paced)
    return works
