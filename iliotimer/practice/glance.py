"""What one glance at a practice shows, in words: every way to perceive it reads the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.model import Beats, Breaths, FreeReps, Holds, Side, Sides, TempoReps, Timed
from iliotimer.plan.moment import moment
from iliotimer.plan.score import StepKind
from iliotimer.plan.words import dose_in_words, minutes_seconds
from iliotimer.practice.amounts import counted
from iliotimer.practice.events import What
from iliotimer.practice.keys import OWN_KEYS, naming
from iliotimer.practice.state import Mode

if TYPE_CHECKING:
    from iliotimer.plan.moment import Moment
    from iliotimer.plan.score import Step
    from iliotimer.practice.keys import KeyNames
    from iliotimer.practice.player import Player


class Mood(StrEnum):
    """The kinds of moment that must never be mistaken for one another."""

    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    READY = "ready"
    WAITING = "waiting"
    PAUSED = "paused"
    STOPPED = "stopped"
    OVER = "over"


MOODS = {
    StepKind.SET_UP: Mood.READY,
    StepKind.GET_READY: Mood.READY,
    StepKind.WORK: Mood.WORK,
    StepKind.GAP: Mood.REST,
    StepKind.REST: Mood.REST,
    StepKind.SWITCH: Mood.SWITCH,
}
WORDS = {
    StepKind.SET_UP: "SET UP",
    StepKind.GET_READY: "GET READY",
    StepKind.GAP: "RELEASE",
    StepKind.REST: "REST",
    StepKind.SWITCH: "SWITCH SIDES",
}
MOOD_WORDS = {
    Mood.WAITING: "WAITING FOR YOU",
    Mood.PAUSED: "PAUSED",
    Mood.STOPPED: "STOPPED",
    Mood.OVER: "DONE",
}
GO_ON = "{pause} goes on."
AFTER_FREEZE = {
    What.SHARP_PAIN: "Ease out of the position slowly.",
    What.TIGHTNESS: f"Ease off and breathe. {GO_ON}",
    What.SLEPT: f"The computer slept, so the practice stopped. {GO_ON}",
    What.STALLED: f"The computer stood still, so the practice stopped. {GO_ON}",
}


@dataclass(frozen=True, slots=True)
class Glance:
    """One look at the practice."""

    mood: Mood
    word: str
    """The state in capitals: HOLD, REP 4 of 10, REST, SWITCH SIDES ..."""
    phase: str
    name: str
    side: Side
    clock: str
    """The time that the digits show, `m:ss`; free reps and waiting count up."""
    count: str
    """Set and hold, where there are several."""
    text: str
    """What to do or feel now."""
    hint: str
    """What the person can do now, where the practice does not run."""
    following: str
    """What comes next."""
    moment: Moment
    into: Fraction
    """The part of the step that is over, 0 to 1."""


def glance(player: Player, keys: KeyNames = OWN_KEYS) -> Glance:
    """What to show now; hints name these keys."""
    state, step = player.state, player.step
    elapsed = state.elapsed
    now = moment(step, elapsed)
    side = now.side if step.kind is StepKind.WORK else step.side
    return Glance(
        mood=_mood(player),
        word=_word(player, now),
        phase=step.phase,
        name=step.exercise.name,
        side=side,
        clock=_clock(step, elapsed),
        count=_count(step),
        text=text_of(step),
        hint=_hint(player, keys),
        following=following(player),
        moment=now,
        into=_part_over(step, elapsed),
    )


def _part_over(step: Step, elapsed: Fraction) -> Fraction:
    """The part of a step that is over, 0 to 1; an open step has no end to be nearer to."""
    if step.open or not step.length:
        return Fraction(0)
    return min(elapsed / step.length, Fraction(1))


def following(player: Player) -> str:
    """What comes next: the sides and sets of this exercise, then the next one with its set-up."""
    here = player.step
    works = [step for step in player.to_come if step.kind is StepKind.WORK]
    if here.kind is StepKind.SET_UP and works:
        return dose_in_words(works[0].exercise)
    rest = [step for step in works if step.exercise.id == here.exercise.id]
    beyond = next((step for step in works if step.exercise.id != here.exercise.id), None)
    parts = [_same_exercise(here, rest[0])] if rest else []
    if rest and rest[-1].side != rest[0].side:
        parts.append(rest[-1].side.upper())
    if beyond is None:
        parts.append("the end of the session")
    elif not rest or len(parts) == 1:
        setup = f": {beyond.exercise.setup}" if beyond.exercise.setup and not rest else ""
        parts.append(f"{beyond.exercise.name}{setup}")
    return ", then ".join(parts)


def _same_exercise(here: Step, work: Step) -> str:
    if not _one_sided(work):
        return f"set {work.set} of {work.exercise.sets}" if not work.rep else "the next hold"
    leading = here.kind is not StepKind.WORK
    return f"{work.side.upper()}{' again' if work.side == here.side and not leading else ''}"


def _one_sided(step: Step) -> bool:
    return step.side is not Side.BOTH


def _mood(player: Player) -> Mood:
    state, step = player.state, player.step
    if state.mode is Mode.OVER:
        return Mood.OVER
    if state.mode is Mode.FROZEN:
        stopped = state.frozen_by in {What.SHARP_PAIN, What.TIGHTNESS}
        return Mood.STOPPED if stopped else Mood.PAUSED
    if step.open and step.kind is StepKind.SET_UP:
        return Mood.WAITING
    return MOODS[step.kind]


def _word(player: Player, now: Moment) -> str:
    mood = _mood(player)
    return MOOD_WORDS[mood] if mood in MOOD_WORDS else word_of(player.step, now)


def word_of(step: Step, now: Moment) -> str:
    """A step that runs, in capitals: HOLD, REP 4 of 10, REST, SWITCH SIDES ..."""
    if step.open and step.kind is StepKind.SET_UP:
        return MOOD_WORDS[Mood.WAITING]
    if step.kind is not StepKind.WORK:
        return WORDS[step.kind]
    # The end of the work before stands in for the first cue where nothing lies between them.
    rep = max(now.rep, 1)
    match step.exercise.dose:
        case Holds():
            return "HOLD"
        case Timed():
            return "MOVE"
        case Breaths():
            return f"BREATH {rep} of {counted(step.exercise)[1]}"
        case FreeReps(reps=reps):
            return f"{reps} REPS"
        case TempoReps() | Beats():
            return f"REP {rep} of {counted(step.exercise)[1]}"


def _clock(step: Step, elapsed: Fraction) -> str:
    if step.open:
        return minutes_seconds(int(elapsed))
    return minutes_seconds(step.length - elapsed)


def _count(step: Step) -> str:
    dose, parts = step.exercise.dose, []
    if step.exercise.sets > 1:
        parts.append(f"set {step.set} of {step.exercise.sets}")
    if isinstance(dose, Holds) and step.kind is StepKind.WORK and dose.reps_of(step.set) > 1:
        parts.append(f"hold {step.rep} of {dose.reps_of(step.set)}")
    if step.exercise.sides is Sides.ALTERNATE and not isinstance(dose, Timed):
        parts.append("each side")
    return ", ".join(parts)


def text_of(step: Step) -> str:
    """What to do or feel in a step."""
    exercise = step.exercise
    if step.kind is StepKind.SET_UP:
        return " ".join(part for part in (exercise.setup, _unmeasured(step)) if part)
    if step.kind is StepKind.REST and exercise.check:
        return exercise.check
    return exercise.cue


def _unmeasured(step: Step) -> str:
    dose = step.exercise.dose
    if isinstance(dose, Timed) and dose.own_cadence is not None and dose.bpm is None:
        return "Your own step rate is not measured yet, so no metronome runs."
    return ""


def _hint(player: Player, keys: KeyNames) -> str:
    state, step = player.state, player.step
    if state.mode is Mode.FROZEN:
        if state.frozen_by in AFTER_FREEZE:
            return naming(AFTER_FREEZE[state.frozen_by], keys)
        if step.kind is StepKind.WORK and isinstance(step.exercise.dose, Holds):
            held = int(state.elapsed)
            goes_on = naming("{pause} goes on with a full hold. {ready} keeps the", keys)
            return f"{goes_on} {held} s held."
        return naming(GO_ON, keys)
    if step.open and step.kind is StepKind.SET_UP:
        return naming("{ready} when you are ready.", keys)
    if step.open:
        return naming("{ready} when you are done.", keys)
    return ""
