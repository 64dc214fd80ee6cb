import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest

from iliotimer.files.places import program_files, session_files, shipped_sessions
from iliotimer.files.problems import printed
from iliotimer.files.program_file import is_program, read_program, read_program_text
from iliotimer.files.schema import program_schema
from iliotimer.files.session_file import read_session
from iliotimer.files.toml_text import document_of
from iliotimer.plan.model import Source
from iliotimer.plan.program import MoveOn, Program, Stage

KNOWN = ("foundation", "mobility", "My hips")
TOP = 'format = 1\ntitle = "Plan"\n'
STAGE = '[[stage]]\nname = "One"\nmonday = "foundation"\n'
WHOLE = """\
format = 1
title = "Plan"
about = "For hips."
source = { by = "A. Clinician", date = 2026-11-22 }

[[stage]]
name = "One"
about = "To begin with."
weeks = 2
monday = "foundation"
tuesday = ["mobility", "My hips"]
move_on = { sessions = 6, clear = 2 }

[[stage]]
name = "Two"
sunday = "mobility"
"""


def read(tmp_path, text):
    file = tmp_path / "my Plan.toml"
    file.write_text(text, encoding="utf-8")
    return read_program(file, KNOWN)


def test_a_program_is_read_as_it_is_written(tmp_path):
    """Its id and those of its sessions are slugs."""
    reading = read(tmp_path, WHOLE)
    monday, tuesday, off = ("foundation",), ("mobility", "my-hips"), ()
    assert reading.program == Program(
        "my-plan",
        "Plan",
        (
            Stage("One", 2, (monday, tuesday, *[off] * 5), MoveOn(6, 2), "To begin with."),
            Stage("Two", None, (*[off] * 6, ("mobility",))),
        ),
        "For hips.",
        Source("A. Clinician", dt.date(2026, 11, 22)),
    )
    assert reading.text == WHOLE
    assert read_program_text(WHOLE, "my-plan").program == reading.program


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(
            "", ["the file is empty; write format = 1, a title and a [[stage]]"], id="empty"
        ),
        pytest.param(
            "format = 1\ntitle = Plan\n",
            [':2: title = Plan is not in quotes; write title = "Plan"'],
            id="no TOML",
        ),
        pytest.param(
            'titel = "Plan"\n' + STAGE,
            [
                ":1: this program has no format; write format = 1 at the top",
                ':1: this program has no title; write title = "..." at the top',
                ":1: titel is not a key of a program; did you mean title?",
            ],
            id="no format, another title",
        ),
        pytest.param(
            TOP + "stage = []\n", [":3: stage is an empty list; write [[stage]]"], id="no stage"
        ),
        pytest.param(
            TOP + STAGE.replace("[[stage]]", "[stage]"),
            [":3: [stage] has single brackets; write [[stage]]"],
            id="single brackets",
        ),
        pytest.param(
            TOP + STAGE.replace("[[stage]]", "[stage]") * 2,
            [":6: [stage] has single brackets and stands twice; write [[stage]] for each"],
            id="single brackets twice",
        ),
        pytest.param(
            TOP + 'monday = "foundation"\nname = "Plan"\nkind = "strength"\n' + STAGE,
            [
                ":3: monday is not a key of a program; it belongs under a [[stage]]",
                ":4: name is not a key of a program; the name of a program is its title",
                ":5: kind is not a key of a program; it belongs in a session file",
            ],
            id="keys in the wrong place",
        ),
        pytest.param(
            TOP + STAGE + 'tuesday = "mobilty"\nmon = "mobility"\n',
            [
                ':6: One: tuesday: there is no session "mobilty"; did you mean mobility?',
                ":7: One: mon is not a key of a stage; did you mean monday?",
            ],
            id="misspellings",
        ),
        pytest.param(
            TOP + STAGE + 'tuesday = "off"\nwednesday = ["mobility", "gone"]\n',
            [
                ':6: One: tuesday: there is no session "off"; leave tuesday out for a day off',
                (
                    ':7: One: wednesday: there is no session "gone"; '
                    "iliotimer list prints the sessions there are"
                ),
            ],
            id="sessions of no file",
        ),
        pytest.param(
            TOP + STAGE + 'friday = ["mobility", "mobility"]\nsaturday = []\nsunday = 5\n',
            [
                ':6: One: "mobility" stands twice in friday; take one out',
                ":7: One: saturday is an empty list; write an entry, or take it out",
                ":8: One: sunday = 5 is a whole number, not text; write it in quotes",
            ],
            id="days that are none",
        ),
        pytest.param(
            TOP + "[[stage]]\nweeks = 2\n",
            [
                ':3: this stage has no name; write name = "..."',
                ':3: this stage plans no session; write monday = "..."',
            ],
            id="a stage without name and day",
        ),
        pytest.param(
            TOP + STAGE + STAGE.replace("One", "Two") + "weeks = 60\n",
            [
                (
                    ":3: One: this stage has no weeks, and only the last one may go on for good; "
                    "write weeks = 2"
                ),
                ":9: Two: weeks = 60 is more than 52 weeks; write 1 to 52",
            ],
            id="weeks",
        ),
        pytest.param(
            TOP + STAGE + "weeks = 2\nmove_on = { session = 3, clear = 21 }\n" + STAGE,
            [
                ":7: One: session is not a key of move_on; did you mean sessions?",
                ":7: One: clear = 21 is more than 20 sessions; write 0 to 20",
            ],
            id="move_on",
        ),
        pytest.param(
            TOP + STAGE + "weeks = 2\nmove_on = 6\nclear = 2\n" + STAGE + "move_on = {}\n",
            [
                (
                    ":7: One: move_on = 6 is a whole number, not a table; "
                    "write move_on = { sessions = 6, clear = 2 }"
                ),
                (
                    ":8: One: clear is not a key of a stage; "
                    "it belongs in move_on = { ... } of a stage"
                ),
                ":12: One: the last stage has nothing to move on to; take move_on out",
            ],
            id="move_on elsewhere",
        ),
    ],
)
def test_a_broken_program_is_reported_completely(tmp_path, text, problems):
    """With the line, the stage, what is wrong and what would be right, in the order of the file."""
    reading = read(tmp_path, text)
    assert [printed(problem, "") for problem in reading.problems] == problems
    assert reading.program is None


