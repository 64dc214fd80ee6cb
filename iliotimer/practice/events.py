"""What can happen in a practice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from iliotimer.plan.model import Side
    from iliotimer.plan.score import Cue, Step


class What(StrEnum):
    """The kinds of event that the diary keeps."""

    STARTED = "started"
    SET_DONE = "set_done"
    HOLD_DONE = "hold_done"
    SKIPPED = "skipped"
    PAUSED = "paused"
    RESUMED = "resumed"
    SHARP_PAIN = "sharp_pain"
    TIGHTNESS = "tightness"
    EASED = "eased"
    BACK = "back"
    RESTARTED = "restarted"
    UNDONE = "undone"
    LONGER = "longer"
    SHORTER = "shorter"
    FASTER = "faster"
    SLOWER = "slower"
    DISCOMFORT = "discomfort"
    SOUND_LOST = "sound_lost"
    SOUND_BACK = "sound_back"
    SLEPT = "slept"
    STALLED = "stalled"
    INTERRUPTED = "interrupted"


class Outcome(StrEnum):
    """How a practice ended."""

    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the session something happened."""

    phase: str
    exercise: str
    """The exercise's id."""
    side: Side
    set: int
    rep: int
    """The hold, rep or breath under way, counted from 1; 0 in time and between works."""
    used: str = ""
    """The id of the movement performed, where a variant uses another one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a set or hold was done, on one side."""

    side: Side
    planned: Fraction
    done: Fraction
    unit: str
    """`s`, `reps` or `breaths`."""
    paced: bool
    """Whether only the clock counted."""


@dataclass(frozen=True, slots=True)
class CueGiven:
    """A cue fell due."""

    at: int
    """Practice time, ns."""
    cue: Cue


@dataclass(frozen=True, slots=True)
class StepBegan:
    """Another step is in play."""

    at: int
    """Practice time, ns."""
    step: Step


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that the diary keeps."""

    at: int
    """Practice time, ns."""
    what: What
    place: Place | None = None
    amount: Amount | None = None
    second: Fraction | None = None
    """Seconds into the step."""
    value: int | None = None
    """A score of 0 to 10."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Over:
    """The practice is over."""

    at: int
    """Practice time, ns."""
    outcome: Outcome
    reason: str = ""


Event = CueGiven | StepBegan | Noted | Over
