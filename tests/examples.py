"""Exercises and sessions that the tests share."""

from __future__ import annotations

from fractions import Fraction

from iliotimer.plan.model import (
    Beats,
    Breath,
    Breaths,
    Dose,
    Exercise,
    FreeReps,
    Holds,
    Phase,
    PhaseKind,
    Session,
    SessionKind,
    Sides,
    StartsWith,
    Tempo,
    TempoReps,
    Timed,
)
from iliotimer.plan.steps import steps_of

SECOND = 1_000_000_000

TEMPO = TempoReps(2, Tempo(2, 0, 1, 2))
LIFT_FIRST = TempoReps(2, Tempo(2, 1, 3, 2), StartsWith.CONCENTRIC)
HOLDS = Holds(Fraction(30), 2, Fraction(10))
BREATHS = Breaths(2, Breath(4, 0, 6, 0))
BEATS = Beats(3, Fraction(60), 2)
TIMED = Timed(Fraction(20), Fraction(80))
FREE = FreeReps(8)
DOSES = (TEMPO, LIFT_FIRST, HOLDS, BREATHS, BEATS, TIMED, Timed(Fraction(45)), FREE)


def exercise(dose: Dose, **fields) -> Exercise:
    """An exercise called `move` unless the fields say otherwise."""
    given = {"id": "move", "name": "Move", **fields}
    given.setdefault("used", given["id"])
    for name in ("rest", "transition", "get_ready", "switch"):
        if name in given:
            given[name] = Fraction(given[name])
    return Exercise(dose=dose, **given)


def session(*exercises: Exercise, kind: PhaseKind = PhaseKind.ACTIVATION) -> Session:
    """A session of one phase called Work."""
    return Session("example", "Example", SessionKind.MIXED, (Phase("Work", kind, exercises),))


def score(*exercises: Exercise):
    """The steps of a session of these exercises."""
    return steps_of(session(*exercises))


def heard(step) -> list[tuple[float, str]]:
    """The cues of a step as (offset, kind)."""
    return [(float(cue.offset), str(cue.kind)) for cue in step.cues]


def each(dose: Dose, **fields) -> Exercise:
    """An exercise done on each side in turn."""
    return exercise(dose, sides=Sides.EACH, **fields)


def alternating(dose: Dose, **fields) -> Exercise:
    """An exercise whose sides alternate."""
    return exercise(dose, sides=Sides.ALTERNATE, **fields)


SHORT_SESSION = """\
format = 1
title = "Short"
kind = "mixed"

[[phase]]
name = "Breath"
kind = "breath"

  [[phase.exercise]]
  name = "Slow breathing"
  setup = "Lie down."
  breaths = 2
  breath = "4-0-6-0"
  wait = true

[[phase]]
name = "Lengthening"
kind = "lengthening"

  [[phase.exercise]]
  id = "stretch"
  name = "Stretch [left] [/b]"
  setup = "One knee on the mat."
  cue = "Tuck the [tail]."
  side = "each"
  hold = 30
  reps = 2
  gap = 10
  milder = [{ hold = 10 }]

  [[phase.exercise]]
  id = "swing"
  name = "Leg swing"
  side = "each"
  reps = 4
  bpm = 60
  beats_per_rep = 2
"""

QUICK = (
    SHORT_SESSION.replace("hold = 30", "hold = 1")
    .replace("gap = 10", "gap = 0")
    .replace("bpm = 60", "bpm = 240")
    .replace("  wait = true\n", "")
    .replace('"mixed"\n', '"mixed"\n\n[defaults]\ntransition = 1\nswitch = 1\nget_ready = 1\n')
)
"""The short session with holds of one second."""
