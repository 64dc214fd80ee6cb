"""The sound of each kind of cue, synthesised: 48 kHz, mono, 16 bit."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import accumulate
from math import cos, exp, pi, sin, sqrt
from typing import TYPE_CHECKING, Literal

from iliotimer.plan.score import CueKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    Clip: TypeAlias = array[int]

RATE = 48_000
"""Samples a second."""
FULL_SCALE = 32_767
HIGHEST_PARTIAL = 3_600
"""Hz; hearing falls off above 4 kHz with age."""
LOUDNESS = {"clear": 0.12, "soft": 0.05}
"""RMS of the loudest 50 ms as a part of full scale, by profile."""
LOUDEST_PEAK = 0.7
"""-3 dBFS."""
ATTACK = 0.002
RELEASE = 0.012

Profile = Literal["clear", "soft"]
Partials = tuple[tuple[float, float], ...]

WOOD: Partials = ((1, 1.0), (2, 0.4))
REED: Partials = ((1, 1.0), (3, 0.45), (5, 0.2))
BELL: Partials = ((1, 1.0), (2.4, 0.6))
BRASS: Partials = ((1, 1.0), (2, 0.7), (3, 0.5))
FLUTE: Partials = ((1, 1.0), (2, 0.08))


@dataclass(frozen=True, slots=True)
class Note:
    """A tone, or a glide from one pitch to another."""

    start: float
    """Seconds into the clip."""
    length: float
    """Seconds."""
    pitch: float
    """Hz at the start."""
    glide_to: float = 0
    """Hz at the end; 0 stays at `pitch`."""
    decay: float = 0
    """Seconds in which the tone falls to 1/e; 0 holds its level."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a cue is made of."""

    partials: Partials
    notes: tuple[Note, ...]
    level: float = 1.0
    """Loudness as a part of the profile's."""


RECIPES = {
    CueKind.COUNTDOWN: Recipe(REED, (Note(0, 0.10, 660),)),
    CueKind.GO: Recipe(BRASS, (Note(0, 0.35, 990),)),
    CueKind.TICK: Recipe(WOOD, (Note(0, 0.045, 1000, decay=0.012),)),
    CueKind.ACCENT: Recipe(BELL, (Note(0, 0.14, 1480, decay=0.045),)),
    CueKind.LIFT: Recipe(WOOD, (Note(0, 0.07, 700), Note(0.085, 0.10, 1050))),
    CueKind.LOWER: Recipe(WOOD, (Note(0, 0.26, 1050, glide_to=620),)),
    CueKind.PAUSE: Recipe(FLUTE, (Note(0, 0.04, 620), Note(0.09, 0.04, 620))),
    CueKind.BREATH_HOLD: Recipe(FLUTE, (Note(0, 0.12, 600, decay=0.05),), level=0.3),
    CueKind.PULSE: Recipe(FLUTE, (Note(0, 0.05, 700, decay=0.02),), level=0.15),
    CueKind.HALFWAY: Recipe(
        BELL, (Note(0, 0.16, 800, decay=0.08), Note(0.16, 0.40, 800, decay=0.12))
    ),
    CueKind.HOLD_OVER: Recipe(REED, (Note(0, 0.14, 880), Note(0.21, 0.14, 880))),
    CueKind.SET_OVER: Recipe(BRASS, (Note(0, 0.15, 1000), Note(0.17, 0.28, 700))),
    CueKind.SWITCH: Recipe(
        REED, (Note(0, 0.11, 640), Note(0.13, 0.11, 1180), Note(0.26, 0.16, 640))
    ),
    CueKind.EXERCISE_OVER: Recipe(
        BRASS, (Note(0, 0.13, 700), Note(0.15, 0.13, 880), Note(0.30, 0.30, 1100))
    ),
    CueKind.SESSION_OVER: Recipe(
        BRASS,
        (
            Note(0, 0.14, 660),
            Note(0.16, 0.14, 830),
            Note(0.32, 0.14, 990),
            Note(0.48, 0.70, 1320, decay=0.4),
        ),
    ),
}
"""Every kind that always sounds the same, told apart by rhythm and timbre as well as by pitch."""

BREATHS = {CueKind.INHALE: (600.0, 900.0), CueKind.EXHALE: (900.0, 600.0)}
"""Pitch at the start and at the end of a breath's part, in Hz."""
BREATH_LEVEL = 0.35
"""Loudness as a part of the profile's."""
BREATH_EDGE = 0.15
"""Seconds in which a breath's sound comes and goes."""


