"""Plots as geometry: where every line, mark and bar of a drawing lies, in its own units."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH = 680
LEFT, RIGHT = 26, 130
"""Room for the scale, and for the name of each line."""
PANEL, BETWEEN, BELOW = 96, 34, 20
"""Heights of a panel, of the space above each, and of the dates under the last."""
WORST_SCORE = 10
LABEL_ROOM = 46
"""A date under a plot is this wide with the space around it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, told from the others by its dashes and its marks."""

    name: str
    style: str
    """What the style sheet and the marks of the page know it by."""
    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """As an SVG polyline has it."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Label:
    """A word at a place of the scale."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines over one scale of 0 to 10."""

    title: str
    top: float
    bottom: float
    lines: tuple[Line, ...]
    scores: tuple[Label, ...]
    crosses: tuple[float, ...] = ()
    """Where a sharp stop is marked."""


@dataclass(frozen=True, slots=True)
class Curves:
    """Panels one under the other, over the same days."""

    height: float
    panels: tuple[Panel, ...]
    days: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a week's bar."""

    style: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for each week, and over it a line for what was planned."""

    height: float
    top: float
    bottom: float
    bars: tuple[Bar, ...]
    planned: tuple[Bar, ...]
    counts: tuple[Label, ...]
    weeks: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Scores of 0 to 10 with their times."""

    name: str
    style: str
    scores: tuple[tuple[dt.datetime, float], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """How many sessions of each week ended in one way."""

    style: str
    counts: tuple[int, ...]


def curves(
    panels: Sequence[tuple[str, Sequence[Curve]]],
    crosses: Sequence[dt.datetime],
    first: dt.date,
    last: dt.date,
) -> Curves:
    """Panels of curves from the first day to the last; the crosses stand in the first of them."""
    across = _across(first, last)
    drawn: list[Panel] = []
    top = float(BETWEEN)
    for title, lines in panels:
        bottom = top + PANEL
        drawn.append(
            Panel(
                title=title,
                top=top,
                bottom=bottom,
                lines=tuple(_line(curve, across, bottom) for curve in lines),
                scores=tuple(Label(_up(score, bottom), str(score)) for score in (0, 5, 10)),
                crosses=() if drawn else tuple(across(at) for at in crosses),
            )
        )
        top = bottom + BETWEEN
    return Curves(top - BETWEEN + BELOW, tuple(drawn), _days(across, first, last))


def bars(planned: Sequence[int], parts: Sequence[Part], weeks: Sequence[dt.date]) -> Bars:
    """A bar for each week, its parts from the bottom up."""
    top = float(BETWEEN)
    bottom = top + PANEL
    done = [sum(counts) for counts in zip(*(part.counts for part in parts), strict=True)]
    most = max((1, *planned, *done))
    step = (WIDTH - LEFT - RIGHT) / max(1, len(weeks))
    width = min(40.0, step * 0.7)
    unit = PANEL / most
    drawn: list[Bar] = []
    lines: list[Bar] = []
    for index, expected in enumerate(planned):
        x = LEFT + step * (index + 0.5) - width / 2
        y = bottom
        for part in parts:
            height = part.counts[index] * unit
            y -= height
            if height:
                drawn.append(Bar(part.style, x, y, width, height))
        if expected:
            lines.append(Bar("planned", x - 4, bottom - expected * unit, width + 8, 0))
    every = ceil(LABEL_ROOM / step)
    return Bars(
        height=bottom + BELOW,
        top=top,
        bottom=bottom,
        bars=tuple(drawn),
        planned=tuple(lines),
        counts=(Label(bottom, "0"), Label(top, str(most))),
        weeks=tuple(
            Label(LEFT + step * (index + 0.5), _short(week))
            for index, week in enumerate(weeks)
            if index % every == 0
        ),
    )


def _across(first: dt.date, last: dt.date) -> Callable[[dt.datetime], float]:
    """The place of a local time; the first day begins and the last one ends at an edge."""
    begin = dt.datetime.combine(first, dt.time())
    days = (last - first).days + 1

    def across(at: dt.datetime) -> float:
        passed = (at.replace(tzinfo=None) - begin) / dt.timedelta(days=1)
        return LEFT + (WIDTH - LEFT - RIGHT) * min(max(passed / days, 0), 1)

    return across


def _days(
    across: Callable[[dt.datetime], float], first: dt.date, last: dt.date
) -> tuple[Label, ...]:
    """The first day of each week, or of fewer where they would touch."""
    starts = [first + dt.timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]
    every = ceil(LABEL_ROOM * len(starts) / (WIDTH - LEFT - RIGHT))
    return tuple(
        Label(across(dt.datetime.combine(day, dt.time())), _short(day)) for day in starts[::every]
    )


def _line(curve: Curve, across: Callable[[dt.datetime], float], bottom: float) -> Line:
    points = tuple((across(at), _up(score, bottom)) for at, score in curve.scores)
    return Line(curve.name, curve.style, points)


def _up(score: float, bottom: float) -> float:
    return bottom - PANEL * score / WORST_SCORE


def _short(day: dt.date) -> str:
    return f"{day.day} {day:%b}"
