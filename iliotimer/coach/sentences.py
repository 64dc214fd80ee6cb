"""Trends in sentences that a person understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.coach.changes import Verdict, mean
from iliotimer.coach.series import Part
from iliotimer.coach.weeks import STOPPED_FOR
from iliotimer.practice.measures import TASK_UNIT
from iliotimer.practice.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iliotimer.coach.changes import Change
    from iliotimer.coach.rules import Rules
    from iliotimer.coach.series import Series
    from iliotimer.coach.tallies import EarlyEnd, Tally
    from iliotimer.coach.trends import Trends
    from iliotimer.coach.weeks import Week

VERDICTS = {
    Verdict.BETTER: "a change for the better",
    Verdict.WORSE: "a change for the worse",
    Verdict.WOBBLE: "within normal wobble",
    Verdict.TREND: "a trend only",
}
COMPARED = (
    "Compared are the first two weeks with the last two, and the first reading with the last. "
    "A score wobbles by itself: only more than that is called a change. For a trend only, no "
    "source tells how much that is."
)
NOTHING = {
    Part.PAIN: "No pain was scored in these weeks.",
    Part.STIFFNESS: "No stiffness was scored in these weeks.",
    Part.TASKS: "No task was scored in these weeks: iliotimer measure.",
    Part.MEASURES: "Nothing was measured in these weeks: iliotimer measure.",
}
MOST_EXERCISES = 6


def of_part(trends: Trends, part: Part) -> tuple[str, ...]:
    """A sentence for each series of a part, or the one that there is none."""
    return tuple(_of_series(one) for one in trends.of(part)) or (NOTHING[part],)


def of_plan(trends: Trends) -> str:
    """How much of the program was kept."""
    planned = sum(week.planned for week in trends.weeks)
    kept = sum(week.kept for week in trends.weeks)
    if not planned:
        return "No program planned anything in these weeks: iliotimer program."
    stopped = sum(end.times for end in trends.early_ends if end.reason in STOPPED_FOR)
    why = "; one that ends for pain is kept" if stopped else ""
    return f"{kept} of {planned} planned sessions were kept, {100 * kept / planned:.0f} %{why}."


def of_load(weeks: Sequence[Week]) -> str:
    """The load of a week (A21)."""
    unrated = sum(week.unrated for week in weeks)
    missing = f"; {_counted(unrated, 'session')} without an effort left out" if unrated else ""
    if not any(week.load for week in weeks):
        return "No load is known in these weeks: it is effort times minutes."
    whole = [week.load for week in weeks if week.whole]
    if not whole:
        return f"Load, effort times minutes: {weeks[-1].load:.0f} so far this week{missing}."
    usual = sum(whole) / len(whole)
    return (
        f"Load, effort times minutes: {usual:.0f} a week on average, {whole[-1]:.0f} in the last "
        f"whole one{missing}."
    )


def of_lengthening(weeks: Sequence[Week], rules: Rules) -> tuple[str, ...]:
    """How often and how long lengthening was held (A19)."""
    days = sum(week.stretch_days for week in weeks)
    if not days:
        return ("No lengthening was held in these weeks.",)
    left, right = (sum(w.left for w in weeks) / days, sum(w.right for w in weeks) / days)
    held = f"A day of lengthening had {left:.0f} s on the left and {right:.0f} s on the right."
    whole = [week for week in weeks if week.whole]
    if not whole:
        return (held,)
    often = (
        f"Lengthening was held for {rules.stretch_seconds} s a side or more, on "
        f"{_counted(rules.stretch_days, 'day')} or more, in {sum(week.enough for week in whole)} "
        f"of {_counted(len(whole), 'whole week')}."
    )
    return (often, held)


def of_exercises(tallies: Sequence[Tally]) -> tuple[str, ...]:
    """What helped and what hurt, the first few."""
    if not tallies:
        return ("No exercise was said to help or hurt, and none was stopped.",)
    more = len(tallies) - MOST_EXERCISES
    told = tuple(_of_exercise(tally) for tally in tallies[:MOST_EXERCISES])
    return (*told, f"And {_counted(more, 'exercise')} more.") if more > 0 else told


def of_early_ends(ends: Sequence[EarlyEnd], sessions: int) -> str:
    """Why sessions ended early, and where."""
    if not ends:
        return "No session ended early."
    times = sum(end.times for end in ends)
    reasons = dict.fromkeys(end.reason for end in ends)
    told = (_of_reason(reason, [end for end in ends if end.reason == reason]) for reason in reasons)
    return f"{times} of {_counted(sessions, 'session')} ended early: {'; '.join(told)}."


def _of_series(series: Series) -> str:
    name, points = _capital(series.name), series.points
    change = series.change
    if change is not None:
        return f"{name} {_went(change, series.unit)}."
    if series.part in {Part.TASKS, Part.MEASURES}:
        return f"{name}: {_amount(points[-1].value, series.unit)}, measured once."
    scores = _counted(len(points), "score")
    return f"{name}: {_amount(mean(points), series.unit)}, from {scores}; too early to compare."


def _went(change: Change, unit: str) -> str:
    before, after = _figure(change.before), _amount(change.after, unit)
    if _figure(change.after) == before:
        return f"stayed at {after}"
    return f"went from {before} to {after}: {VERDICTS[change.verdict]}"


def _of_exercise(tally: Tally) -> str:
    told = (
        f"helped {_times(tally.helped)}" if tally.helped else "",
        f"hurt {_times(tally.hurt)}" if tally.hurt else "",
        _counted(tally.sharp_stops, "sharp stop") if tally.sharp_stops else "",
        f"tight {_times(tally.tight)}" if tally.tight else "",
    )
    return f"{_capital(tally.exercise.replace('-', ' '))}: {', '.join(filter(None, told))}."


def _of_reason(code: str, ends: Iterable[EarlyEnd]) -> str:
    reason = reason_of(code)
    label = reason.label if reason else code.replace("_", " ") or "no reason given"
    return f"{label[:1].lower()}{label[1:]} {' and '.join(_places(ends))}"


def _places(ends: Iterable[EarlyEnd]) -> Iterator[str]:
    for end in ends:
        side = "" if end.side in {"", "both"} else f", {end.side}"
        where = f" in {end.phase}{side}" if end.phase else ""
        yield f"{_times(end.times)}{where}"


def _amount(value: float, unit: str) -> str:
    return f"{_figure(value)} {'of 10' if unit == TASK_UNIT else unit}"


def _figure(value: float) -> str:
    return f"{round(value, 1):g}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
