"""`iliotimer calendar`: the program in use as a calendar file."""

from __future__ import annotations

import datetime as dt
import sys
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iliotimer.coach.course import in_use
from iliotimer.coach.recurring import recurring
from iliotimer.commands.own import levels_in_use, own_settings
from iliotimer.commands.scores import own_steps
from iliotimer.commands.sessions import Fault, open_session, unwritten
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.course import read_course
from iliotimer.diary.export import write_whole
from iliotimer.diary.journal import local_now
from iliotimer.files.places import places
from iliotimer.files.problems import harmless
from iliotimer.plan.steps import starts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.coach.recurring import Recurring
    from iliotimer.files.settings import Person
    from iliotimer.plan.model import Session
    from iliotimer.report.ics import Appointment

STDOUT = "-"
EVENING = "18:00"
LONGEST_ALARM = 7 * 24 * 60
"""Minutes."""
HEAD = 1024
"""Bytes of a file in which its maker stands."""


def local_time(text: str) -> dt.time:
    """A time of the day; raises BadParameter, with a sentence."""
    try:
        return dt.datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007  a local time has no zone
    except ValueError:
        raise click.BadParameter(f"{text!a} is not a time; write it as in 18:00.") from None


@click.command("calendar")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The .ics file to write; - prints it."
)
@click.option(
    "--at",
    type=local_time,
    default=EVENING,
    show_default=True,
    metavar="TIME",
    help="When the sessions begin, in local time.",
)
@click.option("--all-day", is_flag=True, help="As events of a whole day, without a time.")
@click.option(
    "--alarm",
    type=click.IntRange(0, LONGEST_ALARM),
    metavar="MINUTES",
    help="With a reminder so many minutes before.",
)
@click.option("--force", is_flag=True, help="Write over a file that iliotimer did not write.")
def command(output: str, at: dt.time, *, all_day: bool, alarm: int | None, force: bool) -> None:
    """Write the program in use as a calendar: the stage you are in, and those after it.

    Import the file into a calendar of its own. Write and import it again when a stage ends or the
    plan changes: that updates the events and makes no second ones. `iliotimer today` says what is
    due on the day itself.
    """
    if all_day and alarm is not None:
        raise Fault("A reminder needs a time of the day: leave out --alarm, or --all-day.")
    now = local_now()
    course = _course()
    begun = in_use(course, now.date())
    if begun is None:
        raise Fault("No program is in use: iliotimer program lists them and begins one.")
    try:
        from iliotimer.report.ics import calendar_of  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise Fault(
            "A calendar needs the extra `calendar`: install iliotimer[calendar]."
        ) from error
    data = calendar_of(
        begun.program,
        _appointments(recurring(course, now.date())),
        now,
        at=None if all_day else at,
        alarm=alarm,
    )
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    if not (force or _may_be_replaced(target)):
        raise Fault(f"{target} is no calendar of iliotimer: write to another file, or add --force.")
    _write(target, data)


def _course() -> tuple[Begun, ...]:
    try:
        return read_course(places().course)
    except Unreadable as why:
        raise Fault(harmless(str(why))) from why


def _appointments(slots: Sequence[Recurring]) -> list[Appointment]:
    from iliotimer.report.ics import Appointment  # noqa: PLC0415  an extra

    person = own_settings().person
    sessions = {name: open_session(name)[1] for slot in slots for name in slot.sessions}
    minutes = {name: _minutes(session, person) for name, session in sessions.items()}
    return [
        Appointment(
            slot,
            tuple(sessions[name].title for name in slot.sessions),
            sum(minutes[name] for name in slot.sessions),
        )
        for slot in slots
    ]


def _minutes(session: Session, person: Person) -> int:
    """Whole minutes of the session at the levels in use."""
    levels, _ = levels_in_use(session, ())
    return ceil(starts_of(own_steps(session, person, levels))[-1] / 60)


def _may_be_replaced(target: Path) -> bool:
    """Whether there is no file yet, a device, or a calendar that iliotimer wrote."""
    from iliotimer.report.ics import MAKER  # noqa: PLC0415  an extra

    if not target.is_file():
        return True
    try:
        with target.open("rb") as file:
            return f"PRODID:{MAKER}".encode() in file.read(HEAD)
    except OSError:
        return False


def _write(target: Path, data: bytes) -> None:
    try:
        write_whole(target, [data.decode()])
    except OSError as error:
        raise unwritten(target, error) from error
    click.echo(f"{harmless(str(target))}: import it into a calendar of its own.", err=True)
