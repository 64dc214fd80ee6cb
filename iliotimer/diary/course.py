"""The way through a program: one append-only file beside the journals.

It keeps the program file as it was, so that a later edit changes no history.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from iliotimer.coach.course import Begun
from iliotimer.diary.appended import append, read_appended
from iliotimer.diary.blocks import block
from iliotimer.diary.values import as_count, as_id, as_moment, as_text
from iliotimer.files.program_file import read_program_text

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from iliotimer.plan.program import Program

MOST_BEGUN = 1000
"""Stages, and programs put away."""


def read_course(path: Path) -> tuple[Begun, ...]:
    """Every stage that was begun, in its order; none where there is no file.

    Raises Unreadable, with a sentence, for a file that was not written by iliotimer.
    """
    try:
        return read_appended(path, _course, "does not hold programs as iliotimer keeps them")
    except FileNotFoundError:
        return ()


def keep_begun(path: Path, at: dt.datetime, program: Program, text: str, number: int) -> None:
    """Append that a stage of a program was begun, with the text of its file; raises OSError."""
    table = {
        "at": at,
        "program": program.id,
        "title": program.title,
        "number": number,
        "stage": program.stages[number - 1].name,
        "program_text": text,
    }
    append(path, block("[[begun]]", table))


def keep_stopped(path: Path, at: dt.datetime) -> None:
    """Append that the program in use was put away; raises OSError."""
    append(path, block("[[stopped]]", {"at": at}))


def _course(table: dict[str, Any]) -> tuple[Begun, ...]:
    tables, stops = table.get("begun", ()), table.get("stopped", ())
    if max(len(tables), len(stops)) > MOST_BEGUN:
        raise ValueError("more than anybody begins")
    begun = [_begun(each) for each in tables]
    for each in stops:
        _stop(begun, as_moment(each["at"]))
    return tuple(begun)


def _begun(table: dict[str, Any]) -> Begun:
    text = as_text(table["program_text"])
    program = _program(text, as_id(table["program"]))
    number = as_count(table["number"])
    if not 1 <= number <= len(program.stages):
        raise ValueError("no stage of the program")
    return Begun(as_moment(table["at"]), program, number, text=text)


def _stop(begun: list[Begun], at: dt.datetime) -> None:
    """End the stage that was in use then."""
    for index in reversed(range(len(begun))):
        if begun[index].at <= at:
            begun[index] = replace(begun[index], until=at)
            return


@lru_cache
def _program(text: str, program_id: str) -> Program:
    reading = read_program_text(text, program_id)
    if reading.program is None:
        raise ValueError("no program")
    return reading.program
