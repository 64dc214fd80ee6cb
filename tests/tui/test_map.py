from fractions import Fraction

import pytest
from examples import BREATHS, HOLDS, each, exercise

from iliotimer.practice.events import What
from iliotimer.practice.overview import Mark, Standing
from iliotimer.practice.record import Dose
from iliotimer.practice.state import Mode
from iliotimer.tui.map import MapScreen, row_of
from iliotimer.tui.pain import PainDialog
from iliotimer.tui.practice import PracticeScreen

HOLD = 5 + 20 + 15 + 5
"""Seconds from Enter to 5 s into the first hold."""


async def test_the_map_shows_how_everything_stands_while_the_practice_goes_on(practice):
    """With the time that is left, and a countdown that moves."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("g")
        assert isinstance(stage.screen, MapScreen)
        text = stage.text()
        for words in (
            "✓ done",
            "2 of 2 breaths by the clock",
            "▸ here",
            "Stretch [left] [/b]",
            "· to come",
            "4 reps, each side",
            "left, ends",
            "HOLD  0:25  LEFT",
            "Lengthening",
        ):
            assert words in text
        await stage.wait(4)
        stage.screen.show()
        await stage.pilot.pause()
        assert "HOLD  0:21  LEFT" in stage.text()
        await stage.press("g")
        assert isinstance(stage.screen, PracticeScreen)
        assert stage.player.state.mode is Mode.RUNNING


async def test_enter_goes_to_the_exercise_at_the_cursor(practice):
    """What was not done is never told as done, and u takes the jump back."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("g", "down", "enter")
        assert isinstance(stage.screen, PracticeScreen)
        assert stage.player.step.exercise.id == "swing"
        assert "u takes the jump back." in stage.text()
        event = stage.journal()["event"][-1]
        assert (event["what"], event["detail"], event["done"]) == ("skipped", "to swing", 5)
        await stage.press("u")
        assert stage.player.step.exercise.id == "stretch"
        await stage.press("g", "up", "enter")
        assert stage.player.step.exercise.id == "slow-breathing"
        assert stage.whats()[-1] == "back"
        await stage.press("q", "enter")
        doses = {(d["exercise"], d["side"]): d for d in stage.journal()["dose"]}
        assert doses["slow-breathing", "both"]["paced"] == 2
        assert doses["stretch", "left"]["done"] == 5
        assert doses["swing", "left"]["paced"] == 0


async def test_a_click_on_an_exercise_goes_there(practice):
    """As Enter does."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("g")
        row = next(y for y, line in enumerate(stage.text().splitlines()) if "Leg swing" in line)
        await stage.pilot.click(offset=(20, row))
        await stage.pilot.pause()
        assert stage.player.step.exercise.id == "swing"


async def test_pain_and_pause_work_from_the_map(practice):
    """Page Up too; after a sharp pain there is no map before a choice is made."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("g", "pageup")
        assert stage.player.state.frozen_by is What.PAUSED
        assert "PAUSED" in stage.text()
        await stage.press("space")
        assert stage.player.state.mode is Mode.RUNNING
        await stage.press("p")
        assert stage.player.state.frozen_by is What.SHARP_PAIN
        await stage.pilot.pause()
        assert isinstance(stage.screen, PainDialog)
        await stage.press("g")
        assert isinstance(stage.screen, PainDialog)
        stage.app.practice.action_map()
        assert isinstance(stage.screen, PainDialog)


async def test_the_map_closes_when_the_session_is_over(practice):
    """The summary follows."""
    async with practice(keep=False) as stage:
        await stage.press("enter", "g")
        await stage.wait(400)
        assert "You went through the whole session." in stage.text()


async def test_control_c_on_the_map_asks_first(practice):
    """Only the second one ends."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("g", "ctrl+c")
        assert "End the session: why?" in stage.text()
        assert "result" not in stage.journal()


LONG = each(HOLDS, id="long", name="A name that is far longer than any column can ever be, really")
DONE = (Dose("long", "left", "s", 60, 60, paced=False, works=2, works_done=2),)
WIDTHS = [
    (30, ["▸ here", "A name tha…", "2:00"]),
    (76, ["▸ here", "A name that is far longer …", "left 60 of 60 s", "2:00"]),
    (140, ["2 holds of 30 s, each side", "left 60 of 60 s", "2:00"]),
]


@pytest.mark.parametrize(("width", "words"), WIDTHS)
def test_a_row_of_the_map_fits_its_width(width, words):
    """Planned and done side by side where there is room, else what is known of both."""
    row = row_of(Standing("Work", LONG, Mark.HERE, DONE, Fraction(120)), width)
    assert len(row) == width
    for word in words:
        assert word in row


def test_what_takes_no_time_any_more_shows_none():
    """And a name from a file reaches no terminal as it is."""
    hostile = exercise(BREATHS, name="\x1b[31mred\u202e")
    row = row_of(Standing("Work", hostile, Mark.SKIPPED, (), Fraction(0)), 60)
    assert row.startswith("- skipped")
    assert "\x1b" not in row
    assert "\u202e" not in row
    assert row.endswith(" " * 6)
