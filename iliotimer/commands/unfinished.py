"""A practice that was cut off: take it up again, close it, or leave it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from iliotimer.commands.sessions import Fault
from iliotimer.diary.journal import InUse, Journal
from iliotimer.diary.prescription import planned_doses
from iliotimer.diary.unfinished import unfinished
from iliotimer.files.places import places
from iliotimer.files.problems import harmless
from iliotimer.practice.events import Outcome, Over
from iliotimer.practice.reasons import REASONS
from iliotimer.practice.state import NS
from iliotimer.streams import is_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from iliotimer.practice.record import Record

RESUME, CLOSE, LEAVE = "r", "c", "l"


def to_resume(session: str, hours: float, *, at_once: bool) -> tuple[Path, Record] | None:
    """The practice of this session, begun within so many hours, to take up; None for a new one.

    Without a terminal nothing is asked and nothing resumed but what `at_once` asks for. Raises
    Fault where that is none.
    """
    waiting = next(unfinished(places().log, hours, session=session), None)
    if waiting is None:
        if at_once:
            raise Fault(f"There is no {session} to resume: none was cut off in the last hours.")
        return None
    if at_once:
        return waiting
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        return None
    path, record = waiting
    click.echo(f"{harmless(record.title)} of {record.started:%H:%M} was cut off{_where(record)}.")
    click.echo("  r  resume it there")
    click.echo("  c  close it as ended early")
    click.echo("  l  leave it as it is, and begin anew")
    match _key({RESUME, CLOSE, LEAVE}):
        case "r":
            return waiting
        case "c":
            _close(path, record)
            return None
        case _:
            return None


def _where(record: Record) -> str:
    last = next((e for e in reversed(record.events) if e.exercise), None)
    if last is None:
        return ""
    minutes = last.t / 60
    return f" after {minutes:.0f} minutes, in {harmless(last.exercise)}"


def _key(keys: set[str]) -> str:
    """One of these keys, pressed; Ctrl+C leaves the program."""
    while True:
        key = click.getchar().casefold()
        if key in keys:
            return key


def _close(path: Path, record: Record) -> None:
    click.echo("Why? (Enter for no reason)")
    for number, reason in enumerate(REASONS, start=1):
        click.echo(f"  {number:>2}  {reason.label}")
    text = click.prompt("Number", default="", show_default=False).strip()
    code = ""
    if text.isdecimal() and 1 <= int(text) <= len(REASONS):
        code = REASONS[int(text) - 1].code
    try:
        journal = Journal.reopen(path)
    except InUse as error:
        raise Fault(str(error)) from error
    at = round(record.events[-1].t * NS) if record.events else 0
    journal.finish(Over(at, Outcome.ENDED_EARLY, code), planned_doses(record))
    journal.close()
    click.echo(journal.loss or "Closed.")
