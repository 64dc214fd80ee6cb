"""`iliotimer check`: every problem of session files, and what is worth a second look."""

from __future__ import annotations

import json
from pathlib import Path

import click

from iliotimer.files.problems import as_json as problem_as_json
from iliotimer.files.problems import printed
from iliotimer.files.session_file import read_session


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Print every problem of FILES with its line; the exit status is 1 if there is one."""
    readings = [read_session(file) for file in files]
    if as_json:
        problems = [problem_as_json(p, str(r.path)) for r in readings for p in r.problems]
        notes = [problem_as_json(n, str(r.path)) for r in readings for n in r.notes]
        found = {"problems": problems, "notes": notes}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        lines = [printed(p, str(reading.path)) for reading in readings for p in reading.problems]
        lines += [f"note: {printed(n, str(r.path))}" for r in readings for n in r.notes]
        if lines:
            click.echo("\n".join(lines))
    ctx.exit(1 if any(reading.problems for reading in readings) else 0)
