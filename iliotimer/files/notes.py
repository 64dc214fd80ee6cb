"""What a session file may say but a clinician might look at twice."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.files.faults import Fault, Path
from iliotimer.files.limits import exercises_of
from iliotimer.plan.model import Beats, Holds, PhaseKind, SessionKind, Timed
from iliotimer.plan.outline import written_by
from iliotimer.plan.steps import DEFAULT_HOLD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from iliotimer.plan.model import Exercise, Phase, Session

LONG_HOLDING = 10 * 60
"""Seconds of one exercise's holds on one side (judgement; the longest shipped is 2 minutes)."""
MANY_SETS = 5
FAST_GAIT = 140
"""Beats per minute (judgement; about 130 steps a minute is vigorous walking)."""


def notes_on(session: Session) -> Iterator[Fault]:
    """The notes on a session, each with its path in the file."""
    yield from _order(session)
    for path, exercise in exercises_of(session):
        phase = session.phases[int(path[1])]
        yield from _exercise(path, exercise, phase)


def review_note(session: Session, today: date) -> str | None:
    """A sentence where the plan's review date has passed."""
    review = None if session.source is None else session.source.review
    if review is None or today <= review:
        return None
    return f"this plan was to be reviewed by {review.isoformat()}; ask whoever wrote it"


def provenance(session: Session, today: date) -> list[str]:
    """Who wrote the plan, and past its review date that it is due, as sentences."""
    said = [written_by(session.source)]
    due = review_note(session, today)
    if due is not None:
        said.append(f"Note: {due}.")
    return [sentence for sentence in said if sentence]


def _order(session: Session) -> Iterator[Fault]:
    kinds = [phase.kind for phase in session.phases]
    if session.kind is not SessionKind.MOBILITY and kinds[0] is not PhaseKind.BREATH:
        yield Fault(
            ("phase", 0), "the session has no warm-up", 'begin with a phase of kind "breath"'
        )
    for index, kind in enumerate(kinds):
        later = PhaseKind.ACTIVATION in kinds[index + 1 :]
        earlier = PhaseKind.ACTIVATION in kinds[:index]
        if kind is PhaseKind.LENGTHENING and later:
            yield Fault(("phase", index), "lengthening comes before activation", "activate first")
        if kind is PhaseKind.GAIT and later and not earlier:
            yield Fault(("phase", index), "gait comes before activation", "activate first")


def _exercise(path: Path, exercise: Exercise, phase: Phase) -> Iterator[Fault]:
    said: set[str] = set()
    for place, variant in (
        (path, exercise),
        *(((*path, "levels", index), level) for index, level in enumerate(exercise.levels)),
    ):
        for wrong, right in _dose(variant, phase):
            if wrong not in said:
                said.add(wrong)
                yield Fault(place, wrong, right)


def _dose(exercise: Exercise, phase: Phase) -> Iterator[tuple[str, str]]:
    dose = exercise.dose
    if isinstance(dose, Holds):
        holds = sum(dose.reps_of(number) for number in range(1, exercise.sets + 1))
        held = holds * (DEFAULT_HOLD if dose.seconds is None else dose.seconds)
        if held > LONG_HOLDING:
            minutes = f"{float(held / 60):.3g}"
            yield f"holds of {minutes} minutes in all are long", "split them over the week"
    if exercise.sets >= MANY_SETS and not exercise.rest:
        yield f"{exercise.sets} sets have no rest between them", "write rest = 30"
    if phase.kind is PhaseKind.GAIT and isinstance(dose, (Beats, Timed)):
        bpm = dose.bpm or Fraction(0)
        if bpm > FAST_GAIT:
            yield f"{float(bpm):g} beats per minute are fast for gait", "write 140 or less"
