"""What a voice says beside the cues: names and sides, and for a coach the counts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from iliotimer.plan.model import Breaths, Holds, Side, Sides, TempoReps
from iliotimer.plan.score import Cue, CueKind, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.plan.score import Step

    Phrase = tuple[Fraction, str]

SpeechVoice = Literal["names", "coach"]

CHARACTERS_PER_SECOND = 15
"""How fast a synthetic voice speaks, near enough to keep phrases apart."""
BREATHING_SPACE = Fraction(3, 10)
"""Seconds between two phrases."""
AFTER_CHIME = Fraction(7, 10)
"""Seconds after which the sound that ends a work has died away."""
AFTER_BEAT = Fraction(3, 10)
"""Seconds after which a tempo cue, `halfway` or `go` leaves room for a word."""
COUNTED_REP = 2
"""Seconds: a shorter rep leaves no room for its number."""


def with_speech(steps: tuple[Step, ...], voice: SpeechVoice) -> tuple[Step, ...]:
    """The steps with `say` cues among theirs; one that another leaves no room for is left out."""
    spoken = []
    start = free = Fraction(0)
    for step in steps:
        said = []
        for offset, text in sorted(_phrases(step, voice), key=lambda phrase: phrase[0]):
            at = start + offset - step.begin
            if step.begin <= offset < step.length and at >= free:
                said.append(Cue(offset, CueKind.SAY, step.side, _rep_at(step, offset), text))
                free = at + seconds_of(text)
        cues = sorted((*step.cues, *said), key=lambda cue: cue.offset)
        spoken.append(replace(step, cues=tuple(cues)))
        start += step.length - step.begin
    return tuple(spoken)


def seconds_of(text: str) -> Fraction:
    """About how many seconds a phrase takes, with the pause after it."""
    return Fraction(len(text), CHARACTERS_PER_SECOND) + BREATHING_SPACE


def _phrases(step: Step, voice: SpeechVoice) -> Iterator[Phrase]:
    match step.kind:
        case StepKind.SET_UP:
            yield from _set_up(step, voice)
        case StepKind.SWITCH:
            yield AFTER_CHIME, _switch(step.side)
        case StepKind.REST:
            yield AFTER_CHIME, _rest(step, voice)
        case StepKind.GAP:
            yield from _gap(step, voice)
        case StepKind.WORK:
            yield from _work(step, voice)
        case StepKind.GET_READY:
            return


def _set_up(step: Step, voice: SpeechVoice) -> Iterator[Phrase]:
    side = "" if step.side is Side.BOTH else f", {step.side} side"
    name = f"Next: {step.exercise.name}{side}."
    yield AFTER_CHIME, name
    setup = step.exercise.setup
    after = AFTER_CHIME + seconds_of(name)
    countdown = min((cue.offset for cue in step.cues), default=step.length)
    if voice == "coach" and setup and (step.open or after + seconds_of(setup) <= countdown):
        yield after, setup


def _rest(step: Step, voice: SpeechVoice) -> str:
    if voice == "names":
        return "Rest."
    if step.set == step.exercise.sets:
        return "Rest. The last set is next."
    return f"Rest. Set {step.set} of {step.exercise.sets} is next."


def _gap(step: Step, voice: SpeechVoice) -> Iterator[Phrase]:
    dose = step.exercise.dose
    if step.exercise.sides is Sides.ALTERNATE:
        yield AFTER_CHIME, _switch(step.side)
    elif voice == "coach" and isinstance(dose, Holds):
        yield AFTER_CHIME, "Let go."


def _work(step: Step, voice: SpeechVoice) -> Iterator[Phrase]:
    dose = step.exercise.dose
    for cue in step.cues:
        if cue.kind is CueKind.HALFWAY:
            yield cue.offset + AFTER_CHIME, "Halfway."
    match dose:
        case Holds() if dose.reps_of(step.set) > 1:
            reps = dose.reps_of(step.set)
            if step.rep == reps:
                yield AFTER_CHIME, "Last one."
            elif voice == "coach":
                yield AFTER_CHIME, f"{step.rep} of {reps}."
        case TempoReps() | Breaths():
            reps = dose.reps if isinstance(dose, TempoReps) else dose.breaths
            yield from _counts(step, reps, voice)
        case _:
            return


def _counts(step: Step, reps: int, voice: SpeechVoice) -> Iterator[Phrase]:
    turns: dict[tuple[Side, int], Fraction] = {}
    for cue in step.cues[:-1]:
        turns.setdefault((cue.side, cue.rep), cue.offset)
    if step.length < COUNTED_REP * len(turns):
        return
    for (_, rep), offset in turns.items():
        if rep == reps and reps > 1:
            yield offset + AFTER_BEAT, "Last one."
        elif voice == "coach" and rep:
            yield offset + AFTER_BEAT, f"{rep}."


def _rep_at(step: Step, offset: Fraction) -> int:
    return max((cue.rep for cue in step.cues if cue.offset <= offset), default=step.rep)


def _switch(side: Side) -> str:
    return "Switch sides." if side is Side.BOTH else f"Switch sides: {side}."
