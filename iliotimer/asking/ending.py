"""How a practice ended, and what is asked then; all of it can be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.practice.checkin import AFTER, QUESTIONS_AFTER, session_load
from iliotimer.practice.events import Outcome
from iliotimer.practice.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.conductor import Conductor
    from iliotimer.practice.events import Over
    from iliotimer.practice.reasons import FollowUp

RETURN_CODES = {Outcome.COMPLETED: 0, Outcome.ENDED_EARLY: 3, Outcome.INTERRUPTED: 4}
"""The exit status of the program by outcome."""
OUTCOMES = {
    Outcome.COMPLETED: "You went through the whole session.",
    Outcome.ENDED_EARLY: "You ended the session early.",
    Outcome.INTERRUPTED: "The session was interrupted.",
}
NS_A_MINUTE = 60_000_000_000


def outcome_in_words(over: Over) -> str:
    """How it ended, after how many minutes, and why."""
    reason = reason_of(over.reason)
    minutes = f"{OUTCOMES[over.outcome]} {over.at / NS_A_MINUTE:.1f} minutes of practice."
    return f"{minutes} {reason.label}." if reason else minutes


def kept_where(conductor: Conductor) -> str:
    """Where the diary of this practice lies, and what it waits for."""
    journal = conductor.journal
    if journal is None:
        return "Nothing was kept of this practice."
    return f"Kept in {journal.path}; levels wait for tomorrow's check-in."


def questions_after(over: Over, conductor: Conductor) -> tuple[str, tuple[FollowUp, ...]]:
    """A title and what is asked under it: how it was, or more about why it ended."""
    if over.outcome is Outcome.COMPLETED:
        return "How was it?", QUESTIONS_AFTER
    reason = reason_of(over.reason)
    if reason is None:
        return "", ()
    stops = conductor.sharp_stops()
    asks = reason.asks
    if over.reason == "sharp_pain" and stops:
        noted = conductor.answered
        asks = tuple(ask for ask in asks if noted(stops[-1][0], ask.question) is None)
    return reason.label, asks


def keep_load(over: Over, conductor: Conductor, answers: Mapping[str, str | int]) -> None:
    """Keep effort times minutes, where the person said how hard it was."""
    effort = answers.get("effort")
    if over.outcome is Outcome.COMPLETED and isinstance(effort, int):
        conductor.answer(AFTER, "load", session_load(effort, round(over.at / NS_A_MINUTE, 1)))
