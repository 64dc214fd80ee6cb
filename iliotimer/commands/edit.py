"""`iliotimer edit`: a session in the person's editor, checked afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

import click

from iliotimer.commands import completing
from iliotimer.commands.sessions import Fault, session_path
from iliotimer.files.own_sessions import begin_session, is_shipped
from iliotimer.files.places import places
from iliotimer.files.problems import Problem, harmless, printed
from iliotimer.files.regular_file import text_of
from iliotimer.files.session_file import read_session

if TYPE_CHECKING:
    from pathlib import Path

USUAL_EDITORS = ("nano", "vi")


@click.command("edit")
@click.argument("session", shell_complete=completing.sessions)
@click.pass_context
def command(ctx: click.Context, session: str) -> None:
    """Open SESSION (an id or a file) in your editor, and check it when you are back.

    The editor is $VISUAL or $EDITOR. A session that came with iliotimer is copied first. The exit
    status is 1 if the file has a problem.
    """
    editor = _editor()
    path = session_path(session)
    text = text_of(path)
    if isinstance(text, Problem):
        raise Fault(printed(text, str(path)))
    if is_shipped(path):
        path = _copied(path, text)
    _edit(editor, path)
    reading = read_session(path)
    for problem in reading.problems:
        click.echo(printed(problem, str(path)), err=True)
    for note in reading.notes:
        click.echo(f"note: {printed(note, str(path))}")
    if reading.problems:
        ctx.exit(1)
    click.echo(f"No problem. Go through it: iliotimer run {shlex.quote(session)}")


def _editor() -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    usual = (found for name in USUAL_EDITORS if (found := shutil.which(name)))
    try:
        editor = shlex.split(named) if named else [next(usual, "")]
    except ValueError:
        editor = []
    if not editor or not editor[0]:
        raise Fault("Say which editor you use, as in EDITOR=nano.")
    return editor


def _copied(path: Path, text: str) -> Path:
    try:
        own = begin_session(path.stem, text)
    except OSError as error:
        reason = error.strerror or error
        raise Fault(f"The session cannot be copied to {places().sessions}: {reason}.") from error
    click.echo(
        f"{path.stem} came with iliotimer. Your own copy goes before it: {harmless(str(own))}"
    )
    return own


def _edit(editor: list[str], path: Path) -> None:
    try:
        done = subprocess.run([*editor, path], check=False)  # noqa: S603 - it is the person's own editor
    except OSError as error:
        reason = error.strerror or error
        raise Fault(f"{editor[0]} cannot be started: {reason}. The file is {path}.") from error
    if done.returncode:
        raise Fault(f"{editor[0]} ended with status {done.returncode}. The file is {path}.")
