"""Where people are: the wall clock of a place, with its summer time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Zone:
    """Where a person is: hours from UTC, one more in the European summer where it has one."""

    hours: float
    summer: bool = False

    def local(self, at):
        """The wall clock, with its offset."""
        is_summer = self.summer and _last_sunday(at.year, 3) <= at < _last_sunday(at.year, 10)
        return at.astimezone(_offset(self.hours + is_summer))

    def instant(self, day, hour):
        """When the wall clock shows this hour of a day."""
        midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
        guess = midnight + dt.timedelta(hours=hour - self.hours)
        return guess - (self.local(guess).utcoffset() - dt.timedelta(hours=self.hours))


ZONES = (Zone(1, summer=True), Zone(-8), Zone(12), Zone(5.5), Zone(0, summer=True))
"""Of some places; the first is where everybody begins."""


@lru_cache
def _last_sunday(year, month):
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


@lru_cache
def _offset(hours):
    return dt.timezone(dt.timedelta(hours=hours))
