from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from iliotimer.plan.extent import Extent, extent_of_exercise, extent_of_session
from iliotimer.plan.model import (
    Beats,
    Breath,
    Breaths,
    Exercise,
    FreeReps,
    Holds,
    Phase,
    PhaseKind,
    Session,
    SessionKind,
    Sides,
    Tempo,
    TempoReps,
    Timed,
)
from iliotimer.plan.steps import starts_of, steps_of

SECONDS = Fraction
HOLDS = Holds(SECONDS(30), 2, SECONDS(10))
TEMPO = TempoReps(8, Tempo(2, 0, 1, 2))


def exercise(dose, **keys):
    """An exercise without a set-up, unless the test gives it one."""
    return Exercise("a", "a", "A", dose, **{"transition": SECONDS(0), **keys})


CASES = [
    ("timed set-up", exercise(Timed(SECONDS(60)), transition=SECONDS(15)), 2, 75),
    ("no set-up", exercise(Timed(SECONDS(60))), 1, 60),
    ("waiting set-up", exercise(Timed(SECONDS(60)), transition=SECONDS(15), wait=True), 3, 80),
    (
        "waiting without get ready",
        exercise(Timed(SECONDS(60)), wait=True, get_ready=SECONDS(0)),
        2,
        60,
    ),
    ("tempo", exercise(TEMPO, sets=2, rest=SECONDS(30)), 3, 110),
    ("tempo, sets without rest", exercise(TEMPO, sets=2), 2, 80),
    ("tempo, each side", exercise(TEMPO, sides=Sides.EACH, sets=2, rest=SECONDS(30)), 7, 225),
    ("tempo, alternating", exercise(TEMPO, sides=Sides.ALTERNATE), 1, 80),
    ("one side", exercise(TEMPO, sides=Sides.LEFT), 1, 40),
    ("holds", exercise(HOLDS, sets=2, rest=SECONDS(30)), 7, 170),
    ("holds without gap", exercise(replace(HOLDS, gap=SECONDS(0))), 2, 60),
    ("holds, each side", exercise(HOLDS, sides=Sides.EACH, switch=SECONDS(0)), 6, 140),
    ("holds, alternating", exercise(HOLDS, sides=Sides.ALTERNATE), 7, 150),
    (
        "descending holds",
        exercise(Holds(SECONDS(10), (4, 3, 2), SECONDS(2)), sets=3, rest=SECONDS(5)),
        17,
        112,
    ),
    ("default hold", exercise(Holds(None)), 1, 30),
    ("breaths", exercise(Breaths(4, Breath(4, 0, 6, 0)), sets=5, rest=SECONDS(5)), 9, 220),
    ("beats", exercise(Beats(10, Fraction(50), 2)), 1, 24),
    ("beats, alternating", exercise(Beats(10, Fraction(60)), sides=Sides.ALTERNATE), 1, 20),
    ("time, alternating", exercise(Timed(SECONDS(60), Fraction(80)), sides=Sides.ALTERNATE), 1, 60),
    ("free reps", exercise(FreeReps(10)), 1, 30),
    ("free reps, alternating", exercise(FreeReps(10), sides=Sides.ALTERNATE), 1, 60),
]


@pytest.mark.parametrize(
    ("one", "steps", "seconds"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_extent_is_that_of_the_steps(one, steps, seconds):
    """Arithmetic gives the steps and seconds that unrolling gives."""
    session = Session("s", "S", SessionKind.MIXED, (Phase("P", PhaseKind.STRENGTH, (one, one)),))
    score = steps_of(session)
    assert extent_of_exercise(one) == Extent(steps, Fraction(seconds))
    assert extent_of_session(session) == Extent(2 * steps, Fraction(2 * seconds))
    assert (len(score), starts_of(score)[-1]) == (2 * steps, 2 * seconds)


def test_the_default_hold_is_the_persons():
    """A hold of default length takes the length that is asked for."""
    one = exercise(Holds(None, 2, SECONDS(10)))
    assert extent_of_exercise(one, default_hold=SECONDS(60)) == Extent(3, SECONDS(130))


def test_a_huge_session_is_measured_at_once():
    """Nothing is unrolled: a billion steps take no longer than one."""
    huge = exercise(Holds(SECONDS(1), 10**6, SECONDS(1)), sides=Sides.EACH, sets=1000)
    assert extent_of_exercise(huge).steps == 2 * 1000 * (2 * 10**6 - 1) + 1
