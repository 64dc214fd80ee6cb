"""A session as today's advice has it: what is less, and the sentences that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.coach.schedule import advised_levels
from iliotimer.commands.advice import advice
from iliotimer.commands.sessions import Fault
from iliotimer.files.problems import shortened
from iliotimer.files.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from iliotimer.coach.schedule import Due
    from iliotimer.files.settings import Settings
    from iliotimer.plan.model import Session
    from iliotimer.plan.sparing import Sparing

NAMED = 2
"""Exercises that a sentence names; more are counted."""


@dataclass(frozen=True, slots=True)
class Advised:
    """How a session is done today."""

    levels: Mapping[str, int]
    sparing: Sparing
    notices: tuple[str, ...]
    """What is other than usual and why, in sentences."""


def as_advised(
    session: Session, levels: Mapping[str, int], pairs: Iterable[str], settings: Settings
) -> Advised:
    """The session at the levels in use or lower; one of `pairs`, EXERCISE=N, stays as it is.

    Raises Fault, with the reason, where nothing may be done today.
    """
    told = advice(settings, wanted=session)
    if told.blocked:
        raise Fault(told.due.reason)
    due = told.due
    chosen = {pair.partition("=")[0] for pair in pairs}
    lower = advised_levels(session, levels, due)
    lower = {exercise: level for exercise, level in lower.items() if exercise not in chosen}
    at_levels = {**lower, **{exercise: levels[exercise] for exercise in chosen}}
    reasons = (because.sentence for because in due.because)
    return Advised(at_levels, due.sparing, (*reasons, *_less(session, levels, at_levels, due)))


def _less(
    session: Session, before: Mapping[str, int], now: Mapping[str, int], due: Due
) -> Iterator[str]:
    """What that comes to."""
    names = {exercise.id: shortened(exercise.name) for exercise in session.exercises}
    lower = [names[one] for one in names if now.get(one, 0) < before.get(one, 0)]
    if lower:
        yield f"Lower today: {_named(lower)}."
    asked = {one.exercise for one in due.milder if session.id not in one.eased_in}
    stuck = [names[one] for one in names if one in asked and names[one] not in lower]
    if stuck:
        yield f"Nothing milder for {_named(stuck)}: leave it out where it hurts."


def _named(names: list[str]) -> str:
    return listed(names) if len(names) <= NAMED else f"{len(names)} exercises"
