from __future__ import annotations

import contextlib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from examples import SHORT_SESSION
from fakes import SECOND, Hand, RecordingSpeaker

from iliotimer.conductor import Conductor
from iliotimer.diary.journal import Journal
from iliotimer.files.session_file import Reading, read_session_text
from iliotimer.files.settings import Settings
from iliotimer.keyguard import KeyGuard
from iliotimer.opening import Wishes
from iliotimer.plan.steps import steps_of
from iliotimer.practice.clock import PracticeClock
from iliotimer.practice.player import Player
from iliotimer.tui.app import PracticeApp

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Stage:
    """A practice in a test: the app, its pilot and what lies around them."""

    app: PracticeApp
    pilot: object
    hand: Hand
    speaker: RecordingSpeaker
    log: Path

    @property
    def player(self):
        return self.app.conductor.player

    @property
    def screen(self):
        return self.app.screen

    async def wait(self, seconds):
        """Let practice time pass, looking often."""
        end = self.hand.now + round(seconds * SECOND)
        practice = self.app.practice
        while self.hand.now < end and practice is not None:
            self.hand.now = min(end, self.hand.now + SECOND)
            practice.look()
            practice = self.app.practice
        self.hand.keys += seconds
        await self.pilot.pause()

    async def press(self, *keys, after=1.0):
        """Press keys, a second apart."""
        for key in keys:
            self.hand.keys += after
            await self.pilot.press(key)
        await self.pilot.pause()

    def text(self):
        """Everything on the screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def journal(self):
        """The one journal, as parsed TOML."""
        (file,) = self.log.glob("*.toml")
        return tomllib.loads(file.read_text())

    def whats(self):
        return [event["what"] for event in self.journal()["event"]]


@pytest.fixture
def reading() -> Reading:
    """A short session with a breath, a hold and a metronome exercise."""
    return read_session_text(SHORT_SESSION, "short")


@pytest.fixture
def practice(tmp_path, reading):
    """Opens the app on a practice that only the test moves on."""

    @contextlib.asynccontextmanager
    async def opened(size=(80, 24), text=None, keep=True, check_in=False, settings=None, kept=None):
        read = reading if text is None else read_session_text(text, "short")
        assert read.session is not None, read.problems
        hand, speaker = Hand(), RecordingSpeaker()
        player = Player(steps_of(read.session))
        clock = PracticeClock(monotonic=hand.monotonic, boot=hand.monotonic)
        opening = {
            "title": read.session.title,
            "levels": [],
            "session_sha256": read.sha256,
            "session_text": read.text,
        }
        log = tmp_path / "log"
        journal = Journal.open_new(log, "short", opening) if keep else None
        conductor = Conductor(player, clock, speaker, journal)
        app = PracticeApp(
            read,
            read.session,
            Wishes(settings or Settings()),
            log,
            conductor=conductor,
            looks=False,
            check_in=check_in,
            kept=kept,
        )
        app.guard = KeyGuard(lambda: hand.keys)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Stage(app, pilot, hand, speaker, log)

    return opened
