"""A person practises: a real player and conductor, a clock that is moved by hand, and no sound."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulation.happenings import CUTS

from iliotimer.conductor import Conductor
from iliotimer.diary.answers import COUNT
from iliotimer.practice.clock import Look
from iliotimer.practice.events import Noted, Over, What
from iliotimer.practice.player import Player
from iliotimer.practice.state import NS, Mode, Refused, ns

if TYPE_CHECKING:
    from simulation.zones import Zone

READY_AFTER = 2 * NS
"""Practice time that passes before the person says ready or done."""
FOREVER = 1 << 62
TWO = 2


@dataclass
class Watch:
    """A clock that only the practice moves; the wall clock goes on in the pauses as well."""

    wall: dt.datetime
    zone: Zone
    practice: int = 0

    def look(self):
        return Look(self.practice)

    def freeze(self):
        """The practice itself says how far time goes."""

    thaw = freeze

    def monotonic(self, practice):
        return practice

    def now(self):
        return self.zone.local(self.wall)

    def go_to(self, practice):
        self.wait((practice - self.practice) / NS)
        self.practice = practice

    def wait(self, seconds):
        self.wall += dt.timedelta(seconds=round(seconds, 3))


class Silence:
    """A speaker that nobody hears."""

    def play(self, passages):
        pass

    def stop(self):
        pass

    def look(self):
        return ()

    def close(self):
        pass


class Practising:
    """Leads one practice to its end, or to where it is cut off."""

    def __init__(self, practice, watch, rng, journal=None, *, record=None, state=None):
        self.practice = practice
        self.watch = watch
        self.rng = rng
        self.player = Player(practice.prescribed.score, go_on_from=state)
        self.conductor = Conductor(
            self.player, watch, Silence(), journal, record=record, now=watch.now
        )

    def practise(self, happenings):
        """Go through it with these happenings, each a practice second and what happens then."""
        self.take(self.conductor.start())
        if self.player.state.mode is Mode.OVER:
            self.take((self.conductor.completed(),))
        self.go_on()
        for second, happen in sorted(happenings, key=lambda one: one[0]):
            self.pass_to(ns(second))
            if self.player.state.mode is Mode.RUNNING:
                happen(self)
            if happen in CUTS:
                return
            self.go_on()
        self.pass_to(FOREVER)

    def practise_undisturbed(self):
        """Go through it without anything happening, as the player did before with this score."""
        begun = self.watch.now()
        self.conductor.entries += self.practice.prescribed.entries_from(begun)
        self.practice.over = self.practice.prescribed.undisturbed[-1]
        self.practice.doses = self.practice.prescribed.doses
        self.watch.go_to(self.practice.over.at)

    def pass_to(self, limit):
        """Let the practice run up to a time, saying ready wherever it waits."""
        while self.player.state.mode is Mode.RUNNING and self.watch.practice < limit:
            is_open = self.player.step.open
            origin, last = self.player.ahead()[-1]
            end = origin if last.open else origin + ns(last.length)
            self.watch.go_to(min(limit, self.watch.practice + READY_AFTER if is_open else end))
            self.take(self.conductor.look()[0])
            if is_open and self.watch.practice < limit:
                self.press(self.player.ready)

    def take(self, events):
        """See what the player does, and keep in mind what belongs to the practice as a whole."""
        self.practice.mat.watch(events)
        for event in events:
            if isinstance(event, Over):
                self.practice.over = event
        done = [e for e in events if isinstance(e, Noted) and e.what is What.SET_DONE]
        if done and done[-1].amount and not done[-1].amount.paced:
            self.count(done[-1])

    def press(self, command, *, freezes=False):
        """Whether a key did anything."""
        give = self.conductor.freeze if freezes else self.conductor.obey
        try:
            events = give(command)
        except Refused as refused:
            assert str(refused)
            return False
        self.take(events)
        return True

    def say(self, about, question, value):
        self.conductor.answer(about, question, value)
        self.practice.said[about, question] = value

    def go_on(self):
        """Resume after a while."""
        if self.player.state.mode is not Mode.FROZEN:
            return
        self.watch.wait(self.rng.uniform(1, 90))
        if self.player.state.frozen_by is What.SHARP_PAIN:  # as an undo may have brought it back
            self.press(lambda: self.player.skip(whole_exercise=True))
        if self.player.state.mode is Mode.FROZEN:
            assert self.press(self.player.resume)

    def count(self, done):
        """The person's own count of free reps; sometimes it is another than planned."""
        if self.rng.random() < 0.1:
            reps = max(0, int(done.amount.planned) + self.rng.choice((-2, -1, 1, 2, 3)))
            last = max(e.n for e in self.conductor.entries if e.what is What.SET_DONE)
            self.say(last, COUNT, reps)
            if reps < done.amount.planned:
                self.practice.counted_less.add(done.place.exercise)
            if reps - done.amount.planned >= TWO:
                self.practice.spare.add(done.place.exercise)