def test_without_the_sessions_known_every_id_passes():
    """The diary's programs may plan sessions that are gone."""
    assert read_program_text(TOP + STAGE.replace("foundation", "gone"), "plan").program is not None


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path):
    """Not an exception."""
    (problem,) = read_program(tmp_path / "gone.toml").problems
    assert problem.message == "there is no such file"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (WHOLE, True),
        ("stage = 5", True),
        ('format = 1\nabout = "On stage."', False),
        ("[[stage", False),
        ("", False),
    ],
)
def test_a_program_is_known_by_its_stages(text, is_one):
    """Whatever is wrong with them, if it is TOML."""
    assert is_program(text) == is_one


@pytest.mark.parametrize("name", ["twelve-weeks", "maintenance"])
def test_a_shipped_program_is_sound(name):
    """For `check`, and for the JSON Schema."""
    path = program_files()[name]
    assert path.parent == shipped_sessions() / "programs"
    reading = read_program(path, session_files())
    assert reading.problems == ()
    schema = jsonschema.Draft202012Validator(program_schema())
    assert not list(schema.iter_errors(document_of(reading.text)))
    assert list(schema.iter_errors({"format": 1, "title": "", "stage": [{"weeks": 99}]}))


@pytest.mark.parametrize("name", ["twelve-weeks", "maintenance"])
def test_a_shipped_program_keeps_a_day_between_its_strength_days(name):
    """Over the end of the week too; mobility is on other days."""
    kinds = {
        stem: str(session.kind)
        for stem, path in session_files().items()
        if (session := read_session(path).session) is not None
    }
    program = read_program(program_files()[name]).program
    assert program is not None
    for stage in program.stages:
        strength = [any(kinds[one] == "strength" for one in day) for day in stage.days]
        assert not any(strength[day] and strength[day - 1] for day in range(7))
        assert {len(day) for day in stage.days} == {0, 1}


def test_the_twelve_weeks_are_twelve():
    """Foundation, Build, and Strength from the fifth week on."""
    program = read_program(program_files()["twelve-weeks"]).program
    assert program is not None
    assert [(stage.weeks, stage.days[0]) for stage in program.stages] == [
        (2, ("foundation",)),
        (2, ("build",)),
        (8, ("strength",)),
    ]


def test_programs_are_no_sessions():
    """A program's file is not listed among the sessions, nor its schema."""
    assert not set(program_files()) & set(session_files())
    assert not list(Path(shipped_sessions()).glob("program*.toml"))
    assert json.dumps(program_schema())
