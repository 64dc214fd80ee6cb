"""`iliotimer cues`: the score of a session."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import click

from iliotimer.commands import completing
from iliotimer.commands.options import at_levels
from iliotimer.commands.sessions import (
    Fault,
    StepsPerMinute,
    open_session,
    parsed_levels,
)
from iliotimer.files.json_text import json_text
from iliotimer.plan.outline import score_lines
from iliotimer.plan.speech import with_speech
from iliotimer.plan.steps import steps_of

if TYPE_CHECKING:
    from iliotimer.plan.speech import SpeechVoice


@click.command("cues")
@click.argument("session", shell_complete=completing.sessions)
@at_levels
@click.option(
    "--cadence",
    type=StepsPerMinute(),
    help="Your own steps per minute.",
)
@click.option(
    "--voice",
    type=click.Choice(("names", "coach")),
    help="With what a voice says: names and sides, or the counts as well.",
)
def command(
    session: str, levels: tuple[str, ...], cadence: float | None, voice: SpeechVoice | None
) -> None:
    """Print the score of SESSION: one cue a line, as JSON, `t` in seconds from the start."""
    _, read = open_session(session)
    own = None if cadence is None else Fraction(str(cadence))
    try:
        steps = steps_of(read, parsed_levels(levels, read), cadence=own)
    except ValueError as error:
        raise Fault(f"{error}.") from error
    if voice is not None:
        steps = with_speech(steps, voice)
    for line in score_lines(steps):
        click.echo(json_text(line, indent=None))
