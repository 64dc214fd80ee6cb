from iliotimer.practice.events import What
from iliotimer.practice.state import Mode
from iliotimer.tui.choices import QuestionScreen
from iliotimer.tui.keys import KeysScreen
from iliotimer.tui.map import MapScreen
from iliotimer.tui.pain import PainDialog
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.questionnaire import Questionnaire
from iliotimer.tui.safety_card import SafetyCard
from iliotimer.tui.summary import SummaryScreen

HOLD = 5 + 20 + 15 + 5


async def click(stage, words, last=False):
    """Click where these words stand."""
    rows = list(enumerate(stage.text().splitlines()))
    found = [(y, row.index(words)) for y, row in rows if words in row]
    assert found, (words, stage.text())
    y, x = found[-1 if last else 0]
    stage.hand.keys += 1
    await stage.pilot.click(offset=(x, y))
    await stage.pilot.pause()


async def test_a_practice_can_be_led_with_the_mouse_alone(practice):
    """Every key at the foot, every choice and every answer of its dialogs can be clicked."""
    async with practice(size=(100, 34), check_in=True) as stage:
        assert isinstance(stage.screen, Questionnaire)
        await click(stage, "skip this")
        await click(stage, "2  ")
        await click(stage, "skip all of it")
        assert isinstance(stage.screen, PracticeScreen)
        await click(stage, "ready", last=True)
        assert "GET READY" in stage.text()
        await stage.wait(HOLD)
        await click(stage, "pause")
        assert stage.player.state.mode is Mode.FROZEN
        await click(stage, "pause")
        await click(stage, "map")
        assert isinstance(stage.screen, MapScreen)
        await click(stage, "back")
        await click(stage, "keys")
        assert isinstance(stage.screen, KeysScreen)
        await click(stage, "safety card", last=True)
        assert isinstance(stage.screen, SafetyCard)
        await click(stage, "close", last=True)
        await click(stage, "close", last=True)
        await click(stage, "PAIN")
        assert stage.player.state.frozen_by is What.SHARP_PAIN
        assert isinstance(stage.screen, PainDialog)
        await click(stage, "7  8")
        assert "Noted: 7." in stage.text()
        await click(stage, "skip the question")
        await click(stage, "b  ")
        await click(stage, "safety card", last=True)
        assert isinstance(stage.screen, SafetyCard)
        await click(stage, "close", last=True)
        answers = {answer["question"]: answer["value"] for answer in stage.journal()["answer"]}
        assert answers["score"] == 7
        assert "word" in answers
        assert "place" not in answers
        await click(stage, "Skip Stretch")
        assert stage.player.step.exercise.id == "swing"
        await click(stage, "end", last=True)
        assert isinstance(stage.screen, QuestionScreen)
        await click(stage, "Back to the paused practice")
        await click(stage, "end", last=True)
        await click(stage, "h   ")
        await click(stage, "skip all of it")
        assert isinstance(stage.screen, SummaryScreen)
        assert stage.journal()["result"]["reason"] == "fatigue"
        await click(stage, "close", last=True)
    assert stage.app.return_code == 3
