"""A practice in lines that only a test moves on."""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examples import SHORT_SESSION
from fakes import SECOND, Hand, RecordingSpeaker

from iliotimer.conductor import Conductor
from iliotimer.diary.journal import Journal
from iliotimer.files.session_file import read_session_text
from iliotimer.files.settings import Settings
from iliotimer.keyguard import KeyGuard
from iliotimer.plain.course import Course
from iliotimer.plain.lines import Lines
from iliotimer.plan.steps import steps_of
from iliotimer.plan.unattended import unattended
from iliotimer.practice.clock import PracticeClock
from iliotimer.practice.player import Player
from iliotimer.practice.state import Mode

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class PlainStage:
    """A practice in lines and what lies around it."""

    course: Course
    conductor: Conductor
    hand: Hand
    speaker: RecordingSpeaker
    stream: io.StringIO
    log: Path

    @property
    def player(self):
        return self.conductor.player

    def wait(self, seconds):
        """Let practice time pass, looking every second."""
        end = self.hand.now + round(seconds * SECOND)
        while self.hand.now < end and self.player.state.mode is not Mode.OVER:
            self.hand.now = min(end, self.hand.now + SECOND)
            self.course.look()
        self.hand.keys += seconds

    def press(self, *keys, after=1.0):
        """Press keys, a second apart."""
        for key in keys:
            self.hand.keys += after
            self.course.press(key)

    def lines(self):
        return self.stream.getvalue().splitlines()

    def new_lines(self):
        """What was said since the last time."""
        lines = self.lines()
        self.stream.seek(0)
        self.stream.truncate()
        return lines

    def journal(self):
        """The one journal, as parsed TOML."""
        (file,) = self.log.glob("*.toml")
        return tomllib.loads(file.read_text())

    def whats(self):
        return [event["what"] for event in self.journal()["event"]]


def plain_stage(
    log, text=SHORT_SESSION, *, keep=True, check_in=False, attended=True, settings=None, notices=()
):
    """A course on a fake clock, not begun yet."""
    read = read_session_text(text, "short")
    assert read.session is not None, read.problems
    opening = {
        "title": read.session.title,
        "levels": [],
        "session_sha256": read.sha256,
        "session_text": read.text,
    }
    journal = Journal.open_new(log, "short", opening) if keep else None
    steps = steps_of(read.session)
    return stage_of(
        log,
        read.session,
        Player(steps if attended else unattended(steps)),
        journal,
        settings=settings,
        check_in=check_in,
        attended=attended,
        notices=notices,
    )


def stage_of(log, session, player, journal=None, *, settings=None, **options):
    """A course with this player, not begun yet."""
    settings = settings or Settings()
    hand, speaker, stream = Hand(), RecordingSpeaker(), io.StringIO()
    clock = PracticeClock(monotonic=hand.monotonic, boot=hand.monotonic)
    conductor = Conductor(player, clock, speaker, journal, limits=settings.pain)
    guard = KeyGuard(lambda: hand.keys)
    course = Course(session, conductor, settings, Lines(stream).say, guard=guard, **options)
    return PlainStage(course, conductor, hand, speaker, stream, log)
