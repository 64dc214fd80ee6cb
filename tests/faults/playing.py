"""A practice without a screen, on a machine whose clocks are moved by hand."""

from __future__ import annotations

import datetime as dt

from iliotimer.conductor import Conductor
from iliotimer.diary.journal import Journal
from iliotimer.files.session_file import read_session_text
from iliotimer.plan.steps import steps_of
from iliotimer.practice.clock import PracticeClock
from iliotimer.practice.player import Player

SECOND = 1_000_000_000
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TEXT = """\
format = 1
title = "Faulty"
kind = "mixed"

[defaults]
transition = 2
get_ready = 2
switch = 2

[[phase]]
name = "All"
kind = "activation"

  [[phase.exercise]]
  name = "Hold"
  side = "each"
  hold = 20
  milder = [{ hold = 10 }]

  [[phase.exercise]]
  name = "Lift"
  side = "alternate"
  reps = 2
  tempo = "1-0-1-0"

  [[phase.exercise]]
  name = "Swing"
  reps = 4
  bpm = 60
"""


class Machine:
    """The clocks of a machine: one that stands still while it sleeps, one that does not, the day's."""

    def __init__(self, wall=NOON):
        self.awake_ns = 7 * SECOND
        self.asleep_ns = 0
        self.wall = wall

    def monotonic(self):
        return self.awake_ns

    def boot(self):
        return self.awake_ns + self.asleep_ns

    def now(self):
        return self.wall

    def passes(self, seconds):
        self.awake_ns += round(seconds * SECOND)
        self.wall += dt.timedelta(seconds=seconds)

    def sleeps(self, seconds):
        self.asleep_ns += round(seconds * SECOND)
        self.wall += dt.timedelta(seconds=seconds)


class SilentSpeaker:
    """Keeps what it was given to play until it is stopped."""

    driver = "recording"

    def __init__(self):
        self.playing = ()
        self.news = []
        self.closed = False

    def play(self, passages):
        self.playing = tuple(passages)

    def stop(self):
        self.playing = ()

    def look(self):
        news, self.news = tuple(self.news), []
        return news

    def set_volume(self, percent):
        pass

    def set_muted(self, muted):
        pass

    def close(self):
        self.playing, self.closed = (), True


class Playing:
    """A practice of a session text that only the test moves on."""

    def __init__(self, log, machine=None, text=TEXT):
        reading = read_session_text(text, "faulty")
        assert reading.session is not None, reading.problems
        self.machine = machine or Machine()
        self.speaker = SilentSpeaker()
        opening = {
            "title": reading.session.title,
            "levels": [],
            "session_sha256": reading.sha256,
            "session_text": reading.text,
        }
        now = self.machine.now
        self.journal = Journal.open_new(log, "faulty", opening, now=now)
        self.player = Player(steps_of(reading.session))
        clock = PracticeClock(monotonic=self.machine.monotonic, boot=self.machine.boot)
        self.conductor = Conductor(self.player, clock, self.speaker, self.journal, now=now)
        self.conductor.start()

    def wait(self, seconds):
        """Let time pass, looking as rarely as a running program does."""
        while seconds > 0:
            self.machine.passes(min(2, seconds))
            self.conductor.look()
            seconds -= 2
