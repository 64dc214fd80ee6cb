import pytest
from textual.command import CommandPalette

from iliotimer.files.key_names import COMMANDS
from iliotimer.practice.events import What
from iliotimer.practice.state import Mode
from iliotimer.tui.pain import PainDialog
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.safety_card import SafetyCard

HOLD = 5 + 20 + 15 + 5


async def test_the_palette_has_every_action_of_the_practice_and_nothing_else(practice):
    """In the words of the list of keys, with their keys; the scores are found when searched."""
    async with practice() as stage:
        offered = {c.title: c for c in stage.app.get_system_commands(stage.screen)}
        ours = {command.meaning.removesuffix(".") for command in COMMANDS.values()}
        scores = {f"Note a dull discomfort of {score}" for score in range(11)}
        colours = {f"Colours: {name}" for name in ("dark", "light", "high-contrast")}
        assert set(offered) == ours | scores | colours | {"The safety card"}
        assert offered["Pause, and go on"].help == "Key: space  Page Up"
        assert {title for title, command in offered.items() if not command.discover} == scores


async def test_an_action_is_chosen_by_its_words_and_the_practice_goes_on_meanwhile(practice):
    """A p that is typed there is a letter."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("ctrl+p")
        assert isinstance(stage.screen, CommandPalette)
        await stage.press("p", "full_stop")
        assert stage.player.state.mode is Mode.RUNNING
        await stage.press("backspace", "backspace", *"safety", after=0.1)
        await stage.pilot.pause(0.2)
        await stage.press("enter")
        await stage.pilot.pause(0.1)
        assert isinstance(stage.screen, SafetyCard)
        assert stage.player.state.mode is Mode.RUNNING


@pytest.mark.parametrize(("key", "what"), [("p", What.SHARP_PAIN), ("space", What.PAUSED)])
async def test_escape_leaves_the_palette_for_the_keys_of_the_practice(practice, key, what):
    """So that a pain is two keys away."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("ctrl+p", "escape")
        assert isinstance(stage.screen, PracticeScreen)
        await stage.press(key)
        assert stage.player.state.frozen_by is what


async def test_sharp_pain_can_be_chosen_and_control_c_asks(practice):
    """The palette itself is no way to end at once."""
    async with practice() as stage:
        await stage.press("enter")
        await stage.wait(HOLD)
        await stage.press("ctrl+p", "ctrl+c")
        assert "End the session: why?" in stage.text()
        await stage.press("ctrl+p")
        assert not isinstance(stage.screen, CommandPalette)
        await stage.press("escape", "space", "ctrl+p", *"sharp", after=0.1)
        await stage.pilot.pause(0.2)
        await stage.press("enter")
        await stage.pilot.pause(0.1)
        assert stage.player.state.frozen_by is What.SHARP_PAIN
        assert isinstance(stage.screen, PainDialog)
