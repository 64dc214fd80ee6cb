"""What is worth knowing beside what is due: whom to ask, what to answer, a week with much more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.coach.advice import clinician_suggested
from iliotimer.practice.checkin import NEXT_DAY, asks_next_morning

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

WEEK = 7
"""Days."""
ALL = 100
"""Per cent."""


def reminders(practised: Sequence[Lived], rules: Rules, now: dt.datetime) -> Iterator[str]:
    """The sentences that hold now; `practised` is newest first."""
    suggested = clinician_suggested(practised, rules, now)
    if suggested:
        yield suggested
    yield from _morning(practised, now)
    yield from _volume(practised, rules, now.date())


def _morning(practised: Sequence[Lived], now: dt.datetime) -> Iterator[str]:
    for lived in practised:
        asked = lived.outcome is not None and asks_next_morning(lived.started, now)
        if asked and not any(answer.about == NEXT_DAY for answer in lived.answers):
            yield f"How is it since {lived.title} on {lived.started:%A}? iliotimer checkin"
            return


def _volume(practised: Sequence[Lived], rules: Rules, today: dt.date) -> Iterator[str]:
    """More minutes than the week before, once there are two whole weeks to compare (A14)."""
    this_week = week_before = 0.0
    is_whole = False
    for lived in practised:
        age = (today - lived.started.date()).days
        is_whole = is_whole or age >= 2 * WEEK - 1
        if age >= 2 * WEEK:
            break
        if age < WEEK:
            this_week += lived.minutes
        else:
            week_before += lived.minutes
    if is_whole and this_week * ALL > week_before * (ALL + rules.volume_warn) > 0:
        more = round(this_week * ALL / week_before - ALL)
        yield (
            f"{more} % more minutes in the last seven days than in the seven before; "
            f"{rules.volume_warn} % is the step that people keep to."
        )
