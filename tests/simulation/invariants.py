"""What holds of all that the coach says, whatever happened, told without the rules' own code."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from simulation.prescriptions import prescription, session
from simulation.truth import STRENGTH
from simulation.violation import must

from iliotimer.coach.progression import Verdict
from iliotimer.plan.levels import at_level, levels_of
from iliotimer.plan.model import TempoReps, Timed
from iliotimer.plan.sparing import ALL
from iliotimer.practice.safety import PainLimits

WEEK = dt.timedelta(days=7)
STEPS = {Verdict.HOLD: 0, Verdict.ADVANCE: 1, Verdict.EASE: -1}
ALL_SETS = 100


def check_due(life, due, *, wanted=""):
    """What is due now, from what really happened until now."""
    must(due.reason, "nothing says why")
    must(all(rule and why for rule, why in due.because), "a reason without rule or sentence")
    if life.blocking:
        must(not due.sessions, "due while blocked:", due.sessions)
        must(due.rule == "W2", "blocked, but", due.rule, due.reason)
        return
    if wanted:
        _check_wanted(life, due, wanted)
    else:
        _check_offered(life, due)
    if due.sessions:
        _check_lighter_week(life, due)
        _check_after_a_gap(life, due)
        _check_milder(life, due)


def _check_offered(life, due):
    """Nothing is offered that speaks against itself."""
    must(set(due.sessions) <= life.kinds.keys(), "no such session:", due.sessions)
    again = life.cut_off
    today = (one for one in life.counted if one.begun.date() == life.today)
    done = {one.session for one in today if one is not again}
    must(done.isdisjoint(due.sessions), "done today and due again:", done, due.sessions)
    hard = [one for one in due.sessions if life.kinds[one] == STRENGTH]
    must(len(hard) <= 1, "two strength sessions on a day:", hard)
    if hard:
        hours = life.hours_since_strength()
        must(hours is None or hours >= life.rules.strength_hours, hard, "after", hours, "hours")
        stopped = life.counted and life.counted[0].stopped_for_what_hurt
        must(
            not stopped or not life.has_mobility, hard, "after", stopped and life.counted[0].reason
        )
        lower = not stopped or due.steps_down or life.counted[0].reason == "tightness"
        must(lower or life.counted[0].lowered, hard, "at the usual level after an end for pain")
    off = life.day_off()
    must(not off or not due.sessions, "due on a day off:", off)


def _check_wanted(life, due, wanted):
    """What is wanted all the same is told what speaks against it."""
    must(due.sessions == (wanted,), "wanted was", wanted, "but due is", due.sessions)
    rules = {one.rule for one in due.because}
    if life.kinds[wanted] == STRENGTH:
        hours = life.hours_since_strength()
        near = hours is not None and hours < life.rules.strength_hours
        must(
            not near or rules & {"A15", "A7", "A3", "A4", "tightness"},
            "only",
            hours,
            "hours, but",
            rules,
        )


def _check_lighter_week(life, due):
    every, week = life.rules.lighter_every, life.program_week()
    if week and every and week % every == 0:
        must(due.sparing.percent == life.rules.lighter_sets, "week", week, "is no lighter one")
    elif due.sparing.percent != ALL_SETS:
        must(life.tired_lately(), "fewer sets in week", week, "without a reason")


def _check_after_a_gap(life, due):
    last = life.counted[0] if life.counted else None
    days = 0 if last is None else (life.today - last.begun.date()).days
    least = (days > life.rules.gap_days) + (days > life.rules.long_gap_days)
    must(due.steps_down >= least, days, "days without a session, but", due.steps_down, "lower")


def _check_milder(life, due):
    milder = {one.exercise for one in due.milder}
    must(life.stopped_lately(life.rules.milder_sessions) <= milder, "a sharp stop, but no milder")


def check_advised(read, in_use, advised, due):
    """No exercise is harder than its level in use, and none below its mildest."""
    for exercise in read.exercises:
        now, usual = advised.get(exercise.id, 0), in_use.get(exercise.id, 0)
        there_are = levels_of(exercise)
        must(now in there_are, exercise.id, "has no level", now)
        must(now <= usual, exercise.id, "is advised at", now, "and in use at", usual)
        lowest = max(there_are[0], usual - due.steps_down)
        must(now <= lowest, exercise.id, "is advised at", now, "in place of", lowest)


def check_spared(prescribed):
    """A lighter day has so many sets less of every exercise."""
    sparing = prescribed.sparing
    if not sparing:
        return
    usual = prescription(prescribed.session, prescribed.levels, ALL, prescribed.cadence)
    for row, works in usual.works.items():
        sets = len({number for number, _ in works})
        fewer = max(1, sets * sparing.percent // ALL_SETS - sparing.fewer)
        kept = {number for number, _ in prescribed.works[row]}
        must(len(kept) == fewer, row, "has", len(kept), "sets of", sets, "with", sparing)


def check_proposals(life, about, found):
    """One level at a time, from where it is, with a reason; up only where nothing is against it."""
    name = about.session
    by_id = {exercise.id: exercise for exercise in session(name).exercises}
    must([one.exercise for one in found] == list(by_id), "not every exercise is told of")
    for one in found:
        in_use = life.levels.get(name, {}).get(one.exercise, 0)
        must(one.before == in_use, one.exercise, "is at", in_use, "and not at", one.before)
        must(one.after - one.before == STEPS[one.verdict], "more than a level at a time:", one)
        must(one.after in levels_of(by_id[one.exercise]), "beyond the ladder:", one)
        must(one.rule and one.reason.strip(), "no reason:", one)
        must(one.verdict is Verdict.HOLD or not life.blocking, "blocked:", one)
        must(one.verdict is Verdict.HOLD or one.exercise not in about.decided, "again:", one)
        if one.verdict is Verdict.ADVANCE:
            _check_advance(life, about, one)
        elif one.verdict is Verdict.EASE:
            bad = about.stayed_sore or about.morning_is_much_worse(life.rules)
            must(bad, "eased without a reason:", one)


def _check_advance(life, about, one):
    most = min(life.rules.clear_pain, PainLimits().green_to)
    flags = about.flags(one.exercise, most)
    must(not flags, "an advance after", flags, one)
    since = life.practices[: life.practices.index(about)]
    hurt = [later for later in since if later.has_sign or later.ended_for_pain]
    must(not hurt, "an advance after a session that ended for pain or with a sign:", one)
    must(about.levels.get(one.exercise, 0) >= one.before, "practised at a lower level:", one)
    must(
        one.exercise not in life.stopped_lately(life.rules.milder_sessions + 1),
        "an advance after a sharp stop:",
        one,
    )
    days = (life.today - about.begun.date()).days
    must(days <= life.rules.gap_days, "an advance after", days, "days:", one)
    must(not life.many_more_minutes(), "an advance in a week with far more than before:", one)
    must(not life.same_spot(), "an advance where the same spot hurts again and again:", one)
    _check_step(life, about, one)
    lately = [at for at in life.advances[about.session, one.exercise] if life.at - at <= WEEK]
    most_levels = life.rules.levels_a_week
    must(len(lately) < most_levels, "more than", most_levels, "levels in seven days:", one)


def _check_step(life, about, one):
    """A heavier load takes reps to spare, and walking is never far over the own pace."""
    exercise = next(e for e in session(about.session).exercises if e.id == one.exercise)
    before, after = at_level(exercise, one.before), at_level(exercise, one.after)
    own = after.dose.own_cadence if isinstance(after.dose, Timed) else None
    must(own is None or own <= 1 + Fraction(life.rules.pace_most, 100), "walked too fast:", one)
    if one.after > 0 and isinstance(before.dose, TempoReps) and before.load != after.load:
        same = [p for p in life.practices if p.session == about.session and p.minutes]
        spare = [one.exercise in p.spare for p in same[: life.rules.sessions_over]]
        must(len(spare) == life.rules.sessions_over and all(spare), "heavier all at once:", one)


def check_moving_on(life, coming):
    """The next stage is offered after its weeks, its sessions and the last ones clear."""
    begun = life.course[-1]
    if coming is None:
        must(begun.stage.weeks is None, "nothing is said of the next stage")
        return
    must(coming.sentence, "nothing says what comes")
    if not coming.offered:
        return
    wanted, days = begun.stage.move_on, (life.today - begun.at.date()).days
    must(days >= begun.stage.weeks * WEEK.days, "offered after", days, "days")
    planned = set().union(*begun.stage.days)
    mine = [one for one in life.counted if one.begun >= begun.at and one.session in planned]
    completed = sum(one.completed for one in mine)
    must(completed >= wanted.sessions, "offered after", completed, "sessions")
    most = min(life.rules.clear_pain, PainLimits().green_to)
    clear = all(one.is_clear(most) for one in mine[: wanted.clear])
    must(len(mine) >= wanted.clear and clear, "offered after sessions that were not clear")
