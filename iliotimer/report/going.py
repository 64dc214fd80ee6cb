"""How it is going, in figures and sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iliotimer.coach.changes import Verdict
from iliotimer.coach.series import ALL_TASKS, Part
from iliotimer.coach.weeks import kept_to_plan
from iliotimer.practice.checkin import NEXT_DAY
from iliotimer.practice.events import Outcome, What
from iliotimer.report.content import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iliotimer.coach.series import Series
    from iliotimer.practice.lived import Lived
    from iliotimer.report.material import Material

PAINS = ("worst pain in a session", "pain next morning")
"""The series of pain that say the most."""
PLACE = "place"


def figures(material: Material) -> Iterator[Figure]:
    """The few numbers that a reader with one minute takes away."""
    trends = material.trends
    planned = sum(week.planned for week in trends.weeks)
    kept = sum(week.kept for week in trends.weeks)
    if planned:
        share = f"{100 * kept / planned:.0f} %"
        yield Figure("Planned sessions kept", f"{kept} of {planned}", share)
    else:
        yield Figure("Sessions", str(trends.sessions), "no program was in use")
    for series in trends.series:
        if series.name in PAINS:
            yield _figure(series.name.capitalize(), series)
    tasks = trends.of(Part.TASKS)
    if tasks:
        name = "Own tasks, mean" if tasks[-1].name == ALL_TASKS else tasks[-1].name
        yield _figure(name, tasks[-1])
    stops = [one.pain_stops for one in material.lived if one.pain_stops]
    where = f"in {_count(len(stops), 'session')}" if stops else ""
    yield Figure("Sharp stops", str(sum(stops)), where)


def sentences(material: Material) -> Iterator[str]:
    """What the figures leave out."""
    yield _sessions(material.lived)
    yield from _stops(material)
    yield from _changed(material)
    yield from _levels(material.lived)
    yield _answered(material.lived)


def _figure(name: str, series: Series) -> Figure:
    change = series.change
    if change is None:
        only = f"{series.points[-1].value:g}" if series.points else "none"
        return Figure(name, only, "too few to compare")
    return Figure(name, f"{change.before:.1f} to {change.after:.1f}", str(change.verdict))


def _sessions(lived: Iterable[Lived]) -> str:
    ends = Counter(_end(one) for one in lived)
    if not ends:
        return "There was no session."
    parts = [f"{ends[end]} {end}" for end in ("completed", "stopped for pain", "ended otherwise")]
    said = ", ".join(part for part in parts if not part.startswith("0 "))
    return f"{_count(ends.total(), 'session')}: {said}. Stopping for pain keeps to the plan."


def _end(one: Lived) -> str:
    if one.outcome is Outcome.COMPLETED:
        return "completed"
    return "stopped for pain" if kept_to_plan(one) else "ended otherwise"


def _stops(material: Material) -> Iterator[str]:
    exercises: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for one in material.lived:
        if not one.pain_stops:
            continue
        sharp = {m.n: m.exercise for m in one.moments if m.what is What.SHARP_PAIN}
        exercises.update(sharp.values())
        places.update(str(a.value) for a in one.answers if a.about in sharp and a.question == PLACE)
    if exercises.total() > 1:
        (exercise, times), *_ = exercises.most_common(1)
        said = f"{material.name_of(exercise)} ({times} of {exercises.total()})"
        place, often = next(iter(places.most_common(1)), ("", 0))
        if often > 1:
            said += f", felt most often at {place} ({often})"
        yield f"Sharp stops, most often in {said}."


def _changed(material: Material) -> Iterator[str]:
    """The tasks beside the one of the figures, and the measures, that have changed."""
    trends = material.trends
    for series in (*trends.of(Part.TASKS)[:-1], *trends.of(Part.MEASURES)):
        change = series.change
        if change is not None and change.verdict in {Verdict.BETTER, Verdict.WORSE}:
            yield f"{series.name}: {change.before:g} to {change.after:g}, {change.verdict}."


def _levels(lived: Iterable[Lived]) -> Iterator[str]:
    accepted = [decision for one in lived for decision in one.decisions if decision.accepted]
    up = sum(decision.after > decision.before for decision in accepted)
    counts = ((up, "raised"), (len(accepted) - up, "lowered"))
    said = " and ".join(f"{word} {_times(count)}" for count, word in counts if count)
    if said:
        yield f"Levels were {said}."


def _answered(lived: Iterable[Lived]) -> str:
    mornings = [any(answer.about == NEXT_DAY for answer in one.answers) for one in lived]
    return f"The next morning was told of {sum(mornings)} of {_count(len(mornings), 'session')}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
