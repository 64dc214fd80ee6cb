"""What the screens show, row by row.

`UPDATE_PICTURES=1 pytest -n 0 tests/tui/test_snapshots.py` draws them anew.
"""

import datetime as dt
import os
from pathlib import Path

from examples import SHORT_SESSION

from iliotimer.progress import Progress
from iliotimer.tui.diary import Page
from iliotimer.tui.library import LibraryApp, Shelved, Waiting

SNAPSHOTS = Path(__file__).parent / "snapshots"
TIME = dt.datetime(2026, 11, 22, 18, 15, tzinfo=dt.UTC)
SMALL, LARGE = (80, 24), (120, 40)
REASON = "Sunday in Foundation, week 1 of 2."
OUTLINE = ("Foundation: 37 min, strength", "", "Breath (10 min)", "  90/90 breathing")
LINE = " 37 min  strength"
SHELF = (
    Shelved("foundation", "Foundation", "Foundation", OUTLINE, usable=True, reason=REASON),
    Shelved("build", "Build", " 45 min  strength  last 20 Nov", ("Build: 45 min",), usable=True),
    Shelved("foundation", "Foundation", LINE, OUTLINE, usable=True),
)
WAITING = (Waiting("c  How is it since Build on Friday?"),)
PAGES = (
    Page("2026-11-20 18:00  Build, 45 min: completed", lambda: ["Build, 2026-11-20 18:00"]),
    Page("2026-11-18 18:02  Build, 12 min: ended early: sharp pain", list),
)


def rows(app):
    """The screen as text, without the spaces at the ends of the rows."""
    strips = app.screen._compositor.render_strips()
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


def compare(name, app):
    """The screen is the one that was kept under this name."""
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_PICTURES"):
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(rows(app))
    assert rows(app) == file.read_text()


async def test_the_practice_looks_as_it_did_in_each_of_its_states(practice):
    """Waiting, a hold, a rest, a pause, from afar, at a sharp pain, at the end, and afterwards."""
    async with practice(size=SMALL, text=SHORT_SESSION, keep=False) as stage:
        stage.app.practice._now = lambda: TIME
        stage.app.practice.show()
        await stage.pilot.pause()
        compare("waiting", stage.app)
        await stage.press("enter")
        await stage.wait(5 + 20 + 15 + 12)
        compare("hold", stage.app)
        await stage.pilot.resize_terminal(*LARGE)
        await stage.press("d")
        compare("from-afar", stage.app)
        await stage.press("d")
        await stage.wait(20)
        compare("rest", stage.app)
        await stage.press("space")
        compare("paused", stage.app)
        await stage.pilot.resize_terminal(*SMALL)
        await stage.press("space")
        await stage.wait(12)
        await stage.press("p")
        compare("pain", stage.app)
        await stage.press("u", "q")
        compare("end", stage.app)
        await stage.press("h", "escape")
        compare("summary", stage.app)


async def test_the_library_and_the_diary_look_as_they_did():
    """What is due, what waits, the sessions; and the sessions of the past."""
    app = LibraryApp(SHELF, WAITING, lambda: PAGES, lambda: Progress("", (), ()))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        compare("library", app)
        await pilot.resize_terminal(*LARGE)
        await pilot.press("l")
        await pilot.pause()
        compare("diary", app)
