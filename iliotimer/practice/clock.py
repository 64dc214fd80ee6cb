"""Practice time: a monotonic clock with a movable origin, which notices sleep and stalls."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from iliotimer.practice.events import What

if TYPE_CHECKING:
    from collections.abc import Callable

STALL = 2_000_000_000
"""Nanoseconds between two looks that no running program lets pass."""


class Clock(Protocol):
    """What tells the practice time."""

    def look(self) -> Look:
        """The practice time now."""
        ...

    def freeze(self) -> None:
        """Stop the practice time."""
        ...

    def thaw(self) -> None:
        """Let the practice time go on from where it stopped."""
        ...

    def monotonic(self, practice: int) -> int:
        """The `time.monotonic_ns` at which this practice time is or was reached."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the clock; times are practice time in ns."""

    now: int
    broken_by: What | None = None
    """`slept` or `stalled`, where time passed that nobody practised in."""
    before: int = 0
    """The last moment before that."""


class PracticeClock:
    """The practice clock of this machine.

    `boot` is a clock that goes on while the machine sleeps and `monotonic` one that may not, both
    in ns; `speed` is how many practice seconds pass in one; `reached` is the practice time (ns)
    that it begins with.
    """

    def __init__(
        self,
        *,
        monotonic: Callable[[], int] = time.monotonic_ns,
        boot: Callable[[], int] | None = None,
        speed: int = 1,
        reached: int = 0,
    ) -> None:
        self._monotonic = monotonic
        self._boot = boot or boot_clock()
        self._speed = speed
        self._reached = reached
        self._origin: int | None = None
        self._seen = monotonic()
        self._asleep = self._boot() - self._seen

    def look(self) -> Look:
        """The practice time now, and whether the machine slept or stalled since the last look."""
        seen, asleep = self._monotonic(), self._boot_offset()
        gap, slept = seen - self._seen, asleep - self._asleep
        before = self._at(self._seen)
        self._seen, self._asleep = seen, asleep
        if self._origin is None:
            return Look(self._reached)
        if slept > STALL:
            return self._broken(What.SLEPT, before)
        if gap > STALL:
            return self._broken(What.STALLED, before)
        return Look(self._at(seen))

    def freeze(self) -> None:
        """Stop the practice time at this instant."""
        self._reached = self._at(self._monotonic())
        self._origin = None

    def thaw(self) -> None:
        """Let the practice time go on from where it stopped."""
        if self._origin is None:
            self._seen, self._asleep = self._monotonic(), self._boot_offset()
            self._origin = self._seen

    def monotonic(self, practice: int) -> int:
        """The `time.monotonic_ns` at which this practice time is or was reached."""
        origin = self._seen if self._origin is None else self._origin
        return origin + (practice - self._reached) // self._speed

    def _at(self, seen: int) -> int:
        if self._origin is None:
            return self._reached
        return self._reached + (seen - self._origin) * self._speed

    def _boot_offset(self) -> int:
        return self._boot() - self._monotonic()

    def _broken(self, what: What, before: int) -> Look:
        self._reached, self._origin = before, None
        return Look(before, what, before)


def boot_clock() -> Callable[[], int]:
    """The best clock here that goes on while the machine sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    return time.time_ns
