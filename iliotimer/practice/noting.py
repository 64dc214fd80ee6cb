"""What the diary is told about the step in play."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iliotimer.plan.model import Holds
from iliotimer.plan.score import StepKind
from iliotimer.practice.amounts import all_done, amounts_at
from iliotimer.practice.events import Noted, What
from iliotimer.practice.places import place_of, place_of_pain

if TYPE_CHECKING:
    from iliotimer.practice.events import Amount
    from iliotimer.practice.state import State


def note(state: State, what: What, detail: str = "") -> Noted:
    """An event at this instant; a pain at rest belongs to the work just done."""
    step, elapsed = state.in_play, state.elapsed
    if what in {What.SHARP_PAIN, What.TIGHTNESS, What.DISCOMFORT}:
        place = place_of_pain(state.score, state.index, step, elapsed)
    else:
        place = place_of(step, elapsed)
    return Noted(state.now, what, place, second=elapsed, detail=detail)


def note_cut(state: State, what: What, detail: str = "") -> tuple[Noted, ...]:
    """The event, with what was done of the work under way, side by side."""
    noted = note(state, what, detail)
    if state.in_play.kind is not StepKind.WORK:
        return (noted,)
    return _side_by_side(noted, amounts_at(state.in_play, state.elapsed))


def note_done(state: State) -> tuple[Noted, ...]:
    """The work under way, done in full."""
    return _side_by_side(_done(state), all_done(state.in_play))


def note_part(state: State) -> tuple[Noted, ...]:
    """The work under way, done as far as it was held."""
    return _side_by_side(_done(state), amounts_at(state.in_play, state.elapsed))


def _done(state: State) -> Noted:
    step = state.in_play
    what = What.HOLD_DONE if isinstance(step.exercise.dose, Holds) else What.SET_DONE
    return Noted(state.now, what, replace(place_of(step, step.length), rep=step.rep))


def _side_by_side(noted: Noted, amounts: tuple[Amount, ...]) -> tuple[Noted, ...]:
    place = noted.place
    if place is None:
        return (noted,)
    cut_side = place.side
    return tuple(
        replace(
            noted,
            place=replace(place, side=amount.side, rep=place.rep if amount.side == cut_side else 0),
            amount=amount,
        )
        for amount in amounts
    )
