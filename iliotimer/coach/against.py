"""What in a past session speaks against making one of its exercises harder."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from iliotimer.coach.clearness import Morning, has_sign, morning, most_pain
from iliotimer.coach.recent import PAIN_REASONS, Because, answer_to, ended_for, score
from iliotimer.coach.tallies import HURT
from iliotimer.plan.harder import holds_per_side
from iliotimer.plan.levels import at_level, levels_of
from iliotimer.plan.model import Holds
from iliotimer.practice.checkin import AFTER, BEFORE, SORE
from iliotimer.practice.events import What

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.coach.rules import Rules
    from iliotimer.plan.model import Exercise
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.record import Dose
    from iliotimer.practice.safety import PainLimits

MORNINGS = {
    Morning.UNKNOWN: Because("A8", "The morning after is not known yet."),
    Morning.WORSE: Because("A1", "The morning after was worse than before the session."),
    Morning.SORE: Because("A4", "You were sore the next day, so the level is repeated."),
}


def against(
    lived: Lived, exercise: Exercise, level: int, rules: Rules, limits: PainLimits
) -> Because | None:
    """The weightiest reason for a session not to count for this level, or None where it is clear.

    A sharp stop or a bad morning speaks against every exercise of the session, a dull pain only
    against the one that it was noted in.
    """
    reasons = chain(
        _in_session(lived, rules, limits),
        _in_exercise(lived, exercise.id, rules, limits),
        _in_dose(lived, exercise, level),
    )
    return next(reasons, None)


def doses_in(lived: Lived, exercise: str) -> tuple[Dose, ...]:
    """Planned against done of one exercise, side by side."""
    return tuple(dose for dose in lived.doses if dose.exercise == exercise)


def _in_session(lived: Lived, rules: Rules, limits: PainLimits) -> Iterator[Because]:
    if lived.outcome is None:
        yield Because("A1", "The session has no end yet.")
    if has_sign(lived):
        yield Because("W2", "You noted a sign that the safety card names.")
    if ended_for(lived, PAIN_REASONS):
        yield Because("A7", "The session ended early for pain.")
    if lived.pain_stops:
        yield Because("A1", "There was a sharp stop in the session.")
    if ended_for(lived, {"tightness"}):
        yield Because("W9", "The session ended early for tightness.")
    if ended_for(lived, {"fatigue"}):
        yield Because("fatigue", "The session ended too tired, so the level is repeated.")
    if morning(lived) in MORNINGS:
        yield MORNINGS[morning(lived)]
    if answer_to(lived, BEFORE, "soreness") in SORE:
        yield Because("A2", "You came sore, so the level is repeated.")
    most = most_pain(rules, limits)
    unplaced = [moment.value or 0 for moment in lived.moments if not moment.exercise]
    if max([score(lived, AFTER, "pain") or 0, *unplaced]) > most:
        yield Because("A1", f"There was pain of more than {most}.")


def _in_exercise(
    lived: Lived, exercise: str, rules: Rules, limits: PainLimits
) -> Iterator[Because]:
    most = most_pain(rules, limits)
    felt = [moment for moment in lived.moments if moment.exercise == exercise]
    if any((moment.value or 0) > most for moment in felt):
        yield Because("W4", f"Pain of more than {most} was noted in it.")
    if any(moment.what is What.TIGHTNESS for moment in felt):
        yield Because("W9", "It got tight on the way.")
    if exercise in lived.eased:
        yield Because("eased", "It was made easier on the way.")
    if answer_to(lived, AFTER, f"verdict {exercise}") == HURT:
        yield Because("hurt", "You said that it hurt.")


def _in_dose(lived: Lived, exercise: Exercise, level: int) -> Iterator[Because]:
    """Whether all of the level was done."""
    practised = dict(lived.levels).get(exercise.id, 0)
    if practised < level:
        yield Because("A1", "It was practised at a lower level.")
    doses = doses_in(lived, exercise.id)
    if not doses or any(_is_short(dose) for dose in doses) or _fell_short(lived, exercise.id):
        yield Because("A1", "It was not done in full.")
    elif practised not in levels_of(exercise):
        yield Because("A1", "The session file has changed since.")
    else:
        prescribed = at_level(exercise, practised)
        works = prescribed.sets
        if isinstance(prescribed.dose, Holds):
            works = holds_per_side(prescribed, prescribed.dose)
        if any(dose.works < works for dose in doses):
            yield Because("A16", "It was practised with fewer sets.")


def _is_short(dose: Dose) -> bool:
    return dose.works_done < dose.works or dose.done < dose.planned


def _fell_short(lived: Lived, exercise: str) -> bool:
    last = (last for last in lived.last_sets if last.exercise == exercise)
    return any(one.done < one.planned for one in last)
