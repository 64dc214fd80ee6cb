"""A person's steps per minute, from keys tapped along with the steps."""

from __future__ import annotations

import os
import select
import time
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from iliotimer.key_by_key import KeyByKey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TAPPED_FOR = 20
"""Seconds from the first tap to the last."""
FEWEST_TAPS = 10
PATIENCE = 60
"""Seconds to wait for the first tap."""


def cadence_of(taps: Sequence[float]) -> int | None:
    """Steps per minute by the median of the intervals; None for fewer than ten taps.

    `taps` are instants in seconds. A tap missed or doubled hardly moves a median.
    """
    if len(taps) < FEWEST_TAPS:
        return None
    interval = median(after - before for before, after in pairwise(taps))
    return round(60 / interval) if interval > 0 else None


def tapped(
    terminal: int,
    *,
    seconds: float = TAPPED_FOR,
    now: Callable[[], float] = time.monotonic,
    heard: Callable[[int], None] = lambda _: None,
) -> list[float]:
    """The instants of keys pressed on a terminal within so many seconds of the first one.

    `heard` is told the number of taps after each. Empty where nobody taps for a minute.
    """
    taps: list[float] = []
    with KeyByKey(terminal):
        end = now() + PATIENCE
        while (left := end - now()) > 0:
            if not select.select([terminal], [], [], left)[0] or not os.read(terminal, 64):
                break
            taps.append(now())
            heard(len(taps))
            if len(taps) == 1:
                end = taps[0] + seconds
    return taps
