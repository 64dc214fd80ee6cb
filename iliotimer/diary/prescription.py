"""What a journal's session prescribed, from the session text that the journal keeps."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from iliotimer.diary.answers import own_counts
from iliotimer.plan.sparing import spared
from iliotimer.practice.doses import doses_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.plan.model import Session
    from iliotimer.plan.score import Step
    from iliotimer.practice.record import Dose, Entry, Record

TEXTS_KEPT = 32
"""A diary follows few session files, and each is read once."""


def planned_doses(record: Record) -> tuple[Dose, ...]:
    """Planned against done: as the journal says, else, while it has no end, as its events say.

    What the person counted goes before the clock's count.
    """
    told = record.doses
    if record.result is None:
        told = doses_of(prescribed_steps(record), record.events)
    counts = own_counts(record)
    if not counts:
        return told
    counted = [(entry, counts[entry.n]) for entry in record.events if entry.n in counts]
    return tuple(_corrected(dose, counted) for dose in told)


def exercise_names(record: Record) -> dict[str, str]:
    """The name of each exercise by its id; empty where the session text cannot be used."""
    session = _session(record.text, record.session)
    return {} if session is None else {e.id: e.name for e in session.exercises}


def session_kind(record: Record) -> str:
    """The kind of the session; empty where the session text cannot be used."""
    if record.kind:
        return record.kind
    session = _session(record.text, record.session)
    return "" if session is None else str(session.kind)


def prescribed_steps(record: Record) -> tuple[Step, ...]:
    """The score that was begun; empty where the session text cannot be used."""
    session = _session(record.text, record.session)
    if session is None:
        return ()
    return _steps(
        spared(session, record.sparing), record.levels, record.cadence, record.default_hold
    )


def _corrected(dose: Dose, counted: Iterable[tuple[Entry, int]]) -> Dose:
    """The dose with the person's counts; by the clock as long as a set of it is."""
    row = (dose.exercise, str(dose.side), dose.unit)
    sets = [
        (entry, count)
        for entry, count in counted
        if (entry.exercise, entry.side, entry.unit) == row
    ]
    change = sum(count - entry.amount for entry, count in sets)
    return replace(dose, done=dose.done + change, paced=dose.paced and len(sets) < dose.works)


@lru_cache(TEXTS_KEPT)
def _session(text: str, session_id: str) -> Session | None:
    # A finished journal is told without its session text, which takes longest to read.
    from iliotimer.files.session_file import read_session_text  # noqa: PLC0415

    return read_session_text(text, session_id).session


@lru_cache(TEXTS_KEPT)
def _steps(
    session: Session,
    levels: tuple[tuple[str, int], ...],
    cadence: float | None,
    default_hold: float,
) -> tuple[Step, ...]:
    from iliotimer.plan.steps import steps_of  # noqa: PLC0415  as above

    own = None if cadence is None else Fraction(str(cadence))
    try:
        return steps_of(
            session, dict(levels), cadence=own, default_hold=Fraction(str(default_hold))
        )
    except ValueError:
        return ()
