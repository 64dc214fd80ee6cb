"""The screens at every size, in one run."""

from dataclasses import replace

import pytest

from iliotimer.files.settings import Settings
from iliotimer.plan.words import minutes_seconds
from iliotimer.tui.digits import drawn, largest
from iliotimer.tui.keys import KeysScreen
from iliotimer.tui.map import MapScreen
from iliotimer.tui.pain import PainDialog
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.summary import SummaryScreen

SIZES = [
    (40, 12),
    (44, 14),
    (50, 15),
    (60, 16),
    (72, 20),
    (80, 24),
    (100, 30),
    (120, 40),
    (140, 34),
    (160, 48),
    (200, 60),
    (240, 70),
]
HOLD = 5 + 20 + 15 + 5


def countdown(stage):
    """Whether the time of the step can be read, in digits or in a line."""
    digits = stage.screen.stage
    rows = [digits.render_line(y).text for y in range(digits.size.height)]
    shown = stage.text().splitlines()[digits.region.y : digits.region.bottom]
    tall = sum(any(cell in row for cell in "█▀▄") for row in rows)
    return rows == shown and (tall >= 3 or any(digits._clock in row for row in rows))


async def resize(stage, size):
    """Until it is drawn anew."""
    await stage.pilot.resize_terminal(*size)
    for _ in range(20):
        rows = stage.text().splitlines()
        if (len(rows[0]), len(rows)) == size:
            return
        await stage.pilot.pause()
    raise AssertionError(f"never drawn at {size}")


async def stands(stage, screen, *sizes):
    """Nothing is wider than the terminal, and the countdown can be read."""
    for size in sizes:
        await resize(stage, size)
        assert isinstance(stage.screen, screen)
        assert screen is not PracticeScreen or countdown(stage), (size, stage.text())
        assert max(widget.region.right for widget in stage.screen.walk_children()) <= size[0]


async def test_every_screen_stands_every_size_and_nothing_happens_by_it(practice):
    """Through work, waiting, rest, a pause, a stop with its questions, map, keys and summary."""
    never_afar = replace(Settings(), screen=replace(Settings().screen, distance_after=0))
    smallest, largest_one, others = SIZES[0], SIZES[-1], iter(SIZES[1:-1])
    async with practice(settings=never_afar) as stage:
        await stands(stage, PracticeScreen, smallest, next(others), largest_one)
        await stage.press("enter")
        await stage.wait(HOLD)
        before, entries = stage.player.state, list(stage.app.conductor.entries)
        await stands(stage, PracticeScreen, *SIZES)
        assert (stage.player.state, stage.app.conductor.entries) == (before, entries)
        await stage.press("d")
        await stands(stage, PracticeScreen, smallest, next(others), largest_one)
        await stage.press("d")
        await stage.wait(27)
        await stands(stage, PracticeScreen, smallest, next(others), largest_one)
        for keys, screen in (
            (["space"], PracticeScreen),
            (["g"], MapScreen),
            (["g", "question_mark"], KeysScreen),
            (["escape", "p"], PainDialog),
            (["q", "escape"], SummaryScreen),
        ):
            await stage.press(*keys)
            await stands(stage, screen, smallest, next(others))


TALL = [
    ((80, 24), "0:25", 0.6),
    ((80, 24), "12:34", 0.4),
    ((100, 30), "12:34", 0.4),
    ((120, 40), "0:25", 0.5),
    ((120, 40), "12:34", 0.4),
    ((200, 60), "12:34", 0.4),
    ((60, 16), "0:25", 0.4),
    ((60, 16), "12:34", 0.4),
]


async def test_from_afar_the_digits_take_at_least_two_fifths_of_the_height(practice):
    """Wherever the width allows it."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("d")
        digits = stage.screen.stage
        for size, clock, part in TALL:
            await resize(stage, size)
            digits._clock, digits._lines = clock, []
            rows = [digits.render_line(y).text for y in range(digits.size.height)][1:]
            middle = [row[size[0] // 4 : -size[0] // 4] for row in rows]
            tall = sum(any(cell in row for cell in "█▀▄") for row in middle)
            assert tall / size[1] >= part, (size, clock, tall)


@pytest.mark.parametrize("seconds", [0, 9, 59, 60, 599, 600, 3599, 3600, 43200])
def test_digits_fit_the_room_they_are_given(seconds):
    """At the largest size that does, in both directions."""
    clock = minutes_seconds(seconds)
    for columns in range(1, 240, 23):
        for rows in range(1, 70, 9):
            dot = largest(clock, columns, rows)
            if dot is not None:
                picture = drawn(clock, dot)
                assert len(picture) <= rows
                assert {len(row) for row in picture} == {len(picture[0])}
                assert len(picture[0]) <= columns
