"""`iliotimer run`: straight into a session."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iliotimer.commands import completing
from iliotimer.commands.options import at_levels
from iliotimer.commands.own import levels_in_use, own_settings
from iliotimer.commands.sessions import Fault, open_session
from iliotimer.commands.ways import Start, in_lines, on_screen
from iliotimer.files.notes import provenance
from iliotimer.files.places import places
from iliotimer.files.settings import DRIVERS
from iliotimer.files.slug import slug
from iliotimer.streams import has_screen, is_terminal
from iliotimer.web.browser import browser_notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from iliotimer.conductor import Conductor
    from iliotimer.files.session_file import Reading
    from iliotimer.files.settings import Settings
    from iliotimer.opening import Wishes
    from iliotimer.plan.model import Session
    from iliotimer.practice.record import Record

FASTEST_REHEARSAL = 1000


@click.command("run")
@click.argument("session", shell_complete=completing.sessions)
@click.option("--plain", is_flag=True, help="As lines of text: for screen readers, pipes and logs.")
@click.option("--sound", type=click.Choice(DRIVERS), help="How the cues sound.")
@click.option("--mute", is_flag=True, help="Begin muted; m brings the sound back.")
@click.option(
    "--speed",
    type=click.IntRange(1, FASTEST_REHEARSAL),
    default=1,
    help="A rehearsal: this many seconds pass in one, and nothing is kept.",
)
@click.option(
    "--from",
    "begin_with",
    metavar="EXERCISE",
    default="",
    shell_complete=completing.exercises,
    help="Begin with EXERCISE.",
)
@at_levels
@click.option("--advised", is_flag=True, help="As `iliotimer today` advises: what is less, why.")
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
    plain: bool,
    mute: bool,
    advised: bool,
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
    lines = plain or os.environ.get("TERM") == "dumb" or not has_screen()
    way = in_lines if lines else on_screen
    attended = is_terminal(sys.stdin)
    start = None
    if speed == 1 and not no_log and not begin_with:
        name = slug(Path(session).stem, "session")
        start = _resumed(name, settings, at_once=resume, attended=attended)
    if start is None and begun is None:
        raise Fault("--resume takes up a practice as it was: without --speed, --from or --no-log.")
    if start is None and begun is not None:
        from iliotimer.opening import Wishes  # noqa: PLC0415  errors come without waiting for it

        reading, read = begun
        at_levels, notices = levels_in_use(read, levels)
        notices += browser_notices()
        notices += provenance(read, dt.datetime.now().astimezone().date())
        wishes = Wishes(settings, speed, not no_log, begin_with, at_levels, attended=attended)
        if advised:
            from iliotimer.commands.advised import as_advised  # noqa: PLC0415  most runs need none

            less = as_advised(read, at_levels, levels, settings)
            wishes = replace(wishes, levels=less.levels, sparing=less.sparing)
            notices = [*less.notices, *notices]
        asks = wishes.keeps and not no_check_in and any(places().log.glob("*.toml"))
        opened = partial(_opened, reading, read, wishes)
        start = Start(reading, read, wishes, opened, tuple(notices), check_in=asks)
    if start is not None:
        ctx.exit(way(start))


def _opened(
    reading: Reading, session: Session, wishes: Wishes, ring: Callable[[], None]
) -> Conductor:
    from iliotimer.opening import open_practice  # noqa: PLC0415

    try:
        return open_practice(reading, session, wishes, log=places().log, ring=ring)
    except ValueError as error:
        raise Fault(f"{error}.") from error
    except OSError as error:
        raise Fault(
            f"The diary cannot be begun in {places().log}: {error.strerror or error}. "
            "Mend that, or practise without a diary: --no-log."
        ) from error


def _resumed(session: str, settings: Settings, *, at_once: bool, attended: bool) -> Start | None:
    from iliotimer.commands.unfinished import to_resume  # noqa: PLC0415

    waiting = to_resume(session, settings.diary.resume_hours, at_once=at_once)
    if waiting is None:
        return None
    from iliotimer.files.session_file import read_session_text  # noqa: PLC0415
    from iliotimer.opening import Wishes  # noqa: PLC0415

    path, record = waiting
    reading = read_session_text(record.text, record.session)
    if reading.session is None:
        raise Fault(f"The session that {path.name} keeps cannot be read.")
    wishes = Wishes(settings, attended=attended)
    return Start(reading, reading.session, wishes, partial(_reopened, path, record, wishes))


def _reopened(path: Path, record: Record, wishes: Wishes, ring: Callable[[], None]) -> Conductor:
    from iliotimer.diary.journal import InUse  # noqa: PLC0415
    from iliotimer.opening import resume_practice  # noqa: PLC0415

    try:
        _, conductor = resume_practice(
            path, record, wishes.settings, ring=ring, attended=wishes.attended
        )
    except (ValueError, InUse) as error:
        raise Fault(f"{str(error).rstrip('.')}.") from error
    return conductor
