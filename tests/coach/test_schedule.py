"""What is due: which sessions, and why."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from coach.courses import EASY, KINDS, LOADED, MONDAY, OFF, begun, day, program
from coach.lived import answered, lived, moment

from iliotimer.coach.rules import Rules
from iliotimer.coach.schedule import due_today
from iliotimer.plan.program import Stage
from iliotimer.practice.checkin import NEXT_DAY
from iliotimer.practice.events import Outcome, What

RULES = Rules(lighter_every=0)
COURSE = (begun(1),)


def at(moment, session="foundation", **fields):
    """A session that began at this moment."""
    kind = KINDS[session]
    return lived(started=moment, name=f"{moment:%F %T}", session=session, kind=kind, **fields)


def stopped(moment, reason, session="foundation", **fields):
    """A session that ended early."""
    return at(moment, session, outcome=Outcome.ENDED_EARLY, reason=reason, **fields)


def due(now, *past, rules=RULES, course=COURSE, **given):
    return due_today(course, past, KINDS, rules, now, **given)


SATURDAY = day("sat", 12) - dt.timedelta(weeks=1)
"""Of the week before."""


@pytest.mark.parametrize(
    ("now", "sessions", "reason"),
    [
        (day("mon"), LOADED, "Monday in Foundation, week 2."),
        (day("tue"), EASY, "Tuesday in Foundation, week 2."),
        (day("sun"), OFF, "Sunday is a day off in Foundation."),
    ],
)
def test_the_program_says_what_is_due(now, sessions, reason):
    """On its weekday."""
    told = due(now)
    assert (told.sessions, told.rule, told.reason) == (sessions, "", reason)


def test_without_a_program_nothing_is_due():
    """And the reason says how to choose one."""
    told = due(MONDAY, course=())
    assert (told.sessions, told.reason) == (
        (),
        "No program is chosen: iliotimer program lists them.",
    )
    assert due(MONDAY, course=(begun(1, until=MONDAY),)).sessions == ()


def test_what_is_done_is_not_due_again():
    """However it ended; another session of the day still is."""
    morning = day("mon", 8)
    told = due(day("mon", 18), at(morning))
    assert (told.sessions, told.done) == ((), ("foundation",))
    assert told.reason == "What was due for Monday is done."
    cut_short = due(day("mon", 13), stopped(morning, "time"))
    assert cut_short.sessions == ()
    assert cut_short.notes == ("What was cut short today counts as far as it went.",)
    both = (begun(of=program(Stage("Both", None, (("desk-break", "foundation"),) * 7))),)
    assert due(day("mon", 18), at(morning), course=both).sessions == ("desk-break",)


def test_a_session_that_was_left_at_once_is_none():
    """It is still due; one that was left for what hurt is not, whatever was done in it."""
    assert due(day("mon", 18), stopped(day("mon", 8), "", works_done=0)).sessions == LOADED
    assert due(day("mon", 18), stopped(day("mon", 8), "sharp_pain", works_done=0)).sessions == ()


def test_w2_a_sign_that_is_not_cleared_comes_before_everything():
    """Its sentence is the reason."""
    told = due(MONDAY, blocked="You noted numbness: nothing is due.")
    assert (told.sessions, told.rule) == ((), "W2")
    assert told.reason == "You noted numbness: nothing is due."


def test_a_session_that_cannot_be_used_is_said():
    """The others of the day stay."""
    course = (begun(of=program(Stage("Odd", None, (("gone", "mobility"),) * 7))),)
    told = due(MONDAY, course=course)
    assert told.sessions == EASY
    assert told.notes == (
        "gone is planned for today, but there is no such session that can be used.",
    )


# A15


@pytest.mark.parametrize(
    ("hours", "threshold", "sessions"),
    [
        pytest.param(47.9, 48, EASY, id="A15: short of the hours"),
        pytest.param(48, 48, LOADED, id="A15: the hours are over"),
        pytest.param(48, 72, EASY, id="A15: other hours"),
        pytest.param(25, 24, LOADED, id="A15: a day"),
    ],
)
def test_strength_keeps_its_hours(hours, threshold, sessions):
    """A15: counted from the beginning of the last strength session; until then mobility is due."""
    now = day("wed")
    last = at(now - dt.timedelta(hours=hours))
    rules = Rules(lighter_every=0, strength_hours=threshold)
    told = due(now, last, rules=rules)
    assert (told.sessions, told.rule) == (sessions, "" if sessions == LOADED else "A15")


def test_a15_says_from_when_on():
    """Where that is today."""
    told = due(day("wed", 17), at(day("mon", 18)))
    assert told.reason == (
        "47 hours since the last strength session began, and 48 belong between two: "
        "a mobility session instead, or strength from 18:00 on."
    )
    assert "from" not in due(day("wed", 8), at(day("tue", 18))).reason


def test_a15_holds_for_strength_of_any_kind_of_session():
    """By its kind, not its id; mobility and mixed sessions keep no hours."""
    assert due(day("wed"), at(day("tue"), "build")).rule == "A15"
    assert due(day("wed"), at(day("tue"), "mix")).rule == ""
    assert due(day("tue"), at(day("mon"))).sessions == EASY


def test_a15_mobility_in_its_place_is_enough():
    """Once it is done, nothing else is due, even when the hours are over by then."""
    past = (at(day("wed", 8), "mobility"), at(day("tue")))
    assert due(day("wed"), *past).sessions == ()
    in_time = (at(day("wed", 8), "mobility"), at(day("mon", 9)))
    assert due(day("wed", 18), *in_time).sessions == ()
    for_itself = (at(day("wed", 10), "mobility"), at(day("mon", 9)))
    assert due(day("wed", 18), *for_itself).sessions == LOADED


def test_a15_two_strength_sessions_of_one_day_are_one():
    """The second gives way."""
    stage = Stage("Much", None, (("foundation", "build"), EASY, *[OFF] * 5))
    told = due(MONDAY, course=(begun(of=program(stage)),))
    assert (told.sessions, told.rule) == (("foundation", "mobility"), "A15")


def test_a15_without_a_mobility_session_it_is_a_day_off():
    """The reason says so."""
    course = (begun(of=program(Stage("Only", None, (LOADED,) * 7))),)
    kinds = {"foundation": "strength"}
    told = due_today(course, [at(day("mon"))], kinds, RULES, day("tue"))
    assert (told.sessions, told.rule) == ((), "A15")
    assert "a day off instead" in told.reason


@pytest.mark.parametrize(
    ("monday", "wednesday", "sessions"),
    [
        pytest.param((2026, 3, 28, 18, 0), (2026, 3, 30, 18, 0), "mobility", id="spring: 47 hours"),
        pytest.param((2026, 10, 24, 18, 0), (2026, 10, 26, 17, 0), "foundation", id="autumn: 48"),
    ],
)
def test_a15_a_change_of_the_clock_neither_adds_nor_takes_hours(monday, wednesday, sessions):
    """They are counted on the timeline, not on the wall."""
    berlin = ZoneInfo("Europe/Berlin")
    course = (begun(of=program(Stage("Daily", None, (LOADED,) * 7))),)
    course = (begun(60, of=course[0].program),)
    now = dt.datetime(*wednesday, tzinfo=berlin)
    assert due(now, at(dt.datetime(*monday, tzinfo=berlin)), course=course).sessions == (sessions,)


def test_the_day_is_that_of_the_place_where_the_person_is():
    """A session of the evening before is not one of today, wherever it was."""
    tokyo, lima = dt.timezone(dt.timedelta(hours=9)), dt.timezone(dt.timedelta(hours=-5))
    evening = dt.datetime(2026, 11, 22, 22, 0, tzinfo=lima)
    morning = dt.datetime(2026, 11, 23, 13, 0, tzinfo=tokyo)
    told = due(morning, at(evening, "mobility"))
    assert told.reason == "Monday in Foundation, week 2."
    assert told.done == ()


# A7 and the other early ends


@pytest.mark.parametrize(
    ("reason", "rule"),
    [
        pytest.param("sharp_pain", "A7", id="A7: sharp pain"),
        pytest.param("rising_pain", "A7", id="A7: rising pain"),
        pytest.param("tightness", "tightness", id="tightness"),
    ],
)
def test_after_an_end_for_pain_the_next_session_is_mobility(reason, rule):
    """A7, and the same for tightness; the one after it is as planned."""
    now = day("mon")
    last = stopped(SATURDAY - dt.timedelta(days=1), reason)
    told = due(now, last)
    assert (told.sessions, told.rule) == (EASY, rule)
    assert due(now, at(SATURDAY, "mobility"), last).sessions == LOADED
    in_place = at(day("mon", 8), "mobility")
    assert due(now, in_place, last).sessions == ()


@pytest.mark.parametrize("reason", ["fatigue", "time", "equipment", "other", ""])
def test_other_early_ends_change_nothing(reason):
    """No penalty."""
    told = due(day("mon"), stopped(SATURDAY, reason))
    assert (told.sessions, told.rule, told.steps_down) == (LOADED, "", 0)


def test_what_was_cut_off_is_still_due_and_can_be_taken_up_again():
    """While it can be; later it counts as far as it went."""
    cut = at(day("mon", 10), title="Foundation", outcome=None, minutes=5.0)
    told = due(day("mon", 11), cut)
    assert (told.sessions, told.rule, told.done) == (LOADED, "", ())
    assert told.notes == (
        "Foundation of 10:00 has no end yet: iliotimer run foundation --resume takes it up again.",
    )
    assert due(day("mon", 11), cut, resume_hours=0.5).sessions == ()
    assert due(day("mon", 18), cut).sessions == ()


# A3 and A4


def sore(moment, answered_on):
    return at(moment, answers=answered(NEXT_DAY, answered_on, soreness="gone after moving"))


@pytest.mark.parametrize(
    ("name", "days", "rule"),
    [
        pytest.param("tue", 1, "A4", id="A4: the day of the answer"),
        pytest.param("wed", 1, "", id="A4: not the day after"),
        pytest.param("wed", 2, "A4", id="A4: two days"),
        pytest.param("tue", 0, "", id="A4: no day"),
    ],
)
def test_soreness_of_the_next_morning_is_a_day_off(name, days, rule):
    """A4: from the morning on which the person says so."""
    rules = Rules(lighter_every=0, sore_days=days)
    told = due(day(name), sore(day("mon", 8), day("tue", 7)), rules=rules)
    assert told.rule == rule
    assert bool(told.sessions) == (not rule)


def test_a4_no_soreness_is_no_reason():
    """Neither is the soreness from before the session."""
    none = at(day("mon", 8), answers=answered(NEXT_DAY, day("tue", 7), soreness="none"))
    before = at(day("mon", 8), answers=answered("before", day("mon", 8), soreness="still there"))
    assert due(day("tue"), none).sessions == due(day("tue"), before).sessions == EASY


@pytest.mark.parametrize(
    ("name", "days", "off"),
    [
        pytest.param("mon", 2, True, id="A3: the rest of the day"),
        pytest.param("tue", 2, True, id="A3: one"),
        pytest.param("wed", 2, True, id="A3: two"),
        pytest.param("thu", 2, False, id="A3: not the third"),
        pytest.param("wed", 1, False, id="A3: one day"),
    ],
)
def test_soreness_that_stays_after_the_warm_up_is_days_off(name, days, off):
    """A3: and one level lower afterwards."""
    told_so = answered("before", day("mon", 8), sore_after_warm_up="yes")
    last = stopped(day("mon", 8), "soreness", answers=told_so)
    rules = Rules(lighter_every=0, sore_stays_days=days)
    told = due(day(name), last, rules=rules)
    assert (told.sessions == ()) == off
    assert told.rule == "A3"
    assert told.steps_down == (0 if off else 1)


# What was missed


def test_a_strength_session_missed_yesterday_fits_where_no_other_gives_way():
    """On Saturday after a missed Friday; not on Tuesday, since Wednesday would have to wait."""
    told = due(day("sat"), at(day("wed")))
    assert (told.sessions, told.rule) == (LOADED, "missed")
    assert due(day("sat", 18), at(day("sat", 8)), at(day("wed"))).sessions == ()
    assert due(day("tue"), at(SATURDAY, "mobility")).sessions == EASY
    assert due(day("sat"), at(day("fri", 8)), at(day("wed"))).sessions == EASY


def test_nothing_else_that_was_missed_is_made_up_for():
    """Neither mobility, nor what was missed before yesterday, nor after a gap or a done session."""
    assert due(day("fri"), at(day("wed"))).sessions == LOADED
    assert due(day("sun"), at(day("wed"))).sessions == ()
    long_ago = at(day("sat") - dt.timedelta(days=8))
    assert due(day("sat"), long_ago).sessions == EASY
    assert due(day("sat", 18), at(day("sat", 8), "desk-break"), at(day("wed"))).sessions == EASY


# Notes


def test_a18_a_clinician_who_is_suggested_is_the_first_note():
    """What is due stays due: it is only that nothing gets harder."""
    stop = {"pain_stops": 1, "moments": (moment(What.SHARP_PAIN),)}
    told = answered(4, place="lower back") + answered(NEXT_DAY, pain=0)
    past = [at(SATURDAY - dt.timedelta(days=days), answers=told, **stop) for days in (1, 3, 5)]
    assert "at one place, lower back" in due(day("mon"), *past).notes[0]
    assert due(day("mon"), *past).sessions == LOADED
    rules = Rules(lighter_every=0, milder_sessions=0, same_spot=4)
    assert due(day("mon"), *past, rules=rules).notes == ()


def test_an_open_next_morning_is_asked_for():
    """From six hours after the session on, for three days; once it is answered no more."""
    last = at(day("mon", 8), title="Foundation")
    question = "How is it since Foundation on Monday? iliotimer checkin"
    assert question in due(day("tue"), last).notes
    assert question not in due(day("mon", 13), last).notes
    assert question not in due(day("fri"), last).notes
    told = last.but(answers=answered(NEXT_DAY, day("tue"), pain=0))
    assert question not in due(day("tue"), told).notes


@pytest.mark.parametrize(
    ("minutes", "warn", "said"),
    [
        pytest.param(33, 10, False, id="A14: ten per cent"),
        pytest.param(34, 10, True, id="A14: more"),
        pytest.param(34, 20, False, id="A14: another threshold"),
    ],
)
def test_much_more_than_the_week_before_is_pointed_out(minutes, warn, said):
    """A14: in minutes of practice, and it changes nothing."""
    now = day("sun")
    ages = {13: 30, 10: 30, 7: 30, 5: minutes, 3: minutes, 1: minutes}
    answers = answered(NEXT_DAY, now, pain=0)
    past = [
        at(now - dt.timedelta(days=age), "mobility", minutes=float(length), answers=answers)
        for age, length in sorted(ages.items())
    ]
    told = due(now, *past, rules=Rules(lighter_every=0, volume_warn=warn))
    assert any("more minutes" in note for note in told.notes) == said


def test_a14_needs_two_whole_weeks():
    """In the first days every week has more than the one before."""
    now = day("sun")
    past = [at(now - dt.timedelta(days=age), "mobility", minutes=30.0) for age in (1, 3, 8)]
    assert not any("more minutes" in note for note in due(now, *past).notes)
