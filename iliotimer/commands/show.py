"""`iliotimer show`: a session as an outline."""

from __future__ import annotations

import datetime as dt

import click

from iliotimer.commands import completing
from iliotimer.commands.options import at_levels
from iliotimer.commands.own import levels_in_use, own_settings_as_far_as_sound
from iliotimer.commands.scores import own_steps
from iliotimer.commands.sessions import open_session
from iliotimer.files.json_text import json_text
from iliotimer.files.notes import review_note
from iliotimer.files.problems import harmless
from iliotimer.plan.outline import outline, session_figures


@click.command("show")
@click.argument("session", shell_complete=completing.sessions)
@at_levels
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(session: str, levels: tuple[str, ...], *, as_json: bool) -> None:
    """Print SESSION (an id or a file) as an outline, at your own levels, cadence and hold."""
    _, read = open_session(session)
    person = own_settings_as_far_as_sound().person
    in_use, notices = levels_in_use(read, levels)
    steps = own_steps(read, person, in_use)
    due = review_note(read, dt.datetime.now().astimezone().date())
    for notice in (*notices, *([f"{due}."] if due else [])):
        click.echo(f"note: {harmless(notice)}", err=True)
    if as_json:
        click.echo(json_text(session_figures(read, steps)))
        return
    for line in outline(read, steps):
        click.echo(harmless(line))
