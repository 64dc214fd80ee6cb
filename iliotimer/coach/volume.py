"""How much more was practised than in the weeks before, in minutes of practice (A14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

WEEK = 7
"""Days."""
WEEKS = 3
ALL = 100
"""Per cent."""


def too_much_more(past: Iterable[Lived], rules: Rules, today: dt.date) -> bool:
    """Whether the last seven days had too much more than either of the two weeks before (A14).

    It takes three whole weeks to compare; `past` is newest first. A week off alone does not make
    the next one too much, since the week before it counts as well.
    """
    minutes = [0.0] * WEEKS
    is_whole = False
    for lived in past:
        age = (today - lived.started.date()).days
        is_whole = is_whole or age >= WEEKS * WEEK - 1
        if age >= WEEKS * WEEK:
            break
        if age >= 0:
            minutes[age // WEEK] += lived.minutes
    this_week, *before = minutes
    return is_whole and this_week * ALL > max(before) * (ALL + rules.volume_stop)
