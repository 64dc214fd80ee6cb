"""`iliotimer measure`: the person's own measures, asked one after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from iliotimer.commands.sessions import Fault, unwritten
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.journal import local_now
from iliotimer.diary.measures import NAME, keep_measure, measure_table, read_measures
from iliotimer.diary.values import LONGEST_NAME
from iliotimer.files.json_text import json_text
from iliotimer.files.places import places
from iliotimer.files.problems import harmless, shortened
from iliotimer.practice.measures import (
    CM,
    DEGREES,
    GAP_READINGS,
    METRES,
    MINUTES,
    TASK_CHANGE,
    TASK_UNIT,
    TASKS,
    Measure,
    hip_extension,
    latest,
    mean,
    tasks_in_use,
)
from iliotimer.practice.record import figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SIDES = ("left", "right")
GAP, EXTENSION, WALKING = "thigh-to-chest gap", "hip extension", "walking"
WORST, BEST = 0, 10
WIDEST_GAP = 60
SHORTEST_THIGH, LONGEST_THIGH = 20, 70
FARTHEST = {METRES: 100_000, MINUTES: 1440}
DISTANCE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(m|min)")


@click.command("measure")
@click.option("--task", "new_tasks", multiple=True, metavar="NAME", help="Also score this task.")
@click.option("--list", "as_list", is_flag=True, help="Print what was measured, newest first.")
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON document.")
def command(new_tasks: tuple[str, ...], *, as_list: bool, as_json: bool) -> None:
    """Measure what matters to you, every few weeks; Enter skips a question.

    Up to five things that are hard for you, the gap between thigh and chest, hip extension by two
    tape readings, and how far you walk.
    """
    path = places().log.parent / NAME
    try:
        earlier = read_measures(path)
    except Unreadable as why:
        raise Fault(f"{why} Mend or move {path}; nothing was changed.") from why
    if as_json:
        click.echo(json_text([_plain(measure) for measure in reversed(earlier)]))
    elif as_list:
        _print_list(earlier)
    else:
        _measure(path, earlier, new_tasks)


def _measure(path: Path, earlier: Sequence[Measure], new_tasks: Sequence[str]) -> None:
    click.echo("Enter skips a question, Ctrl+C stops; what was answered is kept.")
    kept = 0
    try:
        for measure in _questions(earlier, new_tasks):
            keep_measure(path, measure)
            kept += 1
    except OSError as error:
        raise unwritten(path, error) from error
    except click.Abort:
        click.echo()
    click.echo(
        f"{kept} kept: iliotimer measure --list shows them." if kept else "Nothing was kept."
    )


def _questions(earlier: Sequence[Measure], new_tasks: Sequence[str]) -> Iterator[Measure]:
    yield from _tasks(earlier, new_tasks)
    yield from _gaps()
    yield from _extensions(earlier)
    yield from _walking()


def _tasks(earlier: Sequence[Measure], new_tasks: Sequence[str]) -> Iterator[Measure]:
    """Scores of the tasks in use, then of new ones until there are five."""
    names = list(dict.fromkeys((*tasks_in_use(earlier), *filter(None, map(_name, new_tasks)))))
    click.echo(f"\nThings that are hard for you: {WORST} is unable, {BEST} is as before.")
    for name in names:
        yield from _scored(name, latest(earlier, name, TASK_UNIT))
    while len(names) < TASKS:
        another = "Another one" if names else "Name one, as in: tie my shoes"
        name = _name(click.prompt(another, default="", show_default=False))
        if not name:
            return
        if name not in names:
            names.append(name)
            yield from _scored(name, None)


def _scored(name: str, last: Measure | None) -> Iterator[Measure]:
    before = f" (last time {last.value:g})" if last else ""
    score = _number(f"  {harmless(name)}{before}", WORST, BEST, whole=True)
    if score is not None:
        yield Measure(local_now(), name, score, TASK_UNIT)


def _gaps() -> Iterator[Measure]:
    click.echo(
        "\nThigh to chest: lie on your back with the low back flat, draw one knee towards the "
        f"chest\nand measure the gap between thigh and chest in cm, {GAP_READINGS} times."
    )
    for side in SIDES:
        readings: list[float] = []
        while len(readings) < GAP_READINGS:
            reading = _number(f"  {side}, reading {len(readings) + 1}", 0, WIDEST_GAP)
            if reading is None:
                break
            readings.append(reading)
        if readings:
            yield Measure(local_now(), f"{GAP}, {side}", mean(readings), CM, tuple(readings))


def _extensions(earlier: Sequence[Measure]) -> Iterator[Measure]:
    click.echo(
        "\nHip extension: sit on the edge of a table, lie back, hold one knee and let the other "
        "thigh hang.\nKeep pelvis and low back flat, or the reading does not count. Measure in cm "
        "how much lower\nthe knee is than the hip (with a minus where it is higher), and the thigh "
        "from hip to knee."
    )
    for side in SIDES:
        name = f"{EXTENSION}, {side}"
        rise = _number(f"  {side}, knee below hip", -LONGEST_THIGH, LONGEST_THIGH)
        if rise is None:
            continue
        last = latest(earlier, name, DEGREES)
        known = last.readings[-1] if last and last.readings else None
        thigh = _number(f"  {side}, thigh length", SHORTEST_THIGH, LONGEST_THIGH, known=known)
        if thigh is None:
            continue
        try:
            value = hip_extension(rise, thigh)
        except ValueError as error:
            click.echo(f"  That cannot be: {error}.")
            continue
        click.echo(f"  {side}: {value:g} degrees")
        yield Measure(local_now(), name, value, DEGREES, (rise, thigh))


def _walking() -> Iterator[Measure]:
    click.echo("\nWalking: how far or how long, until it bothers you?")
    while True:
        text = click.prompt("  As in 800 m or 25 min", default="", show_default=False).strip()
        if not text:
            return
        found = DISTANCE.fullmatch(text)
        if found:
            value, unit = figure(found[1].replace(",", ".")), found[2]
            if value <= FARTHEST[unit]:
                yield Measure(local_now(), WALKING, value, unit)
                return
        click.echo("  A number and m or min, or Enter.")


def _number(
    question: str, lowest: int, highest: int, *, whole: bool = False, known: float | None = None
) -> float | None:
    """A number of this range; Enter is `known`."""
    offer = f"{question} ({known:g})" if known is not None else question
    while True:
        text = click.prompt(offer, default="", show_default=False).strip().replace(",", ".")
        if not text:
            return known
        try:
            value = int(text) if whole else float(text)
        except ValueError:
            value = highest + 1
        if lowest <= value <= highest:
            return figure(value)
        kind = "whole number" if whole else "number"
        click.echo(f"  A {kind} from {lowest} to {highest}, or Enter.")


def _name(text: str) -> str:
    return harmless(text).strip()[:LONGEST_NAME]


def _plain(measure: Measure) -> dict[str, object]:
    return {**measure_table(measure), "at": measure.at.isoformat()}


def _print_list(measures: Sequence[Measure]) -> None:
    if not measures:
        click.echo("Nothing was measured yet: iliotimer measure.")
    before: dict[tuple[str, str], float] = {}
    lines = []
    for measure in measures:
        key = (measure.name, measure.unit)
        change = f"  {_change(measure, before[key])}" if key in before else ""
        before[key] = measure.value
        unit = "of 10" if measure.unit == TASK_UNIT else measure.unit
        value = f"{measure.value:g} {unit}"
        name = shortened(measure.name)
        lines.append(f"{measure.at:%Y-%m-%d}  {name:<28}  {harmless(value):<12}{change}".rstrip())
    for line in reversed(lines):
        click.echo(line)


def _change(measure: Measure, before: float) -> str:
    """The change since the time before; of a task's, whether it is more than its wobble."""
    change = round(measure.value - before, 1)
    if not change:
        return "as before"
    wobble = measure.unit == TASK_UNIT and abs(change) < TASK_CHANGE
    return f"{change:+g}, within its normal wobble" if wobble else f"{change:+g}"
