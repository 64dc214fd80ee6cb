"""`iliotimer cadence`: the person's own steps per minute, measured or told, and kept."""

from __future__ import annotations

import sys

import click

from iliotimer.commands.sessions import Fault, StepsPerMinute
from iliotimer.files.kept import keep_cadence
from iliotimer.files.places import places
from iliotimer.files.settings import FASTEST_CADENCE, SLOWEST_CADENCE
from iliotimer.files.settings_file import DEFAULT, KEPT, read_settings

STDIN = 0
COUNTING = """\
To count your steps: walk at your own easy pace and count every step for 30 seconds, twice.
Add the two counts, and give the sum:

    iliotimer cadence 112"""


@click.command("cadence")
@click.argument("steps", required=False, type=StepsPerMinute())
@click.option("--forget", is_flag=True, help="Forget the steps per minute that were kept.")
def command(steps: float | None, *, forget: bool) -> None:
    """Keep your own STEPS per minute, for walks to your own cadence.

    Without STEPS, tap any key along with your steps for 20 seconds.
    """
    if forget and steps is not None:
        raise Fault("Give either a number of steps or --forget.")
    if forget:
        _keep(None)
        click.echo("Forgotten.")
    elif steps is not None:
        _keep(int(steps) if steps.is_integer() else steps)
        click.echo(f"{steps:g} steps a minute, kept.")
    elif sys.stdin.isatty():
        found = _measured()
        _keep(found)
        click.echo(f"{found} steps a minute, kept.")
    else:
        click.echo(_standing())
        click.echo(COUNTING)
        return
    origin = read_settings(places()).origins["person.cadence"]
    if origin not in {DEFAULT, KEPT}:
        click.echo(f"note: {origin} says another cadence, and that goes first.", err=True)


def _keep(steps: float | None) -> None:
    try:
        keep_cadence(places(), steps)
    except OSError as error:
        reason = error.strerror or error
        raise Fault(f"The cadence cannot be kept in {places().kept}: {reason}.") from error


def _measured() -> int:
    from iliotimer.tapping import FEWEST_TAPS, TAPPED_FOR, cadence_of, tapped  # noqa: PLC0415  there may be no terminal

    click.echo(_standing())
    click.echo(
        f"Walk at your own easy pace, on the spot or about the room, and tap any key with every\n"
        f"step. It measures for {TAPPED_FOR} seconds from your first tap; Ctrl+C leaves."
    )
    taps = tapped(STDIN, heard=lambda count: click.echo(f"\rtaps: {count}", nl=False))
    click.echo()
    found = cadence_of(taps)
    if found is None:
        raise Fault(
            f"That was {len(taps)} taps; it takes at least {FEWEST_TAPS}. Nothing was kept."
        )
    if not SLOWEST_CADENCE <= found <= FASTEST_CADENCE:
        raise Fault(
            f"That would be {found} steps a minute, which is not between {SLOWEST_CADENCE} and "
            f"{FASTEST_CADENCE}. Tap once with every step. Nothing was kept."
        )
    return found


def _standing() -> str:
    reading = read_settings(places())
    cadence = reading.settings.person.cadence
    if cadence is None:
        return "Your cadence is not known yet."
    return f"Your cadence is {cadence:g} steps a minute ({reading.origins['person.cadence']})."
