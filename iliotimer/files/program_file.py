"""Program files, read: the program, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iliotimer.files.faults import Fault, problems_of, value_at
from iliotimer.files.problems import Problem
from iliotimer.files.program_rules import program_faults
from iliotimer.files.program_shape import PROGRAM
from iliotimer.files.regular_file import LONGEST_FILE, TOO_LONG, text_of
from iliotimer.files.slug import slug
from iliotimer.files.tables import faults_in
from iliotimer.files.toml_lines import TomlLines
from iliotimer.files.toml_text import document_of
from iliotimer.plan.model import Source
from iliotimer.plan.program import WEEKDAYS, MoveOn, Program, Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from iliotimer.files import faults as found


@dataclass(frozen=True, slots=True)
class ProgramReading:
    """What came of reading a program file."""

    path: Path | None
    """None where the text did not come from a file."""
    text: str
    """The file to the letter; empty where it could not be read."""
    program: Program | None
    """None where there is a problem."""
    problems: tuple[Problem, ...] = ()
    """All of them, in the order of the file; the stage stands in place of the exercise."""
    notes: tuple[Problem, ...] = ()
    """What is allowed but worth a second look: nothing in a program."""


def is_program(text: str) -> bool:
    """Whether the text of a file is a program: it is TOML and has stages."""
    if "stage" not in text:
        return False
    document = document_of(text)
    return isinstance(document, dict) and "stage" in document


def read_program(path: Path, known: Collection[str] | None = None) -> ProgramReading:
    """Read a program file; never raises, whatever the path leads to.

    `known` are the ids of the sessions that it may plan; None leaves that open.
    """
    text = text_of(path)
    if isinstance(text, Problem):
        return ProgramReading(path, "", None, (text,))
    return _reading(path, text, slug(path.stem, "program"), known)


def read_program_text(text: str, program_id: str) -> ProgramReading:
    """Read the text of a program file, as the diary keeps it; it may plan sessions of no file."""
    if len(text) > LONGEST_FILE:
        return ProgramReading(None, text, None, (TOO_LONG,))
    return _reading(None, text, program_id, None)


def _reading(
    path: Path | None, text: str, program_id: str, known: Collection[str] | None
) -> ProgramReading:
    document = document_of(text)
    if isinstance(document, Problem):
        return ProgramReading(path, text, None, (document,))
    if not document:
        wrong = "the file is empty; write format = 1, a title and a [[stage]]"
        return ProgramReading(path, text, None, (Problem(None, "", wrong),))
    faults: list[Fault] = []
    if isinstance(document.get("stage"), dict):
        faults.append(Fault(("stage",), "[stage] has single brackets", "write [[stage]]"))
        document["stage"] = [document["stage"]]
    faults += [*faults_in(PROGRAM, document), *program_faults(document, known)]
    if faults:
        return ProgramReading(path, text, None, _located(faults, text, document))
    return ProgramReading(path, text, _program_of(document, program_id))


def _located(
    faults: Iterable[Fault], text: str, document: Mapping[str, Any]
) -> tuple[Problem, ...]:
    def stage_at(path: found.Path) -> str:
        name = value_at(document, (*path[:2], "name")) if path[:1] == ("stage",) else None
        return name if isinstance(name, str) else ""

    return problems_of(faults, TomlLines(text.removeprefix("\ufeff")), stage_at)


def _program_of(document: Mapping[str, Any], program_id: str) -> Program:
    source = document.get("source")
    return Program(
        id=program_id,
        title=document["title"],
        stages=tuple(_stage(table) for table in document["stage"]),
        about=document.get("about", ""),
        source=None if source is None else Source(**source),
    )


def _stage(table: Mapping[str, Any]) -> Stage:
    return Stage(
        name=table["name"],
        weeks=table.get("weeks"),
        days=tuple(_ids(table.get(day, [])) for day in WEEKDAYS),
        move_on=MoveOn(**table.get("move_on", {})),
        about=table.get("about", ""),
    )


def _ids(day: str | list[str]) -> tuple[str, ...]:
    return tuple(slug(one, "session") for one in ([day] if isinstance(day, str) else day))
