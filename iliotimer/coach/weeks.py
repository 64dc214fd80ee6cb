"""What each week had: sessions against the plan, load, and lengthening."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iliotimer.coach.course import in_use, planned_on
from iliotimer.coach.period import Period, week_of
from iliotimer.coach.series import scores_of
from iliotimer.plan.model import Side
from iliotimer.practice.checkin import AFTER, session_load
from iliotimer.practice.events import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

TO_SUNDAY = dt.timedelta(days=6)
STOPPED_FOR = frozenset(
    {"sharp_pain", "rising_pain", "tightness", "numb_tingle", "weakness", "unwell", "soreness"}
)
"""Reasons to end early that belong to the plan: who stops for them keeps to it."""
SECONDS = "s"
SIDES = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class Week:
    """A week, or the part of it that lies in the period."""

    monday: dt.date
    whole: bool
    """Whether all of it lies in the period."""
    sessions: int
    minutes: float
    planned: int
    """Sessions that the program planned; those of the period's last day once one is done."""
    kept: int
    """Those done or ended for pain, on whatever day of the week; at most `planned`."""
    load: float
    """Effort (0 to 10) times minutes, summed (A21)."""
    unrated: int
    """Sessions without an effort, which the load leaves out."""
    left: float
    """Seconds of lengthening done."""
    right: float
    stretch_days: int
    """Days with any lengthening."""
    enough_days: int
    """Days with enough seconds of it on every side that was planned (A19)."""
    enough: bool
    """Whether these are as many as the rules ask for (A19)."""


@dataclass(slots=True)
class _Stretched:
    """Seconds of lengthening on one day, by side."""

    planned: defaultdict[Side, float] = field(default_factory=lambda: defaultdict(float))
    done: defaultdict[Side, float] = field(default_factory=lambda: defaultdict(float))


def weeks_of(
    lived: Iterable[Lived], course: Sequence[Begun], rules: Rules, period: Period
) -> tuple[Week, ...]:
    """The weeks of the period, in their order; `lived` are its sessions."""
    by_week: dict[dt.date, list[Lived]] = {monday: [] for monday in period.weeks}
    for one in lived:
        by_week[week_of(one.started.date())].append(one)
    return tuple(
        _week(monday, sessions, course, rules, period) for monday, sessions in by_week.items()
    )


def kept_to_plan(lived: Lived) -> bool:
    """Whether it was completed, or ended early for a reason that belongs to the plan."""
    if lived.outcome is Outcome.ENDED_EARLY:
        return lived.reason in STOPPED_FOR or (not lived.reason and lived.pain_stops > 0)
    return lived.outcome is Outcome.COMPLETED


def _week(
    monday: dt.date,
    sessions: Sequence[Lived],
    course: Sequence[Begun],
    rules: Rules,
    period: Period,
) -> Week:
    sunday = monday + TO_SUNDAY
    within = Period(max(monday, period.first), min(sunday, period.last))
    practised = {one.started.date() for one in sessions}
    due = [day for day in within.days if day != period.last or day in practised]
    planned = sum(len(planned_on(course, day)) for day in due)
    efforts = [(scores_of(one).get((AFTER, "effort")), one.minutes) for one in sessions]
    stretched = [day for day in _stretched(sessions).values() if any(day.done.values())]
    enough_days = sum(_is_enough(day, rules) for day in stretched)
    return Week(
        monday=monday,
        whole=within == Period(monday, sunday),
        sessions=len(sessions),
        minutes=round(sum(one.minutes for one in sessions), 1),
        planned=planned,
        kept=min(planned, sum(_keeps(one, course) for one in sessions)),
        load=round(sum(session_load(e, minutes) for e, minutes in efforts if e is not None), 1),
        unrated=sum(effort is None for effort, _ in efforts),
        left=round(sum(day.done[Side.LEFT] for day in stretched), 1),
        right=round(sum(day.done[Side.RIGHT] for day in stretched), 1),
        stretch_days=len(stretched),
        enough_days=enough_days,
        enough=enough_days >= rules.stretch_days,
    )


def _keeps(lived: Lived, course: Sequence[Begun]) -> bool:
    """Whether it is one of the program's sessions, and kept to the plan."""
    begun = in_use(course, lived.started.date())
    return begun is not None and lived.session in begun.program.sessions and kept_to_plan(lived)


def _stretched(sessions: Iterable[Lived]) -> dict[dt.date, _Stretched]:
    days: dict[dt.date, _Stretched] = {}
    for lived in sessions:
        lengthening = frozenset(lived.lengthening)
        day = days.setdefault(lived.started.date(), _Stretched())
        for dose in lived.doses:
            if dose.exercise in lengthening and dose.unit == SECONDS:
                for side in SIDES if dose.side is Side.BOTH else (dose.side,):
                    day.planned[side] += dose.planned
                    day.done[side] += dose.done
    return days


def _is_enough(day: _Stretched, rules: Rules) -> bool:
    return all(day.done[side] >= rules.stretch_seconds for side in SIDES if day.planned[side])
