"""What simulated people practise: small sessions with ladders, and the shipped ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cached_property, lru_cache
from operator import attrgetter
from pathlib import Path

from iliotimer.files.places import shipped_sessions
from iliotimer.files.program_file import read_program_text
from iliotimer.files.session_file import read_session_text
from iliotimer.plan.model import FreeReps, PhaseKind, Side, Sides, Timed
from iliotimer.plan.score import StepKind
from iliotimer.plan.sparing import Sparing, spared
from iliotimer.plan.steps import starts_of, steps_of
from iliotimer.practice.doses import doses_of
from iliotimer.practice.events import Noted
from iliotimer.practice.player import Player
from iliotimer.practice.record import Entry, entry_of
from iliotimer.practice.state import Mode, ns

OWN_SESSIONS = Path(__file__).parent / "sessions"
SMALL = ("easy", "heavy", "light")
"""The sessions in it: few exercises, each with its ladder."""


MIDNIGHT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
BOTH_SIDES = (Side.LEFT, Side.RIGHT)


@lru_cache(None)
def session_text(name):
    folder = OWN_SESSIONS if name in SMALL else shipped_sessions()
    return (folder / f"{name}.toml").read_text()


@lru_cache(None)
def session(name):
    reading = read_session_text(session_text(name), name)
    assert reading.session is not None, reading.problems
    return reading.session


@lru_cache(None)
def sha256(name):
    return read_session_text(session_text(name), name).sha256


def program(text, name):
    reading = read_program_text(text, name)
    assert reading.program is not None, reading.problems
    return reading.program


@lru_cache(None)
def shipped_program_text(name):
    return (shipped_sessions() / "programs" / f"{name}.toml").read_text()


def sides_worked(step):
    """The sides that a work is for: both of them where its reps alternate."""
    in_turn = step.side is Side.BOTH and step.exercise.sides is Sides.ALTERNATE
    return BOTH_SIDES if in_turn and not isinstance(step.exercise.dose, Timed) else (step.side,)


@dataclass(frozen=True)
class Prescription:
    """A session as it is done on a day: its score, and what comes of it if nothing happens."""

    session: str
    levels: tuple[tuple[str, int], ...]
    sparing: Sparing
    cadence: int | None

    @cached_property
    def score(self):
        cadence = None if self.cadence is None else Fraction(self.cadence)
        less = spared(session(self.session), self.sparing)
        return steps_of(less, dict(self.levels), cadence=cadence)

    @cached_property
    def seconds(self):
        return float(starts_of(self.score)[-1])

    @cached_property
    def works(self):
        """Every set and hold, by exercise and side."""
        works = {}
        for step in self.score:
            if step.kind is StepKind.WORK:
                for side in sides_worked(step):
                    works.setdefault((step.exercise.id, side), set()).add((step.set, step.rep))
        return works

    @cached_property
    def free(self):
        """The exercises whose reps the person counts."""
        return {step.exercise.id for step in self.score if isinstance(step.exercise.dose, FreeReps)}

    @cached_property
    def warm_up(self):
        """Seconds until the warm-up is over."""
        phases = {one.name for one in session(self.session).phases if one.kind is PhaseKind.BREATH}
        starts = zip(starts_of(self.score), self.score, strict=False)
        return float(next((at for at, step in starts if step.phase not in phases), 0))

    @cached_property
    def undisturbed(self):
        """The events of a practice in which the person only says ready."""
        player = Player(self.score)
        events = list(player.start())
        while player.state.mode is Mode.RUNNING:
            if player.step.open:
                events += player.ready()
            else:
                origin, last = player.ahead()[-1]
                events += player.advance_to(origin if last.open else origin + ns(last.length))
        return tuple(events)

    def entries_from(self, begun):
        """What the diary keeps of such a practice that begins at this time."""
        return [Entry(n, begun + (at - MIDNIGHT), *told) for n, at, *told in self._told]

    @cached_property
    def _told(self):
        noted = (event for event in self.undisturbed if isinstance(event, Noted))
        fields_of = attrgetter(*(field.name for field in fields(Entry)))
        return [
            fields_of(entry_of(one, n, MIDNIGHT + dt.timedelta(microseconds=one.at // 1000)))
            for n, one in enumerate(noted, 1)
        ]

    @cached_property
    def doses(self):
        """All of it, done in full."""
        doses = doses_of(self.score, self.entries_from(MIDNIGHT))
        assert all((one.done, one.works_done) == (one.planned, one.works) for one in doses)
        return doses


@lru_cache(4096)
def prescription(name, levels, sparing, cadence):
    return Prescription(name, levels, sparing, cadence)
