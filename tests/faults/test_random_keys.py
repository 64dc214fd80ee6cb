"""Random keys against the running app; `tests/bench/random_keys.py` presses 10,000 of them."""

from __future__ import annotations

import asyncio
import contextvars
import tempfile
from functools import partial
from pathlib import Path

from faults.chances import NEWS, OFTEN, PAUSES, SELDOM, SIZES, WAITS
from faults.wandering import Wanderer
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import booleans, integers, lists, sampled_from, tuples

KEYS = sampled_from(OFTEN) | sampled_from(OFTEN + SELDOM)
REPEATS = PAUSES[0]
"""Seconds from one to the next of a key that is held."""


class PracticeOnScreen(RuleBasedStateMachine):
    """Whatever is pressed, and whatever else befalls the app, in whatever order."""

    def __init__(self):
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._loop = asyncio.new_event_loop()
        self._context = contextvars.copy_context()
        self._wanderer = Wanderer(Path(self._folder.name))

    def _run(self, happening):
        """Run a coroutine where those before it have left which app is the active one."""
        self._loop.run_until_complete(self._loop.create_task(happening, context=self._context))

    @initialize(asks=booleans())
    def opens(self, asks):
        self._run(self._wanderer.open(asks=asks))

    def _befalls(self, happens, *args, **options):
        """Let it happen; a program that is gone is started again first."""
        if not self._wanderer.going:
            self._run(self._wanderer.close())
            self._run(self._wanderer.open())
        self._run(happens(*args, **options))

    @rule(keys=lists(tuples(KEYS, sampled_from(PAUSES)), min_size=1, max_size=8))
    def keys_are_pressed(self, keys):
        for key, after in keys:
            self._befalls(self._wanderer.press, key, after=after)
            self._wanderer.check()

    @rule(key=KEYS, repeats=integers(1, 4))
    def key_is_held(self, key, repeats):
        for after in (0.9, *[REPEATS] * repeats):
            self._befalls(self._wanderer.press, key, after=after)
            self._wanderer.check()

    @rule(key=KEYS)
    def key_is_pressed_at_the_end(self, key):
        self._befalls(self._wanderer.press_at_the_end, key)

    @rule(seconds=sampled_from(WAITS))
    def time_passes(self, seconds):
        self._befalls(self._wanderer.wait, seconds)

    @rule(size=sampled_from(SIZES))
    def terminal_is_resized(self, size):
        self._befalls(self._wanderer.resize, size)

    @rule(kind=sampled_from(NEWS))
    def sound_changes(self, kind):
        self._befalls(self._wanderer.hear_of_sound, kind)

    @rule(blow=sampled_from((Wanderer.sleep, Wanderer.stall, Wanderer.leave, Wanderer.die)))
    def machine_or_program_is_struck(self, blow):
        self._befalls(partial(blow, self._wanderer))

    @invariant()
    def player_clock_sound_and_screen_agree(self):
        self._wanderer.check()

    def teardown(self):
        """The journal agrees too."""
        try:
            self._run(self._wanderer.close())
        finally:
            self._loop.close()
            self._folder.cleanup()


PracticeOnScreen.TestCase.settings = settings(
    deadline=None,
    derandomize=True,
    max_examples=7,
    phases=[Phase.generate],  # to shrink a practice that fails takes minutes
    stateful_step_count=40,
)
TestPracticeOnScreen = PracticeOnScreen.TestCase
