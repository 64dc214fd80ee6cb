import datetime as dt
from math import inf

import pytest

from iliotimer.practice.measures import (
    TASK_UNIT,
    Measure,
    hip_extension,
    latest,
    mean,
    tasks_in_use,
)

START = dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("rise", "thigh", "angle"),
    [(0, 42, 0), (21, 42, 30), (-21, 42, -30), (42, 42, 90), (7.3, 42, 10), (3, 43.5, 4)],
)
def test_hip_extension_is_the_angle_whose_sine_is_rise_over_thigh(rise, thigh, angle):
    """In degrees, to the tenth."""
    assert hip_extension(rise, thigh) == pytest.approx(angle, abs=0.05)


@pytest.mark.parametrize(("rise", "thigh"), [(43, 42), (-43, 42), (1, 0), (0, -1), (inf, 42)])
def test_a_thigh_that_cannot_be_is_refused(rise, thigh):
    """With a sentence."""
    with pytest.raises(ValueError, match="thigh"):
        hip_extension(rise, thigh)


def test_a_mean_is_to_the_tenth():
    """And needs a reading."""
    assert mean([12.5, 13, 12]) == 12.5
    assert mean([1, 1, 2]) == 1.3
    with pytest.raises(ValueError, match="reading"):
        mean([])


def scored(*names):
    return [
        Measure(START + dt.timedelta(days=day), name, 5, TASK_UNIT)
        for day, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("names", "in_use"),
    [
        ("", ""),
        ("ab", "ab"),
        ("abab", "ab"),
        ("abcde", "abcde"),
        ("abcdef", "bcdef"),
        ("abcdeaf", "acdef"),
    ],
)
def test_the_five_tasks_scored_last_are_in_use(names, in_use):
    """In the order in which they were first named."""
    assert tasks_in_use(scored(*names)) == tuple(in_use)


def test_other_measures_are_no_tasks():
    """The unit tells."""
    walk = Measure(START, "walking", 800, "m")
    assert tasks_in_use([walk]) == ()
    assert latest([walk], "walking", "m") == walk
    assert latest([walk], "walking", "min") is None
