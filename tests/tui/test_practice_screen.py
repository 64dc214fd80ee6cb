import pytest
from examples import SHORT_SESSION as SESSION

from iliotimer.practice.state import Mode
from iliotimer.sound.speaker import News
from iliotimer.tui.pain import PainDialog
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.summary import SummaryScreen

HOLD = 5 + 20 + 15 + 5
"""Seconds from Enter to 5 s into the first hold."""


async def test_the_session_waits_for_the_person(practice):
    """The set-up is on the screen, and no time runs out."""
    async with practice() as stage:
        await stage.wait(600)
        assert "WAITING FOR YOU" in stage.text()
        assert "Lie down." in stage.text()
        assert "Enter when you are ready" in stage.text()


async def test_the_screen_says_what_how_long_which_side_and_what_next(practice):
    """One look answers all of it."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        text = stage.text()
        for words in ("HOLD", "Tuck the [tail].", "LEFT", "hold 1 of 2", "LENGTHENING"):
            assert words in text
        assert "next   LEFT again" in text
        assert "left, ends" in text
        assert "STOPPED" not in text


async def test_names_from_files_are_never_markup(practice):
    """What looks like a tag is shown as it was written."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        assert "Stretch [left] [/b]" in stage.text()


async def test_space_pauses_and_goes_on_through_a_get_ready(practice):
    """The sound stops first."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("space")
        assert "PAUSED" in stage.text()
        assert stage.speaker.told[-1] == ("stop",)
        await stage.wait(100)
        assert stage.player.state.elapsed == 5
        await stage.press("space")
        assert "GET READY" in stage.text()


async def test_the_pain_key_silences_before_it_writes_and_writes_before_it_asks(practice):
    """And the screen says where it stopped."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD + 12)
        del stage.speaker.told[:]
        await stage.press("p")
        assert stage.speaker.told[0] == ("stop",)
        assert isinstance(stage.screen, PainDialog)
        text = stage.text()
        assert "Stretch [left] [/b], left side, set 1, hold 1, at 17 s of" in text
        assert "Ease out of the position slowly." in text
        event = stage.journal()["event"][-1]
        assert (event["what"], event["exercise"], event["side"]) == (
            "sharp_pain",
            "stretch",
            "left",
        )
        assert (event["set"], event["rep"], event["second"], event["done"]) == (1, 1, 17, 17)


@pytest.mark.parametrize("seconds", [0, 2, 7, 27, 42, 57, 75, 83, 93, 140, 170])
async def test_the_pain_key_works_at_any_moment(practice, seconds):
    """In a set-up, a breath, a hold, a gap, a switch, a rep."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(seconds)
        await stage.press("p")
        assert stage.player.state.mode is Mode.FROZEN
        assert stage.whats()[-1] == "sharp_pain"
        await stage.wait(100)
        assert stage.whats()[-1] == "sharp_pain"


async def test_keys_right_after_a_stop_answer_nothing(practice):
    """A burst within 0.7 s is dropped, and p never answers."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("p")
        for key in ("e", "q", "enter", "u", "n", "space", "p", "escape"):
            await stage.press(key, after=0.08)
        assert isinstance(stage.screen, PainDialog)
        await stage.press("p")
        await stage.press("enter", "escape")
        assert isinstance(stage.screen, PainDialog)
        assert stage.whats().count("sharp_pain") == 1


async def test_a_mispressed_pain_key_is_undone_with_one_key(practice):
    """The practice stays paused until the person goes on."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("p", "u")
        assert isinstance(stage.screen, PracticeScreen)
        assert "PAUSED" in stage.text()
        assert stage.whats()[-2:] == ["sharp_pain", "undone"]
        await stage.press("space")
        assert stage.player.state.mode is Mode.RUNNING


async def test_after_a_stop_the_milder_variant_waits_for_the_person(practice):
    """It is named with what changes, and does not start by itself."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("p")
        assert "Milder: 2 holds of 10 s instead of 2 holds of 30 s" in stage.text()
        await stage.press("e")
        await stage.wait(100)
        assert "PAUSED" in stage.text()
        await stage.press("space")
        await stage.wait(15)
        event = stage.journal()["event"][-1]
        assert (event["what"], event["done"], event["planned"]) == ("hold_done", 10, 10)


