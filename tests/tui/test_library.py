from dataclasses import replace

from textual.command import CommandPalette

from iliotimer.progress import Progress
from iliotimer.tui.diary import DiaryScreen, Page
from iliotimer.tui.library import LibraryApp, Shelved, Waiting, Wanted
from iliotimer.tui.safety_card import SafetyCard

SHELF = (
    Shelved("build", "Build", " 45 min  strength", ("Build: 45 min",), usable=True),
    Shelved(
        "foundation", "Foundation [b]", " 37 min  strength", ("Foundation: 37 min",), usable=True
    ),
    Shelved("broken", "broken", "cannot be used", ("iliotimer check",), usable=False),
)
WAITING = (
    Waiting("r  Build of 18:52 was cut off: resume it.", "build"),
    Waiting("c  How is it since Build on Friday?"),
)
PROGRESS = Progress("1 to 22 November: 2 sessions", (("Pain [b] went from 4 to 1.",),), ())


def library(waiting=(), pages=(), shelf=SHELF):
    return LibraryApp(shelf, waiting, lambda: pages, lambda: PROGRESS, first="foundation")


def text(app):
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_one_key_begins_the_session_at_the_cursor():
    """Which is the one that is most likely next."""
    app = library()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.pause()
        shown = text(app)
        assert "Foundation [b]" in shown
        assert "Foundation: 37 min" in shown
        await pilot.press("enter")
    assert app.return_value == Wanted("run", "foundation")


async def test_what_is_due_today_comes_first_and_is_done_as_advised():
    """With its reason; the same session as written is below it."""
    reason = "9 days without a session: [one] level lower."
    today = replace(SHELF[1], line="Foundation, one level lower", reason=reason)
    app = library(shelf=(today, *SHELF))
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.pause()
        shown = text(app)
        assert "Today  Foundation, one level lower" in shown
        assert "9 days without a session: [one] level" in shown
        await pilot.press("enter")
    assert app.return_value == Wanted("run", "foundation", advised=True)


async def test_the_cursor_chooses_another_session():
    """Its details stand beside the list."""
    app = library()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("up")
        await pilot.pause()
        assert "Build: 45 min" in text(app)
        await pilot.press("enter")
    assert app.return_value == Wanted("run", "build")


async def test_a_session_with_problems_does_not_begin():
    """Its details say what to do."""
    app = library()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "iliotimer check" in text(app)
        await pilot.press("q")
    assert app.return_value is None


async def test_what_was_cut_off_is_offered_first():
    """One key takes it up again."""
    app = library(WAITING)
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.pause()
        assert "was cut off: resume it." in text(app)
        await pilot.press("r")
    assert app.return_value == Wanted("resume", "build")


async def test_the_next_morning_is_offered():
    """One key answers it; without one waiting the key does nothing."""
    app = library(WAITING)
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("c")
    assert app.return_value == Wanted("checkin")
    app = library()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("c", "r", "q")
    assert app.return_value is None


async def test_the_diary_tells_the_session_at_the_cursor():
    """It is read when it is looked at."""
    told = []

    def page(n):
        def tell():
            told.append(n)
            return [f"session {n}: 17 of 30 s"]

        return Page(f"2026-11-2{n} Foundation", tell)

    app = library(pages=(page(2), page(1)))
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, DiaryScreen)
        assert "session 2: 17 of 30 s" in text(app)
        assert told == [2]
        await pilot.press("down")
        await pilot.pause()
        assert "session 1: 17 of 30 s" in text(app)
        await pilot.press("q", "s")
        assert isinstance(app.screen, SafetyCard)


async def test_the_library_has_its_actions_in_the_palette_too():
    """With the colours; not in front of a dialog."""
    app = library()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.pause()
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Begin the session at the cursor", "The safety card", "Colours: light"} <= offered
        await pilot.press("s", "ctrl+p")
        assert isinstance(app.screen, SafetyCard)
        await pilot.press("escape", "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
