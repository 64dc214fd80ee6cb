"""`iliotimer list`: the sessions there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from iliotimer.commands.own import own_settings_as_far_as_sound
from iliotimer.files.json_text import json_text
from iliotimer.files.places import session_files
from iliotimer.files.problems import harmless
from iliotimer.files.session_file import read_session
from iliotimer.plan.extent import extent_of_session
from iliotimer.plan.outline import figure
from iliotimer.plan.words import duration

if TYPE_CHECKING:
    from fractions import Fraction

    from iliotimer.files.session_file import Reading


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, as_json: bool) -> None:
    """List the sessions there are, your own and the shipped ones."""
    hold = own_settings_as_far_as_sound().person.default_hold
    readings = {name: read_session(path) for name, path in session_files().items()}
    if as_json:
        rows = [_row(name, reading, hold) for name, reading in readings.items()]
        click.echo(json_text(rows))
        return
    for name, reading in readings.items():
        click.echo(harmless(_line(name, reading, hold)))


def _line(name: str, reading: Reading, default_hold: Fraction) -> str:
    session = reading.session
    if session is None:
        return f"{name:<14}  cannot be used: iliotimer check {reading.path}"
    length = duration(extent_of_session(session, default_hold=default_hold).seconds)
    return f"{name:<14}  {length:>8}  {session.kind:<8}  {session.title}. {session.about}"


def _row(name: str, reading: Reading, default_hold: Fraction) -> dict[str, object]:
    row: dict[str, object] = {"id": name, "path": str(reading.path)}
    session = reading.session
    if session is None:
        return {**row, "problems": len(reading.problems)}
    return {
        **row,
        "title": session.title,
        "kind": str(session.kind),
        "about": session.about,
        "duration_s": figure(extent_of_session(session, default_hold=default_hold).seconds),
        "equipment": list(session.equipment),
    }
