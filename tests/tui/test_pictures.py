"""The pictures in the README show the program as it is.

`UPDATE_PICTURES=1 pytest tests/tui/test_pictures.py` draws them anew.
"""

import datetime as dt
import os
import re
from pathlib import Path

import pytest

PICTURES = Path(__file__).parent.parent / "pictures"
SESSIONS = Path(__file__).parent.parent.parent / "sessions"
TIME = dt.datetime(2026, 11, 22, 18, 15, tzinfo=dt.UTC)


def words(svg):
    """What can be read in a picture."""
    return re.sub(
        r"\s+", " ", re.sub(r"<[^>]+>|&#160;", " ", re.sub(r"(?s)<style>.*?</style>", "", svg))
    )


@pytest.mark.parametrize(
    ("name", "exercise", "seconds", "key"),
    [("practice", "half-kneeling-stretch", 7.4, None), ("stopped", "glute-bridge", 9.2, "p")],
)
async def test_a_picture_shows_the_screen_as_it_is(practice, name, exercise, seconds, key):
    """Its words are those of the screen today."""
    text = (SESSIONS / "foundation.toml").read_text()
    async with practice(size=(90, 26), text=text) as stage:
        stage.app.practice._now = lambda: TIME
        player = stage.player
        await stage.press("enter")
        stage.app.conductor.obey(lambda: player.jump(exercise))
        if player.step.open:
            await stage.press("enter")
            await stage.wait(5)
        else:
            await stage.wait(15)
        await stage.wait(seconds)
        if key:
            await stage.press(key)
        drawn = stage.app.export_screenshot(title="iliotimer run foundation")
    file = PICTURES / f"{name}.svg"
    if os.environ.get("UPDATE_PICTURES"):
        file.write_text(drawn)
    assert words(file.read_text()) == words(drawn)
