"""How it went over a period, against the person's own beginning."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from iliotimer.coach.period import Period, lived_in
from iliotimer.coach.series import Part, Series, measured, series_of
from iliotimer.coach.tallies import EarlyEnd, Tally, by_exercise, early_ends
from iliotimer.coach.weeks import Week, weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.measures import Measure


@dataclass(frozen=True, slots=True)
class Trends:
    """What the sessions and measures of a period tell."""

    period: Period
    sessions: int
    series: tuple[Series, ...]
    weeks: tuple[Week, ...]
    """From the first with a session or a plan on."""
    exercises: tuple[Tally, ...]
    early_ends: tuple[EarlyEnd, ...]

    def of(self, part: Part) -> tuple[Series, ...]:
        """The series about one part that have anything in them."""
        return tuple(one for one in self.series if one.part is part and one.points)


def trends(
    past: Iterable[Lived],
    measures: Iterable[Measure],
    course: Sequence[Begun],
    rules: Rules,
    period: Period,
) -> Trends:
    """What a period tells; `course` is in the order of beginning."""
    lived = lived_in(past, period)
    return Trends(
        period=period,
        sessions=len(lived),
        series=(*series_of(lived), *measured(measures, period)),
        weeks=tuple(dropwhile(_is_empty, weeks_of(lived, course, rules, period))),
        exercises=by_exercise(lived),
        early_ends=early_ends(lived),
    )


def _is_empty(week: Week) -> bool:
    return not (week.sessions or week.planned)
