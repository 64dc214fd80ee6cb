"""After a session and the morning after it: each exercise holds its level, advances or eases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from iliotimer.coach.against import against, doses_in
from iliotimer.coach.clearness import much_worse_morning
from iliotimer.coach.next_step import Step, judged
from iliotimer.coach.recent import Because, stayed_sore
from iliotimer.coach.restraint import advances, restraint, stopped_lately
from iliotimer.coach.runs import run_of
from iliotimer.plan.levels import at_level, is_generic, levels_of, nearest_level
from iliotimer.plan.model import PhaseKind
from iliotimer.plan.steps import DEFAULT_HOLD
from iliotimer.plan.words import difference
from iliotimer.practice.blocking import blocked_in_words, blocking_session

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from iliotimer.coach.rules import Rules
    from iliotimer.plan.model import Exercise, Session
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.safety import PainLimits

    Past = TypeVar("Past", bound=Lived)


class Verdict(StrEnum):
    """What becomes of the level of an exercise."""

    HOLD = "hold"
    ADVANCE = "advance"
    EASE = "ease"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules propose for one exercise; nothing changes without the person's yes."""

    exercise: str
    """The exercise's id."""
    name: str
    verdict: Verdict
    before: int
    after: int
    """The level proposed, at most one from the one before."""
    rule: str
    """The rules that it follows from, as `A1, A11`."""
    reason: str
    """Why, in one sentence."""


def proposals(
    past: Sequence[Lived],
    session: Session,
    levels: Mapping[str, int],
    rules: Rules,
    limits: PainLimits,
    now: dt.datetime,
    *,
    usual_hold: Fraction = DEFAULT_HOLD,
) -> tuple[Proposal, ...]:
    """What becomes of each exercise of a session after the last time it was practised.

    `past` is newest first, `levels` are those in use, and `usual_hold` is the person's own hold in
    seconds. Empty where the session was never practised.
    """
    about = last_of(past, session.id)
    if about is None:
        return ()
    review = _Review(past, about, session.id, rules, limits, now, usual_hold)
    return tuple(
        review.proposal(exercise, phase.kind, levels.get(exercise.id, 0))
        for phase in session.phases
        for exercise in phase.exercises
    )


def last_of(past: Sequence[Past], session: str) -> Past | None:
    """The newest time that a session was practised; `past` is newest first."""
    same = (lived for lived in past if lived.session == session)
    return next((lived for lived in same if lived.minutes > 0), None)


class _Review:
    """What is the same for every exercise of a session."""

    def __init__(
        self,
        past: Sequence[Lived],
        about: Lived,
        session: str,
        rules: Rules,
        limits: PainLimits,
        now: dt.datetime,
        usual_hold: Fraction,
    ) -> None:
        self._about = about
        self._rules = rules
        self._limits = limits
        self._usual_hold = usual_hold
        longest_run = max(rules.clear_sessions, rules.sessions_over)
        same = (lived for lived in past if lived.session == session and lived.minutes > 0)
        self._same = tuple(islice(same, longest_run))
        self._decided = {decision.exercise for decision in about.decisions}
        blocking = blocking_session(past)
        self._blocked = Because("W2", blocked_in_words(blocking)) if blocking else None
        self._eases = _easing(about, rules)
        self._held = restraint(past, about, rules, now)
        self._stopped = stopped_lately(past, rules)
        self._advances = advances(past, session, now)

    def proposal(self, exercise: Exercise, phase: PhaseKind, level: int) -> Proposal:
        """Safety goes before easing, easing before holding, and holding before advancing."""
        level = nearest_level(exercise, level)
        verdict, because = self._verdict(exercise, phase, level)
        after = level + {Verdict.HOLD: 0, Verdict.ADVANCE: 1, Verdict.EASE: -1}[verdict]
        return Proposal(exercise.id, exercise.name, verdict, level, after, *because)

    def _verdict(self, exercise: Exercise, phase: PhaseKind, level: int) -> tuple[Verdict, Because]:
        hold = self._blocked or self._settled(exercise, phase)
        if hold is not None:
            return Verdict.HOLD, hold
        if self._eases is not None:
            return self._eased(exercise, level, self._eases)
        hold = self._holds(exercise, level)
        if hold is not None:
            return Verdict.HOLD, hold
        step = Step(
            at_level(exercise, level),
            at_level(exercise, level + 1),
            phase,
            level + 1,
            is_generic(exercise, level + 1),
        )
        run = run_of(self._same, exercise, level, self._rules, self._limits)
        offered, because = judged(step, run, self._rules, self._usual_hold)
        return (Verdict.ADVANCE if offered else Verdict.HOLD), because

    def _settled(self, exercise: Exercise, phase: PhaseKind) -> Because | None:
        if phase is PhaseKind.BREATH:
            return Because("A11", "Warm-up and breathing stay as they are.")
        if exercise.id in self._decided:
            return Because("A13", "You have decided about it already.")
        return None

    def _eased(self, exercise: Exercise, level: int, because: Because) -> tuple[Verdict, Because]:
        rule, sentence = because
        if rule == "A5" and not any(dose.done for dose in doses_in(self._about, exercise.id)):
            return Verdict.HOLD, Because(rule, "It was not done.")
        if level - 1 not in levels_of(exercise):
            return Verdict.HOLD, Because(rule, "It is at its mildest level already.")
        change = difference(at_level(exercise, level), at_level(exercise, level - 1))
        return Verdict.EASE, Because(rule, f"{sentence}: {change}.")

    def _holds(self, exercise: Exercise, level: int) -> Because | None:
        """Why it stays at its level, or None where it may advance."""
        if exercise.id in self._stopped:
            sessions = self._rules.milder_sessions
            return Because("A6", f"A sharp stop: nothing harder within {sessions} sessions.")
        flagged = against(self._about, exercise, level, self._rules, self._limits)
        if self._held or flagged:
            return self._held or flagged
        most = self._rules.levels_a_week
        if self._advances[exercise.id] >= most:
            levels = {0: "no level", 1: "one level"}.get(most, f"{most} levels")
            return Because("A13", f"It may rise by {levels} in seven days.")
        if level + 1 not in levels_of(exercise):
            return Because("A11", "It is at its hardest level already.")
        return None


def _easing(about: Lived, rules: Rules) -> Because | None:
    """Why every exercise gets easier."""
    if stayed_sore(about):
        return Because("A3", "The soreness stayed after the warm-up")
    if much_worse_morning(about, rules):
        return Because("A5", "The morning after was much worse")
    return None
