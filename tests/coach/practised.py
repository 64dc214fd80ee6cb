"""A session of four exercises, and how it was practised, for the tests of progression."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from coach.lived import NOON, answered, lived, pains
from examples import BREATHS, HOLDS, TEMPO, each, exercise

from iliotimer.coach.progression import proposals
from iliotimer.coach.rules import Rules
from iliotimer.plan.model import Phase, PhaseKind, Session, SessionKind, Timed
from iliotimer.plan.steps import steps_of
from iliotimer.practice.checkin import NEXT_DAY
from iliotimer.practice.doses import doses_of
from iliotimer.practice.record import LastSet
from iliotimer.practice.safety import PainLimits

BREATHING = exercise(BREATHS, id="breathing", levels=(exercise(BREATHS, sets=2),))
BRIDGE = exercise(replace(TEMPO, reps=8), id="bridge", name="Bridge", sets=2)
STRETCH = each(
    HOLDS,
    id="stretch",
    name="Stretch",
    levels=(
        each(replace(HOLDS, reps=3), id="stretch", name="Stretch"),
        each(replace(HOLDS, reps=4), id="stretch", name="Stretch"),
    ),
    milder=(each(replace(HOLDS, seconds=Fraction(15)), id="stretch", name="Stretch"),),
)


def walking(*factors):
    """A walk at these multiples of the own cadence, level by level."""
    first, *others = (
        exercise(Timed(Fraction(60), own_cadence=Fraction(factor)), id="walk", name="Walk")
        for factor in factors
    )
    return replace(first, levels=tuple(others))


WALK = walking("1", "1.05", "1.1")


def of_phases(breath=BREATHING, activation=BRIDGE, lengthening=STRETCH, gait=WALK):
    """A session with one exercise in each of these phases."""
    exercises = {
        PhaseKind.BREATH: breath,
        PhaseKind.ACTIVATION: activation,
        PhaseKind.LENGTHENING: lengthening,
        PhaseKind.GAIT: gait,
    }
    phases = tuple(Phase(str(kind), kind, (one,)) for kind, one in exercises.items())
    return Session("short", "Short", SessionKind.MIXED, phases)


SESSION = of_phases()
GOOD_MORNING = (*pains(before=1, next_day=1), *answered(NEXT_DAY, soreness="none"))


def done(days_ago=1, of=SESSION, levels=(), answers=GOOD_MORNING, paced=True, **fields):
    """A session that was done in full and was no worse the next morning, unless told otherwise."""
    prescribed = doses_of(steps_of(of, dict(levels)), ())
    doses = tuple(
        replace(dose, done=dose.planned, works_done=dose.works, paced=dose.paced and paced)
        for dose in prescribed
    )
    given = {"levels": tuple(levels), "doses": doses, **fields}
    practice = lived(days_ago, session=of.id, **given)
    return practice.but(answers=tuple(_when_asked(one, practice.started) for one in answers))


def _when_asked(answer, started):
    """The answer at the time at which its question is asked."""
    later = dt.timedelta(hours=18) if answer.about == NEXT_DAY else dt.timedelta(0)
    return replace(answer, at=started + later)


def spare(of=SESSION, *, more=0.0, two_more=True, paced=True):
    """The last set of each exercise that is counted, with more reps in it."""
    return tuple(
        LastSet(d.exercise, d.side, d.unit, 8, 8 + more, paced=paced, two_more=two_more)
        for d in doses_of(steps_of(of), ())
        if d.unit == "reps"
    )


def proposed(*past, of=SESSION, levels=None, now=NOON, limits=None, **thresholds):
    """What the rules propose, by exercise; `past` is newest first."""
    rules = Rules(**thresholds)
    found = proposals(past, of, levels or {}, rules, limits or PainLimits(), now)
    return {one.exercise: one for one in found}


def verdicts(*past, **given):
    """The verdict on each exercise that does not hold."""
    return {
        name: str(one.verdict)
        for name, one in proposed(*past, **given).items()
        if one.verdict != "hold"
    }


TWICE = (done(1), done(3))
"""Two clear sessions in a row."""
ALL_ADVANCE = {"bridge": "advance", "stretch": "advance", "walk": "advance"}
