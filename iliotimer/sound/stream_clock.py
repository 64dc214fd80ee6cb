"""Where a stream is, against time.monotonic_ns, from when its samples were asked for."""

from __future__ import annotations

from collections import deque

from iliotimer.sound.tones import RATE

SECOND = 1_000_000_000
LOOKS = 160
"""Requests that the estimate rests on: ten seconds of a sound server's beating against ours."""
FEW = 8
"""Requests after which a gap in the stream is believed."""
GAP_NS = 30_000_000
"""More than a sound server is late by its own rhythm."""


class StreamClock:
    """The instants at which the samples of one stream are heard.

    A request can only be seen late, never early, so the earliest of many is taken. The first
    request marks the instant at which sample 0 is heard; from then on only a change in the pace of
    the requests (drift, or a gap) moves the estimate.
    """

    def __init__(self) -> None:
        self._began: int | None = None
        self._leads: deque[int] = deque(maxlen=LOOKS)
        self._first_lead: int | None = None
        self._shift = 0

    def requested(self, now_ns: int, position: int) -> None:
        """Note that the samples from `position` on were asked for at this instant."""
        if self._began is None:
            self._began = now_ns
        self._leads.append(now_ns - self._began - span_ns(position))
        earliest = min(self._leads)
        latest = list(self._leads)[-FEW:]
        if len(latest) == FEW and min(latest) > earliest + GAP_NS:
            self._settle(earliest)
            self._leads = deque(latest, LOOKS)
            earliest = min(latest)
        if len(self._leads) == LOOKS:
            self._settle(earliest)
        if self._first_lead is not None:
            self._shift = earliest - self._first_lead

    def sample_at(self, instant_ns: int) -> int:
        """The sample that is heard at this instant; 0 before any was asked for."""
        if self._began is None:
            return 0
        return round((instant_ns - self._began - self._shift) * RATE / SECOND)

    def _settle(self, lead: int) -> None:
        if self._first_lead is None:
            self._first_lead = lead


def span_ns(samples: int) -> int:
    """Nanoseconds that this many samples last."""
    return samples * SECOND // RATE
