"""What the diary tells is what happened, no more and no less."""

from __future__ import annotations

from simulation.violation import must

from iliotimer.diary.answers import COUNT
from iliotimer.practice.state import NS

ROUNDING = 0.01
"""Seconds: a journal keeps thousandths of each hold."""


def check_doses(practice):
    """The journal tells of everything that was done, and of nothing else."""
    mat, works = practice.mat, practice.prescribed.works
    must(
        {(one.exercise, one.side) for one in practice.doses} >= works.keys(), "an exercise is lost"
    )
    for dose in practice.doses:
        row = dose.exercise, dose.side
        planned = len(works.get(row, ()))
        must(dose.works in {planned, 0}, dose, "but planned were", planned)
        if mat is None:
            must(dose.done == dose.planned, dose, "but nothing happened on the way")
            must(dose.works_done == dose.works, dose, "but nothing happened on the way")
            continue
        ended = {work for work in mat.done if work[:2] == row}
        fewer = dose.works_done <= len(ended) or dose.exercise in practice.longer
        must(fewer, dose, "but", len(ended), "came to their end")
        if dose.unit == "s":
            spent = mat.spent[row] / NS
            must(dose.done <= spent + ROUNDING, dose, "but worked for", spent, "s")
        else:
            begun = {rep for rep in mat.begun if rep[:2] == row}
            free = dose.exercise in practice.prescribed.free
            must(free or dose.done <= len(begun), dose, "but begun were", len(begun))
            must(not free or dose.done == 0 or ended, dose, "but no set was done")
        if row not in {work[:2] for work in mat.done | mat.begun} and not mat.spent[row]:
            must(dose.done == 0, dose, "but it was left out")
        if practice.did_all(dose.exercise) and dose.exercise not in practice.changed:
            must(dose.done >= dose.planned, dose, "but all of it was done")
            must(dose.works_done == dose.works, dose, "but all of it was done")


def check_told(practice, past):
    """What the coach is told is what happened."""
    must(past.session == practice.session, "another session")
    must(past.kind == practice.kind, "another kind")
    must(past.started == practice.begun, "another time")
    must(dict(past.levels) == practice.levels, "other levels")
    must(past.outcome == (practice.over.outcome if practice.over else None), "another outcome")
    must(past.reason == practice.reason, "another reason")
    must(past.pain_stops == len(practice.sharp), "pain stops:", past.pain_stops, practice.sharp)
    must(set(past.eased) == set(practice.eased), "eased:", past.eased, practice.eased)
    counted = any(question == COUNT for _, question in practice.said)
    must(counted or past.doses == practice.doses, "doses:", past.doses, practice.doses)
    told = {(a.about, a.question): a.value for a in past.answers}
    must(told == practice.said, "answers:", told, practice.said)


def check_levels(life):
    """The levels in use are what the decisions of the diary add up to, each with its reason."""
    added = {}
    decided = [(one.at, lived.session, one) for lived in life.diary.past for one in lived.decisions]
    for _, name, one in sorted(decided, key=lambda each: each[0]):
        must(one.rule and one.reason.strip(), "a decision without a reason:", one)
        levels = added.setdefault(name, {})
        must(one.before == levels.get(one.exercise, 0), "decided from another level:", one)
        if one.accepted:
            levels[one.exercise] = one.after
    for name in added.keys() | life.levels.keys():
        levels, in_use = added.get(name, {}), life.levels.get(name, {})
        for exercise in levels.keys() | in_use.keys():
            one, other = levels.get(exercise, 0), in_use.get(exercise, 0)
            must(one == other, name, exercise, "is at", other, "and the diary adds up to", one)
