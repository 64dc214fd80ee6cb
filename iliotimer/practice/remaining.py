"""How much of the session is left."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.steps import starts_of
from iliotimer.practice.state import Mode

if TYPE_CHECKING:
    from iliotimer.plan.score import Step
    from iliotimer.practice.player import Player


class Remaining:
    """The time to the end if nobody pauses; what follows the step in play is counted once."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._total = starts_of(player.prescribed)[-1]
        self._after_step = Fraction(0)
        self.recount()

    def recount(self) -> None:
        """Count what follows the step in play, because another one is."""
        later = (step.length - step.begin for step in self._player.to_come)
        self._after_step = sum(later, Fraction(0))

    @property
    def seconds(self) -> Fraction:
        """Seconds to the end of the session; an open step counts its nominal length."""
        if self._player.state.mode is Mode.OVER:
            return Fraction(0)
        return self._after_step + left_of_step(self._player)

    @property
    def over(self) -> Fraction:
        """The part of the session that is over, 0 to 1."""
        return max(Fraction(0), 1 - self.seconds / self._total) if self._total else Fraction(1)


def left_by_exercise(player: Player) -> dict[str, Fraction]:
    """Seconds still to come of each exercise that is not over, by its id."""
    if player.state.mode is Mode.OVER:
        return {}
    left = {player.step.exercise.id: left_of_step(player)}
    for step in player.to_come:
        left[step.exercise.id] = left.get(step.exercise.id, Fraction(0)) + _length(step)
    return left


def left_of_step(player: Player) -> Fraction:
    """Seconds of the step in play that are left; an open one counts its nominal length."""
    step = player.step
    if step.open:
        return _length(step)
    return max(Fraction(0), step.length - player.state.elapsed)


def _length(step: Step) -> Fraction:
    return step.length - step.begin
