"""Where in a rep, a breath or between two beats an instant of a work step lies."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.beats import breath_parts, cycle, tempo_parts
from iliotimer.plan.live import cue_at
from iliotimer.plan.model import Breaths, Holds, TempoReps
from iliotimer.plan.score import CueKind, StepKind

if TYPE_CHECKING:
    from iliotimer.plan.beats import Part
    from iliotimer.plan.model import Side
    from iliotimer.plan.score import Step

BEATS = frozenset({CueKind.GO, CueKind.TICK, CueKind.ACCENT})


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant of a work step."""

    rep: int
    """The rep, hold or breath under way, counted from 1; 0 in time."""
    side: Side
    part: CueKind | None
    """`lift`, `lower`, `pause`, `inhale`, `exhale`, `breath_hold`; `tick` between beats."""
    into: Fraction
    """Seconds since the part began."""
    of: Fraction
    """Seconds that the part lasts, 0 where there is none."""
    beat: int = 0
    """Beats given in this step before the last one."""
    part_number: int = 0
    """The place of the part in its rep or breath, counted from 0."""


def moment(step: Step, elapsed: Fraction) -> Moment:
    """The instant this many seconds into a work step."""
    here = cue_at(step, elapsed)
    rep = here.rep if here else step.rep
    side = here.side if here else step.side
    if step.kind is not StepKind.WORK:
        return Moment(0, step.side, None, Fraction(0), Fraction(0))
    parts = _parts(step)
    if parts:
        return _in_cycle(parts, elapsed, rep, side)
    beats = [cue.offset for cue in step.cues[:-1] if cue.kind in BEATS]
    given = bisect_right(beats, elapsed)
    if len(beats) < 2 or not given:  # noqa: PLR2004  one `go` is no metronome
        return Moment(rep, side, None, Fraction(0), Fraction(0))
    following = beats[given] if given < len(beats) else step.length
    last = beats[given - 1]
    return Moment(rep, side, CueKind.TICK, elapsed - last, following - last, given - 1)


def _parts(step: Step) -> tuple[Part, ...]:
    match step.exercise.dose:
        case TempoReps(tempo=tempo, starts_with=starts_with):
            return tempo_parts(tempo, starts_with)
        case Breaths(breath=breath):
            return breath_parts(breath)
        case Holds(breath=breath) if breath is not None:
            return breath_parts(breath)
        case _:
            return ()


def _in_cycle(parts: tuple[Part, ...], elapsed: Fraction, rep: int, side: Side) -> Moment:
    into_cycle = elapsed % cycle(parts)
    number = max(i for i, part in enumerate(parts) if part.start <= into_cycle)
    part = parts[number]
    into = into_cycle - part.start
    return Moment(rep, side, part.cue, into, Fraction(part.seconds), part_number=number)
