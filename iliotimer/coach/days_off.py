"""Days off after soreness that outlasts the warm-up or the session."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from iliotimer.coach.recent import Because, stayed_sore
from iliotimer.practice.checkin import NEXT_DAY, SORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

LOOKED_BACK = 7
"""Days beyond the longest time off: an answer about a session comes within them."""


def day_off(practised: Sequence[Lived], rules: Rules, today: dt.date) -> Because | None:
    """Why nothing is due on this day (A3, A4), or None."""
    days = max(rules.sore_days, rules.sore_stays_days) + LOOKED_BACK
    for lived in practised:
        if (today - lived.started.date()).days > days:
            return None
        for first, length, because in _times_off(lived, rules):
            if first <= today < first + dt.timedelta(days=length):
                return because
    return None


def _times_off(lived: Lived, rules: Rules) -> Iterator[tuple[dt.date, int, Because]]:
    """First day, days and reason of each time off after a session."""
    if stayed_sore(lived):
        off = f"{_days(rules.sore_stays_days)} off after it"
        sentence = f"Soreness stayed after the warm-up on {lived.started:%d %B}: {off}."
        # What is left of the day itself is off as well.
        yield lived.started.date(), rules.sore_stays_days + 1, Because("A3", sentence)
    for answer in lived.answers:
        is_soreness = (answer.about, answer.question) == (NEXT_DAY, "soreness")
        if is_soreness and answer.value in SORE:
            off = f"{_days(rules.sore_days)} off"
            sentence = f"You were still sore on the morning after {lived.started:%d %B}: {off}."
            yield answer.at.date(), rules.sore_days, Because("A4", sentence)


def _days(count: int) -> str:
    return "a day" if count == 1 else f"{count} days"
