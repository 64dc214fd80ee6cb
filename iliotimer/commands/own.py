"""What the commands know of the person: settings, and the levels in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from iliotimer.commands.sessions import Fault, parsed_levels
from iliotimer.files.kept import kept
from iliotimer.files.places import places
from iliotimer.files.problems import printed
from iliotimer.files.settings_file import read_settings
from iliotimer.plan.levels import nearest_level

if TYPE_CHECKING:
    from iliotimer.files.settings import Settings
    from iliotimer.plan.model import Session


def own_settings() -> Settings:
    """The person's settings; raises Fault with every problem of config.toml."""
    where = places()
    reading = read_settings(where)
    if reading.problems:
        raise Fault("\n".join(printed(each, str(where.config)) for each in reading.problems))
    return reading.settings


def own_settings_as_far_as_sound() -> Settings:
    """The person's settings, with the default for what is wrong, which is said on stderr."""
    reading = read_settings(places())
    if reading.problems:
        click.echo("note: config.toml has problems: iliotimer config", err=True)
    return reading.settings


def levels_in_use(session: Session, pairs: tuple[str, ...]) -> tuple[dict[str, int], list[str]]:
    """The levels of `--level EXERCISE=N`, else the kept ones; and what is to be said about them.

    Raises Fault for a level in `pairs` that is none.
    """
    chosen = parsed_levels(pairs, session)
    remembered = kept(places())
    in_use = remembered.levels.get(session.id, {})
    said = [remembered.trouble] if remembered.trouble else []
    levels = {}
    for exercise in session.exercises:
        if exercise.id in chosen or exercise.id not in in_use:
            continue
        wanted = in_use[exercise.id]
        levels[exercise.id] = nearest_level(exercise, wanted)
        if levels[exercise.id] != wanted:
            said.append(
                f"{exercise.id} was at level {wanted}, which this session no longer has; "
                f"it is at level {levels[exercise.id]}."
            )
    return {**levels, **chosen}, said
