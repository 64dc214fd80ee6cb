from dataclasses import replace

import pytest

from iliotimer.asking.picking import LETTERS
from iliotimer.asking.questions import end_question
from iliotimer.files.key_names import ANSWERING, COMMANDS
from iliotimer.files.settings import Settings
from iliotimer.practice.events import What
from iliotimer.practice.state import Mode
from iliotimer.tui.bindings import ACTIONS, TIME, practice_row
from iliotimer.tui.key_row import KeyRow
from iliotimer.tui.keys import KeysScreen
from iliotimer.tui.mapped_keys import mapped_keys
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.safety_card import SafetyCard

OWN = {
    "pain": ("z",),
    "pause": ("k", "f5"),
    "ready": ("pagedown",),
    "mute": ("o",),
    "undo": ("v",),
    "map": ("w",),
    "keys": ("h",),
}
HOLD = 5 + 20 + 15 + 5


async def test_every_sentence_and_list_names_the_keys_as_they_are_mapped(practice):
    """Hints, notices, refusals, the foot, and the list of keys."""
    async with practice(settings=replace(Settings(), keys=OWN), size=(100, 40)) as stage:
        text = stage.text()
        assert "Page Down when you are ready." in text
        assert " z PAIN " in text
        assert "Page Down ready" in text
        assert "h keys" in text
        await stage.press("o")
        assert "Muted. o brings the sound back." in stage.text()
        await stage.press("pagedown")
        await stage.wait(HOLD)
        await stage.press("k")
        assert "k goes on with a full hold. Page Down keeps the 5 s held." in stage.text()
        await stage.press("t")
        assert "Ease off and breathe. k goes on." in stage.text()
        await stage.press("h")
        text = stage.text()
        for name in COMMANDS:
            keys = "  ".join(stage.app.practice.keys.every[name])
            assert f" {keys}   {COMMANDS[name].meaning}" in text
        assert "k  f5   Pause, and go on." in text
        assert "0 … 9 x   A dull discomfort of 0 … 10; always these keys." in text
        await stage.press("h", "w", "up", "enter")
        assert "v takes the jump back." in stage.text()


async def test_a_command_has_only_the_keys_that_it_was_given(practice):
    """Also on a presenter's remote: its keys stay where no others were given."""
    async with practice(settings=replace(Settings(), keys=OWN)) as stage:
        state = stage.player.state
        await stage.press("enter", "p", "full_stop", "space", "pageup", "g", "question_mark")
        assert stage.player.state.frozen_by is None
        assert stage.player.step.open
        assert isinstance(stage.screen, PracticeScreen)
        assert state.mode is Mode.RUNNING
        await stage.press("f5")
        assert stage.player.state.frozen_by is What.PAUSED
        await stage.press("z")
        assert stage.player.state.frozen_by is What.SHARP_PAIN


async def test_a_presenters_remote_leads_through_a_practice(practice):
    """Page Down is ready, Page Up pauses and goes on, a full stop is pain."""
    async with practice() as stage:
        await stage.press("pagedown")
        assert "GET READY" in stage.text()
        await stage.press("pageup")
        assert stage.player.state.frozen_by is What.PAUSED
        await stage.press("pageup")
        assert stage.player.state.mode is Mode.RUNNING
        await stage.press("full_stop")
        assert stage.player.state.frozen_by is What.SHARP_PAIN


async def test_the_list_of_keys_leads_to_the_safety_card(practice):
    """And closes with its own key."""
    async with practice() as stage:
        await stage.press("question_mark")
        assert isinstance(stage.screen, KeysScreen)
        await stage.press("s")
        assert isinstance(stage.screen, SafetyCard)
        await stage.press("escape", "question_mark")
        assert isinstance(stage.screen, PracticeScreen)


def test_every_command_has_an_action():
    """And none that is not a command."""
    assert set(ACTIONS) == set(COMMANDS)


ROWS = [
    (40, ["PAIN", "pause", "keys"]),
    (60, ["PAIN", "pause", "next", "tight", "end", "keys"]),
    (80, ["PAIN", "pause", "next", "easier", "tight", "map", "end", "keys"]),
    (100, ["PAIN", "pause", "next", "back", "time", "easier", "tight", "map", "mute", "end"]),
]


@pytest.mark.parametrize(("width", "labels"), ROWS)
def test_the_foot_keeps_what_is_needed_most(width, labels):
    """The pain key is the first of them at every width, and no entry is cut."""
    row = KeyRow(practice_row(None, TIME), mapped_keys({}))
    texts = [placed.text.strip() for placed in row.fitting(width)]
    line = "".join(placed.text for placed in row.fitting(width))
    assert line.startswith("  p PAIN ")
    assert len(line.rstrip()) <= width
    assert [label for label in labels if label.removeprefix("p ") not in " ".join(texts)] == []


def test_a_pain_key_answers_no_question():
    """No key that a stopped practice is answered with can be made one."""
    dialogs = {choice.key for choice in end_question().choices} | set(LETTERS) | set("enNoqsug")
    assert dialogs <= ANSWERING
    assert ANSWERING.isdisjoint(COMMANDS["pain"].keys)
