"""What a journal's session prescribed, from the session text that the journal keeps."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from iliotimer.diary.answers import own_counts
from iliotimer.plan.model import PhaseKind
from iliotimer.plan.sparing import spared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.plan.model import Session, Source
    from iliotimer.plan.score import Step
    from iliotimer.practice.record import Dose, Record

TEXTS_KEPT = 32
"""A diary follows few session files, and each is read once."""


def planned_doses(record: Record) -> tuple[Dose, ...]:
    """Planned against done: as the journal says, else, while it has no end, as its events say.

    What the person counted goes before the clock's count.
    """
    told = record.doses
    if record.result is None:
        from iliotimer.practice.doses import doses_of  # noqa: PLC0415  most journals have their end

        told = doses_of(prescribed_steps(record), record.events)
    counts = own_counts(record)
    if not counts:
        return told
    changes: dict[tuple[str, str, str], list[float]] = {}
    for entry in record.events:
        if entry.n in counts:
            row = (entry.exercise, entry.side, entry.unit)
            changes.setdefault(row, []).append(counts[entry.n] - entry.amount)
    counted = {row: (sum(each), len(each)) for row, each in changes.items()}
    return tuple(_corrected(dose, counted) for dose in told)


def exercise_names(record: Record) -> dict[str, str]:
    """The name of each exercise by its id; empty where the session text cannot be used."""
    session = _session(record.text, record.session)
    return {} if session is None else {e.id: e.name for e in session.exercises}


def session_source(record: Record) -> Source | None:
    """Who wrote the session; None where its text does not say or cannot be used."""
    session = _session(record.text, record.session)
    return None if session is None else session.source


def session_kind(record: Record) -> str:
    """The kind of the session; empty where the session text cannot be used."""
    if record.kind:
        return record.kind
    session = _session(record.text, record.session)
    return "" if session is None else str(session.kind)


def lengthening_exercises(record: Record) -> tuple[str, ...]:
    """The ids of the exercises of lengthening phases; empty where the text cannot be used."""
    if record.lengthening is not None:
        return record.lengthening
    session = _session(record.text, record.session)
    return () if session is None else lengthening_in(session)


def lengthening_in(session: Session) -> tuple[str, ...]:
    """The ids of the exercises of a session's lengthening phases."""
    phases = (phase for phase in session.phases if phase.kind is PhaseKind.LENGTHENING)
    return tuple(exercise.id for phase in phases for exercise in phase.exercises)


def prescribed_steps(record: Record) -> tuple[Step, ...]:
    """The score that was begun; empty where the session text cannot be used."""
    session = _session(record.text, record.session)
    if session is None:
        return ()
    return _steps(
        spared(session, record.sparing), record.levels, record.cadence, record.default_hold
    )


def _corrected(dose: Dose, counted: Mapping[tuple[str, str, str], tuple[float, int]]) -> Dose:
    """The dose with the person's counts; by the clock as long as a set of it is."""
    change, sets = counted.get((dose.exercise, str(dose.side), dose.unit), (0, 0))
    return replace(dose, done=dose.done + change, paced=dose.paced and sets < dose.works)


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
