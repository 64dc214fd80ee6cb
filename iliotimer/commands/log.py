"""`iliotimer log`: the diary, or one session of it."""

from __future__ import annotations

import re
import shutil
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from iliotimer.commands.diary import day, diary, named_journal, within
from iliotimer.commands.sessions import Fault
from iliotimer.diary.answers import COUNT, NOTE, TWO_MORE
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.journal import Journal
from iliotimer.diary.plain import past_data, record_data
from iliotimer.diary.reading import read_journal
from iliotimer.diary.telling import ending_in_words, session_lines
from iliotimer.files.json_text import json_text
from iliotimer.files.problems import harmless, shortened
from iliotimer.practice.checkin import (
    AFTER,
    BEFORE,
    NEXT_DAY,
    QUESTIONS_AFTER,
    QUESTIONS_BEFORE,
    QUESTIONS_NEXT_DAY,
)
from iliotimer.practice.reasons import REASONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from iliotimer.diary.past import PastSession
    from iliotimer.practice.record import Record

NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,3})?")
SCORES = frozenset({"pain", "stiffness", "effort", "score"})
QUESTIONS = frozenset(
    {NOTE, TWO_MORE, COUNT}.union(
        ask.question
        for asks in (
            *(QUESTIONS_BEFORE, QUESTIONS_AFTER, QUESTIONS_NEXT_DAY),
            *(reason.asks for reason in REASONS),
        )
        for ask in asks
    )
)
"""What the program asks; a diary may hold answers to others."""
WORST = 10
PARTS = (BEFORE, AFTER, NEXT_DAY)
HEADINGS = ("date", "session", "minutes", "sets", "outcome", "pain stops")


@click.command("log")
@click.argument("session", required=False, metavar="[ID]")
@click.option("--since", type=day, metavar="DATE", help="Only sessions from this day on.")
@click.option("--note", metavar="TEXT", help="Add a note to the session.")
@click.option(
    "--answer", "answers", multiple=True, metavar="QUESTION=VALUE", help="Add or correct an answer."
)
@click.option(
    "--about",
    default=AFTER,
    show_default=True,
    metavar="WHEN",
    help="What the answer is about: before, after, next_day, or the number of an event.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(
    session: str | None,
    since: dt.date | None,
    note: str | None,
    answers: tuple[str, ...],
    about: str,
    *,
    as_json: bool,
) -> None:
    """Print the diary, newest first, or the session ID.

    ID is a date from the table, with the time where a day has several; a journal's name or its
    beginning; or `last`.
    """
    if session is None:
        if note is not None or answers:
            raise Fault("Say which session: iliotimer log last --note TEXT.")
        _print_table(within(diary().sessions, since), as_json=as_json)
        return
    if since is not None:
        raise Fault("--since chooses from the whole diary; leave it out, or the ID.")
    path = named_journal(session)
    record = _read(path)
    if note is not None or answers:
        _add(path, record, note, [_parsed(pair) for pair in answers], about)
        record = _read(path)
    if as_json:
        click.echo(json_text(record_data(path.stem, record)))
    else:
        _print(session_lines(path.stem, record))


def _print_table(sessions: Sequence[PastSession], *, as_json: bool) -> None:
    if as_json:
        click.echo(json_text([past_data(session) for session in sessions]))
        return
    if not sessions:
        click.echo("The diary has no session yet, or none of these days.")
        return
    rows = [HEADINGS, *(_row(session) for session in sessions)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    _print(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _row(session: PastSession) -> tuple[str, ...]:
    return (
        f"{session.started:%Y-%m-%d %H:%M}",
        shortened(session.title),
        f"{session.minutes:.1f}",
        f"{session.works_done} of {session.works}",
        shortened(ending_in_words(session.outcome, session.reason)),
        str(session.pain_stops or ""),
    )


def _print(lines: Iterable[str]) -> None:
    """Print the lines, page by page where they do not fit on the screen."""
    printed = [harmless(line) for line in lines]
    text = "\n".join(printed)
    if sys.stdout.isatty() and len(printed) >= shutil.get_terminal_size().lines:
        click.echo_via_pager(text)
    else:
        click.echo(text)


def _read(path: Path) -> Record:
    try:
        return read_journal(path)
    except Unreadable as why:
        raise Fault(harmless(str(why))) from why


def _parsed(pair: str) -> tuple[str, str | float]:
    question, equals, text = (part.strip() for part in pair.partition("="))
    if not (question and equals and text):
        raise Fault(f"--answer takes QUESTION=VALUE, as in pain=3; {pair!a} is not.")
    value: str | float = text
    if NUMBER.fullmatch(text):
        value = float(text) if "." in text else int(text)
    near = get_close_matches(question, QUESTIONS, n=1)
    if near and question not in QUESTIONS:
        raise Fault(f"There is no question {question!a}. Did you mean {near[0]}?")
    if question in SCORES and value not in range(WORST + 1):
        raise Fault(f"{question} is a whole number from 0 to {WORST}; {text!a} is not.")
    return question, value


def _add(
    path: Path,
    record: Record,
    note: str | None,
    answers: Iterable[tuple[str, str | float]],
    about: str,
) -> None:
    """Append to the journal; raises Fault where it cannot be done."""
    part = _part(record, about)
    if note is not None and not note.strip():
        raise Fault("The note is empty.")
    journal = Journal(path)
    for question, value in answers:
        journal.answer(part, question, value)
    if note is not None:
        journal.answer(AFTER, NOTE, note.strip())
    journal.close()
    if journal.trouble:
        raise Fault(f"Nothing was added to {path}: it cannot be written.")


def _part(record: Record, about: str) -> str | int:
    """What an answer is about; raises Fault for an event that the session does not have."""
    if about in PARTS:
        return about
    if about.isascii() and about.isdecimal() and any(e.n == int(about) for e in record.events):
        return int(about)
    raise Fault(
        f"--about takes {', '.join(PARTS)} or the number of one of the session's "
        f"{len(record.events)} events; {about!a} is none."
    )
