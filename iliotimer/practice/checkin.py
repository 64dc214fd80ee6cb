"""What is asked before and after a session and the next morning; every question can be skipped."""

from __future__ import annotations

import datetime as dt

from iliotimer.practice.reasons import Ask, FollowUp
from iliotimer.practice.safety import NEWS

BEFORE, AFTER, NEXT_DAY = "before", "after", "next_day"
"""What an answer of the diary is about, where it is about no single event."""
SORENESS = ("none", "gone after moving", "still there")
SORE = frozenset(SORENESS[1:])
NEWS_QUESTION = "new"
STILL_SORE = "sore_after_warm_up"

NEXT_MORNING = dt.timedelta(hours=6)
"""A session of this long ago or longer can have its next morning (judgement)."""
LATEST_MORNING = dt.timedelta(days=3)
"""After this long the answer is no longer asked for (judgement)."""

QUESTIONS_BEFORE = (
    FollowUp("pain", "Pain now, 0 to 10?", Ask.SCORE),
    FollowUp("stiffness", "Stiffness now, 0 to 10?", Ask.SCORE),
    FollowUp("soreness", "Soreness since last time?", Ask.CHOICE, SORENESS),
    FollowUp(
        NEWS_QUESTION, "Anything new since last time?", Ask.CHOICE, tuple(i.word for i in NEWS)
    ),
)
QUESTIONS_AFTER = (
    FollowUp("effort", "How hard was it, 0 to 10?", Ask.SCORE),
    FollowUp("pain", "Pain now, 0 to 10?", Ask.SCORE),
    FollowUp("stiffness", "Stiffness now, 0 to 10?", Ask.SCORE),
)
NOTE = FollowUp("note", "A line for the diary:", Ask.LINE)
QUESTIONS_NEXT_DAY = (
    FollowUp(
        "compared",
        "How is it compared with before the session?",
        Ask.CHOICE,
        ("better", "the same", "worse"),
    ),
    FollowUp("pain", "Pain this morning, 0 to 10?", Ask.SCORE),
    FollowUp("stiffness", "Stiffness this morning, 0 to 10?", Ask.SCORE),
    FollowUp("soreness", "Soreness?", Ask.CHOICE, SORENESS),
)


def session_load(effort: int, minutes: float) -> float:
    """Effort (0 to 10) times minutes (Foster 2021)."""
    return round(effort * minutes, 1)


def asks_next_morning(started: dt.datetime, now: dt.datetime) -> bool:
    """Whether it is asked now how the morning after a session was that began then."""
    another_day = now.date() > started.astimezone(now.tzinfo).date()
    return another_day and NEXT_MORNING <= now - started <= LATEST_MORNING
