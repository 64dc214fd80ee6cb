"""`iliotimer` alone: the library, and whatever the person chooses in it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from iliotimer.commands.own import own_settings
from iliotimer.diary.blocking import blocked_in_words, blocking_session
from iliotimer.diary.history import journal_path, read_history
from iliotimer.diary.reading import Unreadable, read_journal
from iliotimer.diary.telling import ending_in_words, session_lines
from iliotimer.diary.unfinished import mornings, unfinished
from iliotimer.files.places import places, session_files
from iliotimer.files.session_file import read_session
from iliotimer.plan.extent import extent_of_session
from iliotimer.plan.outline import outline
from iliotimer.plan.steps import steps_of
from iliotimer.plan.words import duration
from iliotimer.tui.library import LibraryApp, Page, Shelved, Waiting, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from iliotimer.diary.past import PastSession
    from iliotimer.files.settings import Settings

NEWCOMERS = "foundation"
"""The session for somebody without a diary."""


def chosen_in_library() -> Wanted | None:
    """Open the library; what the person chose, or None."""
    settings = own_settings()
    here = places()
    past = read_history(here.log, here.index).sessions
    last = {session.session: session.started for session in reversed(past)}
    shelf = [_shelved(name, path, last, settings) for name, path in session_files().items()]
    first = past[0].session if past else NEWCOMERS

    def pages() -> Sequence[Page]:
        return [_page(here.log, session) for session in past]

    waiting = _waiting(here.log, settings)
    blocking = blocking_session(past)
    if blocking is not None:
        waiting.append(Waiting(blocked_in_words(blocking), notice=True))
    app = LibraryApp(shelf, waiting, pages, first=first, theme=settings.screen.theme)
    return app.run()


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
    steps = steps_of(session, cadence=person.steps_per_minute, default_hold=person.default_hold)
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
    return waiting


def _page(log: Path, session: PastSession) -> Page:
    ending = ending_in_words(session.outcome, session.reason)
    stops = f", {session.pain_stops} pain stops" if session.pain_stops else ""
    line = f"{session.started:%Y-%m-%d %H:%M}  {session.title}, {session.minutes:g} min: {ending}"

    def tell() -> Sequence[str]:
        try:
            record = read_journal(journal_path(log, session.name))
        except Unreadable as error:
            return [str(error)]
        return list(session_lines(session.name, record))

    return Page(f"{line}{stops}", tell)
