import datetime as dt
from dataclasses import replace

import pytest

from iliotimer.coach.course import Begun
from iliotimer.coach.recurring import Recurring, recurring
from iliotimer.plan.program import Program, Stage

WEDNESDAY = dt.datetime(2026, 11, 18, 20, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
STRENGTH, MOBILITY = ("strength",), ("mobility",)
FIRST = Stage("First", 2, (STRENGTH, MOBILITY, STRENGTH, (), STRENGTH, (), ()))
SECOND = Stage("Second", 3, ((), STRENGTH + MOBILITY, (), MOBILITY, (), (), ()))
THIRD = Stage("For good", None, ((), (), (), (), (), (), MOBILITY))
PROGRAM = Program("plan", "Plan", (FIRST, SECOND, THIRD))


def course(number=1, at=WEDNESDAY):
    return (Begun(at, PROGRAM, number),)


def after(days):
    return WEDNESDAY.date() + dt.timedelta(days=days)


def test_each_list_of_sessions_recurs_on_its_weekdays_through_the_weeks_of_its_stage():
    """The weeks count from the day of beginning, whatever weekday it is."""
    assert recurring(course(), after(3)) == (
        Recurring(1, STRENGTH, (0, 2, 4), after(0), 6),
        Recurring(1, MOBILITY, (1,), after(6), 2),
        Recurring(2, STRENGTH + MOBILITY, (1,), after(14 + 6), 3),
        Recurring(2, MOBILITY, (3,), after(14 + 1), 3),
        Recurring(3, MOBILITY, (6,), after(35 + 4), None),
    )


@pytest.mark.parametrize(("days", "weeks"), [(0, 2), (13, 2), (14, 3), (20, 3), (21, 4)])
def test_a_stage_that_outlasts_its_weeks_ends_with_the_week_under_way(days, weeks):
    """The next one begins after it, since moving on is the person's to say."""
    found = recurring(course(), after(days))
    assert [slot.times for slot in found[:2]] == [3 * weeks, weeks]
    assert found[3].first == after(7 * weeks + 1)


def test_only_the_stage_in_use_and_those_after_it_recur():
    """What is over needs no calendar."""
    assert {slot.number for slot in recurring(course(number=2), after(0))} == {2, 3}
    assert {slot.number for slot in recurring(course(number=3), after(400))} == {3}


def test_without_a_program_in_use_nothing_recurs():
    """Neither before it was begun nor after it was put away."""
    put_away = replace(course()[0], until=WEDNESDAY + dt.timedelta(days=2))
    assert recurring((), after(0)) == ()
    assert recurring(course(), after(-1)) == ()
    assert recurring((put_away,), after(3)) == ()


def test_a_stage_for_good_lets_none_follow():
    """Whatever stands after it in the file."""
    program = Program("plan", "Plan", (THIRD, FIRST))
    assert len(recurring((Begun(WEDNESDAY, program, 1),), after(0))) == 1
