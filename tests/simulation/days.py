"""The day: what is due, and what is practised of it."""

from __future__ import annotations

import datetime as dt

from simulation.faithfulness import check_doses, check_told
from simulation.happenings import (
    ask_about_soreness,
    end_numb,
    feel_numb,
    leave_unwell,
    on_the_way,
)
from simulation.invariants import check_advised, check_due, check_spared
from simulation.people import CODES
from simulation.practising import Practising, Watch
from simulation.prescriptions import prescription, session
from simulation.truth import Mat, Practice

from iliotimer.coach.schedule import advised_levels, due_today
from iliotimer.diary.answers import TWO_MORE
from iliotimer.plan.sparing import ALL
from iliotimer.practice.blocking import blocking_session, nothing_due_in_words
from iliotimer.practice.checkin import AFTER, BEFORE, SORENESS
from iliotimer.practice.events import Outcome, Over, What
from iliotimer.practice.resuming import state_after
from iliotimer.practice.state import NS

MOST_IN_A_DAY = 4
ASKS_AGAIN = 0.5
"""How the session that is due is done today, as it is begun."""


def practise_what_is_due(life):
    """Look at what is due and practise it, one after the other."""
    for _ in range(MOST_IN_A_DAY):
        due = what_is_due(life)
        if not due.sessions or not life.happens(life.person.attends):
            break
        again = life.happens(ASKS_AGAIN)
        practise(life, due.sessions[0], what_is_due(life, due.sessions[0]) if again else due)
        if len(due.sessions) == 1 and life.happens(0.7):
            break
    if life.happens(life.person.extra):
        name = life.rng.choice(sorted(life.kinds))
        practise(life, name, what_is_due(life, name) if life.happens(0.5) else None)


def what_is_due(life, wanted=""):
    """What the coach says, which is held against everything that happened."""
    blocking = blocking_session(life.diary.past)
    due = due_today(
        life.course,
        life.diary.past,
        life.kinds,
        life.rules,
        life.now(),
        blocked="" if blocking is None else nothing_due_in_words(blocking),
        wanted=wanted,
    )
    check_due(life, due, wanted=wanted)
    life.met.update(one.rule for one in due.because)
    return due


def practise(life, name, due):
    """Practise a session as it is advised, or at the levels in use where `due` is None."""
    if due is not None and not due.sessions:
        return
    cut_off = life.cut_off
    if cut_off is not None and cut_off.session == name:
        if life.happens(0.7):
            take_up(life, cut_off)
            return
        if life.happens(0.5):
            put_away(life, cut_off)
    read, levels, sparing = session(name), dict(life.levels[name]), ALL
    if due is not None:
        levels, sparing = advised_levels(read, levels, due), due.sparing
        check_advised(read, life.levels[name], levels, due)
    at_levels = tuple((exercise, level) for exercise, level in levels.items() if level)
    prescribed = prescription(name, at_levels, sparing, life.person.cadence)
    check_spared(prescribed)
    _begin(life, prescribed)


def take_up(life, practice):
    """Go on with a practice that was cut off."""
    record = life.diary.records[practice.name]
    state = state_after(practice.prescribed.score, record.events)
    watch = Watch(life.at, life.zone, state.now)
    journal = life.diary.reopen(practice.name, watch.now)
    practising = Practising(practice, watch, life.rng, journal, record=record, state=state)
    practising.practise(on_the_way(life.person, life.rng, practice.prescribed.seconds))
    _end(life, practising)


def put_away(life, practice):
    """Close a practice that was cut off as ended early."""
    record = life.diary.records[practice.name]
    reached = round(record.events[-1].t * NS) if record.events else 0
    practice.over = Over(reached, Outcome.ENDED_EARLY, life.rng.choice(CODES))
    journal = life.diary.reopen(practice.name, life.now)
    if journal is not None:
        journal.finish(practice.over, practice.doses)
        journal.close()
    practice.minutes = round(reached / NS / 60, 1)
    life.diary.keep(practice.name, record.events, record.answers, practice.doses, practice.over)
    life.settle(practice)


def _begin(life, prescribed):
    watch = Watch(life.at, life.zone)
    name, journal = life.diary.begin(prescribed, watch.now)
    practice = Practice(name, life.kinds[prescribed.session], watch.now(), prescribed)
    life.practices.insert(0, practice)
    practising = Practising(practice, watch, life.rng, journal)
    ways = on_the_way(life.person, life.rng, prescribed.seconds)
    _ask_before(life, practising)
    if life.signs and life.signs[0] <= life.day:
        life.signs.pop(0)
        sign = life.rng.choice((leave_unwell, feel_numb, end_numb))
        if sign is leave_unwell:
            practice.mat = Mat()
            leave_unwell(practising)
            ways = None
        else:
            ways.append((life.rng.uniform(0, prescribed.seconds), sign))
    elif practice.came_sore and prescribed.warm_up:
        ways.append((prescribed.warm_up, ask_about_soreness))
    if ways or (ways is not None and journal is not None):
        practice.mat = Mat()
        practising.practise(ways)
    elif ways is not None:
        practising.practise_undisturbed()
    _end(life, practising)


def _ask_before(life, practising):
    sore = life.rng.choice(SORENESS[1:]) if life.happens(life.person.sore) else SORENESS[0]
    answers = {"pain": life.scored(), "soreness": sore}
    for question, value in answers.items():
        if life.happens(life.person.answers):
            practising.say(BEFORE, question, value)


def _end(life, practising):
    """Answer what is asked afterwards, and keep it all."""
    practice, conductor = practising.practice, practising.conductor
    if practice.mat is not None:
        practice.doses = conductor.doses
        check_doses(practice)
    last = max((entry.t for entry in conductor.entries), default=0)
    practice.minutes = round((practice.over.at / NS if practice.over else last) / 60, 1)
    if practice.over is not None:
        _ask_after(life, practising)
    conductor.close()
    life.diary.keep(
        practice.name, conductor.entries, conductor.answers, practice.doses, practice.over
    )
    life.settle(practice)
    life.go_to(practising.watch.wall + dt.timedelta(minutes=2))
    check_told(practice, next(one for one in life.diary.past if one.name == practice.name))


def _ask_after(life, practising):
    practice, person = practising.practice, life.person
    answers = {}
    if practice.completed:
        answers = {"pain": life.scored()}
        if practice.mat is not None and life.happens(person.hurts / 4):
            exercise = life.rng.choice(practice.doses).exercise
            answers[f"verdict {exercise}"] = life.rng.choice(("helped", "hurt"))
    elif practice.reason:
        answers = {"score": life.scored()}
    for question, value in answers.items():
        if life.happens(person.answers):
            practising.say(AFTER, question, value)
    if life.happens(person.spare):
        done = (e for e in practising.conductor.entries if e.what is What.SET_DONE and e.unit)
        for (exercise, _), n in {(e.exercise, e.side): e.n for e in done}.items():
            practising.say(n, TWO_MORE, value=True)
            practice.spare.add(exercise)
