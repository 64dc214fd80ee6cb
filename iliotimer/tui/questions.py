"""The questions that a frozen practice asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.plan.words import difference
from iliotimer.practice.easing import milder_than
from iliotimer.practice.reasons import REASONS
from iliotimer.tui.choices import Choice, Question

if TYPE_CHECKING:
    from iliotimer.practice.events import Noted
    from iliotimer.practice.player import Player

MILDER, SKIP_SIDE, SKIP_EXERCISE, END, UNDO = "milder", "skip_side", "skip_exercise", "end", "undo"
NO_REASON = "no reason"
REASON_KEYS = "abcdfghijklm"


def pain_question(player: Player, noted: Noted) -> Question:
    """What to do after a sharp pain."""
    state = player.state
    exercise = state.score[state.index].exercise
    choices = []
    milder = milder_than(state.easings, exercise)
    if milder is not None:
        words = difference(exercise, milder[1])
        choices.append(Choice("e", MILDER, f"Milder: {words}"))
    if exercise.sides == "each":
        choices.append(Choice("n", SKIP_SIDE, "Skip this side"))
    choices += [
        Choice("N", SKIP_EXERCISE, f"Skip {exercise.name}"),
        Choice("q", END, "End the session"),
        Choice("u", UNDO, "Pressed by mistake"),
    ]
    lines = (where(player, noted), "Ease out of the position slowly. Hold on to something.", "")
    return Question("STOPPED", lines, tuple(choices), may_leave=False)


def end_question() -> Question:
    """Why the session is ended."""
    choices = tuple(
        Choice(key, reason.code, reason.label)
        for key, reason in zip(REASON_KEYS, REASONS, strict=True)
    )
    lines = ("What was done is kept. Enter ends without a reason; Esc or u goes back.",)
    back = Choice("u", "", "Back to the paused practice")
    return Question("End the session: why?", lines, (*choices, back), enter_means=NO_REASON)


def where(player: Player, noted: Noted) -> str:
    """Where a stop belongs, in words."""
    place = noted.place
    if place is None:
        return ""
    name = next(
        (s.exercise.name for s in player.state.score if s.exercise.id == place.exercise),
        place.exercise,
    )
    parts = [name]
    if place.side != "both":
        parts.append(f"{place.side} side")
    parts.append(f"set {place.set}")
    if place.rep:
        parts.append(f"{_counted_as(noted)} {place.rep}")
    if noted.amount is not None and noted.amount.unit == "s":
        parts.append(f"at {float(noted.amount.done):.0f} s of {float(noted.amount.planned):g} s")
    return ", ".join(parts)


def _counted_as(noted: Noted) -> str:
    unit = noted.amount.unit if noted.amount is not None else ""
    return {"s": "hold", "breaths": "breath"}.get(unit, "rep")
