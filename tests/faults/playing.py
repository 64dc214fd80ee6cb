"""A practice without a screen, on a machine whose clocks are moved by hand."""

from __future__ import annotations

import datetime as dt
from functools import cache

from iliotimer.conductor import Conductor
from iliotimer.diary.journal import Journal
from iliotimer.diary.prescription import prescribed_steps
from iliotimer.diary.reading import read_journal
from iliotimer.files.session_file import read_session_text
from iliotimer.plan.steps import steps_of
from iliotimer.practice.clock import PracticeClock
from iliotimer.practice.player import Player
from iliotimer.practice.resuming import state_after

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
LENGTH = 64
"""Seconds of that session."""


class Machine:
    """The clocks of a machine: one that stands still in its sleep, one that does not, the day's."""

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

    def seconds(self):
        return self.awake_ns / SECOND

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
        self.playing = ()


@cache
def read(text):
    """The reading of a session text."""
    reading = read_session_text(text, "faulty")
    assert reading.session is not None, reading.problems
    return reading


class Playing:
    """A practice that only the test moves on: a new one, or the one that a journal keeps.

    `make` makes the player.
    """

    def __init__(self, log, machine=None, text=TEXT, *, going_on=None, make=Player):
        self.machine = machine or Machine()
        self.speaker = SilentSpeaker()
        self.reading = read(text)
        now, record = self.machine.now, None
        if going_on is None:
            self.journal = Journal.open_new(log, "faulty", self._opening(), now=now)
            self.player = make(steps_of(self.reading.session))
        else:
            record = read_journal(going_on)
            steps = prescribed_steps(record)
            self.journal = Journal.reopen(going_on, now=now)
            self.player = make(steps, go_on_from=state_after(steps, record.events))
        clock = PracticeClock(
            monotonic=self.machine.monotonic,
            boot=self.machine.boot,
            reached=self.player.state.now,
        )
        self.conductor = Conductor(
            self.player, clock, self.speaker, self.journal, record=record, now=now
        )

    def begin(self):
        """Begin a new practice; one that goes on stands."""
        self.conductor.start()
        return self

    def wait(self, seconds):
        """Let time pass, looking as rarely as a running program does."""
        while seconds > 0:
            self.machine.passes(min(2, seconds))
            self.conductor.look()
            seconds -= 2

    def _opening(self):
        return {
            "title": self.reading.session.title,
            "levels": [],
            "session_sha256": self.reading.sha256,
            "session_text": self.reading.text,
        }
