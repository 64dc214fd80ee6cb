"""The session as prescribed: what a session file says, checked and complete."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


class Side(StrEnum):
    """The side of the body that a step or a cue is for."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> Side:
        """The opposite side; `both` has no opposite and stays `both`."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, Side.BOTH)


class Sides(StrEnum):
    """How an exercise uses the two sides of the body."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"
    EACH = "each"
    """The full dose on the first side, then the full dose on the other."""
    ALTERNATE = "alternate"
    """First side, other side, first side ...; reps count per side."""


class PhaseKind(StrEnum):
    """The purpose of a phase."""

    BREATH = "breath"
    ACTIVATION = "activation"
    STRENGTH = "strength"
    LENGTHENING = "lengthening"
    GAIT = "gait"


class SessionKind(StrEnum):
    """What a session asks of the body: the schedule spaces strength days."""

    STRENGTH = "strength"
    MOBILITY = "mobility"
    MIXED = "mixed"


class StartsWith(StrEnum):
    """The half of a rep that a movement begins with."""

    ECCENTRIC = "eccentric"
    CONCENTRIC = "concentric"


@dataclass(frozen=True, slots=True)
class Tempo:
    """Whole seconds of a rep, written eccentric-pause-concentric-pause, 0 to 15 each."""

    eccentric: int
    pause_after_eccentric: int
    concentric: int
    pause_after_concentric: int

    def __str__(self) -> str:
        """As a session file writes it: `2-0-1-2`."""
        return (
            f"{self.eccentric}-{self.pause_after_eccentric}"
            f"-{self.concentric}-{self.pause_after_concentric}"
        )


@dataclass(frozen=True, slots=True)
class Breath:
    """Whole seconds of a breath, written in-hold-out-hold, 0 to 30 each."""

    inhale: int
    hold_in: int
    exhale: int
    hold_out: int

    def __str__(self) -> str:
        """As a session file writes it: `4-0-6-0`."""
        return f"{self.inhale}-{self.hold_in}-{self.exhale}-{self.hold_out}"


@dataclass(frozen=True, slots=True)
class TempoReps:
    """Reps led second by second."""

    reps: int
    tempo: Tempo
    starts_with: StartsWith = StartsWith.ECCENTRIC


@dataclass(frozen=True, slots=True)
class Holds:
    """Positions held still."""

    seconds: Fraction | None
    """Length of one hold, 1 to 600 s; None is the person's default hold."""
    reps: int | tuple[int, ...] = 1
    """Holds in a set; a tuple gives each set its own number."""
    gap: Fraction = Fraction(0)
    """Seconds between the holds of a set."""
    breath: Breath | None = None
    """The breathing that is paced during a hold."""

    def reps_of(self, set_number: int) -> int:
        """Holds in the set of this number, counted from 1."""
        return self.reps if isinstance(self.reps, int) else self.reps[set_number - 1]


@dataclass(frozen=True, slots=True)
class Breaths:
    """Breaths at a given pace."""

    breaths: int
    breath: Breath


@dataclass(frozen=True, slots=True)
class Beats:
    """Reps to a metronome."""

    reps: int
    bpm: Fraction
    """Beats per minute, 15 to 240."""
    beats_per_rep: int = 1


@dataclass(frozen=True, slots=True)
class Timed:
    """A stretch of time, with or without a metronome."""

    seconds: Fraction
    """1 to 7200 s."""
    bpm: Fraction | None = None
    """Beats per minute, 15 to 240."""
    own_cadence: Fraction | None = None
    """Factor on the person's own steps per minute, in place of `bpm`."""


@dataclass(frozen=True, slots=True)
class FreeReps:
    """Reps at the person's own pace, until the person says done."""

    reps: int


Dose = TempoReps | Holds | Breaths | Beats | Timed | FreeReps


@dataclass(frozen=True, slots=True)
class Exercise:
    """One movement with its dose, or one of its harder or milder variants."""

    id: str
    """The exercise's own id, the same in all of its variants."""
    used: str
    """The id of the movement performed: another than `id` where a variant uses one."""
    name: str
    dose: Dose
    sides: Sides = Sides.BOTH
    first_side: Side = Side.LEFT
    sets: int = 1
    rest: Fraction = Fraction(0)
    """Seconds between sets."""
    transition: Fraction = Fraction(15)
    """Seconds of a timed set-up."""
    get_ready: Fraction = Fraction(5)
    """Seconds after a waiting set-up and after every pause."""
    switch: Fraction = Fraction(5)
    """Seconds between sides."""
    wait: bool = False
    """Whether the set-up stays until the person says ready."""
    setup: str = ""
    cue: str = ""
    check: str = ""
    load: str = ""
    levels: tuple[Exercise, ...] = ()
    """Harder variants in order; empty in a variant."""
    milder: tuple[Exercise, ...] = ()
    """Easier variants of exactly this exercise, in order."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a session with one purpose."""

    name: str
    kind: PhaseKind
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who wrote the plan and until when it is meant to be followed."""

    by: str = ""
    date: dt.date | None = None
    review: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A session as prescribed."""

    id: str
    """Slug of the file's stem."""
    title: str
    kind: SessionKind
    phases: tuple[Phase, ...]
    about: str = ""
    equipment: tuple[str, ...] = ()
    source: Source | None = None

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise, in the order of the session."""
        return tuple(exercise for phase in self.phases for exercise in phase.exercises)
