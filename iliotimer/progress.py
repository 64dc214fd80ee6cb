"""What progress shows: sentences and plots, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.coach import sentences
from iliotimer.coach.series import ALL_TASKS, Part
from iliotimer.files.problems import harmless
from iliotimer.plots import Bars, Curve
from iliotimer.practice.measures import TASK_UNIT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from iliotimer.coach.rules import Rules
    from iliotimer.coach.series import Series
    from iliotimer.coach.trends import Trends
    from iliotimer.plots import Plot

HIGHEST_SCORE = 10
FULL = 100
SIDES = frozenset({"left", "right"})
STEPS = (1, 1.5, 2, 3, 4, 6, 8, 10)
"""What a scale may end in, times a power of ten."""
LEFT_OUT = "pain after a session"
"""Told in words alone: it is close to the worst."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that is shown of a period."""

    heading: str
    paragraphs: tuple[tuple[str, ...], ...]
    """Sentences that belong together."""
    plots: tuple[Plot, ...]


def progress_of(trends: Trends, rules: Rules) -> Progress:
    """What there is to say and to draw of a period."""
    first, last = _start(trends), trends.period.last
    heading = f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}: "
    count = "1 session" if trends.sessions == 1 else f"{trends.sessions or 'no'} sessions"
    return Progress(heading + count, tuple(_paragraphs(trends, rules)), tuple(_plots(trends)))


def _paragraphs(trends: Trends, rules: Rules) -> Iterator[tuple[str, ...]]:
    felt, able = (Part.PAIN, Part.STIFFNESS), (Part.TASKS, Part.MEASURES)
    for parts in (felt, able):
        yield tuple(one for part in parts for one in sentences.of_part(trends, part))
    yield (
        sentences.of_plan(trends),
        sentences.of_load(trends.weeks),
        *sentences.of_lengthening(trends.weeks, rules),
    )
    yield (
        *sentences.of_exercises(trends.exercises),
        sentences.of_early_ends(trends.early_ends, trends.sessions),
    )
    if any(series.change for series in trends.series):
        yield (sentences.COMPARED,)


def _plots(trends: Trends) -> Iterator[Plot]:
    for series in (*trends.of(Part.PAIN), *trends.of(Part.STIFFNESS)):
        if series.name != LEFT_OUT:
            yield _curve(trends, series)
    yield from _bars(trends)
    tasks = trends.of(Part.TASKS)
    means = [series for series in tasks if series.name == ALL_TASKS]
    for series in means or tasks:
        yield _curve(trends, series)
    yield from _measures(trends)


def _measures(trends: Trends) -> Iterator[Curve]:
    """The two sides of a measure in one plot."""
    plots: dict[tuple[str, str], dict[str, Series]] = {}
    for series in trends.of(Part.MEASURES):
        name, _, side = series.name.rpartition(", ")
        if side not in SIDES:
            name, side = series.name, ""
        plots.setdefault((name, series.unit), {})[side] = series
    for (name, _), sides in plots.items():
        if len(sides) == 1:
            yield _curve(trends, *sides.values())
        else:
            yield _curve(trends, *sides.values(), name=name, names=tuple(sides))


def _curve(trends: Trends, *series: Series, name: str = "", names: Sequence[str] = ("",)) -> Curve:
    unit = series[0].unit
    values = [point.value for one in series for point in one.points]
    low, high = 0.0, float(HIGHEST_SCORE)
    if unit != TASK_UNIT:
        high = rounded_up(max(map(abs, values)))
        low = -high if min(values) < 0 else 0.0
    first = min(_start(trends), *(one.points[0].day for one in series))
    title = f"{_capital(name or series[0].name)}, {'0 to 10' if unit == TASK_UNIT else unit}"
    lines = {name: one.points for name, one in zip(names, series, strict=True)}
    return Curve(harmless(title), lines, first, trends.period.last, low, high)


def _start(trends: Trends) -> dt.date:
    """The first day that is drawn."""
    first = trends.period.first
    return max(first, trends.weeks[0].monday) if trends.weeks else first


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bars(trends: Trends) -> Iterator[Bars]:
    weeks = trends.weeks
    mondays = [week.monday for week in weeks]

    def bars(title: str, **amounts: Sequence[float]) -> Bars:
        return Bars(title, mondays, amounts, rounded_up(max(map(max, amounts.values()))))

    if any(week.planned for week in weeks):
        kept = [FULL * week.kept / week.planned if week.planned else 0 for week in weeks]
        yield Bars("Planned sessions kept, % a week", mondays, {"kept": kept}, FULL)
    if any(week.load for week in weeks):
        yield bars("Load a week, effort times minutes", load=[week.load for week in weeks])
    if any(week.stretch_days for week in weeks):
        left, right = [week.left for week in weeks], [week.right for week in weeks]
        yield bars("Lengthening, seconds a week on each side", left=left, right=right)


def rounded_up(value: float) -> float:
    """The least round number that is not below, at least 1."""
    power = 1.0
    while value > STEPS[-1] * power:
        power *= 10
    return next(step * power for step in STEPS if step * power >= value)
