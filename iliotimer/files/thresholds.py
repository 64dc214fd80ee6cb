"""What each threshold of the rules may be, and what it means to the person who sets it.

The defaults are the rules' own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.files.fields import Number

if TYPE_CHECKING:
    from collections.abc import Mapping


def _whole(low: int, high: int, unit: str = "") -> Number:
    return Number(low, high, unit, whole=True)


OF_PAIN: Mapping[str, tuple[Number, str]] = {
    "green_to": (_whole(0, 10), "Up to this score you carry on."),
    "amber_to": (
        _whole(0, 10),
        "Up to this score you carry on without progressing; above it the exercise stops.",
    ),
    "rise": (
        _whole(1, 10),
        "At so much more than before the session you are offered a milder variant.",
    ),
    "stops_per_exercise": (_whole(1, 10), "The sharp stop in one exercise that skips it."),
    "stops_per_session": (_whole(1, 10), "The sharp stop in a session that proposes its end."),
    "tight_rounds": (_whole(1, 10), "The round of tightness that proposes the end."),
}
"""By the field of PainLimits; scores go from 0 to 10."""

OF_COACH: Mapping[str, tuple[Number, str]] = {
    "clear_pain": (_whole(0, 10), "The worst pain with which an exercise may still advance (A1)."),
    "morning_rise": (
        _whole(1, 10),
        "So much more pain next morning than before eases the level (A5).",
    ),
    "morning_worst": (_whole(1, 10), "So much pain next morning eases the level (A5)."),
    "milder_sessions": (
        _whole(0, 20, "sessions"),
        "Sessions for which an exercise stays milder after a sharp stop (A6).",
    ),
    "sore_days": (_whole(0, 14, "days"), "Days off when the soreness outlasts the session (A4)."),
    "sore_stays_days": (
        _whole(0, 14, "days"),
        "Days off when the soreness outlasts the warm-up (A3).",
    ),
    "clear_sessions": (
        _whole(1, 10, "sessions"),
        "Clear sessions in a row that reps by the clock and gait wait for (A10, A20).",
    ),
    "sessions_over": (
        _whole(1, 10, "sessions"),
        "Sessions in a row with reps to spare before a level is raised (A9).",
    ),
    "reps_over": (_whole(1, 10, "reps"), "Reps over the target that are reps to spare (A9)."),
    "reps_step": (
        _whole(1, 5, "reps"),
        "The most reps that one advance adds where the file names no levels (A10).",
    ),
    "most_reps": (
        _whole(4, 50, "reps"),
        "The most reps in a set where the file names no levels (A10).",
    ),
    "levels_a_week": (_whole(0, 7, "levels"), "Advances of an exercise in seven days (A13)."),
    "volume_warn": (
        _whole(1, 100, "per cent"),
        "More work than the week before that is pointed out (A14).",
    ),
    "volume_stop": (
        _whole(1, 200, "per cent"),
        "More work over two weeks at which nothing advances (A14).",
    ),
    "strength_hours": (_whole(24, 168, "hours"), "Hours between two strength sessions (A15)."),
    "lighter_every": (
        _whole(0, 12, "weeks"),
        "Every so many weeks one is lighter; 0 is never (A16).",
    ),
    "lighter_sets": (_whole(10, 100, "per cent"), "Sets that stay in a lighter week (A16)."),
    "gap_days": (
        _whole(1, 60, "days"),
        "Days without a session after which it goes on one level lower (A17).",
    ),
    "long_gap_days": (
        _whole(2, 120, "days"),
        "Days without a session after which it goes on two levels lower (A17).",
    ),
    "sore_hours": (_whole(24, 240, "hours"), "Soreness so long suggests a clinician (A18)."),
    "no_better_days": (
        _whole(3, 60, "days"),
        "Days without getting better that suggest a clinician (A18).",
    ),
    "same_spot": (
        _whole(2, 20, "sessions"),
        "Sessions with a sharp stop at one place that suggest a clinician (A18).",
    ),
    "stretch_seconds": (
        _whole(10, 600, "seconds"),
        "Seconds of holding per side in a session (A19).",
    ),
    "stretch_days": (_whole(1, 7, "days"), "Days a week with lengthening (A19)."),
    "pace_step": (
        _whole(1, 20, "per cent"),
        "What one advance adds to the own walking pace (A20).",
    ),
    "pace_most": (_whole(1, 50, "per cent"), "The most that is walked over the own pace (A20)."),
    "tired_in_a_row": (
        _whole(1, 10, "sessions"),
        "Sessions in a row that end too tired before a lighter week is offered.",
    ),
}
"""By the field of Rules."""
