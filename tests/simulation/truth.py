"""What really happened in a practice, told by the keys that were pressed and what was said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulation.prescriptions import Prescription, sides_worked

from iliotimer.plan.score import END_CUES, StepKind
from iliotimer.practice.blocking import REASONS, WORDS
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY, SORE, STILL_SORE
from iliotimer.practice.events import CueGiven, Outcome, Over, StepBegan
from iliotimer.practice.safety import CARD_REASONS, CARD_WORDS

if TYPE_CHECKING:
    import datetime as dt

    from iliotimer.practice.record import Dose

STRENGTH, MOBILITY = "strength", "mobility"
PAIN = frozenset({"sharp_pain", "rising_pain"})
STOPPED_FOR = PAIN | {"tightness", "fatigue"}
TELLS_NOTHING = frozenset({"", "time", "interruption", "equipment", "too_hard", "other"})


@dataclass
class Mat:
    """What somebody sees who stands beside the mat: which works came to their end, and how long."""

    done: set[tuple[str, str, int, int]] = field(default_factory=set)
    """Exercise, side, set and hold."""
    begun: set[tuple[str, str, int, int]] = field(default_factory=set)
    """Reps and breaths: exercise, side, set and rep."""
    spent: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Nanoseconds of work: exercise and side."""
    _work: StepBegan | None = None

    def watch(self, events):
        """See what the player does."""
        for event in events:
            match event:
                case StepBegan(at=at, step=step):
                    self.leave(at)
                    self._work = event if step.kind is StepKind.WORK else None
                    if self._work is not None:
                        # Where a work follows another one, nothing is heard of its first rep.
                        first = ((step.exercise.id, s, step.set, 1) for s in sides_worked(step))
                        self.begun.update(first)
                case CueGiven(cue=cue) if self._work is not None:
                    self._hear(cue, self._work.step)
                case Over(at=at):
                    self.leave(at)
                case _:
                    pass

    def leave(self, at):
        """The work under way ends at this practice time (ns)."""
        if self._work is not None:
            step = self._work.step
            for side in sides_worked(step):
                self.spent[step.exercise.id, side] += at - self._work.at
        self._work = None

    def _hear(self, cue, step):
        if cue.kind in END_CUES:
            works = ((step.exercise.id, side, step.set, step.rep) for side in sides_worked(step))
            self.done.update(works)
        elif cue.rep:
            self.begun.add((step.exercise.id, cue.side, step.set, cue.rep))


