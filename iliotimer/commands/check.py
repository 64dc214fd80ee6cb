"""`iliotimer check`: every problem of a session or program file, and what merits a second look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iliotimer.commands import completing
from iliotimer.files.json_text import json_text
from iliotimer.files.places import session_files
from iliotimer.files.problems import as_json as problem_as_json
from iliotimer.files.problems import printed
from iliotimer.files.program_file import is_program, read_program
from iliotimer.files.regular_file import text_of
from iliotimer.files.session_file import read_session

if TYPE_CHECKING:
    from iliotimer.files.program_file import ProgramReading
    from iliotimer.files.session_file import Reading


@click.command("check")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    shell_complete=completing.toml_files,
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Print every problem of FILES, sessions or programs; the exit status is 1 if there is one."""
    readings = [_read(file) for file in files]
    if as_json:
        problems = [problem_as_json(p, str(r.path)) for r in readings for p in r.problems]
        notes = [problem_as_json(n, str(r.path)) for r in readings for n in r.notes]
        found = {"problems": problems, "notes": notes}
        click.echo(json_text(found))
    else:
        lines = [printed(p, str(reading.path)) for reading in readings for p in reading.problems]
        lines += [f"note: {printed(n, str(r.path))}" for r in readings for n in r.notes]
        if lines:
            click.echo("\n".join(lines))
    ctx.exit(1 if any(reading.problems for reading in readings) else 0)


def _read(file: Path) -> Reading | ProgramReading:
    text = text_of(file)
    if isinstance(text, str) and is_program(text):
        return read_program(file, session_files())
    return read_session(file)
