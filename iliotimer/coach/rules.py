"""The thresholds of the coach's rules; the person can edit every one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """When a level is held, raised or lowered, and what is due; pain scores are 0 to 10."""

    clear_pain: int = 2
    """A1: the worst pain with which an exercise may still advance (edge: judgement)."""
    morning_rise: int = 2
    """A5: so much more pain next morning than before eases the level (Ostelo's change)."""
    morning_worst: int = 6
    """A5: so much pain next morning eases the level (judgement)."""
    milder_sessions: int = 2
    """A6: sessions for which an exercise stays milder after a sharp stop (judgement)."""
    sore_days: int = 1
    """A4: days off when the soreness outlasts the session (soreness rules)."""
    sore_stays_days: int = 2
    """A3: days off when the soreness outlasts the warm-up (soreness rules)."""
    clear_sessions: int = 2
    """A10, A20: clear sessions in a row, where only the clock counted reps, and in gait."""
    sessions_over: int = 2
    """A9: sessions in a row with reps to spare (2-for-2)."""
    reps_over: int = 2
    """A9: reps over the target in the last set (2-for-2)."""
    reps_step: int = 2
    """A10: the most reps that one advance adds where the file names no levels."""
    most_reps: int = 12
    """A10: the most reps in a set where the file names no levels."""
    levels_a_week: int = 2
    """A13: advances of an exercise in seven days."""
    volume_warn: int = 10
    """A14: per cent more of work than the week before that are pointed out (a tradition)."""
    volume_stop: int = 30
    """A14: per cent more over two weeks at which nothing advances."""
    strength_hours: int = 48
    """A15: hours between strength sessions."""
    lighter_every: int = 4
    """A16: every so many weeks one is lighter; 0 is never (judgement)."""
    lighter_sets: int = 60
    """A16: per cent of the sets that stay in it (judgement)."""
    gap_days: int = 7
    """A17: days without a session after which it goes on one level lower."""
    long_gap_days: int = 14
    """A17: days without a session after which it goes on two levels lower."""
    sore_hours: int = 72
    """A18: hours of soreness after which a clinician is suggested."""
    no_better_days: int = 14
    """A18: days without getting better after which a clinician is suggested."""
    same_spot: int = 3
    """A18: sessions with a sharp stop at the same place after which a clinician is suggested."""
    stretch_seconds: int = 60
    """A19: seconds of holding per side in a session (ACSM, 2 to 4 holds)."""
    stretch_days: int = 2
    """A19: days a week with lengthening (ACSM)."""
    pace_step: int = 5
    """A20: per cent of the own cadence that one advance adds."""
    pace_most: int = 10
    """A20: per cent over the own cadence that are never passed."""
    tired_in_a_row: int = 2
    """Sessions in a row that end too tired before a lighter week is offered (judgement)."""
