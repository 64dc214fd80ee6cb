"""`iliotimer config`: every setting, its value, where it comes from and what it means."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from iliotimer.files.json_text import json_text
from iliotimer.files.kept import kept
from iliotimer.files.key_names import COMMANDS
from iliotimer.files.places import places
from iliotimer.files.problems import as_json as problem_as_json
from iliotimer.files.problems import harmless, printed
from iliotimer.files.settings import SETTINGS
from iliotimer.files.settings_file import read_settings
from iliotimer.files.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.files.settings_file import SettingsReading

WIDEST = 34
"""Characters of a setting with its value, before what it comes from."""


@click.command("config")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Print every setting with its value, where that comes from, and what it means.

    Settings are written in config.toml, in the tables that are printed here. The exit status is 1
    if something in it is wrong.
    """
    where = places()
    reading = read_settings(where)
    rows = list(_rows(reading))
    file = str(where.config)
    if as_json:
        problems = [problem_as_json(problem, file) for problem in reading.problems]
        found = {"file": file, "settings": rows, "problems": problems}
        click.echo(json_text(found))
    else:
        there = (
            ""
            if reading.problems or where.config.exists()
            else " (not there: everything has its default)"
        )
        click.echo(f"{harmless(file)}{there}")
        for part, settings in groupby(rows, lambda row: str(row["name"]).partition(".")[0]):
            click.echo(f"\n[{part}]")
            for row in settings:
                click.echo("\n".join(_lines(row)))
    trouble = kept(where).trouble
    if trouble:
        click.echo(f"note: {harmless(trouble)}", err=True)
    for problem in reading.problems:
        click.echo(printed(problem, file), err=True)
    ctx.exit(1 if reading.problems else 0)


def _rows(reading: SettingsReading) -> Iterator[dict[str, object]]:
    for setting in SETTINGS:
        yield {
            "name": setting.name,
            "value": getattr(getattr(reading.settings, setting.part), setting.key),
            "origin": reading.origins[setting.name],
            "default": setting.default,
            "allowed": setting.allowed,
            "meaning": setting.meaning,
        }
    for name, command_of in COMMANDS.items():
        yield {
            "name": f"keys.{name}",
            "value": list(reading.settings.keys.get(name, command_of.keys)),
            "origin": reading.origins[f"keys.{name}"],
            "default": list(command_of.keys),
            "allowed": "a key or a list of keys",
            "meaning": command_of.meaning,
        }


def _lines(row: dict[str, object]) -> Iterator[str]:
    key = str(row["name"]).partition(".")[2]
    value = row["value"]
    if isinstance(value, list):
        setting = f"{key} = [{', '.join(shown(one) for one in value)}]"
    else:
        setting = f"{key} is not set" if value is None else f"{key} = {shown(value)}"
    yield f"{setting:<{WIDEST}}  {row['origin']}"
    yield f"    {row['meaning']} ({row['allowed']})"
