from iliotimer.tui.summary import SummaryScreen


def rows(stage):
    return [row.rstrip() for row in stage.text().splitlines()]


async def test_the_summary_draws_what_was_done_and_how_much_it_hurt(practice):
    """The answers after the session are drawn as soon as they are given."""
    async with practice(check_in=True) as stage:
        await stage.press("3", "4", "a", "a", "enter")
        await stage.wait(50)
        await stage.press("4")
        await stage.wait(30)
        stage.app.conductor.obey(lambda: stage.player.skip(whole_exercise=True))
        await stage.wait(300)
        assert not any(" after ━" in row for row in rows(stage))
        await stage.press("6", "2", "escape")
        assert isinstance(stage.screen, SummaryScreen)
        shown = rows(stage)
        assert " Pain   before ━━━─────── 3   during ━━━━────── 4   after ━━──────── 2" in shown
        stretch = [row for row in shown if "Stretch [left] [/b]" in row]
        assert [row.split("]")[-1].split() for row in stretch] == [
            [",", "left", "━━━━────", "30", "of", "60", "s"],
            [",", "right", "────────", "0", "of", "60", "s"],
        ]
        await stage.press("right", "plus")
        breathing = next(row for row in rows(stage) if "Slow breathing" in row)
        assert "━━━━━━━━ 2 of 2 breaths  helped  two more" in breathing
        await stage.pilot.resize_terminal(60, 16)
        await stage.pilot.pause()
        assert "━━━━━━━━" not in next(row for row in rows(stage) if "Slow breathing" in row)
