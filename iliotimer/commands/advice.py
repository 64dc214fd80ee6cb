"""What the commands know of the plan: the way through the program, and what is due today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.coach.course import in_use
from iliotimer.coach.recent import MOBILITY
from iliotimer.coach.schedule import Due, due_today
from iliotimer.commands.course import own_course
from iliotimer.commands.diary import diary
from iliotimer.files.heading import Heading, heading_of
from iliotimer.files.places import session_with_id
from iliotimer.practice.blocking import blocking_session, nothing_due_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.diary.past import PastSession
    from iliotimer.files.settings import Settings
    from iliotimer.plan.model import Session


@dataclass(frozen=True, slots=True)
class Advice:
    """What is due, and what it was worked out from."""

    now: dt.datetime
    course: tuple[Begun, ...]
    past: Sequence[PastSession]
    """Newest first."""
    sessions: Mapping[str, Heading]
    """Those that may be due now, by their ids."""
    due: Due
    blocked: bool
    """Whether a sign holds everything back until the person clears it."""

    @property
    def begun(self) -> Begun | None:
        """The stage in use."""
        return in_use(self.course, self.now.date())

    def title(self, session: str) -> str:
        """The title of a session, as it was last done or as its file has it now, else its id."""
        if session in self.sessions:
            return self.sessions[session].title
        return next((lived.title for lived in self.past if lived.session == session), session)


def less_in_words(due: Due) -> str:
    """What is less in the sessions that are due, in a few words; empty for nothing."""
    levels = {0: "", 1: "one level lower"}.get(due.steps_down, f"{due.steps_down} levels lower")
    return ", ".join(part for part in (levels, "fewer sets" if due.sparing else "") if part)


def advice(
    settings: Settings,
    *,
    wanted: Session | None = None,
    past: Sequence[PastSession] | None = None,
) -> Advice:
    """What is due now, or how the session `wanted` is done today; `past` is read where it is None.

    Raises Fault where the diary or the course cannot be read.
    """
    now = dt.datetime.now().astimezone()
    course = own_course()
    past = diary().sessions if past is None else past
    sessions = _headings(in_use(course, now.date()))
    if wanted is not None:
        sessions[wanted.id] = Heading(wanted.title, str(wanted.kind))
    blocking = blocking_session(past)
    due = due_today(
        course,
        past,
        {name: heading.kind for name, heading in sessions.items()},
        settings.coach,
        now,
        blocked="" if blocking is None else nothing_due_in_words(blocking),
        resume_hours=settings.diary.resume_hours,
        wanted="" if wanted is None else wanted.id,
    )
    return Advice(now, course, past, sessions, due, blocked=blocking is not None)


def _headings(begun: Begun | None) -> dict[str, Heading]:
    """Those of the stage, and of what takes the place of its strength sessions."""
    if begun is None:
        return {}
    stage = _read(one for day in begun.stage.days for one in day)
    if any(heading.kind == MOBILITY for heading in stage.values()):
        return stage
    return {**_read((*begun.program.sessions, MOBILITY)), **stage}


def _read(names: Iterable[str]) -> dict[str, Heading]:
    found = {}
    for name in dict.fromkeys(names):
        path = session_with_id(name)
        heading = None if path is None else heading_of(path)
        if heading is not None:
            found[name] = heading
    return found
