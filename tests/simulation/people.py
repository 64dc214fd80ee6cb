"""Simulated people: how they keep to their plan, what hurts, and what they answer."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from iliotimer.coach.rules import Rules
from iliotimer.plan.program import WEEKDAYS

PAIN_CODES = ("sharp_pain", "rising_pain")
CODES = (
    *("time", "interruption", "equipment", "too_hard", "other", "", "fatigue", "tightness"),
    *PAIN_CODES,
)
OWN = "own-program"
PROGRAM = """\
format = 1
title = "Own program"

[[stage]]
name = "First"
weeks = {weeks}
{first}
move_on = {{ sessions = {sessions}, clear = 1 }}

[[stage]]
name = "Second"
weeks = {weeks}
{second}
move_on = {{ clear = 2 }}

[[stage]]
name = "Third"
{third}
"""
HARD, BETWEEN = ("light", "heavy"), ("easy",)


@dataclass(frozen=True)
class Person:
    """Habits; what is no count, length or hour is a probability."""

    seed: int = 0
    kind: str = "steady"
    program: str = "twelve-weeks"
    program_text: str = ""
    """Of a program of the person's own; empty for a shipped one."""
    rules: Rules = field(default_factory=Rules)
    hour: float = 17.5
    """When the person usually practises; it wobbles by `wobble` hours."""
    wobble: float = 0.5
    attends: float = 1.0
    extra: float = 0.0
    """A session that is not due, on a day."""
    gaps: tuple[tuple[int, int], ...] = ()
    """First day and length of the times without any practice."""
    moves: tuple[int, ...] = ()
    """Days on which another time zone begins."""
    answers: float = 1.0
    """A question before and after a session."""
    checks_in: float = 1.0
    """The next morning."""
    takes: float = 1.0
    """What the rules propose."""
    goes_on: float = 1.0
    """The next stage, on a day on which it is offered."""
    spare: float = 0.3
    """Two more reps, in a session."""
    pain: int = 1
    """Before a session, on a good day."""
    unsteady: float = 0.0
    """A score is another than that of the day."""
    flares: tuple[tuple[int, int], ...] = ()
    """First day and length of the times with more pain."""
    sore: float = 0.0
    incidents: float = 0.0
    """On the way through a session, on average."""
    hurts: float = 0.0
    """An incident that is a pain or a tightness."""
    ends_early: float = 0.0
    codes: tuple[str, ...] = CODES
    """Reasons for it."""
    cut_off: float = 0.0
    signs: tuple[int, ...] = ()
    """Days on which something is numb, weak or unwell."""
    clears_after: int = 5
    """Days."""
    cadence: int | None = None
    files: bool = False
    """Whether the diary is kept in files."""


def _week(*days):
    """The weekly plan of a stage; a day is written as the sessions on it."""
    named = zip(WEEKDAYS, days, strict=True)
    return "\n".join(f"{day} = {list(names)}" for day, names in named if names)


def own_program(rng):
    """A program of three stages with whatever week, strength on neighbouring days too."""
    most = rng.choice((0, 0, 0, 1, 1, 2))

    def week(hard):
        days = [()] * 7
        for day in rng.sample(range(7), most):
            days[day] = rng.choice(((hard,), (hard,), BETWEEN, (hard, *BETWEEN), (*BETWEEN, hard)))
        days[rng.randrange(7)] = (hard,)
        return _week(*days)

    return PROGRAM.format(
        weeks=rng.randint(1, 8),
        sessions=rng.randint(0, 6),
        first=week("light"),
        second=week("heavy"),
        third=week(rng.choice(HARD)),
    )


def spells(rng, times, shortest, longest):
    """Some days of the year, and how long each lasts."""
    return tuple((rng.randrange(365), rng.randint(shortest, longest)) for _ in range(times))


def steady(rng):
    return {"hour": rng.uniform(8, 19)}


def with_flares(rng):
    flares = spells(rng, 6, 2, 10)
    return {"flares": flares, "attends": 0.9, "incidents": 0.2, "hurts": 0.6, "ends_early": 0.05}


def with_gaps(rng):
    return {"gaps": spells(rng, 5, 3, 30), "attends": 0.8}


def once_numb(rng):
    first = rng.randrange(10, 200)
    signs = (first, first + rng.randrange(20, 90), first + rng.randrange(90, 150))
    return {"signs": signs, "clears_after": rng.randint(1, 20), "extra": 0.1}