def tone(kind: CueKind, profile: Profile = "clear", seconds: float = 0) -> Clip:
    """The clip of a cue, its onset at sample 0; `seconds` is how long an inhale or exhale lasts.

    Raises KeyError for `say`, which has words and no tone.
    """
    if kind in BREATHS:
        wave, level = _breath(kind, seconds), BREATH_LEVEL
    else:
        recipe = RECIPES[kind]
        wave, level = _chime(recipe, profile), recipe.level
    return _matched(wave, level * LOUDNESS[profile])


def _chime(recipe: Recipe, profile: Profile) -> list[float]:
    end = max(note.start + note.length for note in recipe.notes)
    wave = [0.0] * round(end * RATE)
    partials = recipe.partials if profile == "clear" else _mellow(recipe.partials)
    for note in recipe.notes:
        first = round(note.start * RATE)
        for index, value in enumerate(_sounding(note, partials), first):
            wave[index] += value
    return wave


def _mellow(partials: Partials) -> Partials:
    return tuple(
        (multiple, weight if multiple == 1 else weight / 3) for multiple, weight in partials
    )


def _sounding(note: Note, partials: Partials) -> Iterator[float]:
    count = round(note.length * RATE)
    highest = max(note.pitch, note.glide_to)
    heard = tuple(partial for partial in partials if partial[0] * highest <= HIGHEST_PARTIAL)
    swell = _edges(count, round(ATTACK * RATE), round(RELEASE * RATE))
    fall = -1 / (note.decay * RATE) if note.decay else 0.0
    for index, phase in enumerate(_phases(count, note.pitch, note.glide_to or note.pitch)):
        value = sum(weight * sin(multiple * phase) for multiple, weight in heard)
        yield value * swell(index) * exp(fall * index)


def _breath(kind: CueKind, seconds: float) -> list[float]:
    count = round(seconds * RATE)
    if not count:
        return []
    start, end = BREATHS[kind]
    # The phase of an even glide, and a level that rises with the inhale and falls with the exhale.
    turn, bend = 2 * pi * start / RATE, pi * (end - start) / (RATE * count)
    level, growth = (0.5, 0.5 / count) if kind is CueKind.INHALE else (1.0, -0.5 / count)
    wave = [
        (sin(phase := (turn + bend * index) * index) + 0.1 * sin(2 * phase))
        * (level + growth * index)
        for index in range(count)
    ]
    edge = min(round(BREATH_EDGE * RATE), count // 2)
    for index in range(edge):
        swell = 0.5 - 0.5 * cos(pi * index / edge)
        wave[index] *= swell
        wave[count - 1 - index] *= swell
    return wave


def _phases(count: int, start: float, end: float) -> Iterator[float]:
    step = 2 * pi / RATE
    slope = (end - start) / count if count else 0
    return accumulate((step * (start + slope * index) for index in range(count - 1)), initial=0.0)


def _edges(count: int, attack: int, release: int) -> Callable[[int], float]:
    """A raised cosine up at the start and down at the end; exactly zero at the first and last."""
    up = [0.5 - 0.5 * cos(pi * index / attack) for index in range(attack)] if attack else []
    down = [0.5 - 0.5 * cos(pi * index / release) for index in range(release)] if release else []

    def at(index: int) -> float:
        left = count - 1 - index
        return (up[index] if index < attack else 1.0) * (down[left] if left < release else 1.0)

    return at


def gain_to(wave: Sequence[float], loudness: float, rate: int = RATE) -> float:
    """The gain that gives the wave this RMS in its loudest 50 ms, as a part of full scale."""
    peak = max(map(abs, wave), default=0)
    if not peak:
        return 0
    return FULL_SCALE * min(loudness / _loudest_rms(wave, rate), LOUDEST_PEAK / peak)


def _matched(wave: list[float], loudness: float) -> Clip:
    gain = gain_to(wave, loudness)
    return array("h", [round(value * gain) for value in wave])


def _loudest_rms(wave: Sequence[float], rate: int) -> float:
    """RMS of the loudest 50 ms, the silence after a shorter sound counted in."""
    window = rate // 20
    total = list(accumulate((value * value for value in wave), initial=0.0))
    last = len(total) - 1
    starts = range(0, last, rate // 1000)
    energy = max(total[min(start + window, last)] - total[start] for start in starts)
    return sqrt(energy / window)
