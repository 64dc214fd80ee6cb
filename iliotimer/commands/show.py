"""`iliotimer show`: a session as an outline."""

from __future__ import annotations

import json

import click

from iliotimer.commands.sessions import Fault, open_session, parsed_levels
from iliotimer.files.problems import harmless
from iliotimer.plan.outline import outline, session_figures
from iliotimer.plan.steps import steps_of


@click.command("show")
@click.argument("session")
@click.option("--level", "levels", multiple=True, metavar="EXERCISE=N", help="At another level.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(session: str, levels: tuple[str, ...], *, as_json: bool) -> None:
    """Print SESSION (an id or a file) as an outline."""
    _, read = open_session(session)
    try:
        steps = steps_of(read, parsed_levels(levels, read))
    except ValueError as error:
        raise Fault(f"{error}.") from error
    if as_json:
        click.echo(json.dumps(session_figures(read, steps), ensure_ascii=False, indent=2))
        return
    for line in outline(read, steps):
        click.echo(harmless(line))
