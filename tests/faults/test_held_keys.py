"""A key that is held down for a minute."""

from __future__ import annotations

import pytest
from faults.on_screen import app_of
from faults.playing import Machine, Playing
from plain_stage import plain_stage
from textual.events import Key

from iliotimer.keyguard import KeyGuard
from iliotimer.practice.state import Mode
from iliotimer.tui.choices import QuestionScreen
from iliotimer.tui.pain import PainDialog

PRESSED = [1.0]
"""Seconds since the key before, for each time that a terminal sends the key."""
HELD = [1.0, 0.66, *[1 / 30] * 1800]
"""The same with the longest delay that systems have before the first repeat."""


@pytest.mark.parametrize("key", ["p", "space", "n", "b", "e", "t", "enter", "q", "3", "8"])
def test_in_lines_what_happens_is_one_press(tmp_path, key):
    """The same is told and kept, and the practice stands where one press leaves it."""
    left = []
    for name, moments in (("pressed", PRESSED), ("held", HELD)):
        stage = plain_stage(tmp_path / name)
        stage.course.begin()
        stage.press("enter", "space", "space")
        stage.wait(8)
        for seconds in moments:
            stage.press(key, after=seconds)
        left.append((stage.lines(), stage.whats(), stage.player.state))
    assert left[0] == left[1]


async def test_on_the_screen_what_happens_is_one_press(tmp_path):
    """Key after key held for a minute: each does what it does once, and no dialog is answered."""
    playing, fingers = Playing(tmp_path), Machine()
    app = app_of(playing)
    app.guard = KeyGuard(fingers.seconds)
    player, entries = playing.player, playing.conductor.entries

    async with app.run_test() as pilot:

        async def hold(key, character):
            """What the diary was told meanwhile."""
            before = len(entries)
            for seconds in HELD:
                fingers.passes(seconds)
                await app.on_event(Key(key, character))
            await pilot.pause()
            return [str(entry.what) for entry in entries[before:]]

        playing.wait(8)
        assert await hold("3", "3") == ["discomfort"]
        assert await hold("space", " ") == ["paused"]
        assert await hold("enter", "\r") == ["hold_done"]
        assert (player.step.side, player.state.mode) == ("right", Mode.FROZEN)
        assert await hold("n", "n") == ["skipped"]
        assert (player.step.exercise.id, player.state.mode) == ("lift", Mode.FROZEN)
        assert await hold("q", "q") == []
        assert isinstance(app.screen, QuestionScreen)
        assert await hold("p", "p") == ["sharp_pain"]
        assert isinstance(app.screen, PainDialog)
        assert await hold("u", "u") == ["undone"]
        assert app.screen is app.practice
