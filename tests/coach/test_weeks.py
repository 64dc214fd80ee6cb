import datetime as dt

import pytest
from coach.courses import begun
from coach.lived import NOON, answered, lived

from iliotimer.coach.period import Period, latest_weeks, lived_in, week_of
from iliotimer.coach.rules import Rules
from iliotimer.coach.weeks import kept_to_plan, weeks_of
from iliotimer.plan.model import Side
from iliotimer.practice.events import Outcome
from iliotimer.practice.record import Dose

TODAY = NOON.date()  # a Sunday
MON, TUE, WED, THU, FRI, SAT, SUN = 6, 5, 4, 3, 2, 1, 0
"""Days before it."""
EARLY = Outcome.ENDED_EARLY


def the_week(*sessions, course=(), rules=Rules(), last=TODAY):  # noqa: B008  it cannot change
    """The week of these sessions, up to a day."""
    period = Period(week_of(TODAY), last)
    (week,) = weeks_of(lived_in(sessions, period), course, rules, period)
    return week


def program_day(ago, session="foundation", **fields):
    return lived(ago, session=session, **fields)


def held(ago, left, right, planned=60, side=None, **fields):
    """A session that lengthened for so many seconds on each side."""
    doses = (
        Dose("stretch", Side.LEFT, "s", planned, left, paced=False, works=1, works_done=1),
        Dose("stretch", Side.RIGHT, "s", planned, right, paced=False, works=1, works_done=1),
        Dose("plank", Side.LEFT, "s", 40, 40, paced=False, works=1, works_done=1),
        Dose("stretch", Side.LEFT, "reps", 8, 8, paced=True, works=1, works_done=1),
    )
    kept = [dose for dose in doses if side is None or dose.side is side]
    return lived(ago, doses=tuple(kept), lengthening=("stretch",), **fields)


@pytest.mark.parametrize(
    ("sessions", "planned", "kept"),
    [
        ((), 6, 0),
        ([program_day(day) for day in (MON, WED, FRI)], 6, 3),
        ([program_day(day) for day in (MON, TUE, WED, THU, FRI, SAT, SUN)], 6, 6),
        ([program_day(MON), program_day(MON, "mobility")], 6, 2),
        ([program_day(MON, "desk-break")], 6, 0),
        ([program_day(MON, outcome=EARLY, reason="sharp_pain", pain_stops=1)], 6, 1),
        ([program_day(MON, outcome=EARLY, reason="time")], 6, 0),
        ([program_day(MON, outcome=None)], 6, 0),
    ],
)
def test_a_week_counts_what_was_kept_of_the_plan(sessions, planned, kept):
    """On whatever day, never more than was planned; ending for pain is keeping to it."""
    week = the_week(*sessions, course=(begun(1),))
    assert (week.planned, week.kept) == (planned, kept)


def test_without_a_program_nothing_was_planned():
    """And nothing could be kept."""
    week = the_week(program_day(MON))
    assert (week.sessions, week.planned, week.kept) == (1, 0, 0)


@pytest.mark.parametrize(("sessions", "planned"), [((), 4), ((program_day(FRI),), 5)])
def test_the_last_day_of_a_period_is_not_missed_before_it_is_over(sessions, planned):
    """What was planned for it counts once something was done."""
    friday = TODAY - dt.timedelta(days=FRI)
    assert the_week(*sessions, course=(begun(1),), last=friday).planned == planned


@pytest.mark.parametrize(
    ("reason", "stops", "kept"),
    [
        ("sharp_pain", 1, True),
        ("rising_pain", 0, True),
        ("tightness", 0, True),
        ("numb_tingle", 0, True),
        ("weakness", 0, True),
        ("unwell", 0, True),
        ("soreness", 0, True),
        ("", 1, True),
        ("", 0, False),
        ("fatigue", 1, False),
        ("time", 0, False),
        ("interruption", 0, False),
        ("equipment", 0, False),
    ],
)
def test_a_stop_for_pain_or_for_a_sign_keeps_to_the_plan(reason, stops, kept):
    """It is adherence."""
    assert kept_to_plan(lived(outcome=EARLY, reason=reason, pain_stops=stops)) is kept


def test_a21_the_load_of_a_week_is_the_sum_of_effort_times_minutes():
    """A session without an effort is left out, and counted."""
    sessions = [
        lived(MON, minutes=30, answers=answered("after", effort=5)),
        lived(WED, minutes=10.5, answers=answered("after", effort=4, load=999)),
        lived(FRI, minutes=40, answers=answered("before", effort=9)),
        lived(SAT, minutes=20, answers=answered("after", effort=0)),
        lived(MON + 1, minutes=60, answers=answered("after", effort=10)),
    ]
    week = the_week(*sessions)
    assert (week.load, week.unrated, week.minutes) == (192, 1, 100.5)


@pytest.mark.parametrize(
    ("rules", "enough_days", "enough"),
    [
        (Rules(), 2, True),
        (Rules(stretch_days=3), 2, False),
        (Rules(stretch_seconds=61), 1, False),
        (Rules(stretch_seconds=61, stretch_days=1), 1, True),
        (Rules(stretch_seconds=30), 3, True),
    ],
)
def test_a19_enough_lengthening_is_so_many_seconds_a_side_on_so_many_days(
    rules, enough_days, enough
):
    """Two sessions of a day add up; a plank is no lengthening."""
    sessions = [held(MON, 30, 30), held(MON, 30, 30), held(WED, 90, 80), held(FRI, 60, 59)]
    week = the_week(*sessions, held(SAT, 0, 0), rules=rules)
    assert (week.stretch_days, week.enough_days, week.enough) == (3, enough_days, enough)
    assert (week.left, week.right) == (210, 199)


def test_a19_a_side_that_was_not_planned_is_not_missing():
    """A session may lengthen one side alone, or both at once."""
    week = the_week(held(MON, 60, 0, side=Side.LEFT), rules=Rules(stretch_days=1))
    assert (week.left, week.right, week.enough) == (60, 0, True)
    both = Dose("stretch", Side.BOTH, "s", 60, 60, paced=False, works=1, works_done=1)
    week = the_week(lived(MON, doses=(both,), lengthening=("stretch",)))
    assert (week.left, week.right, week.enough_days) == (60, 60, 1)


def test_the_weeks_of_a_period_follow_the_calendar():
    """The first and the last may lie in it in part."""
    assert latest_weeks(TODAY, 1) == Period(dt.date(2026, 11, 16), TODAY)
    assert latest_weeks(TODAY, 2).weeks == (dt.date(2026, 11, 9), dt.date(2026, 11, 16))
    period = Period(dt.date(2026, 11, 12), dt.date(2026, 11, 20))
    weeks = weeks_of((), (), Rules(), period)
    assert [week.whole for week in weeks] == [False, False]
    assert [week.whole for week in weeks_of((), (), Rules(), latest_weeks(TODAY, 2))] == [True] * 2
    assert weeks_of((), (), Rules(), Period(TODAY, TODAY))[0].monday == dt.date(2026, 11, 16)


def test_a_session_belongs_to_the_day_of_the_place_where_it_began():
    """Late on Sunday here is Sunday, whatever the day elsewhere."""
    west = dt.timezone(dt.timedelta(hours=-8))
    late = lived().but(started=dt.datetime(2026, 11, 22, 23, 30, tzinfo=west))
    assert lived_in([late], latest_weeks(TODAY, 1)) == (late,)
