"""What a score is made of: steps, each with its cues."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iliotimer.plan.model import Exercise, Side


class CueKind(StrEnum):
    """What a cue tells."""

    COUNTDOWN = "countdown"
    GO = "go"
    TICK = "tick"
    ACCENT = "accent"
    LIFT = "lift"
    LOWER = "lower"
    PAUSE = "pause"
    INHALE = "inhale"
    EXHALE = "exhale"
    BREATH_HOLD = "breath_hold"
    HALFWAY = "halfway"
    HOLD_OVER = "hold_over"
    SET_OVER = "set_over"
    SWITCH = "switch"
    EXERCISE_OVER = "exercise_over"
    SESSION_OVER = "session_over"
    SAY = "say"
    PULSE = "pulse"
    """A second of rest, for those who want to hear it; never part of a written score."""


BREATH_CUES = frozenset({CueKind.INHALE, CueKind.EXHALE, CueKind.BREATH_HOLD})
END_CUES = frozenset(
    {
        CueKind.HOLD_OVER,
        CueKind.SET_OVER,
        CueKind.SWITCH,
        CueKind.EXERCISE_OVER,
        CueKind.SESSION_OVER,
    }
)


class StepKind(StrEnum):
    """The purpose of a step."""

    SET_UP = "set_up"
    GET_READY = "get_ready"
    WORK = "work"
    GAP = "gap"
    REST = "rest"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Cue:
    """A thing heard or flashed at an instant."""

    offset: Fraction
    """Seconds from the start of its step, exact."""
    kind: CueKind
    side: Side
    rep: int
    """Hold, rep or breath, counted from 1 (per side where sides alternate); else 0."""
    text: str = ""
    """The words of a `say`."""
    seconds: Fraction | None = None
    """How long the part lasts that `inhale`, `exhale` or `breath_hold` begins."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of time with one purpose on the screen."""

    kind: StepKind
    phase: str
    """The name of the phase."""
    exercise: Exercise
    """The exercise, or the variant of it that is used."""
    side: Side
    set: int
    """The set, counted from 1; in a step that leads to work, the set to come."""
    rep: int
    """The hold of a set, counted from 1; else 0."""
    length: Fraction
    """Seconds; of an open step, its nominal length."""
    open: bool
    """Whether the step lasts until the person says ready or done."""
    cues: tuple[Cue, ...] = ()
    begin: Fraction = Fraction(0)
    """The second of the step at which it is entered: above 0 where a cut step goes on."""
