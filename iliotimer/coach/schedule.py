"""What is due today, and why: safety first, then what is less, then the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.coach.course import program_week
from iliotimer.coach.days_off import day_off
from iliotimer.coach.lighter import lighter
from iliotimer.coach.recent import Because, practised
from iliotimer.coach.reminders import reminders
from iliotimer.coach.spacing import missed_yesterday, spaced, speaks_against
from iliotimer.coach.today import Today
from iliotimer.plan.levels import nearest_level
from iliotimer.plan.sparing import ALL, Sparing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.coach.lighter import Milder
    from iliotimer.coach.rules import Rules
    from iliotimer.plan.model import Session
    from iliotimer.practice.lived import Lived

RESUMABLE = 4.0
"""Hours in which a practice that was cut off can be taken up again."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due on a day."""

    sessions: tuple[str, ...]
    """The ids of the sessions, in their order; empty where nothing is due."""
    rule: str
    """The rule that the reason comes from, as `A15`; empty for the plan itself."""
    reason: str
    """Why, in one sentence."""
    because: tuple[Because, ...] = ()
    """Every rule that holds, the weightiest first; empty where only the plan does."""
    steps_down: int = 0
    """Levels lower for every exercise this time."""
    milder: tuple[Milder, ...] = ()
    """Exercises that are one more level lower."""
    sparing: Sparing = ALL
    """The sets that are left out."""
    notes: tuple[str, ...] = ()
    """What else is to be known, in sentences."""
    done: tuple[str, ...] = ()
    """The ids of the sessions that were practised today, in their order."""


def due_today(
    course: Sequence[Begun],
    past: Sequence[Lived],
    kinds: Mapping[str, str],
    rules: Rules,
    now: dt.datetime,
    *,
    blocked: str = "",
    resume_hours: float = RESUMABLE,
    wanted: str = "",
) -> Due:
    """What is due on the local day of `now`, which has its offset.

    `past` is newest first, `kinds` has the kind of every session there is, and `blocked` is the
    sentence that says why nothing is due at all. With the id of a session that is `wanted` it
    says how that one is done today, whatever is planned, and what speaks against it.
    """
    today = Today(now, course, practised(past, now), kinds, rules, resume_hours)
    done = tuple(lived.session for lived in reversed(today.done) if lived.works_done)
    if blocked:
        return Due((), "W2", blocked, done=done)
    planned = (wanted,) if wanted else None
    sessions, changed = _sessions(today, planned)
    sessions = planned or sessions
    notes = (*_about_the_plan(today), *reminders(today.practised, rules, now))
    if not sessions:
        first = changed or _plan(today)
        return Due((), *first, because=(changed,) if changed else (), notes=notes, done=done)
    week = program_week(course, today.date)
    less = lighter(sessions, today.practised, kinds, rules, today.date, week)
    because = (*([changed] if changed else []), *less.because)
    first, *others = because or (_plan(today),)
    return Due(
        sessions,
        *first,
        because=because,
        steps_down=less.steps_down,
        milder=less.milder,
        sparing=less.sparing,
        notes=(*(other.sentence for other in others), *notes),
        done=done,
    )


def advised_levels(session: Session, levels: Mapping[str, int], due: Due) -> dict[str, int]:
    """The level of each exercise of a session that is at another than as written, as advised.

    `levels` are those in use. None is lower than the lowest that the exercise has.
    """
    milder = {one.exercise for one in due.milder if session.id not in one.eased_in}
    advised = {}
    for exercise in session.exercises:
        lower = due.steps_down + (exercise.id in milder)
        level = nearest_level(exercise, levels.get(exercise.id, 0) - lower)
        if level:
            advised[exercise.id] = level
    return advised


def _sessions(
    today: Today, wanted: tuple[str, ...] | None
) -> tuple[tuple[str, ...], Because | None]:
    """What the plan, or else what is wanted, comes to today, and why where it is changed."""
    off = day_off(today.practised, today.rules, today.date)
    if off is not None:
        return (), off
    missed = "" if wanted else missed_yesterday(today)
    if missed:
        sentence = "Yesterday's strength session was missed, and today there is time for it."
        return (missed,), Because("missed", sentence)
    if wanted:
        return wanted, speaks_against(wanted[0], today)
    return spaced(today.left, today)


def _plan(today: Today) -> Because:
    stage = today.stage
    if stage is None:
        return Because("", "No program is chosen: iliotimer program lists them.")
    weekday = f"{today.date:%A}"
    if not today.planned():
        return Because("", f"{weekday} is a day off in {stage.stage.name}.")
    if today.done:
        return Because("", f"What was due for {weekday} is done.")
    if not any(session in today.kinds for session in today.planned()):
        return Because("", f"What {stage.stage.name} plans for {weekday} cannot be used.")
    of = "" if stage.stage.weeks is None else f" of {stage.stage.weeks}"
    week = stage.week(today.date)
    return Because("", f"{weekday} in {stage.stage.name}, week {week}{of}.")


def _about_the_plan(today: Today) -> list[str]:
    notes = [
        f"{session} is planned for today, but there is no such session that can be used."
        for session in today.planned()
        if session not in today.kinds
    ]
    cut_off = today.cut_off
    if cut_off is not None:
        notes.append(
            f"{cut_off.title} of {cut_off.started:%H:%M} has no end yet: "
            f"iliotimer run {cut_off.session} --resume takes it up again."
        )
    if any(lived.reason in {"time", "interruption"} for lived in today.done):
        notes.append("What was cut short today counts as far as it went.")
    return notes
