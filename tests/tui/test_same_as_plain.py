"""The screen and the lines are two ways through one practice."""

import pytest
from plain_stage import plain_stage

from iliotimer.practice.state import Mode

COMMANDS = ("plus", 8, "minus", "3", "n", "b", "u", "space", 9, "r", 6, "b", "space", "space", 9)
TIGHT = ("t", "space", 9, "t", "space", 9, "t", "g", "space", 9)
AT_REST = ("p", "o", "enter", "enter", "f", "e", "space", 22)
IN_WORK = ("p", "7", "b", "left", "c", "N", "space", 17, "6", "e", "space", 7)
WAYS = {
    "to the end": ("enter", 35, *COMMANDS, *TIGHT, "enter", "N", 6, "plus", 300, "7", "enter", "2"),
    "to an end": ("enter", 31, *AT_REST, *IN_WORK, "q", "escape", "space", "x", "q", "4", "3", "b"),
    "to the second ctrl+c": ("enter", 47, "full_stop", "ctrl+c"),
}
CHARACTERS = {"plus": "+", "minus": "-", "full_stop": "."}


def timeless(journal):
    """A journal without what the wall clock says."""
    rows = [*journal.get("event", []), *journal.get("answer", [])]
    untimed = [{key: value for key, value in row.items() if key != "at"} for row in rows]
    return untimed, journal.get("dose"), journal.get("result")


@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
async def test_the_same_keys_write_the_same_journal(practice, tmp_path, keys):
    """Events, answers, doses and result."""
    plain = plain_stage(tmp_path / "plain")
    plain.course.begin()
    for key in keys:
        if isinstance(key, str):
            plain.press(CHARACTERS.get(key, key))
        else:
            plain.wait(key)
    if plain.course.typing:  # the summary of the screen has a key for a note
        plain.course.type("")
    async with practice() as stage:
        for key in keys:
            if isinstance(key, str):
                await stage.press(key)
            else:
                await stage.wait(key)
        assert timeless(plain.journal()) == timeless(stage.journal())
        assert plain.player.state.mode is stage.player.state.mode is Mode.OVER
