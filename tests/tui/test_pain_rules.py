"""The rules W1 to W10 and the reasons for an early end, played and read back from the journal."""

import pytest

from iliotimer.asking.questions import REASON_KEYS
from iliotimer.practice.events import What
from iliotimer.practice.reasons import REASONS, Ask
from iliotimer.practice.state import Mode
from iliotimer.tui.pain import PainDialog
from iliotimer.tui.safety_card import SafetyCard
from iliotimer.tui.summary import SummaryScreen

HOLD = 5 + 20 + 15 + 5
"""Seconds from Enter to 5 s into the first hold."""


async def in_a_hold(stage):
    await stage.press("enter")
    await stage.wait(HOLD)


def answers(stage):
    return [(a["about"], a["question"], a["value"]) for a in stage.journal().get("answer", [])]


def number_of(stage, what):
    return next(e["n"] for e in reversed(stage.journal()["event"]) if e["what"] == what)


async def test_w1_three_taps_are_kept_with_the_stop(practice):
    """Score, place with its side, and word; then nothing goes on by itself."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("p", "7", "a", "c")
        n = number_of(stage, "sharp_pain")
        assert answers(stage) == [
            (n, "score", 7),
            (n, "place", "front of hip, groin"),
            (n, "side", "left"),
            (n, "word", "pinching"),
        ]
        assert "Noted: 7, front of hip, groin (left), pinching." in " ".join(stage.text().split())
        await stage.wait(1000)
        assert stage.player.state.mode is Mode.FROZEN


async def test_w1_every_tap_can_be_skipped(practice):
    """And a choice can be made before any of them."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("p", "enter", "right", "g")
        n = number_of(stage, "sharp_pain")
        assert answers(stage) == [(n, "place", "inner thigh"), (n, "side", "both")]
        await stage.press("N")
        assert stage.player.step.exercise.id == "swing"


@pytest.mark.parametrize("taps", [("enter", "enter", "k"), ("enter", "i"), ("3", "enter", "w")])
async def test_w2_a_warning_sign_takes_milder_away_and_proposes_the_end(practice, taps):
    """And the safety card is one key away."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("p", *taps)
        text = stage.text()
        assert "Milder" not in text
        assert "Skip this side" not in text
        assert "train through this" in text
        assert text.index("End the session") < text.index("Skip Stretch")
        await stage.press("e")
        assert isinstance(stage.screen, PainDialog)
        await stage.press("s")
        assert isinstance(stage.screen, SafetyCard)
        await stage.press("escape", "q")
        assert stage.journal()["result"]["reason"] == "sharp_pain"


async def test_enter_skips_a_tap_and_chooses_nothing_wherever_the_arrows_went(practice):
    """Nor do the keys of a presenter's remote; where there is little room they scroll."""
    async with practice(size=(60, 16)) as stage:
        await in_a_hold(stage)
        await stage.press("p")
        question = stage.screen.query_one("#question")
        assert "Pressed by mistake" not in stage.text()
        for _ in range(9):
            await stage.press("pagedown", "down", "enter")
        assert isinstance(stage.screen, PainDialog)
        await stage.press("pagedown")
        await stage.wait(0)
        assert "Pressed by mistake" in stage.text()
        assert question.scroll_offset.y
        assert stage.whats()[-1] == "sharp_pain"
        assert "answer" not in stage.journal()


@pytest.mark.parametrize("score", ["0", "2", "3", "5"])
async def test_w3_w4_a_low_score_carries_on(practice, score):
    """It is noted, with no dialog and no wait."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press(score)
        assert stage.player.state.mode is Mode.RUNNING
        event = stage.journal()["event"][-1]
        assert (event["what"], event["value"]) == ("discomfort", int(score))
        assert event["exercise"] == "stretch"


@pytest.mark.parametrize(("key", "value"), [("6", 6), ("x", 10)])
async def test_w5_a_high_score_stops_the_exercise(practice, key, value):
    """Milder, skip or end."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press(key)
        assert stage.player.state.mode is Mode.FROZEN
        assert f"{value} of 10 is a reason" in stage.text()
        await stage.press("e")
        assert stage.whats()[-1] == "eased"
        assert stage.player.state.mode is Mode.FROZEN


async def test_w6_a_rise_of_two_over_the_start_offers_milder(practice):
    """Without stopping."""
    async with practice() as stage:
        stage.app.conductor.answer("before", "pain", 1)
        await in_a_hold(stage)
        await stage.press("3")
        assert "e makes it milder" in stage.text()
        assert stage.player.state.mode is Mode.RUNNING


async def test_w7_the_second_sharp_stop_in_an_exercise_leaves_only_to_skip_it(practice):
    """Milder is not offered again."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("p", "e", "space")
        await stage.wait(7)
        await stage.press("p")
        text = stage.text()
        assert "second sharp stop in this exercise" in text
        assert "Milder" not in text
        await stage.press("N")
        assert stage.player.step.exercise.id == "swing"


async def test_w8_the_third_sharp_stop_in_a_session_proposes_the_end(practice):
    """An undone one does not count."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("p", "u")
        await stage.press("p", "n", "space")
        await stage.wait(8)
        await stage.press("p", "N", "space")
        await stage.wait(17)
        assert len(stage.app.conductor.sharp_stops()) == 2
        await stage.press("p")
        text = " ".join(stage.text().split())
        assert "sharp stop number 3 today" in text
        assert text.index("End the session") < text.index("Skip Leg swing")


