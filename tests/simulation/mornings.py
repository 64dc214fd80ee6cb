"""The morning: how it is since the last session, and what gets harder or easier."""

from __future__ import annotations

import datetime as dt

from simulation.invariants import check_moving_on, check_proposals
from simulation.lives import LIMITS
from simulation.people import OWN
from simulation.prescriptions import session, shipped_program_text
from simulation.violation import must

from iliotimer.coach.moving_on import move_on
from iliotimer.coach.progression import Verdict, last_of, proposals
from iliotimer.practice.blocking import CLEARED
from iliotimer.practice.checkin import AFTER, NEXT_DAY, SORE, SORENESS, asks_next_morning
from iliotimer.practice.record import Decision

WORSE, SAME, BETTER = "worse", "the same", "better"
LOOKS_ANYWAY = 0.1
"""At what the rules propose for a session about which nothing new was said."""
LATER = 0.3
"""Of what is not taken: it is left for another time."""
AFTERWARDS = "maintenance"


def get_up(life):
    """Clear what held everything back, answer, decide, and go on with the program."""
    clear(life)
    answered = [one for one in waiting(life) if life.happens(life.person.checks_in)]
    for practice in answered:
        check_in(life, practice)
    decide(life, {one.session for one in answered})
    go_on(life)


def say(life, practice, about, question, value):
    life.diary.answer(practice.name, about, question, value, life.now)
    practice.said[about, question] = value


def clear(life):
    """Say that a clinician has looked at it, some days after a sign."""
    while life.blocking is not None:
        days = (life.at - life.blocking.begun) / dt.timedelta(days=1)
        if days < life.person.clears_after:
            return
        say(life, life.blocking, AFTER, CLEARED, value=True)


def waiting(life):
    """The practices whose next morning is not told yet."""
    for practice in life.practices[:6]:
        if practice.over is None or not practice.minutes or practice.answered_on is not None:
            continue
        if asks_next_morning(practice.begun, life.at):
            yield practice


def check_in(life, practice):
    """Answer what is asked the next morning, or some of it."""
    pain = life.scored()
    before = practice.score("before")
    worse = before is not None and pain > before and life.happens(0.5)
    answers = {
        "compared": WORSE if worse else life.rng.choice((SAME, SAME, BETTER)),
        "pain": pain,
        "soreness": life.rng.choice(SORE_WORDS) if life.happens(life.person.sore) else SORENESS[0],
    }
    for question, value in answers.items():
        if life.happens(life.person.answers):
            say(life, practice, NEXT_DAY, question, value)
            practice.answered_on = life.today


def decide(life, answered):
    """Look at what the rules propose for the sessions of the last days, and say yes or no."""
    oldest = life.today - dt.timedelta(days=life.rules.gap_days)
    past = life.diary.past
    recent = [one.session for one in life.practices[:40] if one.begun.date() >= oldest]
    for name in dict.fromkeys(recent):
        if name not in answered and not life.happens(LOOKS_ANYWAY):
            continue
        about = next((one for one in life.practices if one.session == name and one.minutes), None)
        told = last_of(past, name)
        must((about and about.name) == (told and told.name), "another last session of", name)
        if about is None:
            continue
        read, now = session(name), life.now()
        found = proposals(past, read, life.levels[name], life.rules, LIMITS, now)
        check_proposals(life, about, found)
        life.met.update(f"{one.verdict} {one.rule}" for one in found)
        for proposal in found:
            if proposal.verdict is not Verdict.HOLD:
                _answer(life, about, proposal)


def _answer(life, about, proposal):
    takes = life.happens(life.person.takes)
    if not takes and life.happens(LATER):
        return
    p, now = proposal, life.now()
    decision = Decision(now, p.exercise, p.before, p.after, p.rule, p.reason, accepted=takes)
    life.diary.decide(about.name, decision)
    about.decided.add(p.exercise)
    if takes:
        life.levels[about.session][p.exercise] = p.after
        about.lowered = about.lowered or p.verdict is Verdict.EASE
        if p.verdict is Verdict.ADVANCE:
            life.advances[about.session, p.exercise].append(life.at)


def go_on(life):
    """Begin the next stage once it is offered, and another program after the last."""
    begun = life.course[-1]
    coming = move_on(life.course, life.diary.past, life.rules, LIMITS, life.now())
    check_moving_on(life, coming)
    if coming is None:
        return
    is_last = begun.number == len(begun.program.stages)
    if coming.offered and life.happens(life.person.goes_on):
        life.begin_stage(begun.program, begun.text, begun.number + 1)
    elif is_last and begun.days_left(life.today) <= 0 and begun.program.id != OWN:
        life.choose(AFTERWARDS, shipped_program_text(AFTERWARDS))


SORE_WORDS = sorted(SORE)
