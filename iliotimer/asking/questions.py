"""What a frozen practice asks, from where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.asking.choices import Choice, Question
from iliotimer.asking.pain import END, MILDER, SKIP_EXERCISE, UNDO, Stop
from iliotimer.plan.model import Sides
from iliotimer.plan.score import StepKind
from iliotimer.plan.words import difference
from iliotimer.practice.easing import milder_than
from iliotimer.practice.reasons import REASONS

if TYPE_CHECKING:
    from iliotimer.plan.model import Exercise
    from iliotimer.practice.events import Noted
    from iliotimer.practice.player import Player

GO_ON = "go_on"
NO_REASON = "no reason"
REASON_KEYS = "abcdfghijklm"


def stop_of(player: Player, noted: Noted) -> Stop:
    """A sharp stop as its dialog needs it."""
    exercise = exercise_here(player)
    place = noted.place
    at = place.exercise if place else exercise.id
    milder = milder_than(player.state.easings, exercise)
    return Stop(
        where=where(player, noted),
        elsewhere=None if at == exercise.id else (exercise.id, exercise.name),
        side=str(place.side) if place else "both",
        milder=difference(exercise, milder[1]) if milder else "",
        one_side=exercise.sides is Sides.EACH,
        exercise=exercise.name,
    )


def end_question() -> Question:
    """Why the session is ended."""
    choices = tuple(
        Choice(key, reason.code, reason.label)
        for key, reason in zip(REASON_KEYS, REASONS, strict=True)
    )
    lines = ("What was done is kept. Enter ends without a reason; Esc or u goes back.",)
    back = Choice("u", "", "Back to the paused practice")
    return Question("End the session: why?", lines, (*choices, back), enter_means=NO_REASON)


def tightness_question(rounds: int) -> Question:
    """After so many rounds of tightness: the end is proposed."""
    lines = (f"That is round {rounds} of tightness today. Better stop here.",)
    choices = (
        Choice("q", END, "End the session"),
        Choice("n", SKIP_EXERCISE, "Skip this exercise"),
        Choice("g", GO_ON, "Go on all the same: the practice stays paused until then"),
        Choice("u", UNDO, "Pressed by mistake"),
    )
    return Question("Ease off and breathe", lines, choices, may_leave=False)


def discomfort_question(player: Player, score: int) -> Question:
    """After a score that stops the exercise."""
    exercise = exercise_here(player)
    milder = milder_than(player.state.easings, exercise)
    choices = [Choice("n", SKIP_EXERCISE, f"Skip {exercise.name}"), Choice("q", END, "End")]
    if milder is not None:
        words = difference(exercise, milder[1])
        choices.insert(0, Choice("e", MILDER, f"Milder: {words}"))
    choices.append(Choice("g", GO_ON, "Go on all the same: the practice stays paused until then"))
    lines = (f"{score} of 10 is a reason to leave this movement, or to make it milder.",)
    return Question("Stopped", lines, tuple(choices), may_leave=False)


def soreness_question() -> Question:
    """After the warm-up, where soreness was reported before."""
    lines = ("Is the soreness from last time still there, now that you have moved?",)
    choices = (
        Choice("y", "yes", "Yes, still there"),
        Choice("n", "no", "No, it is gone"),
    )
    return Question("After the warm-up", lines, choices, enter_means="no answer")


def sore_end_question() -> Question:
    """Soreness that stays: the end is proposed."""
    lines = ("Soreness that stays after moving: two days of rest first are the usual rule.",)
    choices = (Choice("q", END, "End the session"), Choice("g", GO_ON, "Go on all the same"))
    return Question("Still sore", lines, choices, may_leave=False)


def news_question(news: str) -> Question:
    """Something new before a session that should be looked at first."""
    lines = (
        f"You noted: {news}. Please don't train through it. If it is new, spreading, in both legs",
        "or around the saddle area, or bladder or bowel changed, get emergency help now. Otherwise",
        "speak to a clinician before your next session.",
    )
    choices = (
        Choice("q", END, "Not today"),
        Choice("s", "card", "The safety card"),
        Choice("g", GO_ON, "Begin all the same"),
    )
    return Question("Something new", lines, choices, may_leave=False)


def exercise_here(player: Player) -> Exercise:
    """The exercise in play or led to."""
    return player.state.score[player.state.index].exercise


def where(player: Player, noted: Noted) -> str:
    """Where a stop belongs, in words."""
    place = noted.place
    if place is None:
        return ""
    names = {step.exercise.id: step.exercise.name for step in player.state.score}
    parts = [names.get(place.exercise, place.exercise)]
    if place.side != "both":
        parts.append(f"{place.side} side")
    parts.append(f"set {place.set}")
    if place.rep:
        parts.append(f"{_counted_as(noted)} {place.rep}")
    if noted.amount is not None and noted.amount.unit == "s":
        parts.append(f"at {float(noted.amount.done):.0f} s of {float(noted.amount.planned):g} s")
    if player.step.kind is not StepKind.WORK:
        parts.append("at rest")
    return ", ".join(parts)


def _counted_as(noted: Noted) -> str:
    unit = noted.amount.unit if noted.amount is not None else ""
    return {"s": "hold", "breaths": "breath"}.get(unit, "rep")
