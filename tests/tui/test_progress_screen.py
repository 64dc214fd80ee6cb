import datetime as dt

from iliotimer.coach.changes import Point
from iliotimer.plots import Curve
from iliotimer.progress import Progress
from iliotimer.tui.library import LibraryApp, LibraryScreen
from iliotimer.tui.progress import ProgressScreen

FIRST = dt.date(2026, 8, 31)
LAST = FIRST + dt.timedelta(days=83)
POINTS = [Point(FIRST + dt.timedelta(days=3 * n), n % 7) for n in range(28)]
PROGRESS = Progress(
    "31 August 2026 to 22 November 2026: 28 sessions",
    (("Pain [b] went from 4 to 1 of 10: a change for the better.",), ("Kept \x1b[31m it.",)),
    tuple(Curve(f"Plot {n} [/b], 0 to 10", {"": POINTS}, FIRST, LAST, 0, 10) for n in range(4)),
)


def rows(app):
    return [strip.text for strip in app.screen._compositor.render_strips()]


def text(app):
    return "\n".join(rows(app))


async def test_progress_is_scrolled_through_and_drawn_for_every_width():
    """It opens from the library; what files hold is shown as it is written."""
    app = LibraryApp((), (), tuple, lambda: PROGRESS)
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, ProgressScreen)
        shown = text(app)
        assert "28 sessions" in shown
        assert "Pain [b] went from 4 to 1 of 10" in shown
        assert "Kept \N{REPLACEMENT CHARACTER}[31m it." in shown
        assert "Plot 0 [/b], 0 to 10" in shown
        assert "10┤" in shown
        wide = max(len(row.rstrip()) for row in rows(app) if "┬" in row)
        assert "Plot 3" not in shown
        await pilot.press("end")
        await pilot.pause()
        assert "Plot 3 [/b], 0 to 10" in text(app)
        await pilot.resize_terminal(60, 16)
        await pilot.press("home")
        await pilot.press("space")
        await pilot.pause()
        narrow = max(len(row.rstrip()) for row in rows(app) if "┬" in row)
        assert narrow < 60 < wide <= 80
        assert "Plot 0" not in text(app).splitlines()[1]
        await pilot.press("b")
        await pilot.pause()
        assert "28 sessions" in text(app)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
