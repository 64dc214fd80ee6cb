"""What is less than usual this time: levels lower, exercises milder, fewer sets."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from iliotimer.coach.clearness import much_worse_morning
from iliotimer.coach.recent import (
    MOBILITY,
    PAIN_REASONS,
    Because,
    ended_for,
    stayed_sore,
    was_eased,
)
from iliotimer.plan.sparing import ALL, ALL_SETS, Sparing
from iliotimer.practice.events import What

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

WEEK = 7
"""Days."""


@dataclass(frozen=True, slots=True)
class Milder:
    """An exercise that is one level lower than usual this time."""

    exercise: str
    eased_in: frozenset[str]
    """The ids of the sessions in which the person has lowered it since."""


@dataclass(frozen=True, slots=True)
class Lighter:
    """What is less this time, with the reasons in the order of their weight."""

    steps_down: int = 0
    milder: tuple[Milder, ...] = ()
    sparing: Sparing = ALL
    because: tuple[Because, ...] = ()


def lighter(
    sessions: Sequence[str],
    practised: Sequence[Lived],
    kinds: Mapping[str, str],
    rules: Rules,
    today: dt.date,
    week: int | None,
) -> Lighter:
    """What is less in these sessions; `week` is that of the program, counted from 1."""
    lowered = [*_after_the_last(sessions, practised, kinds, rules), *_back(practised, today, rules)]
    fewer = any(much_worse_morning(lived, rules) for lived in _last_ones(sessions, practised))
    spared = _spared(practised, today, rules, week)
    milder, hurt = _milder(practised, rules)
    return Lighter(
        steps_down=max((steps for steps, _ in lowered), default=0),
        milder=milder,
        sparing=Sparing(rules.lighter_sets if spared else ALL_SETS, int(fewer)),
        because=(*(because for _, because in lowered), *spared, *hurt),
    )


def _last_ones(sessions: Sequence[str], practised: Sequence[Lived]) -> tuple[Lived, ...]:
    """The last session, and the last that was one of these."""
    same = [lived for lived in practised if lived.session in sessions]
    return tuple(dict.fromkeys((*practised[:1], *same[:1])))


def _after_the_last(
    sessions: Sequence[str], practised: Sequence[Lived], kinds: Mapping[str, str], rules: Rules
) -> list[tuple[int, Because]]:
    """Levels lower after soreness, a worse morning or an end for pain, once each (A3, A5, A7)."""
    found: dict[str, tuple[int, str]] = {}
    for lived in _last_ones(sessions, practised):
        steps, so = (0, "a set less") if was_eased(lived) else (1, "one level lower")
        if stayed_sore(lived) and steps:
            sentence = f"Soreness stayed after the warm-up on {_day(lived)}: {so}."
            found.setdefault("A3", (steps, sentence))
        if much_worse_morning(lived, rules):
            so = f"{so} and a set less" if steps else so
            sentence = f"The morning after {_day(lived)} was worse: {so}."
            found.setdefault("A5", (steps, sentence))
    last = practised[0] if practised else None
    if last is not None and ended_for(last, PAIN_REASONS) and not was_eased(last):
        loads = any(kinds.get(session) != MOBILITY for session in sessions)
        if loads or last.kind == MOBILITY:
            found["A7"] = (1, "The last session ended early for pain: one level lower.")
    return [(steps, Because(rule, sentence)) for rule, (steps, sentence) in found.items()]


def _back(practised: Sequence[Lived], today: dt.date, rules: Rules) -> list[tuple[int, Because]]:
    """Levels lower in the week after a gap, and one step back up in each week after it (A17)."""
    days = chain([today], (lived.started.date() for lived in practised))
    found: list[tuple[int, Because]] = []
    for later, earlier in pairwise(days):
        weeks = (today - later).days // WEEK
        gap = (later - earlier).days
        steps = (gap > rules.gap_days) + (gap > rules.long_gap_days) - weeks
        if weeks > 1:
            break
        if steps > 0:
            lower = f"{_levels(steps)} lower"
            if later == today:
                sentence = f"{gap} days without a session: {lower} this week."
            else:
                until = later + dt.timedelta(days=WEEK * (weeks + 1) - 1)
                sentence = f"Back after {gap} days without a session: {lower} up to {until:%d %B}."
            found.append((steps, Because("A17", sentence)))
    return [max(found)] if found else []


def _spared(
    practised: Sequence[Lived], today: dt.date, rules: Rules, week: int | None
) -> list[Because]:
    """The lighter week of the program, and one after sessions that ended too tired (A16)."""
    found = []
    sets = f"{rules.lighter_sets} % of the sets"
    if week is not None and rules.lighter_every and week % rules.lighter_every == 0:
        found.append(Because("A16", f"Week {week} of the program is a lighter one: {sets}."))
    row = 0
    for lived in reversed(practised):
        row = row + 1 if ended_for(lived, {"fatigue"}) else 0
        since = (today - lived.started.date()).days
        if row >= rules.tired_in_a_row and since < WEEK:
            many = "The last session" if row == 1 else f"{row} sessions in a row"
            sentence = f"{many} ended too tired: {sets} for a week."
            return [*found, Because("fatigue", sentence)]
    return found


def _milder(practised: Sequence[Lived], rules: Rules) -> tuple[tuple[Milder, ...], list[Because]]:
    """The exercises with a sharp stop in one of the last sessions that had them (A6).

    An exercise whose tightness ended the last session is milder in the next one.
    """
    found: dict[str, Milder] = {}
    because: list[Because] = []
    last = practised[0] if practised else None
    if last is not None and ended_for(last, {"tightness"}) and last.ended_in[1]:
        exercise = last.ended_in[1]
        found[exercise] = Milder(exercise, frozenset())
        because.append(Because("tightness", f"{exercise} got too tight last time: milder."))
    stops = [index for index, lived in enumerate(practised) if lived.pain_stops]
    done_since: Counter[str] = Counter()
    lowered: dict[str, set[str]] = {}
    for lived in practised[: stops[-1] + 1] if stops else ():
        for decision in lived.decisions:
            if decision.accepted and decision.after < decision.before:
                lowered.setdefault(decision.exercise, set()).add(lived.session)
        moments = lived.moments if lived.pain_stops else ()
        stopped = (m.exercise for m in moments if m.what is What.SHARP_PAIN and m.exercise)
        for exercise in dict.fromkeys(stopped):
            left = rules.milder_sessions - done_since[exercise]
            if left > 0 and exercise not in found:
                found[exercise] = Milder(exercise, frozenset(lowered.get(exercise, ())))
                times = "session" if left == 1 else f"{left} sessions"
                sentence = (
                    f"A sharp stop in {exercise} on {_day(lived)}: milder in its next {times}."
                )
                because.append(Because("A6", sentence))
        done_since.update({dose.exercise for dose in lived.doses if dose.done > 0})
    return tuple(found.values()), because


def _day(lived: Lived) -> str:
    return f"{lived.started:%d %B}"


def _levels(steps: int) -> str:
    return "one level" if steps == 1 else "two levels"
