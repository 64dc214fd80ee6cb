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
    from collections.abc import Iterable, Sequence

    from iliotimer.practice.lived import Lived
    from iliotimer.practice.record import Answer

    Past = TypeVar("Past", bound=Lived)

WORDS, REASONS = BLOCKING_WORDS | UNWELL_WORDS, BLOCKING_REASONS | UNWELL_REASONS
NUMB, UNWELL = "numb", "unwell"
CLEARED = "cleared"
"""The question whose answer lifts the block of its session."""
CLEARING = "iliotimer checkin --clear"
"""What lifts it."""


def blocking_session(sessions: Iterable[Past]) -> Past | None:
    """The newest session with a numb, weak or unwell sign that was not cleared, or None."""
    return next((session for session in sessions if session.sign), None)


def sign_of(reason: str, answers: Sequence[Answer]) -> str:
    """`numb` or `unwell`, as a session's end and answers tell; empty for none and once cleared."""
    if any(answer.question == CLEARED and answer.value is True for answer in answers):
        return ""
    said = {answer.value for answer in answers} | {reason}
    if not said.isdisjoint(BLOCKING_WORDS | BLOCKING_REASONS):
        return NUMB
    return "" if said.isdisjoint(UNWELL_WORDS | UNWELL_REASONS) else UNWELL


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
    if session.sign == NUMB:
        return f"numbness or weakness on {day}", "a clinician has looked at it and you say so"
    return f"that you were unwell on {day}", "you are well again and say so"
