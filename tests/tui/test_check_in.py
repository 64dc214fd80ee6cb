import pytest

from iliotimer.practice.state import Mode
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.safety_card import SafetyCard


def answers(stage):
    return [(a["about"], a["question"], a["value"]) for a in stage.journal().get("answer", [])]


async def test_four_answers_of_one_key_each_come_before_the_practice(practice):
    """They are kept before anything begins."""
    async with practice(check_in=True) as stage:
        assert "Pain now, 0 to 10?" in stage.text()
        await stage.press("2", "4", "b", "a")
        assert answers(stage) == [
            ("before", "pain", 2),
            ("before", "stiffness", 4),
            ("before", "soreness", "gone after moving"),
            ("before", "new", "nothing new"),
        ]
        assert isinstance(stage.screen, PracticeScreen)
        assert stage.whats() == ["started"]


async def test_each_answer_can_be_skipped(practice):
    """Enter skips one."""
    async with practice(check_in=True) as stage:
        await stage.press("enter", "x", "enter", "enter")
        assert answers(stage) == [("before", "stiffness", 10)]


async def test_all_answers_can_be_skipped_at_once(practice):
    """Escape skips the rest."""
    async with practice(check_in=True) as stage:
        await stage.press("escape")
        assert isinstance(stage.screen, PracticeScreen)
        assert answers(stage) == []


@pytest.mark.parametrize("key", ["b", "c", "d", "f", "g"])
async def test_something_new_is_looked_at_before_the_session(practice, key):
    """The card is one key away, and not to begin is kept as an early end."""
    async with practice(check_in=True) as stage:
        await stage.press("enter", "enter", "enter", key)
        assert "Something new" in stage.text()
        await stage.press("s")
        assert isinstance(stage.screen, SafetyCard)
        await stage.press("enter", "q")
        assert stage.journal()["result"] == {
            "outcome": "ended_early",
            "reason": "unwell",
            "minutes": 0,
        }
    assert stage.app.return_code == 3


async def test_the_person_may_begin_all_the_same(practice):
    """The answer stays."""
    async with practice(check_in=True) as stage:
        await stage.press("enter", "enter", "enter", "c", "g")
        assert stage.player.state.mode is Mode.RUNNING
        assert answers(stage) == [("before", "new", "weakness")]


async def test_leaving_before_the_practice_leaves_nothing_to_resume(practice):
    """Control-C ends what had not begun."""
    async with practice(check_in=True) as stage:
        await stage.press("ctrl+c")
    assert stage.app.return_code == 3
    assert stage.journal()["result"] == {"outcome": "ended_early", "minutes": 0}