async def test_w9_tightness_stops_and_the_third_round_proposes_the_end(practice):
    """Two rounds ease off and go on."""
    async with practice() as stage:
        await in_a_hold(stage)
        for _ in range(2):
            await stage.press("t")
            assert "Ease off and breathe" in stage.text()
            await stage.press("space")
            await stage.wait(6)
        await stage.press("t")
        assert "round 3 of tightness" in stage.text()
        await stage.press("q")
        assert stage.journal()["result"]["reason"] == "tightness"
        assert stage.whats().count("tightness") == 3


async def test_w10_ending_unwell_shows_the_safety_card_first(practice):
    """Then the questions, which can be skipped."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("q", "g")
        assert isinstance(stage.screen, SafetyCard)
        assert "Get emergency help now" in stage.text()
        await stage.press("enter", "b", "a")
        assert answers(stage) == [("after", "which", "chest pain"), ("after", "stops", "yes")]
        assert isinstance(stage.screen, SummaryScreen)


@pytest.mark.parametrize(("key", "reason"), list(zip(REASON_KEYS, REASONS, strict=True)))
async def test_every_reason_is_kept_with_its_answers(practice, key, reason):
    """At most three questions, each answered by one key."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("q", key)
        assert stage.journal()["result"]["reason"] == reason.code
        assert len(reason.asks) <= 3
        if isinstance(stage.screen, SafetyCard):
            await stage.press("enter")
        for ask in reason.asks:
            assert ask.text in stage.text()
            keys = {Ask.SCORE: ["4"], Ask.LINE: ["o", "k", "enter"]}.get(ask.ask, ["a"])
            await stage.press(*keys)
        assert isinstance(stage.screen, SummaryScreen)
        assert [question for _, question, _ in answers(stage)] == [a.question for a in reason.asks]


async def test_pain_at_rest_belongs_to_the_exercise_just_done_and_one_key_changes_that(practice):
    """The correction is an answer to the event."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(5 + 20 + 6)
        await stage.press("p")
        assert "Slow breathing, set 1, rep 2, at rest" in stage.text()
        event = stage.journal()["event"][-1]
        assert (event["what"], event["exercise"]) == ("sharp_pain", "slow-breathing")
        await stage.press("o")
        assert answers(stage) == [(event["n"], "exercise", "stretch")]
        assert stage.app.conductor.sharp_stops() == ((event["n"], "stretch"),)


async def test_easier_works_any_time_without_questions(practice):
    """What changes is kept."""
    async with practice() as stage:
        await in_a_hold(stage)
        await stage.press("e")
        event = stage.journal()["event"][-1]
        assert event["what"] == What.EASED
        assert event["detail"] == "2 holds of 10 s instead of 2 holds of 30 s"
        assert stage.player.state.mode is Mode.RUNNING


async def test_soreness_that_stays_after_the_warm_up_proposes_the_end(practice):
    """It is asked at the end of the breath phase, and only where it was there before."""
    async with practice() as stage:
        stage.app.conductor.answer("before", "soreness", "still there")
        await stage.press("enter")
        await stage.wait(26)
        assert "After the warm-up" in stage.text()
        assert stage.player.state.mode is Mode.FROZEN
        await stage.press("y", "q")
        assert stage.journal()["result"]["reason"] == "soreness"
        assert ("before", "sore_after_warm_up", "yes") in answers(stage)


async def test_soreness_that_is_gone_after_the_warm_up_lets_the_session_go_on(practice):
    """Through the set-up that was cut."""
    async with practice() as stage:
        stage.app.conductor.answer("before", "soreness", "gone after moving")
        await stage.press("enter")
        await stage.wait(26)
        await stage.press("n")
        assert stage.player.state.mode is Mode.RUNNING


async def test_the_summary_takes_marks_counts_and_a_note(practice):
    """Each is an answer; nothing of the events changes."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(400)
        await stage.press("escape", "right", "plus", "c", "1", "enter", "n", "o", "k", "enter")
        kept = answers(stage)
        set_done = next(e["n"] for e in stage.journal()["event"] if e["what"] == "set_done")
        assert ("after", "verdict slow-breathing", "helped") in kept
        assert (set_done, "two_more", True) in kept
        assert (set_done, "reps", 1) in kept
        assert ("after", "note", "ok") in kept
        assert "helped" in stage.text()


async def test_a_rehearsal_shows_the_card_too(practice):
    """Then it asks nothing, since nothing is kept."""
    async with practice(keep=False) as stage:
        await in_a_hold(stage)
        await stage.press("q", "d")
        assert isinstance(stage.screen, SafetyCard)
        await stage.press("escape")
        assert isinstance(stage.screen, SummaryScreen)
