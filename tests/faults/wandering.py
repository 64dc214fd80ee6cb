"""Everything that can happen to a practice on the screen, one method each."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from faults.agreement import Witness, must_agree, must_hold
from faults.chances import CHARACTERS, SESSION, SIZES
from faults.on_screen import app_of
from faults.playing import Machine, Playing
from textual.command import CommandPalette
from textual.events import Key, Resize
from textual.geometry import Size
from textual.widgets import Input

from iliotimer.keyguard import HELD
from iliotimer.practice.events import What
from iliotimer.practice.state import Mode
from iliotimer.sound.speaker import News

HOUR = 3600
SPARE = 0.02
"""Seconds left of a step when a key is on its way that comes after it."""
LOOKS = 1.5
"""Seconds from one look of the screen to the next, at most."""
MOST_TURNS = 2000


class Wanderer:
    """One practice after another in the running app, whose journals it keeps in `log`."""

    def __init__(self, log):
        self.keys = self.practices = self.cut_off = 0
        self.trail = []
        """What happened last, for whoever has to find out."""
        self._log = log
        self._machine = Machine()
        self._journal, self._before = None, []

    @property
    def going(self):
        """Whether the program still runs."""
        return self._app.is_running and not self._app._exit

    async def open(self, *, asks=False):
        """The app on a new practice, or on the one that was cut off."""
        self._playing = Playing(
            self._log, self._machine, SESSION, going_on=self._journal, make=Witness
        )
        self._player, self._seen = self._playing.player, 0
        self.practices += not self._before
        self._app = app_of(self._playing, check_in=asks and self._journal is None)
        self._screen = self._app.run_test(size=SIZES[0])
        self._pilot = await self._screen.__aenter__()
        await self._settle()

    async def close(self):
        """Leave the app, and hold the journal against what happened."""
        await self._screen.__aexit__(None, None, None)
        happened = [*self._before, *self._player.happened]
        ended = must_agree(self._playing, happened)
        self._journal = None if ended else self._playing.journal.path
        self._before = [] if ended else happened
        self.cut_off += not ended

    def check(self):
        """Raise AssertionError for what must not be, whatever happened."""
        new, self._seen = self._player.happened[self._seen :], len(self._player.happened)
        must_hold(self._playing, self._app, new)

    async def press(self, key, *, after):
        """Press a key, so many seconds after the last look."""
        self._machine.passes(after)
        self._happens(key)
        self.keys += 1
        app, before = self._app, self._player.state
        lets, typing = self._guard_lets(key), isinstance(app.focused, Input)
        practising = app.practice is not None
        await app.on_event(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
        at_once = self._player.state
        await self._settle()
        if not lets and not typing:
            assert replace(self._player.state, now=before.now) == before
        if key in {"p", "full_stop"} and lets and practising and not typing:
            assert at_once.mode is Mode.OVER or at_once.frozen_by is What.SHARP_PAIN

    async def press_at_the_end(self, key):
        """Press a key when the step has ended and nobody has looked since."""
        await self.wait(self._left_of_step() - SPARE)
        if self.going:
            await self.press(key, after=2 * SPARE)

    async def wait(self, seconds):
        """Let time pass, looking as often as the screen at least does."""
        self._happens(f"{seconds:.1f} s")
        while seconds > 0:
            self._machine.passes(min(LOOKS, seconds))
            seconds -= LOOKS
            if self._app.practice is not None:
                self._app.practice.look()
        await self._settle()

    async def resize(self, size):
        """Give the terminal so many columns and rows."""
        self._happens(f"{size[0]}x{size[1]}")
        self._app._driver._size = size
        self._app.post_message(Resize(Size(*size), Size(*size)))
        await self._settle()

    async def hear_of_sound(self, kind):
        """News of the sound: it is lost, back, or elsewhere."""
        self._happens(f"sound {kind}")
        self._playing.speaker.news.append(News(kind, "Something about the sound."))
        await self._settle()

    async def sleep(self):
        """The machine sleeps for an hour."""
        self._happens("sleep")
        self._machine.sleeps(HOUR)
        await self._settle()

    async def stall(self):
        """Nothing runs for five seconds."""
        self._happens("stall")
        self._machine.passes(5)
        await self._settle()

    async def leave(self):
        """The program is told to leave, as by a signal."""
        self._happens("told to leave")
        self._app.leave()
        await self._settle()

    async def die(self):
        """The program is gone, without a word to its diary."""
        self._happens("killed")
        self._app.exit()
        await self._settle()

    def _left_of_step(self):
        step, state = self._player.step, self._player.state
        if step.open or state.mode is not Mode.RUNNING:
            return 0
        return float(step.length - state.elapsed)

    def _guard_lets(self, key):
        """Whether the app hears this key, by what the design says of held and hasty keys."""
        guard, now = self._app.guard, self._machine.seconds()
        held = now - guard._seen.get(key, float("-inf")) < HELD
        repeats = key in {"plus", "minus", "up", "down", "tab"}
        return now >= guard._deaf_until and (repeats or not held)

    async def _settle(self):
        """Let the app do what it has to do, without waiting for its timers."""
        quiet = turns = 0
        while quiet < 3 and turns < MOST_TURNS:
            await asyncio.sleep(0)
            nodes = [self._app, *self._app.screen_stack] if self._app._running else []
            busy = any(not n._message_queue.empty() or n._next_callbacks for n in nodes)
            quiet, turns = 0 if busy else quiet + 1, turns + 1
        if any(isinstance(screen, CommandPalette) for screen in self._app.screen_stack):
            # Textual's palette does not bear keys faster than anybody types.
            await self._pilot.pause()

    def _happens(self, what):
        self.trail = [*self.trail[-60:], what]
