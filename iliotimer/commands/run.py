"""`iliotimer run`: straight into a session."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iliotimer.commands.own import levels_in_use, own_settings
from iliotimer.commands.sessions import Fault, open_session
from iliotimer.files.notes import provenance
from iliotimer.files.places import places
from iliotimer.files.slug import slug

if TYPE_CHECKING:
    from iliotimer.files.settings import Settings
    from iliotimer.practice.record import Record
    from iliotimer.tui.app import PracticeApp

SOUNDS = ("auto", "simpleaudio", "miniaudio", "bell", "silent")
FASTEST_REHEARSAL = 1000


@click.command("run")
@click.argument("session")
@click.option("--sound", type=click.Choice(SOUNDS), help="How the cues sound.")
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
@click.option("--resume", is_flag=True, help="Take up the one that was cut off.")
@click.option("--no-check-in", is_flag=True, help="Begin without the questions before.")
@click.pass_context
def command(
    ctx: click.Context,
    session: str,
    sound: str | None,
    speed: int,
    begin_with: str,
    levels: tuple[str, ...],
    *,
    mute: bool,
    no_log: bool,
    resume: bool,
    no_check_in: bool,
) -> None:
    """Go through SESSION (an id or a file).

    Exit status: 0 completed, 3 ended early, 4 interrupted, 2 bad usage or a bad file.
    """
    begun = None if resume else open_session(session)
    settings = own_settings()
    heard = replace(
        settings.sound,
        driver=sound or settings.sound.driver,
        muted=mute or settings.sound.muted,
    )
    settings = replace(settings, sound=heard)
    app = None
    if speed == 1 and not no_log and not begin_with:
        app = _resumed(slug(Path(session).stem, "session"), settings, at_once=resume)
    if app is None and begun is None:
        raise Fault("--resume takes up a practice as it was: without --speed, --from or --no-log.")
    if app is None and begun is not None:
        from iliotimer.opening import Wishes  # noqa: PLC0415  errors come without waiting for it

        reading, read = begun
        at_levels, notices = levels_in_use(read, levels)
        notices += provenance(read, dt.datetime.now().astimezone().date())
        wishes = Wishes(settings, speed, not no_log, begin_with, at_levels)
        asks = wishes.keeps and not no_check_in and any(places().log.glob("*.toml"))
        from iliotimer.tui.app import PracticeApp  # noqa: PLC0415

        try:
            app = PracticeApp(
                reading, read, wishes, places().log, kept=places(), notices=notices, check_in=asks
            )
        except ValueError as error:
            raise Fault(f"{error}.") from error
        except OSError as error:
            raise Fault(
                f"The diary cannot be begun in {places().log}: {error.strerror or error}. "
                "Mend that, or practise without a diary: --no-log."
            ) from error
    if app is not None:
        app.run()
        ctx.exit(app.return_code or 0)


def _resumed(session: str, settings: Settings, *, at_once: bool) -> PracticeApp | None:
    from iliotimer.commands.unfinished import to_resume  # noqa: PLC0415

    waiting = to_resume(session, settings.diary.resume_hours, at_once=at_once)
    return None if waiting is None else _app_of(*waiting, settings)


def _app_of(path: Path, record: Record, settings: Settings) -> PracticeApp:
    from iliotimer.diary.journal import InUse  # noqa: PLC0415
    from iliotimer.files.session_file import read_session_text  # noqa: PLC0415
    from iliotimer.opening import Wishes, resume_practice  # noqa: PLC0415
    from iliotimer.tui.app import PracticeApp  # noqa: PLC0415

    def ring() -> None:
        app.bell()

    try:
        session, conductor = resume_practice(path, record, settings, ring=ring)
    except (ValueError, InUse) as error:
        raise Fault(f"{str(error).rstrip('.')}.") from error
    reading = read_session_text(record.text, record.session)
    app = PracticeApp(
        reading, session, Wishes(settings), places().log, conductor=conductor, kept=places()
    )
    return app
