"""Programs and ways through them for the tests."""

from __future__ import annotations

import datetime as dt

from coach.lived import NOON

from iliotimer.coach.course import Begun
from iliotimer.plan.program import Program, Stage

MONDAY = NOON + dt.timedelta(days=1)
KINDS = {
    "foundation": "strength",
    "build": "strength",
    "mobility": "mobility",
    "desk-break": "mobility",
    "mix": "mixed",
}
LOADED, EASY, OFF = ("foundation",), ("mobility",), ()
WEEK = (LOADED, EASY, LOADED, EASY, LOADED, EASY, OFF)


def program(*stages, title="Twelve weeks"):
    return Program("twelve-weeks", title, stages or (Stage("Foundation", None, WEEK),))


def begun(weeks_ago=0, number=1, of=None, **fields):
    """A stage begun on a Monday at noon, so many weeks before Monday, 23 November 2026."""
    at = MONDAY - dt.timedelta(weeks=weeks_ago)
    return Begun(at, of or program(), number, **fields)


def day(name, hour=12, minute=0):
    """A weekday of the week that begins on Monday, 23 November 2026."""
    ahead = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(name)
    at = MONDAY + dt.timedelta(days=ahead)
    return at.replace(hour=hour, minute=minute)
