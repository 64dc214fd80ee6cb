"""The stop at a sharp pain: what can be noted, and what can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.asking.choices import Choice
from iliotimer.asking.picking import answers_of
from iliotimer.practice.reasons import Ask, FollowUp

if TYPE_CHECKING:
    from collections.abc import Callable

    from iliotimer.practice.safety import Allowed

MILDER, SKIP_SIDE, SKIP_EXERCISE, END, UNDO = "milder", "skip_side", "skip_exercise", "end", "undo"
EASE_OUT = "Ease out of the position slowly. Hold on to something."
TAPS = (
    FollowUp("score", "How bad is it? A digit, x for 10; Enter skips.", Ask.SCORE),
    FollowUp("place", "Where?", Ask.PLACE),
    FollowUp("word", "How does it feel?", Ask.WORD),
)
SIDES = {
    "left": "On the left side",
    "both": "On both sides",
    "right": "On the right side",
    "middle": "In the middle",
}
"""The sides of the body, in the order in which the arrow keys go through them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A sharp stop as its questions need it."""

    where: str
    """The place of the stop, in words."""
    elsewhere: tuple[str, str] | None
    """Another exercise that it may belong to: its id and name."""
    side: str
    milder: str
    """What a milder variant changes; empty where there is none."""
    one_side: bool
    """Whether the exercise is done side by side."""
    exercise: str
    """The exercise's name."""


class PainReport:
    """Three taps, each of which can be skipped, over the choices, which can be made at any time.

    `keep` gets every answer at once; `allowed` says what may follow the words noted so far.
    """

    def __init__(
        self,
        stop: Stop,
        keep: Callable[[str, str | int], None],
        allowed: Callable[[set[str]], Allowed],
    ) -> None:
        self.stop = stop
        self._keep = keep
        self._allowed = allowed
        self._taps = list(TAPS)
        self._noted: list[str] = []
        self._words: set[str] = set()
        self._side = stop.side
        self._moved = False

    @property
    def tap(self) -> FollowUp | None:
        """The tap that is open; None after the last one."""
        return self._taps[0] if self._taps else None

    @property
    def asked(self) -> str:
        """What was noted, and the question that is open."""
        tap = self.tap
        asked = tap.text if tap else ""
        if tap is not None and tap.ask is Ask.PLACE:
            asked = f"Where? {SIDES[self._side]} (left and right change it); Enter skips."
        if self._noted:
            asked = f"Noted: {', '.join(self._noted)}. {asked}"
        return asked

    @property
    def sentence(self) -> str:
        """Why the choices are what they are, and what else can be done."""
        allowed = self._allowed(self._words)
        sentence = allowed.sentence
        if allowed.card:
            sentence += " s shows the safety card."
        elif self.stop.elsewhere is not None and not self._moved:
            sentence += f" o if it was in {self.stop.elsewhere[1]}."
        return sentence.strip()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may follow."""
        allowed, stop = self._allowed(self._words), self.stop
        choices = []
        if allowed.milder and stop.milder:
            choices.append(Choice("e", MILDER, f"Milder: {stop.milder}"))
        if allowed.skip_side and stop.one_side:
            choices.append(Choice("n", SKIP_SIDE, "Skip this side"))
        choices.append(Choice("N", SKIP_EXERCISE, f"Skip {stop.exercise}"))
        end = Choice("q", END, "End the session")
        choices = [end, *choices] if allowed.propose_end else [*choices, end]
        return (*choices, Choice("u", UNDO, "Pressed by mistake"))

    def press(self, key: str) -> bool:
        """Note, skip or correct with one key; whether it meant anything here."""
        tap = answers_of(self._taps[0]).get(key) if self._taps else None
        if tap is not None:
            self._note(tap)
        elif key == "enter" and self._taps:
            self._taps.pop(0)
        elif key == "o" and self.stop.elsewhere is not None and not self._moved:
            self._move(*self.stop.elsewhere)
        elif key in {"left", "right"} and self.tap is not None and self.tap.ask is Ask.PLACE:
            self._turn(-1 if key == "left" else 1)
        else:
            return False
        return True

    def _note(self, value: str | int) -> None:
        tap = self._taps.pop(0)
        self._keep(tap.question, value)
        if tap.ask is Ask.PLACE:
            self._keep("side", self._side)
            self._noted.append(f"{value} ({self._side})")
        else:
            self._noted.append(str(value))
        self._words.add(str(value))

    def _move(self, exercise: str, name: str) -> None:
        self._moved = True
        self._keep("exercise", exercise)
        self._noted.append(f"in {name}")

    def _turn(self, direction: int) -> None:
        """Mean another side of the body."""
        sides = list(SIDES)
        self._side = sides[(sides.index(self._side) + direction) % len(sides)]
