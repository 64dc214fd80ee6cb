"""What holds the exercises of a session at their levels, beyond the session itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from iliotimer.coach.advice import clinician_suggested
from iliotimer.coach.clearness import has_sign
from iliotimer.coach.recent import MOST, PAIN_REASONS, Because, ended_for, was_practised
from iliotimer.coach.volume import too_much_more
from iliotimer.practice.events import What

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

WEEK = dt.timedelta(days=7)


def restraint(
    past: Sequence[Lived], about: Lived, rules: Rules, now: dt.datetime
) -> Because | None:
    """Why nothing of a session gets harder whatever it was like; `past` is newest first."""
    advice = clinician_suggested(past, rules, now)
    if advice:
        return Because("A18", advice)
    newer = past[: past.index(about)]
    if any(has_sign(lived) for lived in newer):
        return Because("W2", "You noted a sign since then that the safety card names.")
    if any(ended_for(lived, PAIN_REASONS) for lived in newer):
        return Because("A7", "A session since then ended early for pain.")
    if (now.date() - about.started.date()).days > rules.gap_days:
        return Because("A17", "It was too long ago.")
    if too_much_more(past, rules, now.date()):
        percent = f"{rules.volume_stop} % more minutes"
        return Because("A14", f"This week had over {percent} than the weeks before.")
    return None


def stopped_lately(past: Sequence[Lived], rules: Rules) -> frozenset[str]:
    """The exercises with a sharp stop after which they are still to be milder, in any session (A6).

    They stay so for some of the sessions that have them, and advance after the next one at the
    earliest.
    """
    recent = tuple(islice(filter(was_practised, past), MOST))
    stops = [index for index, lived in enumerate(recent) if lived.pain_stops]
    done_since: Counter[str] = Counter()
    stopped: set[str] = set()
    for lived in recent[: stops[-1] + 1] if stops else ():
        felt = lived.moments if lived.pain_stops else ()
        for exercise in {one.exercise for one in felt if one.what is What.SHARP_PAIN}:
            if done_since[exercise] <= rules.milder_sessions:
                stopped.add(exercise)
        done_since.update({dose.exercise for dose in lived.doses if dose.done > 0})
    return frozenset(stopped)


def advances(past: Sequence[Lived], session: str, now: dt.datetime) -> Counter[str]:
    """How often each exercise of a session has advanced in the last seven days (A13).

    What was decided after a session was decided before the next one of its kind.
    """
    counts: Counter[str] = Counter()
    next_one = now
    for lived in past:
        if lived.session != session:
            continue
        if now - next_one > WEEK:
            break
        next_one = lived.started
        counts.update(
            decision.exercise
            for decision in lived.decisions
            if decision.accepted and decision.after > decision.before and now - decision.at <= WEEK
        )
    return counts
