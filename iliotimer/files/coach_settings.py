"""The coach's thresholds as a person can set them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from iliotimer.coach.rules import Rules
from iliotimer.files.fields import Number
from iliotimer.files.settable import setting

_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Coach:
    """When a level is held, raised or lowered, and what is due; each names its rule."""

    clear_pain: int = setting(
        _RULES.clear_pain,
        Number(0, 10, whole=True),
        "The worst pain with which an exercise may still advance (A1).",
    )
    morning_rise: int = setting(
        _RULES.morning_rise,
        Number(1, 10, whole=True),
        "So much more pain next morning than before eases the level (A5).",
    )
    morning_worst: int = setting(
        _RULES.morning_worst,
        Number(1, 10, whole=True),
        "So much pain next morning eases the level (A5).",
    )
    milder_sessions: int = setting(
        _RULES.milder_sessions,
        Number(0, 20, "sessions", whole=True),
        "Sessions for which an exercise stays milder after a sharp stop (A6).",
    )
    sore_days: int = setting(
        _RULES.sore_days,
        Number(0, 14, "days", whole=True),
        "Days off when the soreness outlasts the session (A4).",
    )
    sore_stays_days: int = setting(
        _RULES.sore_stays_days,
        Number(0, 14, "days", whole=True),
        "Days off when the soreness outlasts the warm-up (A3).",
    )
    clear_sessions: int = setting(
        _RULES.clear_sessions,
        Number(1, 10, "sessions", whole=True),
        "Clear sessions in a row that reps by the clock and gait wait for (A10, A20).",
    )
    sessions_over: int = setting(
        _RULES.sessions_over,
        Number(1, 10, "sessions", whole=True),
        "Sessions in a row with reps to spare before a level is raised (A9).",
    )
    reps_over: int = setting(
        _RULES.reps_over,
        Number(1, 10, "reps", whole=True),
        "Reps over the target that are reps to spare (A9).",
    )
    reps_step: int = setting(
        _RULES.reps_step,
        Number(1, 5, "reps", whole=True),
        "The most reps that one advance adds where the file names no levels (A10).",
    )
    most_reps: int = setting(
        _RULES.most_reps,
        Number(4, 50, "reps", whole=True),
        "The most reps in a set where the file names no levels (A10).",
    )
    levels_a_week: int = setting(
        _RULES.levels_a_week,
        Number(0, 7, "levels", whole=True),
        "Advances of an exercise in seven days (A13).",
    )
    volume_warn: int = setting(
        _RULES.volume_warn,
        Number(1, 100, "per cent", whole=True),
        "More work than the week before that is pointed out (A14).",
    )
    volume_stop: int = setting(
        _RULES.volume_stop,
        Number(1, 200, "per cent", whole=True),
        "More work over two weeks at which nothing advances (A14).",
    )
    strength_hours: int = setting(
        _RULES.strength_hours,
        Number(24, 168, "hours", whole=True),
        "Hours between two strength sessions (A15).",
    )
    lighter_every: int = setting(
        _RULES.lighter_every,
        Number(0, 12, "weeks", whole=True),
        "Every so many weeks one is lighter; 0 is never (A16).",
    )
    lighter_sets: int = setting(
        _RULES.lighter_sets,
        Number(10, 100, "per cent", whole=True),
        "Sets that stay in a lighter week (A16).",
    )
    gap_days: int = setting(
        _RULES.gap_days,
        Number(1, 60, "days", whole=True),
        "Days without a session after which it goes on one level lower (A17).",
    )
    long_gap_days: int = setting(
        _RULES.long_gap_days,
        Number(2, 120, "days", whole=True),
        "Days without a session after which it goes on two levels lower (A17).",
    )
    sore_hours: int = setting(
        _RULES.sore_hours,
        Number(24, 240, "hours", whole=True),
        "Soreness so long suggests a clinician (A18).",
    )
    no_better_days: int = setting(
        _RULES.no_better_days,
        Number(3, 60, "days", whole=True),
        "Days without getting better that suggest a clinician (A18).",
    )
    same_spot: int = setting(
        _RULES.same_spot,
        Number(2, 20, "sessions", whole=True),
        "Sessions with a sharp stop at one place that suggest a clinician (A18).",
    )
    stretch_seconds: int = setting(
        _RULES.stretch_seconds,
        Number(10, 600, "seconds", whole=True),
        "Seconds of holding per side in a session (A19).",
    )
    stretch_days: int = setting(
        _RULES.stretch_days, Number(1, 7, "days", whole=True), "Days a week with lengthening (A19)."
    )
    pace_step: int = setting(
        _RULES.pace_step,
        Number(1, 20, "per cent", whole=True),
        "What one advance adds to the own walking pace (A20).",
    )
    pace_most: int = setting(
        _RULES.pace_most,
        Number(1, 50, "per cent", whole=True),
        "The most that is walked over the own pace (A20).",
    )
    tired_in_a_row: int = setting(
        _RULES.tired_in_a_row,
        Number(1, 10, "sessions", whole=True),
        "Sessions in a row that end too tired before a lighter week is offered.",
    )

    @property
    def rules(self) -> Rules:
        """The thresholds as the coach takes them."""
        return Rules(**asdict(self))
