"""`iliotimer checkin`: the next-morning question."""

from __future__ import annotations

import click

from iliotimer.commands.diary import diary
from iliotimer.commands.offering import offer_levels
from iliotimer.diary.folder import journal_path
from iliotimer.diary.journal import InUse, Journal
from iliotimer.diary.unfinished import mornings
from iliotimer.files.places import places
from iliotimer.files.problems import harmless
from iliotimer.practice.blocking import CLEARED, blocking_session
from iliotimer.practice.checkin import AFTER, NEXT_DAY, QUESTIONS_NEXT_DAY
from iliotimer.practice.reasons import Ask, FollowUp

WORST = 10


@click.command("checkin")
@click.option("--clear", is_flag=True, help="A clinician has looked at the numbness or weakness.")
def command(*, clear: bool) -> None:
    """Answer how it is the morning after a session; Enter skips a question.

    Then the rules propose what gets harder or easier, each change with its reason: y takes it, n
    does not, Enter leaves it for the next time.
    """
    if clear:
        _clear()
        return
    waiting = next(mornings(places().log), None)
    if waiting is None:
        click.echo("No session waits for its next-morning answer.")
        offer_levels()
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
    if journal.loss:
        raise click.ClickException(journal.loss)
    kept = f"Kept in {path.name}." if answered else "Nothing was noted; it is asked again."
    click.echo(kept)
    if answered:
        offer_levels(checked_in=path.stem)


def _asked(ask: FollowUp) -> str | int | None:
    if ask.ask is Ask.SCORE:
        while True:
            text = click.prompt(ask.text, default="", show_default=False, prompt_suffix=" ").strip()
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


def _clear() -> None:
    """Lift the block of every session with a numb or weak sign."""
    blocking = blocking_session(diary().sessions)
    if blocking is None:
        click.echo("Nothing is held back.")
        return
    while blocking is not None:
        try:
            journal = Journal.reopen(journal_path(places().log, blocking.name))
        except InUse as error:
            raise click.ClickException(str(error)) from error
        journal.answer(AFTER, CLEARED, value=True)
        journal.close()
        if journal.loss:
            raise click.ClickException(journal.loss)
        click.echo(f"Cleared: {harmless(blocking.title)} of {blocking.started:%d %B}.")
        blocking = blocking_session(diary().sessions)
