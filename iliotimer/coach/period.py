"""A stretch of days that is looked at, and its weeks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.practice.lived import Lived

WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    @property
    def weeks(self) -> tuple[dt.date, ...]:
        """The Monday of each week that has a day in it."""
        monday = week_of(self.first)
        return tuple(monday + n * WEEK for n in range((self.last - monday).days // 7 + 1))

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day."""
        return tuple(
            self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1)
        )


def week_of(day: dt.date) -> dt.date:
    """The Monday of a day's week (ISO 8601)."""
    return day - dt.timedelta(days=day.weekday())


def latest_weeks(last: dt.date, weeks: int) -> Period:
    """So many weeks, at least 1; the week of the last day is one of them."""
    return Period(week_of(last) - (weeks - 1) * WEEK, last)


def lived_in(past: Iterable[Lived], period: Period) -> tuple[Lived, ...]:
    """The sessions that began in the period, oldest first, by the calendar where they began."""
    found = [lived for lived in past if lived.started.date() in period]
    return tuple(sorted(found, key=lambda lived: lived.started))
