"""`iliotimer report`: a page about some weeks for a clinician."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iliotimer.coach.advice import clinician_suggested
from iliotimer.coach.period import Period, latest_weeks, lived_in
from iliotimer.coach.trends import trends
from iliotimer.commands.diary import day, diary
from iliotimer.commands.own import own_settings_as_far_as_sound
from iliotimer.commands.sessions import Fault, unwritten
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.course import read_course
from iliotimer.diary.export import write_whole
from iliotimer.diary.journal import local_now
from iliotimer.diary.measures import NAME, read_measures
from iliotimer.files.places import places
from iliotimer.files.problems import harmless
from iliotimer.report.compose import report_of
from iliotimer.report.material import Material, journals_of
from iliotimer.report.text import text_lines

if TYPE_CHECKING:
    from iliotimer.report.content import Report

STDOUT = "-"
WEEKS, MOST_WEEKS = 6, 520


@click.command("report")
@click.option("-o", "--output", metavar="FILE", help="The HTML file to write; - prints it.")
@click.option("--from", "first", type=day, metavar="DATE", help="The first day.")
@click.option("--to", "last", type=day, metavar="DATE", help="The last day.  [default: today]")
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    metavar="N",
    help=f"So many weeks, in place of --from.  [default: {WEEKS}]",
)
@click.option("--text", is_flag=True, help="As plain text; without -o it is printed.")
def command(
    output: str | None,
    first: dt.date | None,
    last: dt.date | None,
    weeks: int | None,
    *,
    text: bool,
) -> None:
    """Write a page about some weeks of practice, for your clinician.

    Planned and done, doses per side, pain, every stop and what followed, measures, changes of
    level and your notes. The page needs no network and prints on A4. The whole diary as data:
    `iliotimer export`.
    """
    if output is None and not text:
        raise Fault("Say where to: -o FILE.html, -o - to print it, or --text for plain text.")
    report = report_of(_material(_period(first, last, weeks)))
    written = "".join(f"{line}\n" for line in text_lines(report)) if text else _page(report)
    if output is None or output == STDOUT:
        sys.stdout.buffer.write(written.encode())
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(output), [written])
    except OSError as error:
        raise unwritten(output, error) from error
    click.echo(f"{harmless(output)}: {report.period}. Only you can read the file.", err=True)


def _period(first: dt.date | None, last: dt.date | None, weeks: int | None) -> Period:
    if first is not None and weeks is not None:
        raise Fault("--weeks counts back from the last day; leave it out, or --from.")
    last = last or local_now().date()
    try:
        period = Period(first, last) if first is not None else latest_weeks(last, weeks or WEEKS)
    except OverflowError:
        raise Fault(f"There are no so many weeks before {last}.") from None
    if period.first > period.last:
        raise Fault(f"The first day, {first}, is after the last, {last}.")
    if (period.last - period.first).days >= MOST_WEEKS * 7:
        raise Fault(f"A report is about {MOST_WEEKS} weeks at most: choose a later first day.")
    return period


def _material(period: Period) -> Material:
    where = places()
    past = diary().sessions
    lived = lived_in(past, period)
    try:
        course = read_course(where.course)
        measures = read_measures(where.log.parent / NAME)
    except Unreadable as why:
        raise Fault(harmless(str(why))) from why
    rules = own_settings_as_far_as_sound().coach
    now = local_now()
    end = dt.datetime.combine(period.last, dt.time.max, now.tzinfo)
    return Material(
        now=now,
        lived=lived,
        trends=trends(lived, measures, course, rules, period),
        course=course,
        journals=journals_of(where.log, lived),
        rules=rules,
        advice=clinician_suggested(past, rules, min(now, end)),
    )


def _page(report: Report) -> str:
    try:
        from iliotimer.report.page import page  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise Fault(
            "A page needs the extra `report`: install iliotimer[report], or take --text."
        ) from error
    return page(report)