@pytest.mark.parametrize(
    ("key", "side", "exercise"), [("n", "right", "stretch"), ("N", "left", "swing")]
)
async def test_after_a_stop_the_side_or_the_exercise_can_be_skipped(practice, key, side, exercise):
    """What follows waits, paused."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("p", key)
        assert (stage.player.step.side, stage.player.step.exercise.id) == (side, exercise)
        assert stage.player.state.mode is Mode.FROZEN


async def test_ending_asks_why_and_keeps_the_reason(practice):
    """With what was done."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("q")
        assert "End the session: why?" in stage.text()
        await stage.press("h")
        assert "How hard was it, 0 to 10?" in stage.text()
        await stage.press("7", "enter", "b")
        assert isinstance(stage.screen, SummaryScreen)
        journal = stage.journal()
        assert journal["result"]["outcome"] == "ended_early"
        assert journal["result"]["reason"] == "fatigue"
        assert [(a["question"], a["value"]) for a in journal["answer"]] == [
            ("effort", 7),
            ("sleep", "no"),
        ]
        doses = {(d["exercise"], d["side"]): d for d in journal["dose"]}
        assert doses["slow-breathing", "both"]["paced"] == 2
        assert doses["stretch", "left"]["done"] == 5
        assert doses["stretch", "left"]["planned"] == 60
        assert doses["swing", "right"]["paced"] == 0
        await stage.press("enter")
    assert stage.app.return_code == 3


async def test_enter_ends_without_a_reason(practice):
    """An answer is never owed."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("q", "enter")
        assert "reason" not in stage.journal()["result"]


@pytest.mark.parametrize("key", ["escape", "u"])
async def test_the_ending_can_be_left(practice, key):
    """The practice is paused then, and nothing is over."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("q", key)
        assert "PAUSED" in stage.text()
        assert "result" not in stage.journal()


async def test_control_c_asks_and_the_second_one_ends(practice):
    """Without a reason."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("ctrl+c")
        assert "End the session: why?" in stage.text()
        await stage.press("ctrl+c")
        assert isinstance(stage.screen, SummaryScreen)
        assert stage.journal()["result"]["outcome"] == "ended_early"


async def test_pain_while_ending_is_stamped(practice):
    """The pain key works from every screen of a practice."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("q", "p")
        assert "STOPPED" in stage.text()
        assert stage.whats()[-2:] == ["paused", "sharp_pain"]


async def test_a_whole_session_ends_in_the_summary(practice):
    """Planned against done, and exit status 0."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(400)
        assert "How hard was it, 0 to 10?" in stage.text()
        await stage.press("6", "escape")
        assert isinstance(stage.screen, SummaryScreen)
        assert [(a["question"], a["value"]) for a in stage.journal()["answer"]] == [
            ("effort", 6),
            ("load", 22.2),
        ]
        text = stage.text()
        assert "You went through the whole session." in text
        assert "60 of 60 s" in text
        assert "4 of 4 reps by the clock" in text
        assert stage.journal()["result"]["outcome"] == "completed"
        await stage.press("enter")
    assert stage.app.return_code == 0


async def test_a_key_held_down_counts_once(practice):
    """Enter held in the set-up cannot run on into the work."""
    async with practice() as stage:
        for _ in range(30):
            await stage.press("enter", after=0.04)
        assert "GET READY" in stage.text()


async def test_next_goes_on_and_undo_comes_back(practice):
    """Skipped is not done."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("n")
        assert "SWITCH SIDES" in stage.text()
        await stage.press("u")
        assert "PAUSED" in stage.text()
        assert stage.whats()[-2:] == ["skipped", "undone"]