def stumbling(rng):
    """Otherwise steady, but something hurts or goes wrong on the way now and then."""
    given = {"incidents": 0.2, "hurts": 0.7, "unsteady": 0.1, "cut_off": 0.02}
    return {"sore": rng.uniform(0, 0.04), **given}


def tired(rng):
    codes = ("fatigue", "fatigue", "fatigue", "time")
    return {"ends_early": rng.uniform(0.1, 0.5), "codes": codes, "sore": 0.1}


def in_pain(rng):
    codes = (*PAIN_CODES, "tightness")
    given = {"pain": 2, "incidents": 0.3, "hurts": 0.9}
    return {"ends_early": rng.uniform(0.05, 0.3), "codes": codes, "sore": 0.1, **given}


def silent(rng):
    return {"checks_in": rng.uniform(0, 0.7), "answers": rng.uniform(0, 0.9)}


def travelling(rng):
    moves = tuple(rng.randrange(365) for _ in range(rng.randint(2, 20)))
    return {"moves": moves, "hour": rng.uniform(6, 22), "wobble": 3.0}


def restless(_rng):
    """At any hour, more than is due, and not all that is."""
    given = {"incidents": 0.3, "cut_off": 0.1, "ends_early": 0.05}
    return {"hour": 14, "wobble": 7.0, "attends": 0.7, "extra": 0.15, "takes": 0.6, **given}


def anyhow(rng):
    """Whatever may be."""
    rules = Rules(
        clear_pain=rng.randint(0, 4),
        morning_rise=rng.randint(1, 4),
        milder_sessions=rng.randint(0, 4),
        sore_days=rng.randint(0, 2),
        clear_sessions=rng.randint(1, 3),
        sessions_over=rng.randint(1, 3),
        levels_a_week=rng.randint(0, 3),
        strength_hours=rng.choice((24, 48, 60, 72)),
        lighter_every=rng.choice((0, 2, 3, 4, 6)),
        lighter_sets=rng.choice((40, 60, 80)),
        gap_days=rng.randint(3, 10),
        long_gap_days=rng.randint(11, 20),
    )
    return {
        "rules": rules,
        "hour": rng.uniform(0, 24),
        "wobble": rng.uniform(0, 6),
        "attends": rng.uniform(0.4, 1),
        "extra": rng.uniform(0, 0.2),
        "gaps": spells(rng, rng.randrange(4), 3, 40),
        "moves": tuple(rng.randrange(365) for _ in range(rng.randrange(4))),
        "answers": rng.uniform(0.6, 1),
        "checks_in": rng.uniform(0.5, 1),
        "takes": rng.uniform(0.3, 1),
        "goes_on": rng.uniform(0.1, 1),
        "spare": rng.uniform(0, 1),
        "pain": rng.randint(0, 3),
        "flares": spells(rng, rng.randrange(4), 1, 14),
        "sore": rng.uniform(0, 0.3),
        "incidents": rng.uniform(0, 0.6),
        "hurts": rng.uniform(0, 1),
        "ends_early": rng.uniform(0, 0.2),
        "cut_off": rng.uniform(0, 0.1),
        "signs": tuple(rng.randrange(365) for _ in range(rng.randrange(3))),
        "clears_after": rng.randint(0, 30),
        "cadence": rng.choice((None, 60)),
    }


def red(rng):
    """In much pain on every day of the year."""
    return {"pain": rng.randint(6, 9), "incidents": 0.3, "hurts": 0.8}


KINDS = (
    *(steady, stumbling, with_flares, with_gaps, once_numb, tired, in_pain, silent, travelling),
    *(restless, stumbling, anyhow, red),
)
SHIPPED, FILED = (60, 0), (45, 1)
"""Every so many, from which on: the shipped program and sessions, and a diary in files."""


def person(seed):
    """Somebody of a kind; the same for the same seed."""
    kind = KINDS[seed % len(KINDS)]
    rng = random.Random(seed)
    habits = kind(rng)
    if seed % SHIPPED[0] != SHIPPED[1]:
        habits |= {"program": OWN, "program_text": own_program(rng)}
    return Person(seed, kind.__name__, files=seed % FILED[0] == FILED[1], **habits)
