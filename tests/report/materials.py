"""What the tests make reports from."""

from __future__ import annotations

import datetime as dt

from coach.lived import NOON, answered, lived, moment, pains

from iliotimer.coach.course import Begun
from iliotimer.coach.period import Period, lived_in
from iliotimer.coach.rules import Rules
from iliotimer.coach.trends import trends
from iliotimer.plan.model import Side, Source
from iliotimer.plan.program import Program, Stage
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.measures import Measure
from iliotimer.practice.record import Decision, Dose
from iliotimer.report.compose import report_of
from iliotimer.report.material import Journals, Material

PERIOD = Period(dt.date(2026, 11, 2), dt.date(2026, 11, 22))
"""Three weeks, from a Monday to a Sunday."""
STAGE = Stage("Build", 4, (("short",), (), ("short",), (), ("short",), (), ()))
PROGRAM = Program("plan", "Plan", (STAGE,), source=Source("A. Clinician", dt.date(2026, 10, 1)))
COURSE = (Begun(dt.datetime(2026, 11, 2, 8, 0, tzinfo=NOON.tzinfo), PROGRAM, 1),)
NAMES = {"stretch": "Hip stretch", "bridge": "Bridge"}


def at(day, hour=12):
    return dt.datetime(2026, 11, day, hour, 0, tzinfo=NOON.tzinfo)


def on(day, **fields):
    """A session of a day of November 2026."""
    return lived(22 - day, **fields)


def sided(done_left, done_right, exercise="stretch", unit="s", *, paced=False):
    """Doses of 60 on each side."""
    return (
        Dose(exercise, Side.LEFT, unit, 60, done_left, paced=paced, works=2, works_done=1),
        Dose(exercise, Side.RIGHT, unit, 60, done_right, paced=paced, works=2, works_done=1),
    )


def scored(day, before, after, next_day, **fields):
    return on(day, answers=pains(before, after, next_day), **fields)


def stopped(day, n=4, **fields):
    """A session with a sharp stop that was ended for it."""
    said = answered(n, score=7, place="front of hip, groin", word="pinching")
    return on(
        day,
        outcome=Outcome.ENDED_EARLY,
        reason="sharp_pain",
        ended_in=("Lengthening", "stretch", "left"),
        pain_stops=1,
        works_done=4,
        minutes=12.4,
        moments=(moment(What.SHARP_PAIN, n=n),),
        answers=(*pains(3, None, 5), *said),
        **fields,
    )


def decision(day, before, after, *, accepted=True):
    reason = "Clear twice in a row."
    return Decision(at(day), "bridge", before, after, "A1", reason, accepted=accepted)


def measure(day, name, value, unit="0-10"):
    return Measure(at(day), name, value, unit)


def material(*sessions, measures=(), course=COURSE, period=PERIOD, **fields):
    """The material of these sessions."""
    found = lived_in(sessions, period)
    given = {"journals": Journals(names=NAMES), "now": NOON, **fields}
    return Material(
        lived=found, trends=trends(found, measures, course, Rules(), period), course=course, **given
    )


def report(*sessions, **fields):
    """The report of these sessions."""
    return report_of(material(*sessions, **fields))


def rows(told, title):
    """The rows of the table under a heading."""
    (table,) = (table for table in told.tables if table.title == title)
    return table.rows
