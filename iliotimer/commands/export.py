"""`iliotimer export`: the diary for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iliotimer.commands.diary import day, diary, progress, within
from iliotimer.commands.sessions import Fault, unwritten
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.export import csv_lines, json_lines, write_whole
from iliotimer.diary.folder import journal_path
from iliotimer.diary.reading import read_journal
from iliotimer.files.places import places
from iliotimer.files.problems import harmless

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from iliotimer.practice.record import Record

STDOUT = "-"
CSV_NAME = "iliotimer.csv"


@click.command("export")
@click.option("--csv", "csv_place", metavar="DIR_OR_FILE", help="A table; - prints it.")
@click.option("--json", "json_place", metavar="FILE", help="An array of sessions; - prints it.")
@click.option("--since", type=day, metavar="DATE", help="Only sessions from this day on.")
@click.option("--until", type=day, metavar="DATE", help="Only sessions up to this day.")
@click.option("--with-text", is_flag=True, help="With each session file, in JSON.")
def command(
    csv_place: str | None,
    json_place: str | None,
    since: dt.date | None,
    until: dt.date | None,
    *,
    with_text: bool,
) -> None:
    """Write the diary, oldest session first, as CSV, as JSON, or as both.

    CSV has a row for each session, set, hold, stop and answer (column `row`); units are in the
    names of the columns, times in ISO 8601 with their offset. A page for a clinician:
    `iliotimer report`.
    """
    if csv_place is None and json_place is None:
        raise Fault("Say what to write: --csv DIR_OR_FILE, --json FILE, or both; - prints it.")
    if csv_place == json_place == STDOUT:
        raise Fault("Print CSV or JSON, not both; give one of them a file.")
    names = [session.name for session in reversed(within(diary().sessions, since, until))]
    if csv_place is not None:
        target = Path(csv_place) / CSV_NAME if Path(csv_place).is_dir() else Path(csv_place)
        _write(csv_place, target, csv_lines(_records(names)), len(names))
    if json_place is not None:
        lines = json_lines(_records(names), with_text=with_text)
        _write(json_place, Path(json_place), lines, len(names))


def _records(names: Sequence[str]) -> Iterator[tuple[str, Record]]:
    log = places().log
    for name in progress(names):
        try:
            yield name, read_journal(journal_path(log, name))
        except Unreadable as why:
            click.echo(f"{harmless(str(why))} It is left out.", err=True)


def _write(place: str, target: Path, lines: Iterable[str], count: int) -> None:
    if place == STDOUT:
        printed = sys.stdout.buffer
        for line in lines:
            printed.write(line.encode())
        printed.flush()
        return
    try:
        write_whole(target, lines)
    except OSError as error:
        raise unwritten(target, error) from error
    sessions = "1 session" if count == 1 else f"{count} sessions"
    click.echo(f"{sessions} in {harmless(str(target))}", err=True)
