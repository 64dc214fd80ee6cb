"""`iliotimer program`: choose one, see where it stands, go on, or put it away."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from iliotimer.coach.course import in_use
from iliotimer.coach.moving_on import move_on
from iliotimer.commands import completing
from iliotimer.commands.course import own_course
from iliotimer.commands.diary import diary
from iliotimer.commands.own import own_settings
from iliotimer.commands.programs import (
    open_program,
    own_programs_in_words,
    plan_lines,
    what_there_is,
    where_it_stands,
)
from iliotimer.commands.sessions import Fault, unwritten
from iliotimer.diary.course import keep_begun, keep_stopped
from iliotimer.files.places import places, program_files
from iliotimer.files.problems import harmless
from iliotimer.practice.blocking import blocked_in_words, blocking_session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.coach.moving_on import MovingOn
    from iliotimer.plan.program import Program


@click.command("program")
@click.argument("name", required=False, shell_complete=completing.programs)
@click.option("--next", "onward", is_flag=True, help="Go on to the next stage.")
@click.option("--stage", type=click.IntRange(min=1), metavar="N", help="Begin stage N.")
@click.option("--stop", is_flag=True, help="Put the program away.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
def command(name: str | None, stage: int | None, *, onward: bool, stop: bool, yes: bool) -> None:
    """Print the programs and where you are, or choose the program NAME (an id or a file)."""
    if (name is not None or stage is not None) + onward + stop > 1:
        raise Fault("Choose one: a NAME, --next or --stop. --stage N goes with a NAME or alone.")
    now = dt.datetime.now().astimezone()
    course = own_course()
    begun = in_use(course, now.date())
    if name is not None:
        reading, program = open_program(name)
        _begin(program, reading.text, stage or 1, begun, now, yes=yes)
    elif stop:
        _stop(_chosen(begun), now, yes=yes)
    elif onward or stage is not None:
        _go_on(course, _chosen(begun), stage, now, yes=yes)
    else:
        coming = _coming(course, now)
        _print(() if begun is None else (*where_it_stands(begun, coming, now.date()), ""))
        _print((*what_there_is(begun), ""))
        _print((f"Choose one: iliotimer program NAME. {own_programs_in_words()}.",))


def _go_on(
    course: Sequence[Begun], begun: Begun, stage: int | None, now: dt.datetime, *, yes: bool
) -> None:
    """Begin another stage of the program in use, as its file has it now."""
    number = begun.number + 1 if stage is None else stage
    if begun.program.id in program_files():
        reading, program = open_program(begun.program.id)
        text = reading.text
    else:
        program, text = begun.program, begun.text
    if stage is None and number > len(program.stages):
        raise Fault(f"{harmless(begun.stage.name)} is the last stage: iliotimer program NAME.")
    if number > begun.number:
        blocking = blocking_session(diary().sessions)
        if blocking is not None:
            raise Fault(blocked_in_words(blocking))
        coming = _coming(course, now)
        if coming is not None and number == begun.number + 1:
            _print((coming.sentence,))
    _begin(program, text, number, begun, now, yes=yes)


def _begin(
    program: Program, text: str, number: int, begun: Begun | None, now: dt.datetime, *, yes: bool
) -> None:
    if number > len(program.stages):
        raise Fault(f"{harmless(program.title)} has {len(program.stages)} stages, no {number}.")
    stage = harmless(program.stages[number - 1].name)
    if begun is None or begun.program.id != program.id:
        _print(plan_lines(program))
    if begun is not None and begun.program.id != program.id:
        _print((f"It takes the place of {begun.program.title}.",))
    _agree(f"Begin {stage} today?", yes=yes)
    try:
        keep_begun(places().course, now, program, text, number)
    except OSError as error:
        raise unwritten(places().course, error) from error
    click.echo(f"{stage} has begun. What is due, and why: iliotimer today")


def _stop(begun: Begun, now: dt.datetime, *, yes: bool) -> None:
    title = harmless(begun.program.title)
    _agree(f"Put {title} away?", yes=yes)
    try:
        keep_stopped(places().course, now)
    except OSError as error:
        raise unwritten(places().course, error) from error
    click.echo(f"{title} is put away; the diary keeps what was done in it.")


def _chosen(begun: Begun | None) -> Begun:
    if begun is None:
        raise Fault("No program is chosen: iliotimer program lists them.")
    return begun


def _coming(course: Sequence[Begun], now: dt.datetime) -> MovingOn | None:
    if not course:
        return None
    settings = own_settings()
    return move_on(course, diary().sessions, settings.coach, settings.pain, now)


def _agree(question: str, *, yes: bool) -> None:
    """Go on only with the person's yes; raises Fault where nobody can be asked."""
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Fault(f"{question} Without a terminal, --yes says so.")
    if not click.confirm(question):
        raise click.exceptions.Exit(0)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(harmless(line))
