"""When it is better to ask a clinician than to go on making things harder (A18)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import dropwhile, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from iliotimer.coach.recent import score
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY, SORENESS
from iliotimer.practice.events import What

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

LOOKED_BACK = 28
"""Days in which a sharp spot comes back (judgement)."""
STILL_THERE = SORENESS[-1]
ASK = "better ask a clinician before anything gets harder"


class Soreness(NamedTuple):
    """What was said of soreness."""

    at: dt.datetime
    said: str
    since: dt.datetime
    """When the session began that it comes from."""


def clinician_suggested(past: Iterable[Lived], rules: Rules, now: dt.datetime) -> str:
    """Why a clinician is suggested now, in one sentence, or an empty one; `past` is newest first.

    For soreness that does not go, pain before the sessions that gets no better, and sharp pain
    that comes back at one place.
    """
    days = max(LOOKED_BACK, 2 * rules.no_better_days)
    oldest = now - dt.timedelta(days=days)
    begun = dropwhile(lambda lived: lived.started > now, past)
    recent = tuple(takewhile(lambda lived: lived.started >= oldest, begun))
    return (
        _long_sore(recent, rules, now)
        or _no_better(recent, rules, now)
        or _same_spot(recent, rules)
    )


def _long_sore(recent: Sequence[Lived], rules: Rules, now: dt.datetime) -> str:
    """Soreness that was still there at each time of asking, up to the last one."""
    said = list(_soreness(recent))
    if not said or max(said).said != STILL_THERE:
        return ""
    run = list(takewhile(lambda one: one.said == STILL_THERE, sorted(said, reverse=True)))
    if now - run[0].at > dt.timedelta(days=rules.no_better_days):
        return ""
    hours = _hours(run[0].at - min(one.since for one in run))
    if hours <= rules.sore_hours:
        return ""
    return f"Soreness was still there after {hours:.0f} hours: {ASK}."


def _soreness(recent: Sequence[Lived]) -> Iterator[Soreness]:
    for lived, earlier in pairwise((*recent, None)):
        if lived is None:
            return
        for answer in lived.answers:
            if answer.question != "soreness":
                continue
            if answer.about == NEXT_DAY:
                yield Soreness(answer.at, str(answer.value), lived.started)
            elif answer.about == BEFORE and earlier is not None:
                yield Soreness(answer.at, str(answer.value), earlier.started)


def _no_better(recent: Sequence[Lived], rules: Rules, now: dt.datetime) -> str:
    """Pain before the sessions: every score of these days against the last one before them."""
    since = now - dt.timedelta(days=rules.no_better_days)
    before = (score(lived, BEFORE, "pain") for lived in recent if lived.started <= since)
    earlier = next((pain for pain in before if pain is not None), None)
    if earlier is None or earlier <= rules.clear_pain:
        return ""
    scores = [score(lived, BEFORE, "pain") for lived in recent if lived.started > since]
    lately = [pain for pain in scores if pain is not None]
    if not lately or min(lately) < earlier:
        return ""
    return f"Pain before the sessions got no better in {rules.no_better_days} days: {ASK}."


def _same_spot(recent: Sequence[Lived], rules: Rules) -> str:
    spots: Counter[str] = Counter()
    for lived in recent:
        if lived.pain_stops or lived.reason == "sharp_pain":
            spots.update(set(_sharp_places(lived)))
    for spot, sessions in spots.most_common(1):
        if sessions >= rules.same_spot:
            return f"Sharp pain in {sessions} sessions at one place, {spot}: {ASK}."
    return ""


def _sharp_places(lived: Lived) -> Iterator[str]:
    """Place and side of each sharp pain."""
    stops = [moment.n for moment in lived.moments if moment.what is What.SHARP_PAIN]
    said = {(answer.about, answer.question): str(answer.value) for answer in lived.answers}
    for about in (*stops, *((AFTER,) if lived.reason == "sharp_pain" else ())):
        place, side = said.get((about, "place")), said.get((about, "side"))
        if place:
            yield f"{place} ({side})" if side in {"left", "right"} else place


def _hours(length: dt.timedelta) -> float:
    return length / dt.timedelta(hours=1)
