"""Tempo, breath and metronome arithmetic, exact."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from iliotimer.plan.model import StartsWith
from iliotimer.plan.score import CueKind

if TYPE_CHECKING:
    from fractions import Fraction

    from iliotimer.plan.model import Breath, Tempo


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a rep or a breath that has seconds."""

    cue: CueKind
    """The cue at its start."""
    start: int
    """Seconds from the start of the rep or breath."""
    seconds: int


def tempo_parts(tempo: Tempo, starts_with: StartsWith) -> tuple[Part, ...]:
    """The parts of one rep in the order in which they are done, without those of no length."""
    lower = [
        (CueKind.LOWER, tempo.eccentric),
        (CueKind.PAUSE, tempo.pause_after_eccentric),
    ]
    lift = [
        (CueKind.LIFT, tempo.concentric),
        (CueKind.PAUSE, tempo.pause_after_concentric),
    ]
    return _parts(lift + lower if starts_with is StartsWith.CONCENTRIC else lower + lift)


def breath_parts(breath: Breath) -> tuple[Part, ...]:
    """The parts of one breath in order, without those of no length."""
    return _parts(
        [
            (CueKind.INHALE, breath.inhale),
            (CueKind.BREATH_HOLD, breath.hold_in),
            (CueKind.EXHALE, breath.exhale),
            (CueKind.BREATH_HOLD, breath.hold_out),
        ]
    )


def cycle(parts: tuple[Part, ...]) -> int:
    """Seconds of one rep or breath."""
    return sum(part.seconds for part in parts)


def beat_offset(number: int, bpm: Fraction) -> Fraction:
    """Seconds from the first beat (number 0) to the beat of this number."""
    return number * 60 / bpm


def beats_before(seconds: Fraction, bpm: Fraction) -> int:
    """How many beats start strictly before this many seconds have passed."""
    return ceil(seconds * bpm / 60)


def _parts(sequence: list[tuple[CueKind, int]]) -> tuple[Part, ...]:
    starts = [sum(seconds for _, seconds in sequence[:index]) for index in range(len(sequence))]
    return tuple(
        Part(cue, start, seconds)
        for (cue, seconds), start in zip(sequence, starts, strict=True)
        if seconds
    )
