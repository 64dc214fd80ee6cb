"""Signs that hold every exercise at its level until the person clears them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from iliotimer.practice.safety import (
    BLOCKING_REASONS,
    BLOCKING_WORDS,
    UNWELL_REASONS,
    UNWELL_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.practice.lived import Lived

    Past = TypeVar("Past", bound=Lived)

WORDS, REASONS = BLOCKING_WORDS | UNWELL_WORDS, BLOCKING_REASONS | UNWELL_REASONS
CLEARED = "cleared"
"""The question whose answer lifts the block of its session."""
CLEARING = "iliotimer checkin --clear"
"""What lifts it."""


def blocking_session(sessions: Iterable[Past]) -> Past | None:
    """The newest session with a numb, weak or unwell sign that was not cleared, or None."""
    return next((session for session in sessions if _blocks(session)), None)


def _blocks(session: Lived) -> bool:
    answers = session.answers
    if any(answer.question == CLEARED and answer.value is True for answer in answers):
        return False
    said = {answer.value for answer in answers}
    return session.reason in REASONS or not WORDS.isdisjoint(said)


def _is_numb(session: Lived) -> bool:
    signs = any(answer.value in BLOCKING_WORDS for answer in session.answers)
    return signs or session.reason in BLOCKING_REASONS


def blocked_in_words(session: Lived) -> str:
    """Why nothing gets harder now, and what lifts it."""
    signs, lifted = _signs(session)
    return f"You noted {signs}. Nothing gets harder until {lifted}: {CLEARING}"


def nothing_due_in_words(session: Lived) -> str:
    """Why nothing is due now, and what lifts it, in one sentence."""
    signs, lifted = _signs(session)
    return f"You noted {signs}: nothing is due until {lifted} ({CLEARING})."


def _signs(session: Lived) -> tuple[str, str]:
    """What was noted and when, and what has to come before anything else."""
    day = f"{session.started:%d %B}"
    if _is_numb(session):
        return f"numbness or weakness on {day}", "a clinician has looked at it and you say so"
    return f"that you were unwell on {day}", "you are well again and say so"