@dataclass
class Practice:
    """One practice and what was said about it."""

    name: str
    kind: str
    begun: dt.datetime
    """Wall clock, with its offset."""
    prescribed: Prescription
    mat: Mat | None = None
    """None where nothing happened on the way, and everything was done."""
    over: Over | None = None
    minutes: float = 0
    doses: tuple[Dose, ...] = ()
    sharp: list[str] = field(default_factory=list)
    """The exercises of the sharp stops that were meant."""
    tight: list[str] = field(default_factory=list)
    eased: list[str] = field(default_factory=list)
    felt: list[tuple[str, int]] = field(default_factory=list)
    """Discomfort: exercise and score."""
    counted_less: set[str] = field(default_factory=set)
    """Exercises in which the person counted fewer reps than planned."""
    spare: set[str] = field(default_factory=set)
    """Exercises in which the person had two more reps in them, on each side."""
    spots: set[tuple[object, object]] = field(default_factory=set)
    """Place and side of the sharp pains."""
    changed: set[str] = field(default_factory=set)
    """Exercises that were made shorter or milder on the way."""
    longer: set[str] = field(default_factory=set)
    said: dict[tuple[str | int, str], object] = field(default_factory=dict)
    answered_on: dt.date | None = None
    """When the question of the next morning was answered."""
    decided: set[str] = field(default_factory=set)
    """Exercises about which the person said yes or no afterwards."""
    lowered: bool = False
    """Whether the person said yes to a lower level of one."""
    counts: bool = False
    """Whether anything was done or hurt: one that was left at once is none."""
    exercises_done: set[str] = field(default_factory=set)
    """Those of which anything was done."""
    has_sign: bool = False
    """Whether the safety card is shown for it."""
    sign: bool = False
    """Whether it holds everything back until it is cleared."""

    @property
    def session(self):
        return self.prescribed.session

    @property
    def levels(self):
        return dict(self.prescribed.levels)

    @property
    def reason(self):
        return self.over.reason if self.over else ""

    @property
    def completed(self):
        return self.over is not None and self.over.outcome is Outcome.COMPLETED

    @property
    def ended_for_pain(self):
        return self.reason in PAIN

    @property
    def stopped_for_what_hurt(self):
        return self.ended_for_pain or self.reason == "tightness"

    def settle(self):
        """Work out what does not change once it is over."""
        told = self.eased or self.reason not in TELLS_NOTHING
        did = told or any(dose.works_done for dose in self.doses)
        self.counts = bool(self.sharp or self.ended_for_pain or (did and self.minutes > 0))
        self.exercises_done = {dose.exercise for dose in self.doses if dose.done > 0}
        words = {value for value in self.said.values() if isinstance(value, str)} | {self.reason}
        self.has_sign = not words.isdisjoint(CARD_WORDS | CARD_REASONS)
        self.sign = not words.isdisjoint(WORDS | REASONS)

    @property
    def cleared(self):
        return self.said.get((AFTER, "cleared")) is True

    @property
    def stayed_sore(self):
        return self.said.get((BEFORE, STILL_SORE)) == "yes"

    @property
    def came_sore(self):
        return self.said.get((BEFORE, "soreness")) in SORE

    @property
    def sore_after(self):
        return self.said.get((NEXT_DAY, "soreness")) in SORE

    def score(self, about):
        return self.said.get((about, "pain"))

    @property
    def morning_is_known(self):
        pains = {self.score(BEFORE), self.score(NEXT_DAY)}
        return (NEXT_DAY, "compared") in self.said or None not in pains

    @property
    def morning_is_worse(self):
        before, after = self.score(BEFORE), self.score(NEXT_DAY)
        risen = before is not None and after is not None and after > before
        return risen or self.said.get((NEXT_DAY, "compared")) == "worse"

    def morning_is_much_worse(self, rules):
        before, after = self.score(BEFORE), self.score(NEXT_DAY)
        if after is None:
            return False
        risen = before is not None and after - before >= rules.morning_rise
        return risen or after >= rules.morning_worst

    def did_all(self, exercise):
        """Whether every set and hold of it came to its end."""
        if self.mat is None:
            return exercise not in self.counted_less
        works = {
            (name, side, *work)
            for (name, side), each in self.prescribed.works.items()
            if name == exercise
            for work in each
        }
        return works <= self.mat.done and exercise not in self.counted_less

    def is_clear(self, most_pain):
        """Whether nothing in it or after it speaks against going on."""
        worst = max([score for _, score in self.felt] + [self.score(AFTER) or 0])
        return not (
            self.sharp
            or self.tight
            or self.reason in PAIN
            or self.has_sign
            or not self.morning_is_known
            or self.morning_is_worse
            or self.sore_after
            or worst > most_pain
        )

    def flags(self, exercise, most_pain):
        """What speaks against a harder level of an exercise, each in a few words."""
        pains = [score for name, score in self.felt if name == exercise]
        told = {
            "no end": self.over is None,
            "a sharp stop": bool(self.sharp),
            f"ended for {self.reason}": self.reason in STOPPED_FOR,
            "a sign of the safety card": self.has_sign,
            "no check-in": not self.morning_is_known,
            "a worse morning": self.morning_is_worse,
            "sore the next day": self.sore_after,
            "came sore": self.came_sore,
            "pain after it": (self.score(AFTER) or 0) > most_pain,
            "pain in it": max(pains, default=0) > most_pain,
            "tightness in it": exercise in self.tight,
            "eased on the way": exercise in self.eased,
            "it hurt": self.said.get((AFTER, f"verdict {exercise}")) == "hurt",
            "not done in full": not self.did_all(exercise),
        }
        return [words for words, holds in told.items() if holds]
