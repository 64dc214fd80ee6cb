"""What stands at the head of a practice: the phases, the time left, the clock time at the end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from iliotimer.plan.words import minutes_seconds

if TYPE_CHECKING:
    from fractions import Fraction

    from iliotimer.plan.model import Session


def ending_at(left: Fraction, now: dt.datetime) -> str:
    """The time that is left (seconds) and the clock time at the end."""
    return f"{minutes_seconds(left)} left, ends {now + dt.timedelta(seconds=float(left)):%H:%M} "


def phases_in_words(session: Session, current: str) -> str:
    """The phases, the current one in capitals."""
    names = (phase.name for phase in session.phases)
    return "  ".join(name.upper() if name == current else name for name in names)
