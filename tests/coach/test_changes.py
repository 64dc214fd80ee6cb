import datetime as dt

import pytest

from iliotimer.coach.changes import (
    KNEE_TO_WALL,
    LESS_IS_BETTER,
    MORE_IS_BETTER,
    ONE_TASK,
    PAIN,
    TASKS_MEAN,
    Change,
    Point,
    Verdict,
    change_of_means,
    change_of_readings,
    verdict_on,
)

BETTER, WORSE, WOBBLE, TREND = Verdict
FIRST = dt.date(2026, 9, 7)


def points(*values, every=3):
    """So many days from one to the next."""
    return [Point(FIRST + dt.timedelta(days=every * n), value) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("scale", "before", "after", "verdict"),
    [
        (PAIN, 8, 6, BETTER),
        (PAIN, 8, 6.1, WOBBLE),
        (PAIN, 6, 8, WORSE),
        (PAIN, 4, 2.8, BETTER),  # 30 %
        (PAIN, 4, 2.9, WOBBLE),
        (PAIN, 4, 5.2, WORSE),
        (PAIN, 2, 1.3, WOBBLE),  # 35 %, but no whole point
        (PAIN, 2, 1, BETTER),
        (PAIN, 0, 0.9, WOBBLE),
        (PAIN, 0, 1, WORSE),
        (PAIN, 5, 5, WOBBLE),
        (ONE_TASK, 4, 7, BETTER),
        (ONE_TASK, 4, 6, WOBBLE),
        (ONE_TASK, 7, 4, WORSE),
        (TASKS_MEAN, 5, 7, BETTER),
        (TASKS_MEAN, 5.1, 7, WOBBLE),
        (TASKS_MEAN, 7, 5, WORSE),
        (KNEE_TO_WALL, 8.1, 10, BETTER),
        (KNEE_TO_WALL, 8.2, 10, WOBBLE),
        (KNEE_TO_WALL, 10, 8.1, WORSE),
        (LESS_IS_BETTER, 9, 1, TREND),
        (MORE_IS_BETTER, -8, 12, TREND),
    ],
)
def test_a_change_is_more_than_the_wobble(scale, before, after, verdict):
    """2 points or 30 % of pain, 3 of a task, 2 of their mean, 1.9 cm of knee-to-wall."""
    assert verdict_on(before, after, scale) is verdict


@pytest.mark.parametrize(
    ("scores", "every", "change"),
    [
        ((), 3, None),
        ((6,), 3, None),
        ((6, 6, 6, 2, 2), 7, None),
        ((6, 6, 6, 2, 2, 2), 7, Change(6, 2, BETTER)),
        ((6, 6, 6, 2, 2, 2), 1, None),
        ((6, 5, 7, 9, 9, 1, 2, 3), 7, Change(6, 2, BETTER)),
        ((7, 7, 7, 7, 3, 4, 4, 4, 4), 3, None),
        ((7, 7, 7, 7, 2, 9, 9, 4, 4, 4, 4, 4), 3, Change(6, 4, BETTER)),
    ],
)
def test_the_first_two_weeks_are_compared_with_the_last_two(scores, every, change):
    """Or the first three scores with the last three; nothing where the two would share a score."""
    assert change_of_means(points(*scores, every=every), PAIN) == change


@pytest.mark.parametrize(
    ("readings", "change"),
    [((), None), ((4,), None), ((4, 7), Change(4, 7, BETTER)), ((4, 9, 5), Change(4, 5, WOBBLE))],
)
def test_of_readings_the_first_is_compared_with_the_last(readings, change):
    """They are weeks apart."""
    assert change_of_readings(points(*readings, every=21), ONE_TASK) == change
