"""`iliotimer sound`: every cue with its name."""

from __future__ import annotations

import time
from fractions import Fraction

import click

from iliotimer.commands.own import own_settings_as_far_as_sound
from iliotimer.files.settings import DRIVERS
from iliotimer.plan.model import Side
from iliotimer.plan.score import Cue, CueKind
from iliotimer.sound.speaker import Passage, Speaker, open_speaker

MEANINGS = {
    CueKind.COUNTDOWN: "three, two, one: work is coming",
    CueKind.GO: "go: the work begins",
    CueKind.TICK: "a second, or a beat",
    CueKind.ACCENT: "the first beat of a rep",
    CueKind.LIFT: "lift",
    CueKind.LOWER: "lower",
    CueKind.PAUSE: "pause within the rep",
    CueKind.INHALE: "breathe in",
    CueKind.EXHALE: "breathe out",
    CueKind.BREATH_HOLD: "keep the breath",
    CueKind.PULSE: "a second of rest (off unless set)",
    CueKind.HALFWAY: "half of the time is over",
    CueKind.HOLD_OVER: "the hold is over",
    CueKind.SET_OVER: "the set is over",
    CueKind.SWITCH: "switch sides",
    CueKind.EXERCISE_OVER: "the exercise is over",
    CueKind.SESSION_OVER: "the session is over",
}
LONG = {CueKind.INHALE: 3, CueKind.EXHALE: 4}
"""Seconds of the cues that last."""
BETWEEN = 1.5
"""Seconds from one cue to the next."""
PATIENCE = 3.0
"""Seconds that a device may take to open."""
LOOK = 0.1


@click.command("sound")
@click.option(
    "--sound",
    "driver",
    type=click.Choice([driver for driver in DRIVERS if driver != "silent"]),
    help="How the cues sound.",
)
def command(driver: str | None) -> None:
    """Play every cue with its name.

    A practice sounds on this computer too where a browser shows it (iliotimer serve).
    """
    sound = own_settings_as_far_as_sound().sound
    speaker = open_speaker(
        driver or (sound.driver if sound.driver != "silent" else "auto"),
        ring=lambda: click.echo("\a", nl=False),
        profile=sound.profile,
        volume=sound.volume,
        delay_ms=sound.delay_ms,
        preroll_s=sound.preroll,
    )
    try:
        _wait(PATIENCE / 6, speaker)
        for kind, meaning in MEANINGS.items():
            seconds = LONG.get(kind, 0)
            cue = Cue(Fraction(0), kind, Side.BOTH, 0, seconds=Fraction(seconds) or None)
            speaker.play([Passage(time.monotonic_ns() + round(LOOK * 2e9), (cue,))])
            click.echo(f"{kind:<14} {meaning}")
            _wait(BETWEEN + seconds, speaker)
        click.echo(f"Played with {speaker.driver} at {sound.volume} %.")
    finally:
        speaker.close()


def _wait(seconds: float, speaker: Speaker) -> None:
    """Keep the sound alive for a while, and say what it has to say."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for news in speaker.look():
            click.echo(news.sentence, err=True)
        time.sleep(LOOK)
