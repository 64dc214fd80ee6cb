"""A program as prescribed: which session on which weekday, for how long, and when to move on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iliotimer.plan.model import Source

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class MoveOn:
    """What has to be done before the next stage is offered."""

    sessions: int = 0
    """Sessions of the stage that were completed, 0 to 200."""
    clear: int = 0
    """The last sessions in a row without a sharp stop, amber pain or a worse morning, 0 to 20."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of weeks with one weekly plan."""

    name: str
    weeks: int | None
    """At least so many weeks, 1 to 52; None is for good."""
    days: tuple[tuple[str, ...], ...]
    """The ids of the sessions of each weekday, Monday first; an empty one is a day off."""
    move_on: MoveOn = MoveOn()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """Stages in their order."""

    id: str
    """Slug of the file's stem."""
    title: str
    stages: tuple[Stage, ...]
    about: str = ""
    source: Source | None = None

    @property
    def sessions(self) -> tuple[str, ...]:
        """The id of every session that it plans, once."""
        ids = (one for stage in self.stages for day in stage.days for one in day)
        return tuple(dict.fromkeys(ids))
