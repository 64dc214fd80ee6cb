"""`iliotimer level`: the level of each exercise that has some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from iliotimer.commands import completing
from iliotimer.commands.diary import diary
from iliotimer.commands.own import levels_in_use, own_settings_as_far_as_sound
from iliotimer.commands.sessions import Fault, open_session, parsed_levels
from iliotimer.files.kept import keep_level
from iliotimer.files.places import places
from iliotimer.files.problems import harmless
from iliotimer.plan.levels import at_level, is_generic, levels_of
from iliotimer.plan.steps import settle
from iliotimer.plan.words import dose_in_words
from iliotimer.practice.blocking import blocked_in_words, blocking_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.plan.model import Session


@click.command("level")
@click.argument("session", shell_complete=completing.sessions)
@click.argument("levels", nargs=-1, metavar="[EXERCISE=N]...", shell_complete=completing.levels)
def command(session: str, levels: tuple[str, ...]) -> None:
    """Print the levels of SESSION, or keep EXERCISE at level N from now on.

    0 is the exercise as written, 1 the first harder level, -1 the first milder one. Where the file
    names none, there are generic ones.
    """
    _, read = open_session(session)
    chosen = parsed_levels(levels, read)
    by_id = {exercise.id: exercise for exercise in read.exercises}
    _refuse_to_advance(read, chosen)
    try:
        for name, level in chosen.items():
            at_level(by_id[name], level)
            keep_level(places(), read.id, name, level)
    except ValueError as error:
        raise Fault(f"{error}.") from error
    except OSError as error:
        reason = error.strerror or error
        raise Fault(f"The level cannot be kept in {places().kept}: {reason}.") from error
    in_use, notices = levels_in_use(read, ())
    for notice in notices:
        click.echo(harmless(notice), err=True)
    person = own_settings_as_far_as_sound().person
    some_are_generic = False
    for exercise in read.exercises:
        if len(levels_of(exercise)) == 1:
            continue
        click.echo(harmless(f"{exercise.name} ({exercise.id})"))
        for level in levels_of(exercise):
            variant = settle(
                at_level(exercise, level),
                cadence=person.steps_per_minute,
                default_hold=person.default_hold,
            )
            mark = ">" if level == in_use.get(exercise.id, 0) else " "
            other = f"{variant.name}: " if variant.name != exercise.name else ""
            generic = "  (generic)" if is_generic(exercise, level) else ""
            some_are_generic = some_are_generic or bool(generic)
            click.echo(f" {mark} {level:>2}  {harmless(other + dose_in_words(variant))}{generic}")
    if some_are_generic:
        click.echo("Generic levels are more or less of the same, where the file names none.")


def _refuse_to_advance(session: Session, chosen: Mapping[str, int]) -> None:
    """Raise Fault for a harder level while a numb or weak sign was not cleared."""
    in_use, _ = levels_in_use(session, ())
    if all(level <= in_use.get(name, 0) for name, level in chosen.items()):
        return
    blocking = blocking_session(diary().sessions)
    if blocking is not None:
        raise Fault(blocked_in_words(blocking))
