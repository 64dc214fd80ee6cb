"""The drawings of a report: what they are of, and the same in words and as tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

from iliotimer.coach.period import WEEK, week_of
from iliotimer.report.content import Table
from iliotimer.report.plots import Curve, Part, bars, curves

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.report.content import Felt, Report, Week
    from iliotimer.report.plots import Bars, Curves

Scores = tuple[tuple[dt.datetime, float], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A score around a session."""

    style: str
    name: str
    of: Callable[[Felt], int | None]


@dataclass(frozen=True, slots=True)
class Ended:
    """A way in which sessions end."""

    style: str
    name: str
    of: Callable[[Week], int]


WORST = Asked("worst", "worst", lambda felt: felt.worst)
BEFORE = Asked("before", "before", lambda felt: felt.before)
NEXT_DAY = Asked("next_day", "next morning", lambda felt: felt.next_day)
AFTER = Asked("after", "right after", lambda felt: felt.after)
PANELS = (
    ("Pain in the session, 0 to 10", (WORST, BEFORE)),
    ("Pain afterwards, 0 to 10", (NEXT_DAY, AFTER)),
)
ENDS = (
    Ended("completed", "completed", lambda week: week.completed),
    Ended("stopped", "stopped for pain", lambda week: week.stopped),
    Ended("other", "ended otherwise", lambda week: week.other),
)
MOST_POINTS = 60
"""With more sessions than this each week is drawn as its mean."""


def drawn_curves(report: Report) -> Curves:
    """The pain around each session; without a panel where none was told."""
    means = ", mean of each week" if _by_week(report.felt) else ""
    panels = [
        (
            f"{title}{means}",
            [Curve(one.name, one.style, _scores(report.felt, one)) for one in asked],
        )
        for title, asked in PANELS
    ]
    crosses = [felt.at for felt in report.felt if felt.sharp]
    told = crosses or any(curve.scores for _, lines in panels for curve in lines)
    return curves(panels if told else (), crosses, report.first, report.last)


def drawn_bars(report: Report) -> Bars:
    """The sessions of each week."""
    parts = [Part(end.style, tuple(map(end.of, report.weeks))) for end in ENDS]
    weeks = [week.begins for week in report.weeks]
    return bars([week.planned for week in report.weeks], parts, weeks)


def curves_in_words(report: Report) -> str:
    """What a reader of the drawing sees, for one who cannot."""
    order = "weeks" if _by_week(report.felt) else "sessions"
    said = []
    for one in (asked for _, panel in PANELS for asked in panel):
        scores = ", ".join(f"{round(score, 1):g}" for _, score in _scores(report.felt, one))
        if scores:
            said.append(f"{one.name.capitalize()}, in the order of the {order}: {scores}.")
    days = [f"{felt.at.day} {felt.at:%B}" for felt in report.felt if felt.sharp]
    if days:
        said.append(f"Sharp stops on {', '.join(days)}.")
    return " ".join(said)


def bars_in_words(report: Report) -> str:
    """The same for the weeks."""
    return " ".join(
        f"Week of {week.begins.day} {week.begins:%B}: {week.planned} planned, "
        + ", ".join(f"{end.of(week)} {end.name}" for end in ENDS)
        + "."
        for week in report.weeks
    )


def pain_table(report: Report) -> Table:
    """The pain around each session as a table."""
    asked = (BEFORE, WORST, AFTER, NEXT_DAY)
    rows = [
        (
            f"{felt.at.day} {felt.at:%b}",
            *("" if score is None else str(score) for score in (one.of(felt) for one in asked)),
            "sharp stop" if felt.sharp else "",
        )
        for felt in report.felt
    ]
    return Table(
        title="Pain around each session, 0 to 10",
        columns=("Session", *(one.name.capitalize() for one in asked), ""),
        rows=tuple(rows),
        empty="There was no session.",
        numbers=frozenset({1, 2, 3, 4}),
    )


def weeks_table(report: Report) -> Table:
    """The sessions of each week as a table."""
    return Table(
        title="Sessions a week",
        columns=("Week of", "Planned", *(end.name.capitalize() for end in ENDS)),
        rows=tuple(
            (
                f"{week.begins.day} {week.begins:%b}",
                str(week.planned),
                *(str(end.of(week)) for end in ENDS),
            )
            for week in report.weeks
        ),
        empty="There was no week.",
        numbers=frozenset({1, 2, 3, 4}),
    )


def _by_week(felt: Sequence[Felt]) -> bool:
    return len(felt) > MOST_POINTS


def _curve(felt: Sequence[Felt], asked: Asked) -> Curve:
    return Curve(asked.name, asked.style, _scores(felt, asked))


def _scores(felt: Sequence[Felt], asked: Asked) -> Scores:
    """Each score with its time, or the mean of each week in its middle."""
    scores = [(one.at, score) for one in felt if (score := asked.of(one)) is not None]
    if not _by_week(felt):
        return tuple(scores)
    weeks: dict[dt.date, list[int]] = {}
    for at, score in scores:
        weeks.setdefault(week_of(at.date()), []).append(score)
    middle = WEEK / 2
    return tuple(
        (dt.datetime.combine(monday, dt.time()) + middle, mean(of_week))
        for monday, of_week in weeks.items()
    )
