"""The day on which something may be due: what it plans, and what was done up to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from iliotimer.coach.course import in_use, planned_on
from iliotimer.coach.recent import MOBILITY, STRENGTH, hours_since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived

LONGEST_DAY = dt.timedelta(days=3)
"""More than a date can last on a journey through the time zones."""


@dataclass(frozen=True, slots=True)
class Today:
    """A local day, seen at an instant of it."""

    now: dt.datetime
    """With its offset."""
    course: Sequence[Begun]
    practised: Sequence[Lived]
    """Newest first."""
    kinds: Mapping[str, str]
    """The kind of every session there is."""
    rules: Rules
    resume_hours: float
    """Hours in which a practice that was cut off can be taken up again."""

    @property
    def date(self) -> dt.date:
        """Its date."""
        return self.now.date()

    @property
    def stage(self) -> Begun | None:
        """The stage in use."""
        return in_use(self.course, self.date)

    def planned(self, ahead: int = 0) -> tuple[str, ...]:
        """The sessions that the program plans for the day, or for one so many days ahead."""
        return planned_on(self.course, self.date + dt.timedelta(days=ahead))

    def is_strength(self, session: str) -> bool:
        """Whether a session is one that needs hours between it and the next of its kind."""
        return self.kinds.get(session) == STRENGTH

    @property
    def cut_off(self) -> Lived | None:
        """The practice without an end that can still be taken up again."""
        last = self.practised[0] if self.practised else None
        if last is None or last.outcome is not None:
            return None
        return last if hours_since(last, self.now) < self.resume_hours else None

    @property
    def done(self) -> tuple[Lived, ...]:
        """What was practised on the day, newest first; what was cut off is not yet done."""
        cut_off, date = self.cut_off, self.date
        oldest = self.now - LONGEST_DAY
        recent = takewhile(lambda lived: lived.started > oldest, self.practised)
        return tuple(
            lived for lived in recent if lived.started.date() == date and lived is not cut_off
        )

    @property
    def left(self) -> tuple[str, ...]:
        """What is planned for it and not yet done; a strength session stands in for mobility."""
        planned = [session for session in self.planned() if session in self.kinds]
        instead = not any(map(self.is_strength, planned))
        if instead and any(lived.kind == STRENGTH for lived in self.done):
            return ()
        done = {lived.session for lived in self.done}
        return tuple(session for session in planned if session not in done)

    @property
    def last_strength(self) -> Lived | None:
        """The last strength session; the one that was cut off still goes on."""
        cut_off = self.cut_off
        return next(
            (one for one in self.practised if one.kind == STRENGTH and one is not cut_off), None
        )

    @property
    def mobility(self) -> str:
        """The session of the program's mobility days, else `mobility`; empty where none is known.

        One that has a day to itself goes before one that comes on top of another.
        """
        stage = self.stage
        stages = () if stage is None else (stage.stage, *stage.program.stages)
        days = [day for one in stages for day in one.days]
        days.sort(key=lambda day: len(day) > 1)
        for session in (*(session for day in days for session in day), MOBILITY):
            if self.kinds.get(session) == MOBILITY:
                return session
        return ""

    @property
    def settled_at(self) -> dt.datetime:
        """When it was settled what is due: as mobility was begun in place of another, else now."""
        in_place = self.mobility
        if in_place in self.planned():
            return self.now
        begun = (lived.started for lived in self.done if lived.session == in_place)
        return next(begun, self.now)
