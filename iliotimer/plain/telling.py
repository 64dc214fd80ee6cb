"""What happens in a practice, in sentences: one for each thing that a listener has to know."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from iliotimer.files.problems import shortened
from iliotimer.plan.model import Holds, Side, Sides
from iliotimer.plan.moment import moment
from iliotimer.plan.score import CueKind, StepKind
from iliotimer.plan.words import dose_in_words, duration
from iliotimer.practice.events import CueGiven, Noted, StepBegan, What
from iliotimer.practice.glance import glance, text_of, word_of
from iliotimer.practice.remaining import Remaining
from iliotimer.practice.state import NS, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iliotimer.plan.model import Session
    from iliotimer.plan.score import Step
    from iliotimer.practice.events import Event
    from iliotimer.practice.keys import KeyNames
    from iliotimer.practice.player import Player

LONGEST_NAME = 80
"""Characters, as in a session file."""
NAMED = frozenset({StepKind.SET_UP, StepKind.WORK})
RESTING = frozenset({StepKind.REST, StepKind.GAP})
ADJUSTED = {
    What.LONGER: "Longer",
    What.SHORTER: "Shorter",
    What.FASTER: "Faster",
    What.SLOWER: "Slower",
}
DONE_TO = {What.SKIPPED: "Skipped.", What.BACK: "Back.", What.RESTARTED: "Again."}


class Telling:
    """Tells a practice; what was told once is not told again."""

    def __init__(self, session: Session, player: Player, keys: KeyNames) -> None:
        self._player = player
        self._keys = keys
        self._phases = [phase.name for phase in session.phases]
        self._phase = ""
        self._named = ("", "")
        self._cued = ("", "")
        self._checked = ("", "")

    def lines(self, events: Sequence[Event]) -> Iterator[str]:
        """What is told of these events, which all have happened."""
        whats = {event.what for event in events if isinstance(event, Noted)}
        adjusted = not whats.isdisjoint(ADJUSTED)
        told = set()
        for event in events:
            match event:
                case StepBegan() if not adjusted:
                    yield from self._began(event)
                case CueGiven(cue=cue) if cue.kind is CueKind.HALFWAY:
                    yield "Halfway."
                case Noted(what=what) if what not in told:
                    told.add(what)
                    yield from _noted(event)
                case _:
                    pass

    def standing(self) -> str:
        """A practice that is frozen: where it stands, and what the person can do."""
        seen = glance(self._player, self._keys)
        return f"{seen.word}. {self._here()}. {seen.hint}"

    def whereabouts(self) -> Iterator[str]:
        """Everything about this moment, for somebody who asks."""
        seen, step = glance(self._player, self._keys), self._player.step
        frozen = self._player.state.mode is Mode.FROZEN
        yield self.standing() if frozen else f"{self._here()}. {seen.hint}".rstrip()
        yield from (text for text in (step.exercise.setup, step.exercise.cue) if text)
        yield f"Next: {seen.following}."
        left = Fraction(ceil(Remaining(self._player).seconds))
        yield f"{duration(left)} left in the session."

    def _here(self) -> str:
        return described(self._player.step, self._player.state.elapsed)

    def _began(self, began: StepBegan) -> Iterator[str]:
        """A step that runs; one that is frozen is told as it stands."""
        step, state = began.step, self._player.state
        if state.mode is Mode.FROZEN:
            return
        if step.phase != self._phase:
            self._phase = step.phase
            number = self._phases.index(step.phase) + 1
            yield f"Phase {number} of {len(self._phases)}: {shortened(step.phase, LONGEST_NAME)}."
        in_play = step is self._player.step
        elapsed = Fraction(began.at - state.origin, NS) if in_play else step.begin
        which = _which(step)
        named = step.kind is StepKind.SET_UP or which != self._named
        yield f"{described(step, elapsed, named=named)}. {self._text(step)}".rstrip()
        if step.kind in NAMED:
            self._named = which

    def _text(self, step: Step) -> str:
        """What to do or feel in a step that begins, once, and what follows a rest."""
        exercise = step.exercise
        match step.kind:
            case StepKind.SET_UP:
                parts = [text_of(step), f"{dose_in_words(exercise)}.", self._hint(step)]
            case StepKind.WORK:
                cued, self._cued = self._cued, _which(step)
                parts = ["" if cued == self._cued else exercise.cue, self._hint(step)]
            case StepKind.REST:
                checked, self._checked = self._checked, _which(step)
                check = "" if checked == self._checked else exercise.check
                side = "" if step.side is Side.BOTH else f"{step.side} side, "
                parts = [check, f"Next: {side}set {step.set} of {exercise.sets}."]
            case StepKind.GAP if exercise.sides is Sides.ALTERNATE:
                parts = [f"Next: {step.side}."]
            case _:
                parts = []
        return " ".join(part for part in parts if part)

    def _hint(self, step: Step) -> str:
        """What ends a step that waits for the person."""
        return glance(self._player, self._keys).hint if step.open else ""


def _which(step: Step) -> tuple[str, str]:
    """The exercise, and the movement that is used for it."""
    return step.exercise.id, step.exercise.used


def described(step: Step, elapsed: Fraction, *, named: bool = True) -> str:
    """The state in a word, side, set, hold or rep, seconds, and the exercise."""
    exercise, is_work = step.exercise, step.kind is StepKind.WORK
    parts = [word_of(step, moment(step, elapsed))]
    if is_work and isinstance(exercise.dose, Holds) and exercise.dose.reps_of(step.set) > 1:
        parts[0] += f" {step.rep} of {exercise.dose.reps_of(step.set)}"
    parts.append(_side(step, elapsed))
    if is_work and exercise.sets > 1:
        parts.append(f"set {step.set} of {exercise.sets}")
    if not step.open:
        left = spoken(step.length - elapsed)
        parts.append(f"{left} left" if elapsed else left)
    said = ", ".join(part for part in parts if part)
    has_name = named and step.kind in NAMED
    return f"{said}: {shortened(step.exercise.name, LONGEST_NAME)}" if has_name else said


def _side(step: Step, elapsed: Fraction) -> str:
    """The side of a step, or the first of those that alternate in it; a rest has none."""
    if step.kind in RESTING:
        return ""
    side = moment(step, elapsed).side if step.kind is StepKind.WORK else step.side
    if side is Side.BOTH:
        return ""
    alternates = step.side is Side.BOTH and elapsed == step.begin
    return f"{side} side first" if alternates else f"{side} side"


def spoken(seconds: Fraction) -> str:
    """A length as one says it: `1 second`, `45 seconds`, `2 minutes 30 seconds`."""
    whole = max(0, ceil(seconds))
    minutes, rest = divmod(whole, 60) if whole >= 120 else (0, whole)  # noqa: PLR2004  90 seconds is said so
    said = [_number(minutes, "minute")] if minutes else []
    if rest or not minutes:
        said.append(_number(rest, "second"))
    return " ".join(said)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _noted(event: Noted) -> Iterator[str]:
    if event.what in DONE_TO:
        yield DONE_TO[event.what]
    elif event.what in ADJUSTED:
        yield f"{ADJUSTED[event.what]}: {event.detail}."
    elif event.what is What.EASED:
        yield f"Milder: {event.detail}."
    elif event.what is What.UNDONE:
        yield f"Undone: {event.detail.replace('_', ' ')}."
