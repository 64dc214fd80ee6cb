"""Curves and bars as lines of text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iliotimer.coach.changes import Point

HEIGHT = 8
"""Rows of a plot without its title."""
NARROWEST, WIDEST = 30, 100
"""Columns."""
FOR_THE_SCALE = 6
"""Columns of numbers at the left."""
A_DATE = 18
"""Columns for each date below."""
A_YEAR = dt.timedelta(days=365)
GROUP = 0.6
"""Of a week's room: the bars; the rest is empty."""
LINE, BARS = "braille", ("█", "░")
PLAIN_LINE, PLAIN_POINT, PLAIN_BARS = ".", "o", ("#", "=")
COLOURS = ("cyan", "orange")
PLAIN = str.maketrans("┤│└┬─", "||++-")
"""The lines of a plot in ASCII."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A value over days, or several by their names."""

    title: str
    lines: Mapping[str, Sequence[Point]]
    first: dt.date
    last: dt.date
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bars:
    """An amount for each week, or several by their names."""

    title: str
    mondays: Sequence[dt.date]
    amounts: Mapping[str, Sequence[float]]
    high: float
    """The amount at the upper end, above 0."""


Plot = Curve | Bars


def drawn(plot: Plot, width: int, *, plain: bool = False, coloured: bool = False) -> str:
    """The plot below its title, in so many columns, 30 to 100; `plain` draws in ASCII alone."""
    import plotext  # noqa: PLC0415  it takes a tenth of a second

    width = min(max(width, NARROWEST), WIDEST)
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)  # noqa: FBT003  its own names are positional
    plotext.plot_size(width, HEIGHT)
    plotext.xaxes(lower=True, upper=False)
    plotext.yaxes(left=True, right=False)
    if isinstance(plot, Curve):
        _draw_curve(plotext, plot, width - FOR_THE_SCALE, plain=plain)
    else:
        _draw_bars(plotext, plot, width - FOR_THE_SCALE, plain=plain)
    text = plotext.build() if coloured else plotext.uncolorize(plotext.build())
    lines = (line.rstrip() for line in text.translate(PLAIN if plain else {}).splitlines())
    return "\n".join((_titled(plot, plain=plain), *lines))


def _titled(plot: Plot, *, plain: bool) -> str:
    """The title, with the mark of each name where there are several."""
    if isinstance(plot, Curve):
        marks = {name: name[:1].upper() for name in plot.lines}
    else:
        marks = dict(zip(plot.amounts, PLAIN_BARS if plain else BARS, strict=False))
    if len(marks) == 1:
        return plot.title
    return f"{plot.title} ({', '.join(f'{mark} {name}' for name, mark in marks.items())})"


def _draw_curve(plotext: Any, curve: Curve, columns: int, *, plain: bool) -> None:
    """Each line is marked with its initial where there are several."""
    days = (curve.last - curve.first).days
    named = len(curve.lines) > 1
    for colour, (name, points) in zip(COLOURS, curve.lines.items(), strict=False):
        places = [((point.day - curve.first).days, point.value) for point in points]
        at, values = zip(*_thinned(places, columns, days), strict=True)
        plotext.plot(at, values, marker=PLAIN_LINE if plain else LINE, color=colour)
        if named or plain or len(at) == 1:
            plotext.scatter(at, values, marker=name[:1].upper() or PLAIN_POINT, color=colour)
    plotext.xlim(0, max(days, 1))
    _scale(plotext, curve.low, curve.high)
    step = 7 * max(1, ceil(days / 7 / (columns // A_DATE)))
    _dates(plotext, curve.first, curve.last, {n: n for n in range(0, days + 1, step)})


def _draw_bars(plotext: Any, bars: Bars, columns: int, *, plain: bool) -> None:
    """Where there are more weeks than room, several of them share a bar that is their mean."""
    weeks = len(bars.mondays)
    together = ceil(weeks * 2 * len(bars.amounts) / columns)
    places = range(ceil(weeks / together))
    share = GROUP / len(bars.amounts)
    for n, amounts in enumerate(bars.amounts.values()):
        plotext.bar(
            [place + (n + 0.5) * share - GROUP / 2 for place in places],
            [_mean(amounts[place * together : (place + 1) * together]) for place in places],
            width=share,
            marker=(PLAIN_BARS if plain else BARS)[n],
            color=COLOURS[n],
        )
    plotext.xlim(-0.5, len(places) - 0.5)
    _scale(plotext, 0, bars.high)
    step = ceil(len(places) / (columns // A_DATE))
    first, last = bars.mondays[0], bars.mondays[-1]
    _dates(plotext, first, last, {n: n * together * 7 for n in range(0, len(places), step)})


def _scale(plotext: Any, low: float, high: float) -> None:
    middle = (low + high) / 2
    plotext.ylim(low, high)
    plotext.yticks([low, middle, high], [f"{value:5g}" for value in (low, middle, high)])


def _dates(plotext: Any, first: dt.date, last: dt.date, places: Mapping[int, int]) -> None:
    """A date at each of the places, which is so many days after the first."""
    shape = "%b %Y" if last - first > A_YEAR else "%d %b"
    days = [first + dt.timedelta(days=days) for days in places.values()]
    plotext.xticks(list(places), [f"{day:{shape}}".lstrip("0") for day in days])


def _thinned(
    points: Sequence[tuple[int, float]], columns: int, days: int
) -> Sequence[tuple[float, float]]:
    """The points, or the means of as many stretches of days as there are columns."""
    if len(points) <= columns:
        return points
    stretches: dict[int, list[tuple[int, float]]] = {}
    for day, value in points:
        stretches.setdefault(day * columns // (days + 1), []).append((day, value))
    return [
        (_mean([day for day, _ in stretch]), _mean([value for _, value in stretch]))
        for stretch in stretches.values()
    ]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
