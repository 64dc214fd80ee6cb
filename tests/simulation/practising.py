"""A person practises: the keys they press on the way, at random moments, and what they answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.conductor import Conductor
from iliotimer.diary.answers import COUNT
from iliotimer.practice.checkin import BEFORE, NEWS_QUESTION, SORE, STILL_SORE
from iliotimer.practice.clock import Look
from iliotimer.practice.events import Noted, Outcome, Over, What
from iliotimer.practice.player import Player
from iliotimer.practice.safety import PainLimits, after_sharp_pain, zone_of
from iliotimer.practice.safety import Zone as PainZone
from iliotimer.practice.state import NS, Mode, Refused, ns

if TYPE_CHECKING:
    from simulation.people import Zone

PLACES = ("front of hip, groin",) * 3 + ("side of hip", "lower back", "knee", "down the leg")
WORDS = ("sharp", "sharp", "pinching", "stabbing", "aching, dull", "cramping")
READY_AFTER = 2 * NS
"""Practice time that passes before the person says ready or done."""
FOREVER = 1 << 62
TWO = 2
LIMITS = PainLimits()


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
            self.skip_exercise()
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

    def sharp_pain(self):
        self.press(self.player.sharp_pain, freezes=True)
        n, exercise = self.conductor.sharp_stops()[-1]
        if self.rng.random() < 0.1:
            self.press(self.player.undo)
            return
        if self.rng.random() < 0.1:
            exercise = self.practice.prescribed.score[0].exercise.id
            self.say(n, "exercise", exercise)
        self.practice.sharp.append(exercise)
        answers = {"score": self.rng.randint(3, 9), "place": self.rng.choice(PLACES)}
        answers |= {"side": self.rng.choice(("left", "right")), "word": self.rng.choice(WORDS)}
        for question, value in answers.items():
            if self.rng.random() < 0.8:
                self.say(n, question, value)
        said = {what: value for (about, what), value in self.practice.said.items() if about == n}
        self.practice.spots.add((said.get("place"), said.get("side")))
        stops = self.conductor.sharp_stops()
        here = sum(one == exercise for _, one in stops)
        words = {str(value) for value in said.values()}
        allowed = after_sharp_pain(words, here, len(stops), LIMITS)
        choices = [self.skip_exercise, self.end_for_pain]
        choices += [self.ease] * 3 if allowed.milder else []
        choices += [self.skip_side] if allowed.skip_side else []
        self.rng.choice(choices)()
        if self.player.state.frozen_by is What.SHARP_PAIN:
            self.skip_exercise()

    def tightness(self):
        self.press(self.player.tightness, freezes=True)
        self.practice.tight.append(self.exercise_of_last(What.TIGHTNESS))
        if self.rng.random() < 0.2:
            self.rng.choice((self.ease, self.skip_side, self.end_for_tightness, self.undo))()

    def discomfort(self, lowest=0):
        score = self.rng.randint(lowest, 9)
        self.press(lambda: self.player.discomfort(score))
        self.practice.felt.append((self.exercise_of_last(What.DISCOMFORT), score))
        if zone_of(score, LIMITS) is PainZone.RED:
            self.press(self.player.pause, freezes=True)
            follow = (self.ease, self.skip_side, self.skip_exercise, self.end_for_rising_pain)
            self.rng.choice((*follow, self.undo))()

    def much_discomfort(self):
        self.discomfort(lowest=6)

    def exercise_of_last(self, what):
        return next(e.exercise for e in reversed(self.conductor.entries) if e.what is what)

    def ease(self):
        if self.press(self.player.ease):
            self.practice.eased.append(self.exercise_of_last(What.EASED))
            self.practice.changed.add(self.practice.eased[-1])

    def undo(self):
        what = self.player.can_undo
        if self.press(self.player.undo):
            felt = {What.EASED: self.practice.eased, What.TIGHTNESS: self.practice.tight}
            if what in felt:
                felt[what].pop()

    def skip_side(self):
        self.press(self.player.skip)

    def skip_exercise(self):
        self.press(lambda: self.player.skip(whole_exercise=True))

    def jump(self):
        exercise = self.rng.choice(self.practice.prescribed.score).exercise.id
        self.press(lambda: self.player.jump(exercise))

    def back(self):
        self.press(self.player.back)

    def restart(self):
        self.press(self.player.restart)

    def longer(self):
        self.practice.longer.add(self.player.step.exercise.id)
        self.press(self.player.longer)

    def shorter(self):
        self.practice.changed.add(self.player.step.exercise.id)
        self.press(self.player.shorter)

    def faster(self):
        self.press(self.player.faster)

    def slower(self):
        self.press(self.player.slower)

    def pause(self):
        self.press(self.player.pause, freezes=True)

    def keep_part(self):
        """Accept the part of a hold that was held."""
        self.pause()
        self.press(self.player.ready)

    def regret(self):
        """Skip, and take it back."""
        self.skip_side()
        self.undo()

    def ask_about_soreness(self):
        """After the warm-up, where there was soreness before it."""
        if self.practice.said.get((BEFORE, "soreness")) in SORE:
            self.pause()
            self.say(BEFORE, STILL_SORE, self.rng.choice(("yes", "no", "no")))
            if self.practice.stayed_sore and self.rng.random() < 0.7:
                self.end("soreness")

    def end(self, code):
        self.press(lambda: self.player.end(code))

    def end_for_pain(self):
        self.end("sharp_pain")

    def end_for_rising_pain(self):
        self.end("rising_pain")

    def end_for_tightness(self):
        self.end("tightness")

    def leave_unwell(self):
        """Not begin, because of what is new."""
        self.say(BEFORE, NEWS_QUESTION, "fever, feeling unwell")
        self.conductor.not_begun("unwell")
        self.practice.over = Over(0, Outcome.ENDED_EARLY, "unwell")

    def feel_numb(self):
        """A sharp stop that turns out to be something else."""
        self.press(self.player.sharp_pain, freezes=True)
        n, exercise = self.conductor.sharp_stops()[-1]
        self.practice.sharp.append(exercise)
        self.say(n, "word", self.rng.choice(("numb", "weak", "tingling")))
        self.rng.choice((self.skip_exercise, self.end_for_pain))()

    def end_numb(self):
        self.end(self.rng.choice(("numb_tingle", "weakness", "unwell")))

    def cut_off(self):
        """The program has to stop."""
        self.press(self.player.interrupt, freezes=True)
        self.practice.mat.leave(self.watch.practice)

    def killed(self):
        """The program is gone."""
        self.practice.mat.leave(self.watch.practice)


CUTS = (Practising.cut_off, Practising.killed)
HURTING = (
    *(Practising.sharp_pain, Practising.tightness),
    *(Practising.discomfort, Practising.discomfort, Practising.discomfort),
)
HARMLESS = (
    *(Practising.ease, Practising.skip_side, Practising.skip_exercise, Practising.jump),
    *(Practising.back, Practising.restart, Practising.longer, Practising.shorter),
    *(Practising.faster, Practising.slower, Practising.pause, Practising.keep_part),
    *(Practising.undo, Practising.regret),
)
