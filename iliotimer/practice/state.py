"""Where a practice stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.practice.keys import OWN_KEYS, naming

if TYPE_CHECKING:
    from iliotimer.plan.score import Step
    from iliotimer.practice.easing import Easing
    from iliotimer.practice.events import What
    from iliotimer.practice.keys import KeyNames

NS = 1_000_000_000


class Refused(Exception):  # noqa: N818  it is no error: the sentence is for the person
    """A command that is not possible now, and why; a `{command}` in the sentence is its key."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self._sentence = sentence

    def __str__(self) -> str:
        return self.naming()

    def naming(self, keys: KeyNames = OWN_KEYS) -> str:
        """The sentence with the keys of this person."""
        return naming(self._sentence, keys)


class Mode(StrEnum):
    """What the player is doing."""

    READY = "ready"
    RUNNING = "running"
    FROZEN = "frozen"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class State:
    """Everything that changes in a practice; times are practice time in ns."""

    score: tuple[Step, ...]
    index: int = 0
    """The step of the score that is in play or led to."""
    mode: Mode = Mode.READY
    step: Step | None = None
    """The step in play: one of the score, as it stands, or one that leads back into it."""
    then: Step | None = None
    """The work that the step in play leads back into."""
    now: int = 0
    origin: int = 0
    """The time of the step's second 0."""
    given: int = 0
    """How many of the step's cues were given."""
    held: int = 0
    """How far into the step it was frozen."""
    frozen_by: What | None = None
    easings: tuple[Easing, ...] = ()
    tightness_rounds: int = 0

    @property
    def in_play(self) -> Step:
        """The step in play; before the start, the first."""
        return self.step or self.score[self.index]

    @property
    def into(self) -> int:
        """Nanoseconds into the step in play."""
        if self.mode is Mode.READY:
            return ns(self.in_play.begin)
        return self.now - self.origin if self.mode is Mode.RUNNING else self.held

    @property
    def elapsed(self) -> Fraction:
        """Seconds into the step in play."""
        return Fraction(self.into, NS)


def ns(seconds: Fraction) -> int:
    """Whole nanoseconds, rounded."""
    return round(seconds * NS)
