"""The programs there are, one of them by name, and what one plans, in words."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from iliotimer.commands.sessions import Fault, quoted
from iliotimer.files.places import places, program_files, session_files
from iliotimer.files.problems import printed
from iliotimer.files.program_file import read_program
from iliotimer.plan.program import WEEKDAYS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from iliotimer.coach.course import Begun
    from iliotimer.coach.moving_on import MovingOn
    from iliotimer.files.program_file import ProgramReading
    from iliotimer.plan.program import Program, Stage


def open_program(name: str) -> tuple[ProgramReading, Program]:
    """A program that can be used, by its id or file; raises Fault with every problem of it."""
    files = program_files()
    path = files.get(name, Path(name))
    if name not in files and path.suffix != ".toml":
        near = difflib.get_close_matches(name, files, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(files)}."
        raise Fault(f"There is no program called {quoted(name)}. {hint}")
    reading = read_program(path, session_files())
    if reading.program is None:
        raise Fault("\n".join(printed(problem, str(path)) for problem in reading.problems))
    return reading, reading.program


def where_it_stands(begun: Begun, coming: MovingOn | None, today: dt.date) -> Iterator[str]:
    """The program in use, its stage and week, and what comes after it."""
    stage, stages = begun.stage, begun.program.stages
    of = "" if stage.weeks is None else f" of {stage.weeks}"
    place = f", stage {begun.number} of {len(stages)}: {stage.name}" if len(stages) > 1 else ""
    week = f"week {begun.week(today)}{of}, since {begun.at:%d %B}"
    yield f"{begun.program.title}{place}, {week}"
    yield f"  {week_in_words(stage)}"
    if coming is not None:
        yield f"  {coming.sentence}{' iliotimer program --next' if coming.offered else ''}"
    now = program_files().get(begun.program.id)
    if now is not None and _differs(now, begun.program):
        again = f"iliotimer program {begun.program.id} --stage {begun.number}"
        yield f"  Its file says something else by now; {again} takes that."


def what_there_is(chosen: Begun | None) -> Iterator[str]:
    """Every program with its stages; `>` marks the one in use."""
    known = session_files()
    for name, path in program_files().items():
        program = read_program(path, known).program
        mark = ">" if chosen is not None and chosen.program.id == name else " "
        if program is None:
            yield f"{mark} {name:<14}  cannot be used: iliotimer check {path}"
        else:
            yield f"{mark} {name:<14}  {program.title}. {program.about}"


def plan_lines(program: Program) -> Iterator[str]:
    """What a program plans, stage by stage."""
    yield f"{program.title}. {program.about}".rstrip()
    for number, stage in enumerate(program.stages, start=1):
        weeks = {None: "for good", 1: "1 week"}.get(stage.weeks, f"{stage.weeks} weeks")
        yield f"  {number}  {stage.name}, {weeks}: {week_in_words(stage)}"


def week_in_words(stage: Stage) -> str:
    """The week of a stage on one line, without the days off."""
    days = (
        f"{weekday[:3].capitalize()} {' and '.join(sessions)}"
        for weekday, sessions in zip(WEEKDAYS, stage.days, strict=True)
        if sessions
    )
    return ", ".join(days)


def own_programs_in_words() -> str:
    """Where a program of one's own goes."""
    return f"A program of your own is a TOML file in {places().programs}"


def _differs(path: Path, program: Program) -> bool:
    now = read_program(path).program
    return now is not None and now != program
