"""The screens with texts that are markup, escapes, turned or endless."""

from __future__ import annotations

import pytest
from hostile.strangers import EVIL, WIDE, Home, move_in, session_text

from iliotimer.commands.library import chosen_in_library
from iliotimer.tui.diary import DiaryScreen
from iliotimer.tui.library import LibraryApp
from iliotimer.tui.map import MapScreen
from iliotimer.tui.pain import PainDialog
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.progress import ProgressScreen
from iliotimer.tui.summary import SummaryScreen

MARKUP = "[b]x[/][/b]"


def rows_of(app, size):
    """The rows of the screen: as wide as it is, and without anything that a terminal obeys."""
    strips = app.screen._compositor.render_strips()
    assert len(strips) == size[1]
    for strip in strips:
        assert strip.cell_length == size[0], strip.text
        assert strip.text.isprintable(), ascii(strip.text)
    return [strip.text for strip in strips]


@pytest.mark.parametrize("name", [EVIL, WIDE], ids=["markup", "wide"])
async def test_a_practice_of_hostile_names_stands_on_every_screen(practice, name):
    """Nothing is markup, and the countdown keeps its place beside a name of 80 signs."""
    size = (80, 24)
    async with practice(text=session_text(name, hold=20)) as stage:
        await stage.pilot.pause()
        digits = stage.screen.stage.region
        for keys, screen in (
            ([], PracticeScreen),
            (["i"], PracticeScreen),
            (["d"], PracticeScreen),
            (["d", "g"], MapScreen),
            (["g", "p"], PainDialog),
            (["escape", "q"], None),
            (["enter"], None),
            (["escape"], SummaryScreen),
        ):
            await stage.press(*keys)
            rows = rows_of(stage.app, size)
            assert screen is None or isinstance(stage.screen, screen), stage.screen
            if screen in {PracticeScreen, MapScreen, SummaryScreen} and name == EVIL:
                assert "d" in keys or any(MARKUP in row for row in rows), "\n".join(rows)
            if keys in ([], ["i"]):
                assert stage.screen.stage.region == digits


async def test_a_home_from_a_stranger_stands_on_every_screen(tmp_path, monkeypatch):
    """Library, diary and progress."""
    size = (90, 30)
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("iliotimer.files.places.PACKAGE", tmp_path)
    move_in(Home(tmp_path / "home", tmp_path))
    apps = []
    monkeypatch.setattr(LibraryApp, "run", lambda app: apps.append(app))  # noqa: PLW0108  a method
    chosen_in_library()
    (app,) = apps
    async with app.run_test(size=size) as pilot:
        for keys, screen in (
            (["down"], None),
            (["l", "down"], DiaryScreen),
            (["q", "g", "space"], ProgressScreen),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            rows = rows_of(app, size)
            assert screen is None or isinstance(app.screen, screen)
            assert any(MARKUP in row for row in rows), "\n".join(rows)
