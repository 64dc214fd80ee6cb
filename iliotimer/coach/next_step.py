"""Whether an exercise that is clear takes its next step up, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from iliotimer.coach.recent import Because
from iliotimer.plan.harder import holding
from iliotimer.plan.model import Beats, FreeReps, Holds, PhaseKind, TempoReps, Timed
from iliotimer.plan.words import SMALLER_RANGE, difference

if TYPE_CHECKING:
    from iliotimer.coach.rules import Rules
    from iliotimer.coach.runs import Run
    from iliotimer.plan.model import Exercise

ALL = 100
"""Per cent."""
COUNTS = ("no", "one", "two", "three", "four")


@dataclass(frozen=True, slots=True)
class Step:
    """From one level of an exercise to the next."""

    before: Exercise
    after: Exercise
    phase: PhaseKind
    to: int
    """The level stepped to."""
    is_generic: bool
    """Whether the file does not name the level."""


class Judged(NamedTuple):
    """Whether the step is offered, and why."""

    offered: bool
    because: Because


def judged(step: Step, run: Run, rules: Rules, usual_hold: Fraction) -> Judged:
    """Whether the step is offered; `usual_hold` is the person's own hold in seconds.

    Amounts that are known take one clear session (A1). Reps that only the clock counted take two in
    a row, since nobody knows that they were all done; a heavier load or a harder movement than
    written takes reps to spare (A9), which a clear session does not show.
    """
    against = _against(step, rules, usual_hold)
    if against is not None:
        return Judged(offered=False, because=against)
    in_gait = step.phase is PhaseKind.GAIT
    if in_gait and run.clear < rules.clear_sessions:
        return Judged(offered=False, because=Because("A20", _waits("Gait waits", rules)))
    if run.spare >= rules.sessions_over:
        return Judged(offered=True, because=_spare(step, rules))
    if _is_heavier(step):
        wanted = f"{_more_reps(rules)} left in you{_in_a_row(rules.sessions_over)}"
        sentence = f"A heavier or harder step waits for {wanted} (+ in the summary)."
        return Judged(offered=False, because=Because("A9", sentence))
    if run.paced and run.clear < rules.clear_sessions:
        sentence = _waits("Reps that only the clock counted wait", rules)
        return Judged(offered=False, because=Because("A10", sentence))
    return Judged(offered=True, because=_clear(step, run, rules))


def _against(step: Step, rules: Rules, usual_hold: Fraction) -> Because | None:
    """What in the step itself speaks against it."""
    match step.before.dose, step.after.dose:
        case Holds() as was, Holds() as becomes if step.phase is PhaseKind.LENGTHENING:
            longer = usual_hold if becomes.seconds is None else becomes.seconds
            earlier = usual_hold if was.seconds is None else was.seconds
            little = holding(step.before, usual=usual_hold) < rules.stretch_seconds
            if longer > max(earlier, usual_hold) and little:
                sentence = f"More holds, up to {rules.stretch_seconds} s a side, come before longer"
                return Because("A19", f"{sentence} ones.")
        case Timed(own_cadence=was_own), Timed(own_cadence=own) if own is not None:
            if own > 1 + Fraction(rules.pace_most, ALL):
                most = f"{rules.pace_most} % over your own pace"
                return Because("A20", f"It is never walked at more than {most}.")
            # The way back up to the own pace may be one step.
            if own - max(was_own or 1, 1) > Fraction(rules.pace_step, ALL):
                most = f"{rules.pace_step} % of your own pace"
                return Because("A20", f"The next step is more than {most}.")
        case TempoReps(reps=was_reps), TempoReps(reps=reps) if step.is_generic:
            if reps > max(was_reps, rules.most_reps):
                return Because("A10", f"The next step has more than {rules.most_reps} reps.")
            if reps - was_reps > rules.reps_step:
                return Because("A10", f"The next step adds more than {rules.reps_step} reps.")
        case _:
            pass
    return None


def _is_heavier(step: Step) -> bool:
    """Whether counted reps get another load than written or become another movement (A12)."""
    before, after = step.before, step.after
    counted = step.to > 0 and isinstance(before.dose, (TempoReps, Beats, FreeReps))
    return counted and (before.load != after.load or before.used != after.used)


def _spare(step: Step, rules: Rules) -> Because:
    were = "was" if rules.reps_over == 1 else "were"
    reps = f"{_more_reps(rules).capitalize()} {were} left in you{_in_a_row(rules.sessions_over)}"
    return Because(_rules("A9", step), f"{reps}: {_change(step)}.")


def _clear(step: Step, run: Run, rules: Rules) -> Because:
    needed = rules.clear_sessions if run.paced or step.phase is PhaseKind.GAIT else 1
    clear = f"{_count(needed).capitalize()} clear sessions in a row"
    done = "Done in full" if needed == 1 else clear
    sentence = f"{done}, and the morning after was no worse: {_change(step)}."
    return Because(_rules("A1", step), sentence)


def _rules(first: str, step: Step) -> str:
    rules = [first]
    if step.phase is PhaseKind.GAIT:
        rules.append("A20")
    elif isinstance(step.after.dose, Holds) and step.is_generic:
        rules.append("A19")
    else:
        rules.append("A10" if step.is_generic else "A11")
    return ", ".join([*rules, "A12"] if step.before.load != step.after.load else rules)


def _change(step: Step) -> str:
    change = difference(step.before, step.after)
    return "the next level of the session file" if change == SMALLER_RANGE else change


def _waits(waiting: str, rules: Rules) -> str:
    sessions = rules.clear_sessions
    noun = "clear session" if sessions == 1 else "clear sessions in a row"
    return f"{waiting} for {_count(sessions)} {noun}."


def _more_reps(rules: Rules) -> str:
    return f"{_count(rules.reps_over)} more {'rep' if rules.reps_over == 1 else 'reps'}"


def _in_a_row(sessions: int) -> str:
    return "" if sessions == 1 else f", {_count(sessions)} sessions in a row"


def _count(number: int) -> str:
    return COUNTS[number] if number < len(COUNTS) else str(number)
