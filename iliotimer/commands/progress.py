"""`iliotimer progress`: how it went over some weeks."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from iliotimer.coach.period import Period, latest_weeks
from iliotimer.coach.trends import trends
from iliotimer.commands.diary import diary
from iliotimer.commands.own import own_settings_as_far_as_sound
from iliotimer.commands.sessions import Fault
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.course import read_course
from iliotimer.diary.journal import local_now
from iliotimer.diary.measures import NAME, read_measures
from iliotimer.files.json_text import json_text
from iliotimer.files.places import places
from iliotimer.files.problems import harmless
from iliotimer.plots import drawn
from iliotimer.progress import progress_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from iliotimer.coach.rules import Rules
    from iliotimer.coach.series import Series
    from iliotimer.coach.trends import Trends
    from iliotimer.diary.past import PastSession
    from iliotimer.practice.measures import Measure
    from iliotimer.progress import Progress

WEEKS = 12
MOST_WEEKS = 520
WIDTH = 80
"""Columns where there is no terminal."""


@click.command("progress")
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    metavar="N",
    help=f"The last N weeks; {WEEKS} where nothing is said.",
)
@click.option("--all", "everything", is_flag=True, help="All weeks of the diary.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(weeks: int | None, *, everything: bool, as_json: bool) -> None:
    """Print how it went: pain, stiffness, tasks, measures, plan, load and lengthening.

    A difference is called a change only where it is larger than the wobble of such scores.
    """
    if weeks is not None and everything:
        raise Fault("--all is every week there is; leave out --weeks, or --all.")
    rules = own_settings_as_far_as_sound().coach
    found, troubles = trends_so_far(diary().sessions, rules, None if everything else weeks or WEEKS)
    for trouble in troubles:
        click.echo(harmless(trouble), err=True)
    progress = progress_of(found, rules)
    if as_json:
        click.echo(json_text(_data(found, progress)))
    else:
        _print(progress)


def trends_so_far(
    past: Sequence[PastSession], rules: Rules, weeks: int | None = WEEKS
) -> tuple[Trends, tuple[str, ...]]:
    """The trends of the last weeks up to now, of all there are for None.

    With a sentence for each file that cannot be read and is left out.
    """
    here = places()
    troubles: list[str] = []

    def read(reader: Callable[[Path], Sequence[Any]], path: Path) -> Sequence[Any]:
        try:
            return reader(path)
        except Unreadable as why:
            troubles.append(f"{why} It is left out.")
            return ()

    measures: Sequence[Measure] = read(read_measures, here.log.parent / NAME)
    course = read(read_course, here.course)
    today = local_now().date()
    period = latest_weeks(today, weeks) if weeks else Period(_beginning(past, measures), today)
    return trends(past, measures, course, rules, period), tuple(troubles)


def _beginning(past: Sequence[PastSession], measures: Sequence[Measure]) -> dt.date:
    """The first day that anything is known of; today for none."""
    moments = [session.started for session in past[-1:]] + [m.at for m in measures[:1]]
    return min((moment.date() for moment in moments), default=local_now().date())


def _print(progress: Progress) -> None:
    """Print sentences and plots, page by page where they do not fit on the screen."""
    terminal = sys.stdout.isatty()
    size = shutil.get_terminal_size((WIDTH, 24))
    columns = size.columns if terminal else WIDTH
    coloured = terminal and _shows_colours()
    lines = [progress.heading]
    for paragraph in progress.paragraphs:
        lines += ["", *(harmless(sentence) for sentence in paragraph)]
    if terminal:
        lines = [part for line in lines for part in textwrap.wrap(line, columns) or [""]]
    for plot in progress.plots:
        lines += ["", *drawn(plot, columns, plain=not coloured, coloured=coloured).split("\n")]
    if terminal and len(lines) >= size.lines:
        click.echo_via_pager("\n".join(lines), color=None if coloured else False)
    else:
        click.echo("\n".join(lines), color=coloured)


def _shows_colours() -> bool:
    """Whether the terminal shows colours and all of Unicode, and the person wants that."""
    unicode = sys.stdout.encoding.lower().startswith("utf")
    return unicode and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _data(found: Trends, progress: Progress) -> dict[str, object]:
    return {
        "first": found.period.first.isoformat(),
        "last": found.period.last.isoformat(),
        "sessions": found.sessions,
        "sentences": [sentence for paragraph in progress.paragraphs for sentence in paragraph],
        "series": [_series(series) for series in found.series],
        "weeks": [{**asdict(week), "monday": week.monday.isoformat()} for week in found.weeks],
        "exercises": [asdict(tally) for tally in found.exercises],
        "early_ends": [asdict(end) for end in found.early_ends],
    }


def _series(series: Series) -> dict[str, object]:
    return {
        "part": series.part,
        "name": series.name,
        "unit": series.unit,
        "points": [{"day": p.day.isoformat(), "value": p.value} for p in series.points],
        "change": asdict(series.change) if series.change else None,
    }
