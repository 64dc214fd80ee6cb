"""`iliotimer checkin`: the next-morning question."""

from __future__ import annotations

import click

from iliotimer.diary.journal import InUse, Journal
from iliotimer.diary.unfinished import mornings
from iliotimer.files.places import places
from iliotimer.files.problems import harmless
from iliotimer.practice.checkin import NEXT_DAY, QUESTIONS_NEXT_DAY
from iliotimer.practice.reasons import Ask, FollowUp

WORST = 10


@click.command("checkin")
def command() -> None:
    """Answer how it is the morning after a session; Enter skips a question."""
    waiting = next(mornings(places().log), None)
    if waiting is None:
        click.echo("No session waits for its next-morning answer.")
        return
    path, record = waiting
    click.echo(f"{harmless(record.title)}, {record.started:%A %d %B, %H:%M}")
    try:
        journal = Journal.reopen(path)
    except InUse as error:
        raise click.ClickException(str(error)) from error
    answered = 0
    for ask in QUESTIONS_NEXT_DAY:
        answer = _asked(ask)
        if answer is not None:
            journal.answer(NEXT_DAY, ask.question, answer)
            answered += 1
    journal.close()
    if journal.trouble:
        raise click.ClickException(journal.trouble)
    kept = f"Kept in {path.name}." if answered else "Nothing was noted; it is asked again."
    click.echo(kept)


def _asked(ask: FollowUp) -> str | int | None:
    if ask.ask is Ask.SCORE:
        while True:
            text = click.prompt(ask.text, default="", show_default=False).strip()
            if not text:
                return None
            if text.isdecimal() and int(text) <= WORST:
                return int(text)
            click.echo("A whole number from 0 to 10, or Enter.")
    click.echo(ask.text)
    for number, choice in enumerate(ask.choices, start=1):
        click.echo(f"  {number}  {choice}")
    while True:
        text = click.prompt("Number", default="", show_default=False).strip()
        if not text:
            return None
        if text.isdecimal() and 1 <= int(text) <= len(ask.choices):
            return ask.choices[int(text) - 1]
        click.echo(f"A number from 1 to {len(ask.choices)}, or Enter.")
