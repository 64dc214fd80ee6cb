"""`iliotimer render`: a session as an audio guide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iliotimer.commands import completing
from iliotimer.commands.options import at_levels
from iliotimer.commands.own import levels_in_use, own_settings
from iliotimer.commands.scores import own_steps
from iliotimer.commands.sessions import Fault, open_session, unwritten
from iliotimer.files.problems import harmless
from iliotimer.plan.speech import with_speech
from iliotimer.plan.steps import starts_of
from iliotimer.plan.words import duration
from iliotimer.sound.render import render_wav

if TYPE_CHECKING:
    from iliotimer.plan.speech import SpeechVoice

WAV = ".wav"


@click.command("render")
@click.argument("session", shell_complete=completing.sessions)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The WAV file to write."
)
@click.option(
    "--voice",
    type=click.Choice(("names", "coach")),
    help="With a voice: names and sides, or the counts as well.",
)
@at_levels
def command(session: str, output: Path, voice: SpeechVoice | None, levels: tuple[str, ...]) -> None:
    """Write SESSION as an audio guide: every cue at its time, as if nobody paused."""
    if output.suffix.lower() not in {"", WAV}:
        named = harmless(output.with_suffix(WAV).name)
        raise Fault(f"The guide is a WAV file: {named}, not {harmless(output.name)}.")
    _, read = open_session(session)
    settings = own_settings()
    at_levels, notices = levels_in_use(read, levels)
    for notice in notices:
        click.echo(harmless(notice), err=True)
    steps = own_steps(read, settings.person, at_levels)
    if voice is not None:
        steps = with_speech(steps, voice)
    try:
        with click.progressbar(length=100, label="Rendering", hidden=False) as bar:
            shown = 0

            def progress(part: float) -> None:
                nonlocal shown
                step = int(part * 100) - shown
                if step > 0:
                    shown += step
                    bar.update(step)

            render_wav(steps, output, profile=settings.sound.profile, progress=progress)
    except (OSError, ValueError) as error:
        raise unwritten(output, error) from error
    click.echo(f"{harmless(str(output))}: {duration(starts_of(steps)[-1])}")
