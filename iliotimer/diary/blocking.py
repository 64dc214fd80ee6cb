"""Signs that hold every exercise at its level until the person clears them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.practice.safety import BLOCKING_REASONS, BLOCKING_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.diary.past import PastSession

CLEARED = "cleared"
"""The question whose answer lifts the block of its session."""


def blocking_session(sessions: Iterable[PastSession]) -> PastSession | None:
    """The newest session with a numb or weak sign that was not cleared, or None."""
    return next((session for session in sessions if _blocks(session)), None)


def _blocks(session: PastSession) -> bool:
    answers = session.answers
    if any(answer.question == CLEARED and answer.value is True for answer in answers):
        return False
    signs = any(answer.value in BLOCKING_WORDS for answer in answers)
    return signs or session.reason in BLOCKING_REASONS


def blocked_in_words(session: PastSession) -> str:
    """Why nothing gets harder now, and what lifts it."""
    return (
        f"You noted numbness or weakness on {session.started:%d %B}. Nothing gets harder until a "
        "clinician has looked at it and you say so: iliotimer checkin --clear"
    )
