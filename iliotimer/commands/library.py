"""`iliotimer` alone: the library, and whatever the person chooses in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from iliotimer.coach.schedule import advised_levels
from iliotimer.commands.advice import Advice, advice, less_in_words
from iliotimer.commands.diary import diary
from iliotimer.commands.own import levels_in_use, own_settings
from iliotimer.commands.progress import trends_so_far
from iliotimer.commands.scores import own_steps
from iliotimer.commands.sessions import Fault
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.folder import journal_path
from iliotimer.diary.reading import read_journal
from iliotimer.diary.telling import ending_in_words, session_lines
from iliotimer.diary.unfinished import mornings, unfinished
from iliotimer.files.places import places, session_files, session_with_id
from iliotimer.files.session_file import read_session
from iliotimer.plan.extent import extent_of_session
from iliotimer.plan.outline import outline
from iliotimer.plan.sparing import spared
from iliotimer.plan.words import duration
from iliotimer.progress import progress_of
from iliotimer.tui.diary import Page
from iliotimer.tui.library import LibraryApp, Shelved, Waiting, Wanted
from iliotimer.web.browser import browser_notices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from iliotimer.diary.past import PastSession
    from iliotimer.files.settings import Settings
    from iliotimer.progress import Progress

NEWCOMERS = "foundation"
"""The session for somebody without a diary."""


def chosen_in_library() -> Wanted | None:
    """Open the library; what the person chose, or None."""
    settings = own_settings()
    here = places()
    past = diary().sessions
    last = {session.session: session.started for session in reversed(past)}
    shelf = [_shelved(name, path, last, settings) for name, path in session_files().items()]
    due, why_not = _today(past, settings)
    first = past[0].session if past else NEWCOMERS

    def pages() -> Sequence[Page]:
        return [_page(here.log, session) for session in past]

    def progress() -> Progress:
        rules = settings.coach
        found, troubles = trends_so_far(past, rules)
        told = progress_of(found, rules)
        return replace(told, paragraphs=(troubles, *told.paragraphs)) if troubles else told

    waiting = _waiting(here.log, settings)
    waiting += [Waiting(sentence, notice=True) for sentence in why_not]
    app = LibraryApp(
        [*due, *shelf],
        waiting,
        pages,
        progress,
        first=due[0].id if due else first,
        theme=settings.screen.theme,
        kept=here,
    )
    return app.run()


def _today(
    past: Sequence[PastSession], settings: Settings
) -> tuple[list[Shelved], tuple[str, ...]]:
    """What is due today as advised, or else why nothing is."""
    try:
        told = advice(settings, past=past)
    except Fault as fault:
        return [], (fault.message,)
    due = [one for name in told.due.sessions if (one := _due(told, name, settings))]
    if due:
        return due, ()
    nothing = "Nothing is due today. " if told.begun and not told.blocked else ""
    return [], (f"{nothing}{told.due.reason}",)


def _due(told: Advice, name: str, settings: Settings) -> Shelved | None:
    """What is due today, as advised; None where its file cannot be used, as its own row says."""
    path, due = session_with_id(name), told.due
    session = None if path is None else read_session(path).session
    if session is None:
        return None
    levels, _ = levels_in_use(session, ())
    levels = advised_levels(session, levels, due)
    steps = own_steps(spared(session, due.sparing), settings.person, levels)
    less = less_in_words(due)
    line = f"{session.title}, {less}" if less else session.title
    details = (*due.notes, *([""] if due.notes else []), *outline(session, steps))
    return Shelved(name, session.title, line, details, usable=True, reason=due.reason)


def _shelved(name: str, path: Path, last: Mapping[str, dt.datetime], settings: Settings) -> Shelved:
    reading = read_session(path)
    session = reading.session
    if session is None:
        problems = tuple(problem.message for problem in reading.problems[:5])
        return Shelved(
            name, name, "cannot be used", (f"iliotimer check {path}", *problems), usable=False
        )
    person = settings.person
    length = extent_of_session(session, default_hold=person.default_hold).seconds
    steps = own_steps(session, person)
    done = f"last {last[name]:%d %b}" if name in last else ""
    line = f"{duration(length):>7}  {session.kind:<8}  {done}"
    return Shelved(name, session.title, line, tuple(outline(session, steps)), usable=True)


def _waiting(log: Path, settings: Settings) -> list[Waiting]:
    waiting = [
        Waiting(
            f"r  {record.title} of {record.started:%H:%M} was cut off: resume it.", record.session
        )
        for _, record in unfinished(log, settings.diary.resume_hours)
    ][:1]
    for _, record in mornings(log):
        today = dt.datetime.now().astimezone().date()
        day = "this morning" if record.started.date() == today else f"on {record.started:%A}"
        waiting.append(Waiting(f"c  How is it since {record.title} {day}?"))
        break
    waiting += [Waiting(notice, notice=True) for notice in browser_notices()]
    return waiting


def _page(log: Path, session: PastSession) -> Page:
    ending = ending_in_words(session.outcome, session.reason)
    count = session.pain_stops
    stops = f", {count} pain stop{'s' * (count > 1)}" if count else ""
    line = f"{session.started:%Y-%m-%d %H:%M}  {session.title}, {session.minutes:g} min: {ending}"

    def tell() -> Sequence[str]:
        try:
            record = read_journal(journal_path(log, session.name))
        except Unreadable as error:
            return [str(error)]
        return list(session_lines(session.name, record))

    return Page(f"{line}{stops}", tell)
