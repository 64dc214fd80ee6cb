"""What the diary's commands share: its sessions, one of them by name, and days."""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from typing import TYPE_CHECKING

import click

from iliotimer.commands.sessions import Fault, quoted
from iliotimer.diary.folder import journal_names, journal_path
from iliotimer.diary.history import History, read_history
from iliotimer.files.places import places
from iliotimer.files.problems import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from iliotimer.diary.past import PastSession

LAST = "last"
MANY = 50
"""Journals that take long enough for a progress bar."""
SHOWN = 3
"""Names in a message."""


def day(text: str) -> dt.date:
    """A calendar day; raises BadParameter, with a sentence."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!a} is not a date; write it as in 2026-11-22.") from None


def diary() -> History:
    """Every session of the diary, newest first; what is no journal is said on stderr.

    Raises Fault where the folder cannot be listed.
    """
    where = places()
    try:
        history = read_history(where.log, where.index, watched=progress)
    except OSError as error:
        raise _unlistable(error) from error
    for trouble in history.troubles:
        click.echo(f"{harmless(trouble)} It is left as it is.", err=True)
    return history


def within(
    sessions: Sequence[PastSession], since: dt.date | None = None, until: dt.date | None = None
) -> list[PastSession]:
    """The sessions of these days, both included, by the calendar of the place they began in."""
    return [
        session
        for session in sessions
        if (since is None or session.started.date() >= since)
        and (until is None or session.started.date() <= until)
    ]


def named_journal(name: str) -> Path:
    """The journal of this name, of one that begins like this or at this date, or the last.

    Raises Fault, with what there is.
    """
    log = places().log
    try:
        names = journal_names(log)
    except OSError as error:
        raise _unlistable(error) from error
    if not names:
        raise Fault("The diary is empty: iliotimer run foundation begins it.")
    if name == LAST:
        sessions = diary().sessions
        if not sessions:
            raise Fault("The diary has no session that can be read.")
        return journal_path(log, sessions[0].name)
    if name in names:
        return journal_path(log, name)
    start = name.replace(" ", "T").replace(":", "-")
    found = [each for each in names if start and each.startswith(start)]
    if len(found) == 1:
        return journal_path(log, found[0])
    if found:
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise Fault(f"{quoted(name)} may be {', '.join(found[:SHOWN])}{more}: write more of it.")
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"The newest is {names[-1]}."
    raise Fault(f"There is no session {quoted(name)} in the diary. {hint}")


def progress(names: Sequence[str]) -> Iterator[str]:
    """The names one by one, with a progress bar where there are many and somebody looks on."""
    if len(names) < MANY or not sys.stderr.isatty():
        yield from names
        return
    with click.progressbar(names, label="Reading the diary", file=sys.stderr) as bar:
        yield from bar


def _unlistable(error: OSError) -> Fault:
    return Fault(f"The diary in {places().log} cannot be read: {error.strerror or error}.")
