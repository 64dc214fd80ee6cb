"""A key that comes when the last second is over, and nobody has looked since."""

from __future__ import annotations

import pytest
from faults.on_screen import app_of
from faults.playing import Playing
from plain_stage import plain_stage

from iliotimer.tui.questionnaire import Questionnaire

WALK = """\
format = 1
title = "Walk"
kind = "mobility"

[defaults]
transition = 1

[[phase]]
name = "All"
kind = "gait"

  [[phase.exercise]]
  name = "Walk"
  time = 5
"""
THROUGH = "You went through the whole session. 0.1 minutes of practice."


@pytest.mark.parametrize("key", ["p", "space", "n", "b", "u", "t", "7", "+", "q", "ctrl+c"])
def test_a_key_that_comes_too_late_stops_nothing_and_hides_no_end(tmp_path, key):
    """In lines: the end is told, then what is asked at the end, and nothing else."""
    stage = plain_stage(tmp_path, WALK)
    stage.course.begin()
    stage.wait(5.9)
    stage.hand.now += 200_000_000
    stage.press(key)
    told = stage.lines()
    assert told.index("How hard was it, 0 to 10?") > told.index(THROUGH)
    assert not [line for line in told if line.startswith(("How bad", "End the session"))]
    stage.press("escape")
    assert stage.course.status == 0
    assert stage.journal()["result"]["outcome"] == "completed"


def test_a_program_told_to_leave_then_has_completed_the_session(tmp_path):
    """Exit status 0: nothing is left to take up again."""
    stage = plain_stage(tmp_path, WALK)
    stage.course.begin()
    stage.wait(5.9)
    stage.hand.now += 200_000_000
    stage.course.interrupt()
    assert stage.course.status == 0
    assert stage.journal()["result"]["outcome"] == "completed"


@pytest.mark.parametrize("key", ["p", "q"])
async def test_on_the_screen_the_end_is_shown_too(tmp_path, key):
    """With its questions in front, and no other."""
    playing = Playing(tmp_path, text=WALK)
    app = app_of(playing)
    async with app.run_test() as pilot:
        playing.machine.passes(1)
        app.practice.look()
        playing.machine.passes(1.9)
        app.practice.look()
        playing.machine.passes(1.9)
        app.practice.look()
        playing.machine.passes(1.3)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, Questionnaire)
        app.leave()
    assert app.return_code == 0
