"""The sessions that the schedule looks back on, and what it asks of them."""

from __future__ import annotations

import datetime as dt
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, NamedTuple

from iliotimer.practice.checkin import BEFORE, STILL_SORE
from iliotimer.practice.events import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.practice.lived import Lived

STRENGTH, MOBILITY = "strength", "mobility"
"""The kinds of session that the schedule tells apart."""
MOST = 60
"""Sessions: with six a week the last ten weeks (judgement)."""
PAIN_REASONS = frozenset({"sharp_pain", "rising_pain"})
"""Reasons for an early end that are pain (A7)."""

UNHURT = frozenset({"", "time", "interruption", "equipment", "too_hard", "other"})
"""Reasons for an early end that tell nothing of the body."""


class Because(NamedTuple):
    """A rule that holds, and why in one sentence."""

    rule: str
    sentence: str


def practised(past: Iterable[Lived], now: dt.datetime) -> tuple[Lived, ...]:
    """The newest sessions begun by now, newest first, in which something was done or hurt."""
    begun = dropwhile(lambda lived: lived.started > now, past)
    return tuple(islice(filter(was_practised, begun), MOST))


def was_practised(lived: Lived) -> bool:
    """Whether something was done or hurt in it: one that was left at once is none."""
    told = lived.works_done or lived.reason not in UNHURT or lived.eased
    if told and lived.minutes > 0:
        return True
    return lived.pain_stops > 0 or ended_for(lived, PAIN_REASONS)


def hours_since(lived: Lived, now: dt.datetime) -> float:
    """Hours since it began, on the timeline: a change of the clock neither adds nor takes any."""
    since = now.astimezone(dt.UTC) - lived.started.astimezone(dt.UTC)
    return since / dt.timedelta(hours=1)


def answer_to(lived: Lived, about: str, question: str) -> object:
    """What the person answered to a question about a part of the session; None for nothing."""
    return next(
        (one.value for one in lived.answers if (one.about, one.question) == (about, question)),
        None,
    )


def score(lived: Lived, about: str, question: str) -> int | None:
    """The answer where it is a whole number."""
    value = answer_to(lived, about, question)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def stayed_sore(lived: Lived) -> bool:
    """Whether soreness from before was still there after the warm-up (A3)."""
    return answer_to(lived, BEFORE, STILL_SORE) == "yes"


def ended_for(lived: Lived, reasons: Iterable[str]) -> bool:
    """Whether it ended early for one of these reasons."""
    return lived.outcome is Outcome.ENDED_EARLY and lived.reason in reasons


def was_eased(lived: Lived) -> bool:
    """Whether the person said yes to a lower level of any exercise after it."""
    return any(
        decision.accepted and decision.after < decision.before for decision in lived.decisions
    )
