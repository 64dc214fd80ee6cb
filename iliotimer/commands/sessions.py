"""What the commands share: a session by name, or a sentence that says why there is none."""

from __future__ import annotations

import difflib
from math import isnan
from typing import TYPE_CHECKING, Any

import click

from iliotimer.files.places import find_session, session_files
from iliotimer.files.problems import NAME_SHOWN, harmless, printed
from iliotimer.files.settings import FASTEST_CADENCE, SLOWEST_CADENCE

if TYPE_CHECKING:
    from pathlib import Path

    from iliotimer.files.session_file import Reading
    from iliotimer.plan.model import Session

BAD_USAGE = 2


class Fault(click.ClickException):
    """A sentence on stderr and the exit status for bad usage or a bad file."""

    exit_code = BAD_USAGE

    def show(self, file: object = None) -> None:
        """Print the sentence, or those of several lines."""
        del file
        click.echo("\n".join(map(harmless, self.message.split("\n"))), err=True)


def unwritten(path: object, error: OSError | ValueError) -> Fault:
    """What is raised where a file cannot be written, with the reason."""
    reason = error.strerror if isinstance(error, OSError) else None
    return Fault(f"{path} cannot be written: {reason or error}.")


class StepsPerMinute(click.FloatRange):
    """A cadence on the command line, 30 to 240."""

    def __init__(self) -> None:
        super().__init__(SLOWEST_CADENCE, FASTEST_CADENCE)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number; not a number lies in no range either, but no comparison says so."""
        number = float(super().convert(value, param, ctx))
        if isnan(number):
            self.fail(f"{value} is not a number.", param, ctx)
        return number


def quoted(typed: str) -> str:
    """What somebody typed, in quotes and short, every character told apart."""
    return ascii(typed) if len(typed) <= NAME_SHOWN else f"{typed[:NAME_SHOWN]!a}..."


def session_path(name: str) -> Path:
    """The file of a session; raises Fault where there is none."""
    path = find_session(name)
    if path is not None:
        return path
    known = list(session_files())
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    raise Fault(f"There is no session called {quoted(name)}. {hint}")


def open_session(name: str) -> tuple[Reading, Session]:
    """A session that can be used; raises Fault with every problem of its file."""
    from iliotimer.files.session_file import read_session  # noqa: PLC0415  most faults come without

    reading = read_session(session_path(name))
    if reading.session is None:
        raise Fault("\n".join(printed(problem, str(reading.path)) for problem in reading.problems))
    return reading, reading.session


def parsed_levels(pairs: tuple[str, ...], session: Session) -> dict[str, int]:
    """The levels of `--level EXERCISE=N`; raises Fault for what the session does not have."""
    levels = {}
    ids = [exercise.id for exercise in session.exercises]
    for pair in pairs:
        exercise, _, level = pair.partition("=")
        if exercise not in ids:
            near = difflib.get_close_matches(exercise, ids, n=1)
            hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(ids)}."
            raise Fault(f"{session.id} has no exercise {quoted(exercise)}; {hint}")
        try:
            levels[exercise] = int(level)
        except ValueError:
            raise Fault(
                f"--level takes EXERCISE=N, as in {ids[0]}=1; {quoted(pair)} is not."
            ) from None
    return levels
