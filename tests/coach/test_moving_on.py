"""Whether the next stage is offered, or what is missing."""

import datetime as dt

import pytest
from coach.courses import EASY, KINDS, LOADED, MONDAY, OFF, WEEK, begun, program
from coach.lived import lived, pains

from iliotimer.coach.moving_on import MovingOn, move_on
from iliotimer.coach.rules import Rules
from iliotimer.plan.program import MoveOn, Stage
from iliotimer.practice.events import Outcome
from iliotimer.practice.safety import PainLimits

PLAN = program(
    Stage("Foundation", 2, WEEK, MoveOn(sessions=3, clear=2)),
    Stage("Build", 1, (("build",), EASY, *[OFF] * 5)),
    title="Plan",
)
CALM = pains(before=1, next_day=1)


def ago(days, session="foundation", **fields):
    """A session of so many days before Monday noon, with a quiet morning after it."""
    started = MONDAY - dt.timedelta(days=days)
    return lived(
        started=started,
        name=f"{started:%F %T}",
        session=session,
        kind=KINDS[session],
        **{"answers": CALM, **fields},
    )


COURSE = (begun(2, of=PLAN),)
DONE = (ago(1, "mobility"), ago(3), ago(5, "mobility"))


def coming(*past, course=COURSE, now=MONDAY, **thresholds):
    return move_on(course, past, Rules(**thresholds), PainLimits(), now)


def test_the_next_stage_is_offered_once_everything_is_reached():
    """Its weeks, the sessions completed, and the last ones clear."""
    assert coming(*DONE) == MovingOn(
        offered=True,
        sentence="Build is next: 2 weeks, 3 sessions completed, the last 2 clear.",
    )


@pytest.mark.parametrize(
    ("past", "now", "missing"),
    [
        pytest.param(DONE, MONDAY - dt.timedelta(hours=13), "1 more day", id="the weeks"),
        pytest.param(
            DONE[:2], MONDAY, "1 more session completed (2 of 3)", id="the sessions completed"
        ),
        pytest.param(
            (ago(1, outcome=Outcome.ENDED_EARLY, reason="time"), *DONE[1:]),
            MONDAY,
            "1 more session completed (2 of 3)",
            id="one that was not completed",
        ),
        pytest.param(
            (*DONE[:2], ago(15)), MONDAY, "1 more session completed (2 of 3)", id="one before it"
        ),
        pytest.param(
            (*DONE[:2], ago(5, "desk-break")),
            MONDAY,
            "1 more session completed (2 of 3)",
            id="one that is not of the stage",
        ),
        pytest.param(
            (ago(0.5, answers=()), *DONE),
            MONDAY,
            "the last 2 sessions clear, with their next mornings (0 of 2)",
            id="a morning that was not told",
        ),
        pytest.param(
            (DONE[0], ago(3, answers=pains(before=1, next_day=5)), *DONE[1:]),
            MONDAY,
            "the last 2 sessions clear, with their next mornings (1 of 2)",
            id="a worse morning",
        ),
        pytest.param(
            (),
            MONDAY - dt.timedelta(weeks=1),
            "7 more days; 3 more sessions completed (0 of 3); "
            "the last 2 sessions clear, with their next mornings (0 of 2)",
            id="everything",
        ),
    ],
)
def test_what_is_missing_is_told(past, now, missing):
    """All of it, in one sentence."""
    assert coming(*past, now=now) == MovingOn(offered=False, sentence=f"Before Build: {missing}.")


def test_a_session_that_was_left_at_once_spoils_nothing():
    """The last ones are those in which something was done."""
    left = ago(0.5, outcome=Outcome.ENDED_EARLY, reason="", works_done=0, answers=())
    assert coming(left, *DONE).offered


def test_a_stage_without_conditions_needs_its_weeks_alone():
    """Nothing else is counted."""
    bare = program(Stage("One", 1, WEEK), PLAN.stages[1])
    told = coming(course=(begun(1, of=bare),))
    assert told == MovingOn(offered=True, sentence="Build is next: 1 week.")


def test_after_the_last_stage_another_program_can_follow():
    """Nothing is offered within this one."""
    course = (begun(1, 2, of=PLAN),)
    told = coming(course=course)
    assert told == MovingOn(
        offered=False,
        sentence="Plan is over; another program can follow: iliotimer program lists them.",
    )
    left = coming(course=course, now=MONDAY - dt.timedelta(days=1))
    assert left == MovingOn(offered=False, sentence="1 more day to the end of Plan.")


def test_without_a_program_or_in_a_stage_for_good_there_is_nothing_to_move_on_to():
    """None."""
    assert coming(course=()) is None
    assert coming(course=(begun(9, of=program(Stage("Keep", None, (LOADED,) * 7))),)) is None
