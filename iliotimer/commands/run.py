"""`iliotimer run`: straight into a session."""

from __future__ import annotations

import click

from iliotimer.commands.sessions import Fault, open_session, parsed_levels

SOUNDS = ("auto", "simpleaudio", "miniaudio", "bell", "silent")
FASTEST_REHEARSAL = 1000


@click.command("run")
@click.argument("session")
@click.option("--sound", type=click.Choice(SOUNDS), default="auto", help="How the cues sound.")
@click.option("--mute", is_flag=True, help="Begin muted; m brings the sound back.")
@click.option(
    "--speed",
    type=click.IntRange(1, FASTEST_REHEARSAL),
    default=1,
    help="A rehearsal: this many seconds pass in one, and nothing is kept.",
)
@click.option("--from", "begin_with", metavar="EXERCISE", default="", help="Begin with EXERCISE.")
@click.option("--level", "levels", multiple=True, metavar="EXERCISE=N", help="At another level.")
@click.option("--no-log", is_flag=True, help="Keep no diary of this practice.")
@click.pass_context
def command(
    ctx: click.Context,
    session: str,
    sound: str,
    speed: int,
    begin_with: str,
    levels: tuple[str, ...],
    *,
    mute: bool,
    no_log: bool,
) -> None:
    """Go through SESSION (an id or a file).

    Exit status: 0 completed, 3 ended early, 4 interrupted, 2 bad usage or a bad file.
    """
    reading, read = open_session(session)
    parsed = parsed_levels(levels, read)
    from iliotimer.files.places import places  # noqa: PLC0415  errors come without waiting for these
    from iliotimer.opening import Wishes  # noqa: PLC0415
    from iliotimer.tui.app import PracticeApp  # noqa: PLC0415

    wishes = Wishes(sound, mute, speed, not no_log, begin_with, parsed)
    try:
        app = PracticeApp(reading, read, wishes, places().log)
    except ValueError as error:
        raise Fault(f"{error}.") from error
    except OSError as error:
        raise Fault(
            f"The diary cannot be begun in {places().log}: {error.strerror or error}. "
            "Mend that, or practise without a diary: --no-log."
        ) from error
    app.run()
    ctx.exit(app.return_code or 0)
