"""`iliotimer new`: a session of one's own to begin with."""

from __future__ import annotations

import click

from iliotimer.commands import completing
from iliotimer.commands.sessions import Fault, open_session
from iliotimer.files.own_sessions import STARTING_TEXT, begin_session, titled
from iliotimer.files.places import places, session_files
from iliotimer.files.problems import harmless
from iliotimer.files.shape import NAME
from iliotimer.files.slug import slug


@click.command("new")
@click.argument("name")
@click.option(
    "--from",
    "like",
    metavar="SESSION",
    shell_complete=completing.sessions,
    help="Begin with a copy of SESSION.",
)
def command(name: str, like: str | None) -> None:
    """Write a session called NAME to begin with: valid, commented, three exercises."""
    stem = slug(name, "")
    if not stem:
        raise Fault(f"{name!a} has no letter or digit that a file could be named after.")
    title = " ".join(name.split())
    if len(title) > NAME.longest:
        raise Fault(f"A title has at most {NAME.longest} characters; this name has {len(title)}.")
    text = STARTING_TEXT if like is None else open_session(like)[0].text
    hides = session_files().get(stem)
    try:
        path = begin_session(stem, titled(text, title))
    except FileExistsError as error:
        raise Fault(
            f"{harmless(str(error.filename))} is there already; nothing was changed. "
            f"Choose another name, or change it: iliotimer edit {stem}"
        ) from error
    except OSError as error:
        reason = error.strerror or error
        raise Fault(f"The session cannot be written in {places().sessions}: {reason}.") from error
    click.echo(harmless(str(path)))
    if hides is not None:
        click.echo(f"It goes before the session of that name that came with iliotimer ({stem}).")
    click.echo(f"Change it:     iliotimer edit {stem}")
    click.echo(f"Look at it:    iliotimer show {stem}")
    click.echo(f"Go through it: iliotimer run {stem}")
