"""Why a practice is ended early, and what may be asked then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ask(StrEnum):
    """How a question is answered."""

    SCORE = "score"
    """0 to 10."""
    PLACE = "place"
    WORD = "word"
    CHOICE = "choice"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question after a reason; every one can be skipped."""

    question: str
    """Its name in the diary."""
    text: str
    ask: Ask
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that the diary knows by its code."""

    code: str
    label: str
    asks: tuple[FollowUp, ...] = ()
    """At most three."""


YES_NO = ("yes", "no")
SCORE = FollowUp("score", "How bad, 0 to 10?", Ask.SCORE)
PLACE = FollowUp("place", "Where?", Ask.PLACE)
REASONS = (
    Reason("sharp_pain", "Sharp pain", (SCORE, PLACE, FollowUp("word", "How?", Ask.WORD))),
    Reason(
        "rising_pain",
        "Pain building up",
        (SCORE, FollowUp("score_at_start", "And at the start, 0 to 10?", Ask.SCORE), PLACE),
    ),
    Reason(
        "tightness",
        "Tightness got worse",
        (
            FollowUp("score", "How tight, 0 to 10?", Ask.SCORE),
            PLACE,
            FollowUp("during", "During what?", Ask.CHOICE, ("stretching", "load", "walking")),
        ),
    ),
    Reason(
        "numb_tingle",
        "Numbness or tingling",
        (
            PLACE,
            FollowUp("legs", "One leg or both?", Ask.CHOICE, ("one", "both")),
            FollowUp("stops", "Gone when you stop?", Ask.CHOICE, YES_NO),
        ),
    ),
    Reason(
        "weakness",
        "Leg gave way or felt weak",
        (
            FollowUp("leg", "Which leg?", Ask.CHOICE, ("left", "right", "both")),
            FollowUp("sudden", "Sudden, or tired?", Ask.CHOICE, ("sudden", "tired")),
            FollowUp("fall", "Did you fall?", Ask.CHOICE, YES_NO),
        ),
    ),
    Reason(
        "unwell",
        "Dizzy, chest, breathless, sick",
        (
            FollowUp("which", "Which?", Ask.CHOICE, ("dizzy", "chest pain", "breathless", "sick")),
            FollowUp("stops", "Better on stopping?", Ask.CHOICE, YES_NO),
        ),
    ),
    Reason(
        "fatigue",
        "Too tired",
        (
            FollowUp("effort", "How hard was it, 0 to 10?", Ask.SCORE),
            FollowUp("form", "Was the form slipping?", Ask.CHOICE, YES_NO),
            FollowUp("sleep", "Did you sleep badly?", Ask.CHOICE, YES_NO),
        ),
    ),
    Reason(
        "time",
        "Out of time",
        (FollowUp("later", "Go on later today?", Ask.CHOICE, YES_NO),),
    ),
    Reason(
        "interruption",
        "Interrupted",
        (FollowUp("later", "Go on later today?", Ask.CHOICE, YES_NO),),
    ),
    Reason("equipment", "Kit missing or broken", (FollowUp("what", "What?", Ask.LINE),)),
    Reason("too_hard", "Did not know how"),
    Reason("other", "Other", (FollowUp("what", "What was it?", Ask.LINE),)),
)


def reason_of(code: str) -> Reason | None:
    """The reason of a code, or None for another word."""
    return next((reason for reason in REASONS if reason.code == code), None)
