"""A simulated person lives through a year, and what holds on every day of it is checked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulation.days import practise_what_is_due, what_is_due
from simulation.faithfulness import check_levels
from simulation.lives import HOUR, WAKES, YEAR, Life
from simulation.mornings import get_up
from simulation.violation import Violation
from simulation.zones import ZONES

if TYPE_CHECKING:
    from collections import Counter

A_NIGHT = 4 * HOUR
A_WEEK = 7
LAST_HOUR = 23.9


@dataclass(frozen=True)
class Told:
    """What came of a year."""

    sessions: int
    advances: int
    """Levels gained."""
    eased: int
    """Levels given up."""
    stages: tuple[str, ...]
    """Those that were begun."""
    met: Counter[str]
    """How often each rule decided what was due, or what becomes of a level."""


def live(person, folder=None, days=YEAR):
    """What came of the year of a person; raises Violation, which names the seed and the day."""
    life = Life(person, folder)
    try:
        for day in range(days):
            life.day = day
            _live_a_day(life)
        check_levels(life)
        life.diary.close()
    except AssertionError as violation:
        where = f"seed {person.seed} ({person.kind}), day {life.day}, {life.now():%F %H:%M}"
        raise Violation(f"{where}: {violation}") from violation
    return _told(life)


def _live_a_day(life):
    person, rng = life.person, life.rng
    if life.day in person.moves:
        life.zone = rng.choice(ZONES)
    _sleep(life)
    get_up(life)
    if any(first <= life.day < first + length for first, length in person.gaps):
        return
    if life.happens(0.05):
        what_is_due(life)
    hour = max(0, min(LAST_HOUR, person.hour + rng.uniform(-person.wobble, person.wobble)))
    life.go_to(max(life.at, life.zone.instant(life.today, hour)))
    practise_what_is_due(life)
    if life.day % A_WEEK == 0:
        check_levels(life)


def _sleep(life):
    """Until the next morning, where the person is now."""
    day = life.zone.local(life.at).date()
    while life.zone.instant(day, WAKES) < life.at + A_NIGHT:
        day += dt.timedelta(days=1)
    life.go_to(life.zone.instant(day, WAKES))


def _told(life):
    decided = [one for lived in life.diary.past for one in lived.decisions if one.accepted]
    return Told(
        sessions=sum(one.counts for one in life.practices),
        advances=sum(one.after > one.before for one in decided),
        eased=sum(one.after < one.before for one in decided),
        stages=tuple(begun.stage.name for begun in life.course),
        met=life.met,
    )
