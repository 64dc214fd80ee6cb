"""What is said when a practice is over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iliotimer.asking.ending import kept_where
from iliotimer.diary.telling import dose_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.conductor import Conductor
    from iliotimer.plan.model import Session


def summary(session: Session, conductor: Conductor) -> Iterator[str]:
    """Done against planned in whole units, how much was not reached, and where the diary lies."""
    names = {exercise.id: exercise.name for exercise in session.exercises}
    done = [dose for dose in conductor.doses if dose.done]
    for dose in done:
        yield f"{dose_line(replace(dose, done=int(dose.done)), names)}."
    others = {dose.exercise for dose in conductor.doses} - {dose.exercise for dose in done}
    if others:
        exercises = "exercise" if len(others) == 1 else "exercises"
        yield f"Nothing was done of {len(others)} {'other ' if done else ''}{exercises}."
    yield kept_where(conductor)


def interrupted(session: Session, conductor: Conductor) -> str:
    """That it was cut off, and how it goes on."""
    if conductor.journal is None:
        return "Interrupted. Nothing was kept of this practice."
    command = f"iliotimer run {session.id} --plain --resume"
    return f"Interrupted, and kept. This takes it up again: {command}"
