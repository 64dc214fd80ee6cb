"""The tables of a report: doses, measures, levels and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iliotimer.coach.series import Part
from iliotimer.coach.tallies import HELPED, HURT
from iliotimer.diary.answers import NOTE
from iliotimer.plan.model import Side
from iliotimer.report.content import Table
from iliotimer.report.stops import day, when

if TYPE_CHECKING:
    from iliotimer.coach.changes import Change
    from iliotimer.coach.tallies import Tally
    from iliotimer.practice.record import Dose
    from iliotimer.report.material import Material

LONG = 600
"""Seconds from which on a dose reads better in minutes."""
NOTE_SHOWN = 600
"""Characters of a note; the diary has the rest."""
PACED = "*"


@dataclass(slots=True)
class _Amount:
    """Planned against done, on one side, over the period."""

    planned: float = 0
    done: float = 0
    paced: bool = False


@dataclass(slots=True)
class _Row:
    """An exercise over the period."""

    times: int = 0
    amounts: dict[Side, _Amount] = field(default_factory=dict)


def doses_table(material: Material) -> Table:
    """Planned against done per exercise and side, in the order of the newest sessions."""
    rows: dict[tuple[str, str], _Row] = {}
    for session in reversed(material.lived):
        for dose in session.doses:
            _add(rows.setdefault((dose.exercise, dose.unit), _Row()), dose)
        for exercise, unit in dict.fromkeys((d.exercise, d.unit) for d in session.doses if d.done):
            rows[exercise, unit].times += 1
    tallies = {tally.exercise: tally for tally in material.trends.exercises}
    cells = tuple(
        (
            material.name_of(exercise),
            str(row.times),
            *(_amount(row.amounts.get(side), unit) for side in (Side.LEFT, Side.RIGHT, Side.BOTH)),
            _said(tallies.get(exercise)),
        )
        for (exercise, unit), row in rows.items()
    )
    paced = any(amount.paced for row in rows.values() for amount in row.amounts.values())
    return Table(
        title="Dose: done of planned",
        columns=("Exercise", "Sessions", "Left", "Right", "Both sides", "The person said"),
        rows=cells,
        empty="No session of this period has a dose.",
        note=f"{PACED} Counted by the clock, not by the person." if paced else "",
        numbers=frozenset({1, 2, 3, 4}),
    )


def measures_table(material: Material) -> Table:
    """The person's tasks and own measures, each with what its change amounts to."""
    rows = []
    for part in (Part.TASKS, Part.MEASURES):
        for series in material.trends.of(part):
            first, last = series.points[0], series.points[-1]
            unit = "of 10" if part is Part.TASKS else series.unit
            rows.append(
                (
                    series.name,
                    f"{round(first.value, 1):g} {unit}, {day(first.day)}",
                    f"{round(last.value, 1):g} {unit}, {day(last.day)}",
                    _changed(series.change),
                )
            )
    return Table(
        title="Tasks and measures",
        columns=("What", "First in this period", "Last", "Change"),
        rows=tuple(rows),
        empty="Nothing was measured.",
        note=(
            "A task is 0 (unable) to 10 (as before). A change counts from 3 points of one task and "
            "from 2 of the mean (Stratford 1995), and from 1.9 cm of knee-to-wall (Powden 2015); "
            "of the others no such threshold is known."
        ),
    )


def _changed(change: Change | None) -> str:
    if change is None:
        return "measured once"
    difference = round(change.after - change.before, 1)
    return f"{difference:+g}: {change.verdict}" if difference else "none"


def levels_table(material: Material) -> Table:
    """Every change of level that was proposed, and the person's answer, newest first."""
    decisions = [decision for session in reversed(material.lived) for decision in session.decisions]
    decisions = [one for one in decisions if one.at.date() <= material.period.last]
    decisions.sort(key=lambda decision: decision.at, reverse=True)
    rows = tuple(
        (
            when(one.at),
            material.name_of(one.exercise),
            f"{one.before:+} to {one.after:+}".replace("+0", "0"),
            "yes" if one.accepted else "no",
            one.reason,
            one.rule,
        )
        for one in decisions
    )
    return Table(
        title="Changes of level",
        columns=("When", "Exercise", "Level", "Accepted", "Reason given", "Rule"),
        rows=rows,
        empty="None was proposed.",
        note="Level 0 is the exercise as written, above it harder, below it milder.",
    )


def notes_table(material: Material) -> Table:
    """The person's own lines, newest first."""
    rows = tuple(
        (when(answer.at), session.title, _shown(str(answer.value)))
        for session in reversed(material.lived)
        for answer in reversed(session.answers)
        if answer.question == NOTE
    )
    return Table("Notes", ("When", "Session", "In the person's words"), rows, "There is none.")


def _add(row: _Row, dose: Dose) -> None:
    amount = row.amounts.setdefault(dose.side, _Amount())
    amount.planned += dose.planned
    amount.done += dose.done
    amount.paced |= dose.paced and bool(dose.done)


def _amount(amount: _Amount | None, unit: str) -> str:
    if amount is None:
        return ""
    mark = PACED if amount.paced else ""
    if unit == "s" and amount.planned >= LONG:
        return f"{amount.done / 60:.0f} of {amount.planned / 60:.0f} min{mark}"
    return f"{amount.done:.0f} of {amount.planned:.0f} {unit}{mark}"


def _said(tally: Tally | None) -> str:
    counts = () if tally is None else ((tally.helped, HELPED), (tally.hurt, HURT))
    return ", ".join(word if n == 1 else f"{word} {n} times" for n, word in counts if n)


def _shown(text: str) -> str:
    if len(text) <= NOTE_SHOWN:
        return text
    return f"{text[:NOTE_SHOWN]}… ({len(text) - NOTE_SHOWN} more characters in the diary)"
