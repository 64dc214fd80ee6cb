"""`iliotimer today`: what is due, and why."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from iliotimer.coach.course import planned_on
from iliotimer.commands.advice import advice, less_in_words
from iliotimer.commands.own import own_settings
from iliotimer.files.json_text import json_text
from iliotimer.files.problems import harmless
from iliotimer.files.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.commands.advice import Advice
    from iliotimer.files.settings import Settings


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, as_json: bool) -> None:
    """Print what is due today and why, and what comes tomorrow."""
    settings = own_settings()
    told = advice(settings)
    onward = _onward(told, settings)
    if as_json:
        click.echo(json_text(_table(told, onward)))
        return
    for line in _lines(told, onward):
        click.echo(harmless(line))


def _onward(told: Advice, settings: Settings) -> str:
    """That the next stage is offered; empty where it is not."""
    left = None if told.begun is None else told.begun.days_left(told.now.date())
    if left is None or left > 0:
        return ""
    from iliotimer.coach.moving_on import move_on  # noqa: PLC0415  the weeks are seldom over

    rules, limits = settings.coach, settings.pain
    onward = move_on(told.course, told.past, rules, limits, told.now)
    return onward.sentence if onward is not None and onward.offered else ""


def _lines(told: Advice, onward: str) -> Iterator[str]:
    due = told.due
    yield f"{told.now:%A %d %B}"
    less = less_in_words(due)
    for session in due.sessions:
        title = f"{told.title(session)}, {less}" if less else told.title(session)
        yield f"  {title}: iliotimer run {session} --advised"
    if not due.sessions:
        yield "  Nothing is due."
    yield f"  {due.reason}"
    yield from (f"  {note}" for note in due.notes)
    if onward:
        yield f"  {onward} iliotimer program --next"
    if due.done:
        yield f"  Practised today: {listed([told.title(session) for session in due.done])}."
    if told.begun is not None and not told.blocked:
        planned = [told.title(session) for session in _tomorrow(told)]
        yield f"Planned for tomorrow: {listed(planned) if planned else 'a day off'}."


def _tomorrow(told: Advice) -> tuple[str, ...]:
    return planned_on(told.course, told.now.date() + dt.timedelta(days=1))


def _table(told: Advice, onward: str) -> dict[str, Any]:
    due, begun = told.due, told.begun
    table: dict[str, Any] = {
        "date": told.now.date().isoformat(),
        "due": [{"id": session, "title": told.title(session)} for session in due.sessions],
        "rule": due.rule,
        "reason": due.reason,
        "levels_lower": due.steps_down,
        "milder": [one.exercise for one in due.milder],
        "sets_percent": due.sparing.percent,
        "sets_fewer": due.sparing.fewer,
        "notes": list(due.notes),
        "done": list(due.done),
        "tomorrow": list(_tomorrow(told)),
        "program": None,
    }
    if begun is not None:
        table["program"] = {
            "id": begun.program.id,
            "title": begun.program.title,
            "stage": begun.stage.name,
            "number": begun.number,
            "week": begun.week(told.now.date()),
            "weeks": begun.stage.weeks,
            "next_is_offered": bool(onward),
        }
    return table
