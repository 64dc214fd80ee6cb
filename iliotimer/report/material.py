"""What a report is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iliotimer.coach.course import in_use
from iliotimer.coach.rules import Rules
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.folder import journal_path
from iliotimer.diary.prescription import exercise_names, session_source
from iliotimer.diary.reading import read_journal
from iliotimer.practice.events import What

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from iliotimer.coach.course import Begun
    from iliotimer.coach.period import Period
    from iliotimer.coach.trends import Trends
    from iliotimer.plan.model import Source
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.record import Record

STOPS = frozenset({What.SHARP_PAIN, What.TIGHTNESS})


@dataclass(frozen=True, slots=True)
class Journals:
    """What only the journals themselves tell."""

    names: Mapping[str, str] = field(default_factory=dict)
    """The name of each exercise, by its id."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Who wrote a session, by its title."""
    stopped: Mapping[str, Record] = field(default_factory=dict)
    """The records of the sessions that had stops, by the journal's name."""


@dataclass(frozen=True, slots=True)
class Material:
    """A period of a diary, and what is needed to judge it."""

    now: dt.datetime
    lived: Sequence[Lived]
    """The sessions of the period, oldest first."""
    trends: Trends
    """Of the period."""
    course: Sequence[Begun] = ()
    journals: Journals = field(default_factory=Journals)
    rules: Rules = field(default_factory=Rules)
    advice: str = ""
    """Why the rules suggest a clinician at the end of the period, in one sentence, or empty."""

    @property
    def period(self) -> Period:
        """The days that the report is about."""
        return self.trends.period

    @property
    def begun(self) -> Begun | None:
        """The stage in use at the end of the period."""
        return in_use(self.course, self.period.last)

    @property
    def sources(self) -> tuple[tuple[str, Source], ...]:
        """Who wrote the program and the sessions of the period, as far as they say, by title."""
        program = self.begun.program if self.begun is not None else None
        own = [(program.title, program.source)] if program is not None and program.source else []
        return (*own, *self.journals.sources.items())

    def name_of(self, exercise: str) -> str:
        """The name of an exercise, or its id where no journal tells it."""
        return self.journals.names.get(exercise, exercise)


def journals_of(log: Path, lived: Sequence[Lived]) -> Journals:
    """Read as few journals as tell it: those with stops, and the newest of each session.

    `lived` are in their order.
    """
    names: dict[str, str] = {}
    sources: dict[str, Source] = {}
    stopped: dict[str, Record] = {}
    told: set[str] = set()
    for session in reversed(lived):
        stops = any(moment.what in STOPS for moment in session.moments)
        if session.session in told and not stops:
            continue
        try:
            record = read_journal(journal_path(log, session.name))
        except Unreadable:
            continue
        if stops:
            stopped[session.name] = record
        if session.session not in told:
            told.add(session.session)
            names = {**exercise_names(record), **names}
            source = session_source(record)
            if source is not None:
                sources[record.title] = source
    return Journals(names, sources, stopped)