async def test_a_refusal_is_said_on_the_screen(practice):
    """Nothing else changes."""
    async with practice() as stage:
        await stage.press("b")
        assert "This is the beginning." in stage.text()


async def test_what_is_new_about_the_sound_is_said_and_kept(practice):
    """The practice goes on."""
    async with practice() as stage:
        await stage.press("enter")
        stage.speaker.news = [News("lost", "The sound is lost: the flash goes on.")]
        await stage.wait(1)
        assert "The sound is lost: the flash goes on." in stage.text()
        assert stage.whats()[-1] == "sound_lost"
        assert stage.player.state.mode is Mode.RUNNING


async def test_a_diary_that_cannot_be_written_does_not_stop_the_practice(practice):
    """It is said, and what happened is written when it can be."""
    async with practice() as stage:
        await stage.press("enter")
        (file,) = stage.log.glob("*.toml")
        moved = file.rename(file.with_suffix(".away"))
        await stage.wait(30)
        assert "The diary cannot be written" in stage.text()
        moved.rename(file)
        await stage.wait(60)
        assert "set_done" in stage.whats()
        assert stage.player.state.mode is Mode.RUNNING


async def test_a_stall_pauses_the_practice(practice):
    """At the moment before."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        stage.hand.now += 3600 * 1_000_000_000
        stage.app.practice.look()
        await stage.pilot.pause()
        assert "PAUSED" in stage.text()
        assert stage.player.state.elapsed == 5
        assert stage.whats()[-1] == "stalled"


async def test_the_metronome_moves_and_the_side_is_on_its_edge(practice):
    """LEFT stands left, RIGHT stands right."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        rows = [row for row in stage.text().splitlines() if "LEFT" in row and "next" not in row]
        assert all(row.index("LEFT") < 20 for row in rows)
        await stage.press("n")
        await stage.wait(6)
        rows = [row for row in stage.text().splitlines() if "RIGHT" in row and "next" not in row]
        assert rows
        assert all(row.index("RIGHT") > 60 for row in rows)
        await stage.press("N")
        await stage.wait(16)
        first = stage.text()
        assert "▏" in first
        assert "REP 1 of 4" in first


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 40), (200, 60)])
async def test_every_size_shows_the_countdown_and_the_state(practice, size):
    """From a narrow pane to a wall."""
    async with practice(size=size) as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        text = stage.text()
        assert "HOLD" in text
        assert "█" in text or "0:25" in text
        await stage.press("p")
        assert "STOPPED" in stage.text()


async def test_text_with_control_characters_reaches_no_terminal(practice):
    """They are shown as a replacement character."""
    hostile = SESSION.replace("Stretch [left] [/b]", "Stretch \\\\u001b[31m\\\\u202e red")
    async with practice(text=hostile) as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        assert "\x1b" not in stage.text()
        assert "\u202e" not in stage.text()


async def test_the_view_from_afar_comes_by_itself_and_goes_with_a_key(practice):
    """Only where work goes on; a set-up is read in full."""
    async with practice(size=(80, 30)) as stage:
        await stage.press("enter")
        await stage.wait(HOLD + 10)
        await stage.wait(1)
        text = stage.text()
        assert "left, ends" not in text
        assert "Tuck the [tail]." not in text
        digits = [row for row in text.splitlines() if "█" in row or "▀" in row]
        assert len(digits) >= 12
        await stage.press("plus")
        await stage.wait(1)
        assert "left, ends" in stage.text()


async def test_the_set_up_can_be_read_again_at_any_time(practice):
    """One key shows it in place of the cue, and takes it away again."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(5 + 20 + 15 + 3)
        setup, cue = stage.player.step.exercise.setup, stage.player.step.exercise.cue
        assert cue in stage.text()
        assert setup not in stage.text()
        await stage.press("i")
        assert setup in stage.text()
        await stage.press("i")
        assert cue in stage.text()
